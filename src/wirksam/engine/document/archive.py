"""The ZIP archives that DOCX and ODT files are, opened without trust."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from .refusals import refusal

MAX_ENTRIES = 1_000
MAX_UNPACKED = 50_000_000
MAX_RATIO = 100
_SMALL = 100_000
_ENCRYPTED = 0x1
_CHUNK = 65_536
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, LookupError,
    SAXException,
)  # fmt: skip


class Archive:
    """The XML parts of one archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def parse(
        self, name: str, handler: ContentHandler, progress: Callable[[float], None] | None = None
    ) -> None:
        """Send the part ``name`` through ``handler``, piece by piece and with namespaces.

        Raises UnreadableError ``unsafe-xml`` for a document type or entity of its own.
        """
        parser = create_parser(forbid_dtd=True)
        parser.setFeature(feature_namespaces, True)
        parser.setContentHandler(handler)
        size = max(1, self._archive.getinfo(name).file_size)
        done = 0
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    parser.feed(chunk)
                    done += len(chunk)
                    if progress:
                        progress(0.5 * min(1.0, done / size))
            parser.close()
        except DefusedXmlException as error:
            raise refusal("unsafe-xml") from error


@contextmanager
def open_archive(data: bytes) -> Iterator[Archive]:
    """The archive in ``data``, refused before unpacking if it would grow beyond reason.

    Raises UnreadableError: ``unsafe-archive``, ``encrypted`` or ``damaged``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist())
            yield Archive(archive)
    except _BROKEN as error:
        raise refusal("damaged") from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or (unpacked > _SMALL and unpacked > MAX_RATIO * max(1, packed))
    ):
        raise refusal("unsafe-archive")
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or entry.filename.startswith("/"):
            raise refusal("unsafe-archive")
        big = entry.file_size > _SMALL
        if big and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise refusal("unsafe-archive")
        if entry.flag_bits & _ENCRYPTED:
            raise refusal("encrypted")
