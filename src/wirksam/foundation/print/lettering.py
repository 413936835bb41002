"""What people typed, made fit for print: only letters that can be set, no word without an end."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

BOX = "\N{WHITE SQUARE}"
_BREAK = "\N{ZERO WIDTH SPACE}"
_LONGEST = 28
_END_OF_LATIN = 0x180
_LONG_WORD = re.compile(rf"[^\s{_BREAK}]{{{_LONGEST},}}")
_FONTS = Path(__file__).with_name("fonts")


def storable(text: str) -> str:
    """``text`` without what not every database and file keeps: controls, lone surrogates."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter
        for letter in plain
        if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}
    )


def printable(text: str) -> str:
    """``text`` without invisible signs; letters that no typeface has become an empty box.

    Line ends stay. Long words (addresses) get places to break at.
    """
    known = _known()
    kept = "".join(
        letter if letter == "\n" or ord(letter) in known else _instead(letter)
        for letter in unicodedata.normalize("NFC", text)
        if letter in "\n\t" or unicodedata.category(letter)[0] != "C"
    )
    return _LONG_WORD.sub(_broken, kept)


def _instead(letter: str) -> str:
    return " " if letter.isspace() else BOX


def _broken(word: re.Match[str]) -> str:
    text = re.sub(r"([/\-_.=&?#])", rf"\1{_BREAK}", word[0])
    parts = text.split(_BREAK)
    return _BREAK.join(
        _BREAK.join(part[at : at + _LONGEST] for at in range(0, max(len(part), 1), _LONGEST))
        for part in parts
    )


def plainest(told: Any) -> Any:  # noqa: ANN401 (values as of JSON)
    """The same values with Latin letters and common signs only: these can be set in any company.

    Letters of other scripts may fail to join with marks that were never meant for them.
    """
    if isinstance(told, str):
        return "".join(letter if ord(letter) in _plain() else BOX for letter in told)
    if isinstance(told, dict):
        return {key: plainest(value) for key, value in told.items()}
    return [plainest(one) for one in told] if isinstance(told, list | tuple) else told


@cache
def _plain() -> frozenset[int]:
    signs = {ord(sign) for sign in f"\n{_BREAK}{BOX}\N{EURO SIGN}"}
    common = range(0x2010, 0x2045)
    return frozenset(one for one in _known() if one < _END_OF_LATIN or one in common) | signs


@cache
def _known() -> frozenset[int]:
    """The code points that can be set."""
    found: set[int] = set()
    for row in (_FONTS / "coverage.txt").read_text(encoding="ascii").split():
        first, last = row.split("-")
        found.update(range(int(first, 16), int(last, 16) + 1))
    return frozenset(found)
