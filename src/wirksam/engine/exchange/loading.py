"""JSON from strangers: limited in size, depth and numbers, and asked for values, never trusted."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from wirksam.engine.document.characters import clean
from wirksam.engine.document.notes import Notebook as Letters

from .bundle import ExchangeError

MAX_BYTES = 30_000_000
MAX_ENTRIES = 2_000
MAX_UNPACKED = 60_000_000
_MAX_RATIO = 200
_LONGEST_NUMBER = 18
_ENCRYPTED = 0x1

REFUSALS = {
    "empty": "The file is empty. Choose the file again.",
    "too-long": "The file is too large (at most 30 MB). Take over fewer motions at a time.",
    "not-json": "This is no JSON file. In Antragsgrün save the answer of the REST interface, "
    "in OpenSlides export the meeting.",
    "too-deep": "The file is nested deeper than any motion system writes it. It was not read.",
    "unknown": "This is neither Antragsgrün's REST JSON nor an OpenSlides meeting.",
    "damaged": "The archive is damaged. Pack the files again.",
    "unsafe-archive": "The archive unpacks to far more than motions need and was not opened.",
    "nothing": "The file holds no motion that could be read.",
    "text-too-long": "A text in the file is longer than 2 million characters and was not read.",
    "too-slow": "Reading the file took too long. Take over fewer motions at a time.",
    "too-much-memory": "Reading the file needs too much memory. Take over fewer motions at a time.",
    "reader-failed": "The file could not be read.",
}


def refusal(code: str) -> ExchangeError:
    """The error for ``code``, ready to be raised."""
    return ExchangeError(code, REFUSALS[code])


def documents(data: bytes) -> Iterator[tuple[str, Any]]:
    """The JSON values in ``data`` with their names: a file, or all ``.json`` files of an archive.

    Raises :class:`ExchangeError`.
    """
    if not data.strip():
        raise refusal("empty")
    if len(data) > MAX_BYTES:
        raise refusal("too-long")
    if data[:4] == b"PK\x03\x04":
        yield from _unpacked(data)
    else:
        yield "", parse(data)


def parse(data: bytes) -> Any:  # noqa: ANN401 (JSON of any shape)
    """One JSON value. Raises :class:`ExchangeError` for anything else."""
    try:
        return json.loads(data, parse_int=_whole, parse_float=_number, parse_constant=_nothing)
    except RecursionError as error:
        raise refusal("too-deep") from error
    except (ValueError, UnicodeError) as error:
        raise refusal("not-json") from error


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _number(digits: str) -> float | None:
    return float(digits) if len(digits) <= 2 * _LONGEST_NUMBER else None


def _nothing(_name: str) -> None:
    return None


def _unpacked(data: bytes) -> Iterator[tuple[str, Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if (
                len(entries) > MAX_ENTRIES
                or unpacked > MAX_UNPACKED
                or unpacked > _MAX_RATIO * max(len(data), 1)
                or any(entry.flag_bits & _ENCRYPTED for entry in entries)
            ):
                raise refusal("unsafe-archive")
            for entry in sorted(entries, key=lambda one: one.filename):
                if entry.filename.lower().endswith(".json"):
                    yield entry.filename, parse(archive.read(entry))
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError,
    ) as error:  # fmt: skip
        raise refusal("damaged") from error


def words(value: object, longest: int = 2_000_000) -> str:
    """A text, cleaned of what looks like nothing; empty for anything else.

    Raises :class:`ExchangeError` for one that no motion system would hold.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    if len(value) > longest:
        raise refusal("text-too-long")
    return clean(value, Letters())


def line(value: object, longest: int = 300) -> str:
    """As ``words``, on one line and not longer than ``longest``."""
    return " ".join(words(value).split())[:longest].strip()


def number(value: object) -> int | None:
    """A whole number from 0, also one written as a text."""
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        value = int(value) if len(value) <= _LONGEST_NUMBER else None
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if good and isinstance(value, int) else None


def code(value: object) -> int | None:
    """A whole number that stands for something, also one below 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def key(value: object) -> str:
    """What names a thing in a file: a number or a short word; empty for anything else."""
    whole = number(value)
    return str(whole) if whole is not None else line(value, 60) if isinstance(value, str) else ""


def table(value: object) -> dict[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def day(value: object) -> date | None:
    """A day in ISO form, or the day of a moment."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """A moment in ISO form or in seconds since 1970, with its time zone."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        if found is not None and found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        return found.astimezone(UTC) if found else None
    except (ValueError, OverflowError, OSError):
        return None
