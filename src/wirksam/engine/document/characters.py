"""Characters that look like nothing or like others: blanks, hyphens, ligatures, marks."""

from __future__ import annotations

import re
import unicodedata

from .notes import Notebook

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<=[\\s!-\u024f])[\u200c\u200d]"
)
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_OTHER_HYPHENS = {0x2010: "-", 0x2011: "-", 0xF0B7: "•", 0xF0A7: "•"}
_JOINING = frozenset({"Mn", "Me", "Cf"})
_FIRST_MARK = "\u02ff"


def clean(text: str, notebook: Notebook) -> str:
    """The same text in plain characters, its line feeds untouched; changes are noted."""
    if text.isascii() and not _INVISIBLE.search(text):
        return text
    text = _SURROGATES.sub("\ufffd", text)
    for pattern, code, plain in (
        (_INVISIBLE, "invisible-characters", ""),
        (_BLANKS, "special-blanks", " "),
    ):
        first = pattern.search(text)
        if first:
            line = text.count("\n", 0, first.start()) + 1
            text, count = pattern.subn(plain, text)
            notebook.add(line, code, count=count)
    first = _LIGATURES.search(text)
    if first:
        line = text.count("\n", 0, first.start()) + 1
        text, count = _LIGATURES.subn(lambda m: unicodedata.normalize("NFKC", m[0]), text)
        notebook.add(line, "ligatures", count=count)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        notebook.add(0, "normalised")
    return text.translate(_OTHER_HYPHENS)


def plain(text: str, most: int | None = None) -> str:
    """Words as typed, without signs nobody sees and blanks around them, cut after ``most``."""
    return clean(text, Notebook()).strip()[:most]


def clean_words(text: str) -> str:
    """Text as people type it: composed letters, single blanks, no invisible signs.

    Marks that turn the direction of writing are taken out: they can make one name look like
    another. Letters of every script stay.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = (sign for sign in composed if unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"})
    return re.sub(r"\s+", " ", "".join(" " if sign.isspace() else sign for sign in kept)).strip()


def has_joining_marks(text: str) -> bool:
    """Whether any character of ``text`` takes no width of its own."""
    if text.isascii():
        return False
    return any(is_joining(char) for char in set(text))


def is_joining(char: str) -> bool:
    """Whether ``char`` joins the one before it and so counts nothing."""
    return char > _FIRST_MARK and unicodedata.category(char) in _JOINING


def visible_length(text: str) -> int:
    """Characters of ``text`` as a reader counts them."""
    if text.isascii() or not has_joining_marks(text):
        return len(text)
    return sum(not is_joining(char) for char in text)
