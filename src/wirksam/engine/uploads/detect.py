"""What kind of upload this is, told by its content. The name only parts tables from prose."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from wirksam.engine.uploads.model import (
    CSV,
    DOCX,
    JPEG,
    ODS,
    ODT,
    PDF,
    PNG,
    TXT,
    WEBP,
    XLSX,
    Kind,
    NotTakenError,
)

_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
_OTHER_PICTURES = (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"\xff\x0a")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")
_MARKUP = re.compile(r"<(?:script|svg|html|!doctype|\?xml|\?php|iframe|body|head)\b", re.IGNORECASE)
_MARKUP_WITHIN = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_PROSE_NAMES = ("", ".txt", ".text", ".md")
_OFFICE_TYPES = (
    (b"wordprocessingml.document.main+xml", DOCX),
    (b"spreadsheetml.sheet.main+xml", XLSX),
)
_ODF_TYPES = {ODT.media_type.encode(): ODT, ODS.media_type.encode(): ODS}
_MAX_ENTRIES = 5_000
_MAX_LABEL = 1_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
           LookupError, RuntimeError)  # fmt: skip


def detect(data: bytes, name: str = "") -> Kind:
    """The kind of ``data``. Raises NotTakenError for everything that is not on the list."""
    if not data.strip():
        raise NotTakenError("empty")
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    _refuse_known(data)
    return _text(data, name)


def _refuse_known(data: bytes) -> None:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise NotTakenError("heic")
    if data.startswith(_OTHER_PICTURES):
        raise NotTakenError("other-picture")
    if data.startswith(_OLD_OFFICE):
        raise NotTakenError("old-office")
    if data.startswith(_ARCHIVES):
        raise NotTakenError("archive")
    if data.startswith((b"#!", b"MZ", b"\x7fELF")):
        raise NotTakenError("program")


def _pdf(data: bytes) -> Kind:
    if b"startxref" not in data:
        raise NotTakenError("damaged")
    return PDF


def _office(data: bytes) -> Kind:
    """Only names and the label of the archive are read; nothing else is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MAX_ENTRIES:
                raise NotTakenError("unknown")
            kind = _labelled(archive, set(names))
    except _BROKEN as error:
        raise NotTakenError("damaged") from error
    if kind is None:
        raise NotTakenError("archive")
    if any(name.startswith(("Basic/", "Scripts/")) or "vbaProject" in name for name in names):
        raise NotTakenError("macros")
    return kind


def _labelled(archive: zipfile.ZipFile, names: set[str]) -> Kind | None:
    if "mimetype" in names:
        return _ODF_TYPES.get(_label(archive, "mimetype").strip())
    if "[Content_Types].xml" in names:
        label = _label(archive, "[Content_Types].xml")
        if b"macroEnabled" in label:
            raise NotTakenError("macros")
        return next((kind for words, kind in _OFFICE_TYPES if words in label), None)
    return None


def _label(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MAX_LABEL)


def _text(data: bytes, name: str) -> Kind:
    text = _decoded(data)
    if text.lstrip().startswith("<") or _MARKUP.search(text[:_MARKUP_WITHIN]):
        raise NotTakenError("markup")
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending == CSV.ending:
        return CSV
    if ending not in _PROSE_NAMES:
        raise NotTakenError("unknown")
    return TXT


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise NotTakenError("unknown")
