"""The chain: what an entry's digest is made of, and where a chain is broken. Pure functions.

Each digest is the SHA-256 of the entry in canonical JSON, with the digest before it. Whoever
changes, inserts, swaps or takes away an entry must change every digest after it, and the head.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

START = "0" * 64
"""What stands before the first entry."""

_WORD = re.compile(r"[\w.:/+@=\N{EN DASH}-]{0,120}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """What is told about one deed."""

    recorded_at: datetime
    actor_key: str
    verb: str
    object_type: str
    object_key: str
    unit_key: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A link at its place in the chain."""

    sequence: int
    previous: str
    digest: str
    link: Link


def digest(sequence: int, previous: str, link: Link) -> str:
    """The digest of ``link`` as number ``sequence``, 64 hexadecimal digits."""
    told = asdict(link) | {
        "recorded_at": link.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "sequence": sequence,
        "previous": previous,
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def breaks(entries: Iterable[Sealed], head: tuple[int, str]) -> Iterator[str]:
    """Say where the chain is broken: the first broken place, and whether its end is missing.

    ``entries`` come in the order of their numbers; ``head`` is the number and digest that the last
    one had when it was added.
    """
    number, before = 0, START
    for entry in entries:
        if entry.sequence != number + 1:
            yield _gap(number + 1, entry.sequence)
            return
        if entry.previous != before:
            yield f"entry {entry.sequence}: does not follow the entry before it"
            return
        if entry.digest != digest(entry.sequence, entry.previous, entry.link):
            yield f"entry {entry.sequence}: was changed after it was written"
            return
        number, before = entry.sequence, entry.digest
    if number < head[0]:
        yield f"{_gap(number + 1, head[0] + 1)} at the end"
    elif (number, before) != head:
        yield f"entry {number}: the journal's head does not know it"


def _gap(first: int, after: int) -> str:
    missing = after - first
    if missing < 1:
        return f"entry {after}: stands there twice or out of order"
    return (
        f"entry {first} is missing"
        if missing == 1
        else f"entries {first} to {after - 1} are missing"
    )


def fit_for_journal(value: Any, path: str = "detail") -> Any:  # noqa: ANN401 (JSON of any shape)
    """``value`` as it may stand in the journal, or :class:`ValueError`.

    Numbers, truth values and words without blanks (keys, codes, digests): nothing anybody could
    have typed a name into. Fractions are refused, because databases write them differently.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        if not _WORD.fullmatch(value):
            raise ValueError(f"{path} is not a bare word; free text belongs into reason=")
        return str(value)
    if isinstance(value, Mapping):
        return {
            fit_for_journal(key, path): fit_for_journal(each, f"{path}.{key}")
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [fit_for_journal(each, path) for each in value]
    raise ValueError(f"{path} is {type(value).__name__}; numbers, keys and codes only")
