"""Why a source is refused, and what the person can do about it."""

from __future__ import annotations

from .model import UnreadableError

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 2_000_000
MAX_LINES = 100_000

REFUSALS = {
    "empty": "The file is empty. Choose the file again, or paste the text.",
    "binary": "This is not a text file. Upload TXT, Markdown, HTML, DOCX, ODT or a text PDF.",
    "unknown-format": "This kind of file ({kind}) is not read. Save it as DOCX, ODT, PDF or TXT.",
    "too-long": "The text is too long (at most 20 MB and 2 million characters). "
    "Upload only the motion itself, or divide the file.",
    "damaged": "The file is damaged or not what its name says. "
    "Open it in your text program, save it again and upload that.",
    "unsafe-archive": "The file unpacks to far more than a text needs and was not opened. "
    "Open it in your text program, save it again without pictures, or paste the text.",
    "unsafe-xml": "The file refers to outside content and was not opened. "
    "Open it in your text program and save it again, or paste the text.",
    "encrypted": "The file is protected by a password. Save it without a password and try again.",
    "old-office": "This is an old Word file (.doc) or one with a password. "
    "Open it in your text program and save it as DOCX or ODT without a password.",
    "scanned-pdf": "This PDF holds pictures of pages, no text. Ask for the original document, "
    "or run text recognition (OCR) over it and upload the result.",
    "no-text": "The file holds no text that could be read. Paste the text instead.",
    "no-such-motion": "The file holds {count} motions; there is no number {asked}.",
    "too-slow": "Reading the file took too long. Upload only the motion itself, as DOCX or TXT.",
    "too-much-memory": "Reading the file needs too much memory. "
    "Upload only the motion itself, as DOCX or TXT.",
    "reader-failed": "The file could not be read. Save it as DOCX or TXT, or paste the text.",
}


def refusal(code: str, **values: object) -> UnreadableError:
    """The error for ``code``, ready to be raised."""
    return UnreadableError(code, REFUSALS[code].format(**values))
