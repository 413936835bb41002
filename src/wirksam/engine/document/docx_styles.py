"""What a DOCX file keeps beside its text: styles, the numbering of lists, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .events import Events
from .paragraphs import label

_HEADING = re.compile(r"(?i)(?:heading|überschrift) ?([1-9])")
_TITLE = re.compile(r"(?i)(?:title|titel)")
_LEVEL = re.compile(r"%([1-9])")
_FORMATS = {
    "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
_DEEPEST = 20
_MOST_LEVELS = 9


@dataclass(slots=True)
class Style:
    """A paragraph style. ``outline``: 0 for the highest heading, -1 for the title."""

    outline: int | None = None
    list_id: str = ""
    list_level: int = 0
    based_on: str = ""


class Styles(Events):
    """The paragraph styles by their id."""

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, Style] = {}
        self._style: Style | None = None

    def begin(self, tag: str, given: dict[str, str]) -> None:
        val = given.get("val", "")
        if tag == "style":
            self._style = self._styles.setdefault(given.get("styleId", ""), Style())
        elif self._style is None:
            return
        elif tag == "name":
            found = _HEADING.fullmatch(val)
            if found:
                self._style.outline = int(found[1]) - 1
            elif _TITLE.fullmatch(val):
                self._style.outline = -1
        elif tag == "basedOn":
            self._style.based_on = val
        elif tag == "outlineLvl" and val.isdecimal():
            self._style.outline = int(val)
        elif tag == "numId":
            self._style.list_id = val
        elif tag == "ilvl" and val.isdecimal():
            self._style.list_level = int(val)

    def end(self, tag: str) -> None:
        if tag == "style":
            self._style = None

    def find(self, style_id: str) -> Style:
        """The style with what it inherits."""
        merged = Style()
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                break
            if merged.outline is None:
                merged.outline = style.outline
            if not merged.list_id and style.list_id:
                merged.list_id, merged.list_level = style.list_id, style.list_level
            style_id = style.based_on
        return merged


@dataclass(slots=True)
class _Level:
    form: str = ""
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _Count:
    values: Counter[int] = field(default_factory=Counter)


class Numbering(Events):
    """The marks before list paragraphs, counted as the text goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counts: dict[str, _Count] = {}
        self._abstract = self._number = ""
        self._level: _Level | None = None

    def begin(self, tag: str, given: dict[str, str]) -> None:
        val = given.get("val", "")
        if tag == "abstractNum":
            self._abstract = given.get("abstractNumId", "")
        elif tag == "num":
            self._number = given.get("numId", "")
        elif tag == "abstractNumId":
            self._abstract_of[self._number] = val
        elif tag == "lvl" and given.get("ilvl", "").isdecimal():
            levels = self._levels.setdefault(self._abstract, {})
            self._level = levels.setdefault(int(given.get("ilvl", "")), _Level())
        elif self._level is None:
            return
        elif tag == "numFmt":
            self._level.form = val
        elif tag == "lvlText":
            self._level.text = val
        elif tag == "start" and val.isdecimal():
            self._level.start = int(val[:6])

    def end(self, tag: str) -> None:
        if tag == "lvl":
            self._level = None

    def mark(self, list_id: str, depth: int) -> str:
        """What stands before the next paragraph of this list, with a blank; nothing for no list."""
        if not list_id or list_id == "0" or depth >= _MOST_LEVELS:
            return ""
        levels = self._levels.get(self._abstract_of.get(list_id, ""), {})
        level = levels.get(depth)
        if level is None or level.form in {"", "bullet"}:
            return "- "
        if level.form == "none":
            return ""
        counts = self._counts.setdefault(list_id, _Count()).values
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            own = levels.get(at, _Level())
            return label(_FORMATS.get(own.form, "1"), counts.get(at, own.start))

        return _LEVEL.sub(shown, level.text[:40]).strip() + " "


class Footnotes(Events):
    """The texts of footnotes and endnotes by their id."""

    def __init__(self) -> None:
        super().__init__()
        self.text: dict[str, str] = {}
        self._id = ""
        self._in_text = False

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag in {"footnote", "endnote"}:
            self._id = given.get("id", "")
        self._in_text = tag == "t"

    def end(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False

    def characters(self, content: str) -> None:
        if self._in_text:
            self.text[self._id] = (self.text.get(self._id, "") + content)[:500]
