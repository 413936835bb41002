"""From bytes to characters, without trusting what the file says about itself."""

from __future__ import annotations

import codecs
import re

from .notes import Notebook
from .refusals import refusal

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
_GERMAN = "äöüßÄÖÜ„“–’"
_MOJIBAKE = re.compile("Ã[¤¶¼Ÿ„–œ\u0178\u201e\u2013\u0153]|â€[žœ“\u201c\u017e\u0153]")
_CONTROLS = bytes({*range(9), *range(14, 32)} - {27})
_SAMPLE = 100_000
_MOST_CONTROLS = 0.002


def decode(data: bytes, notebook: Notebook) -> str:
    """The text in ``data``; anything guessed is noted.

    Raises UnreadableError ``binary`` where the bytes are no text at all.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                return _lossy(data, name, notebook)
    wide = _wide_encoding(data)
    if wide:
        notebook.add(0, "encoding-guessed", encoding=wide.upper())
        return _lossy(data, wide, notebook)
    if _looks_binary(data):
        raise refusal("binary")
    try:
        return _repaired(data.decode("utf-8"), notebook)
    except UnicodeDecodeError:
        return _eight_bit(data, notebook)


def _lossy(data: bytes, name: str, notebook: Notebook) -> str:
    text = data.decode(name, errors="replace")
    lost = text.count("\ufffd")
    if lost > len(text) // 20:
        raise refusal("binary")
    if lost:
        notebook.add(0, "characters-replaced", count=lost)
    return text


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark: nearly every other byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:  # noqa: PLR2004 (nothing to be seen in one character)
        return ""
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(1, len(sample) * _MOST_CONTROLS)


def _eight_bit(data: bytes, notebook: Notebook) -> str:
    best, name = "", ""
    for candidate in _EIGHT_BIT:
        text = data.decode(candidate, errors="replace")
        if not name or _german(text) > _german(best):
            best, name = text, candidate
    notebook.add(0, "encoding-guessed", encoding=name)
    lost = best.count("\ufffd")
    if lost > max(2, len(best) // 20):
        raise refusal("binary")
    if lost:
        notebook.add(0, "characters-replaced", count=lost)
    return best


def _german(text: str) -> int:
    return sum(text.count(char) for char in _GERMAN)


def _repaired(text: str, notebook: Notebook) -> str:
    """Undo UTF-8 that was once read as cp1252 and saved again."""
    found = _MOJIBAKE.search(text)
    if not found:
        return text
    try:
        repaired = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        notebook.add(text.count("\n", 0, found.start()) + 1, "mojibake")
        return text
    notebook.add(0, "mojibake-repaired")
    return repaired
