"""The file a backup is: a ZIP that any tool opens, whose last 64 bytes are its own digest.

The digest (SHA-256, hexadecimal) stands at the end of the archive's comment and covers every byte
before it. So any flipped, missing or added byte is found in one reading, before anything is
unpacked. The manifest says besides which entries there are, with size and digest of each.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any, Self

FORMAT = 1
MANIFEST = "manifest.json"
_MARK = b"wirksam-backup sha256 "
_DIGITS = 64
_CHUNK = 1 << 20


class DamagedError(Exception):
    """The file is not a whole backup. The message says what is wrong with it."""


class _Entry:
    """Counts and digests what passes through."""

    def __init__(self, sink: IO[bytes] | None = None) -> None:
        self._sink = sink
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        if self._sink is not None:
            self._sink.write(data)
        self._digest.update(data)
        self.size += len(data)

    def told(self) -> dict[str, Any]:
        return {"size": self.size, "sha256": self._digest.hexdigest()}


class Writer:
    """Writes a new backup; nothing stands at its place until it is whole.

    Raises :class:`FileExistsError` where something stands there already.
    """

    def __init__(self, path: Path) -> None:
        if path.exists():
            raise FileExistsError(path)
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self.manifest: dict[str, Any] = {"format": FORMAT, "entries": {}}

    def __enter__(self) -> Self:
        descriptor = os.open(self._part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
        self._file = os.fdopen(descriptor, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
                self._part.replace(self._path)
        finally:
            with suppress(ValueError, OSError):
                self._zip.close()
            self._file.close()
            self._part.unlink(missing_ok=True)

    @contextmanager
    def entry(self, name: str) -> Iterator[_Entry]:
        """A new entry to write to."""
        with self._zip.open(name, "w", force_zip64=True) as sink:
            entry = _Entry(sink)
            yield entry
        self.manifest["entries"][name] = entry.told()

    def _finish(self) -> None:
        self._zip.writestr(MANIFEST, json.dumps(self.manifest, ensure_ascii=False, indent=1))
        self._zip.comment = _MARK + b"0" * _DIGITS
        self._zip.close()
        self._file.flush()
        end = self._file.seek(0, os.SEEK_END) - _DIGITS
        self._file.seek(0)
        digest = _digest(self._file, end)
        self._file.seek(end)
        self._file.write(digest)
        self._file.flush()
        os.fsync(self._file.fileno())


def _digest(file: IO[bytes], end: int) -> bytes:
    digest = hashlib.sha256()
    while end > 0:
        chunk = file.read(min(_CHUNK, end))
        if not chunk:
            break
        digest.update(chunk)
        end -= len(chunk)
    return digest.hexdigest().encode("ascii")


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    """The archive and its manifest, once every byte has been checked.

    Raises :class:`DamagedError` before anything is given out.
    """
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END) - _DIGITS
        file.seek(0)
        told = _digest(file, end)
        if end <= len(_MARK) or file.read() != told:
            raise DamagedError("its digest does not fit: a byte was changed, added or lost")
        try:
            archive = zipfile.ZipFile(file)
            manifest = _checked(archive)
        except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
            raise DamagedError(f"it cannot be read: {error}") from error
        with archive:
            yield archive, manifest


def _checked(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise DamagedError(f"it has format {manifest['format']}, this version reads {FORMAT}")
    names = archive.namelist()
    entries = manifest["entries"]
    if len(names) != len(set(names)) or set(names) != {MANIFEST, *entries}:
        raise DamagedError("its list of contents does not fit its contents")
    for name, wanted in entries.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise DamagedError(f"it holds a path that leads outside: {name}")
        with archive.open(name) as source:
            entry = _Entry()
            while chunk := source.read(_CHUNK):
                entry.write(chunk)
        if entry.told() != wanted:
            raise DamagedError(f"{name} is not what the list of contents says")
    return manifest
