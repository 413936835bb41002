"""What kind of file this is, told by its content and not by its name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from .refusals import refusal

Kind = Literal["docx", "odt", "pdf", "text"]
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_REFUSED = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"PK\x05\x06", "ZIP"),
)
_HTML = re.compile(
    r"(?i)<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|ul|ol|table|section|article|main|meta)\b"
)
_HTML_SKIP = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>|<!--(?:(?!-->).){0,2000}-->)", re.DOTALL)
_CLOSING = re.compile(r"(?i)</(?:p|div|h[1-6]|li|body)\s*>")
_HTML_WITHIN = 4096


def detect(data: bytes, name: str = "") -> Kind:
    """The kind of ``data``; UnreadableError where it is empty or of no kind we read."""
    if not data.strip():
        raise refusal("empty")
    if data.startswith(_ZIP):
        return _zipped(data)
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_OLE):
        raise refusal("old-office")
    for beginning, kind in _REFUSED:
        if data.startswith(beginning):
            raise refusal("unknown-format", kind=kind)
    if name.lower().endswith((".docx", ".odt", ".pdf")) and b"\0" in data[:_PDF_WITHIN]:
        raise refusal("damaged")
    return "text"


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise refusal("damaged") from error
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    raise refusal("unknown-format", kind="ZIP")


def is_html(text: str, name: str = "") -> bool:
    """Whether ``text`` is a page or a piece of one, not prose that mentions a tag."""
    head = text[:_HTML_WITHIN].lstrip()
    while skipped := _HTML_SKIP.match(head):
        head = head[skipped.end() :].lstrip()
    if _HTML.match(head):
        return True
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    return named and (_HTML.search(head) or _CLOSING.search(head)) is not None
