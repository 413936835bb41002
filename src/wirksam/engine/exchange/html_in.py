"""From a motion system's HTML to chunks of words: what each is, and what a change did to it.

One pass over the tokens, nothing is recursive; whatever acts, loads or leads elsewhere stays out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from wirksam.engine.document.characters import clean
from wirksam.engine.document.html_tokens import Token, tokens
from wirksam.engine.document.model import BlockKind
from wirksam.engine.document.notes import Notebook as Letters
from wirksam.engine.document.paragraphs import label

Fate = Literal["", "new", "gone"]

_ATTRIBUTE = re.compile(
    r"([a-zA-Z][\w:-]{0,40})\s{0,5}=\s{0,5}(?:\"([^\"]{0,300})\"|'([^']{0,300})')"
)
_SKIPPED = frozenset({"head", "template", "noscript", "svg", "math", "nav", "form", "select",
                      "button", "object", "video", "audio", "canvas"})  # fmt: skip
_BLOCKS = frozenset({"p", "div", "section", "article", "header", "footer", "figure", "pre", "hr",
                     "figcaption", "address", "dl", "dt", "dd", "table", "body",
                     "html"})  # fmt: skip
_SMALL = frozenset({"br", "img", "a", "b", "strong", "i", "em", "u", "s", "strike", "sub", "sup"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_COUNTED = _BLOCKS | _HEADINGS.keys() | {"ul", "ol", "li", "blockquote", "tr", "td", "th"}
_CLASSES = {"lowerAlpha": "a", "upperAlpha": "A", "decimalCircle": "()"}
_DEEPEST = 6
_MOST_CHANGES = 200
_SUMMARY = "lineSummary"


@dataclass(slots=True)
class Chunk:
    """A paragraph with its mark (``"- "``, ``"1. "``); ``parts`` are words and their fates.

    ``summary``: a heading that only says which lines follow. ``root`` counts, from 1, the blocks
    that stand in no other; each item of a list that does so is one.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    mark: str = ""
    parts: list[tuple[str, Fate]] = field(default_factory=list)
    summary: bool = False
    root: int = 0

    def text(self, leaving_out: Fate = "gone") -> str:
        """The words without those that ``leaving_out`` names; blanks as they are read."""
        told = "".join(words for words, fate in self.parts if fate != leaving_out)
        return tidy(told)


def tidy(text: str) -> str:
    """Runs of blanks become one; none around a line's end; no empty lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _List:
    form: str
    number: int


Heard = Callable[[str], None]


def chunks(html: str, heard: Heard = lambda _code: None) -> list[Chunk]:
    """All chunks that hold words. ``heard`` is told the codes of what was left out."""
    reader = _Reader(heard)
    text = clean(html, Letters())
    if text != html and len(text) < len(html):
        heard("characters")
    for token in tokens(text):
        reader.take(token)
    reader.flush()
    return reader.found


class _Reader:
    def __init__(self, heard: Heard) -> None:
        self.found: list[Chunk] = []
        self._heard = heard
        self._chunk = Chunk()
        self._lists: list[_List] = []
        self._fates: list[tuple[str, Fate]] = []
        self._quotes = self._skip = self._pre = self._cells = self._depth = 0
        self._roots = 0

    def take(self, token: Token) -> None:
        """One piece of HTML."""
        name = token.name
        if not name:
            if not self._skip:
                self._words(token.text)
        elif name in _SKIPPED:
            self._skip = max(0, self._skip + (-1 if token.close else 1))
        elif not self._skip:
            given = {} if token.close else _attributes(token.attributes)
            self._tag(name, given, close=token.close)

    def _words(self, text: str) -> None:
        told = text if self._pre else text.replace("\n", " ")
        if told:
            self._chunk.root = self._chunk.root or (self._roots if told.strip() else 0)
            self._chunk.parts.append((told, self._fate()))

    def _fate(self) -> Fate:
        return self._fates[-1][1] if self._fates else ""

    def _tag(self, name: str, given: dict[str, str], *, close: bool) -> None:
        if name in {"ins", "del"}:
            self._change(name, "new" if name == "ins" else "gone", close=close)
        elif name in _SMALL:
            self._small(name, given, close=close)
        elif name in _COUNTED:
            self._count(name, close=close)
            self._structure(name, given, close=close)
            self._whole(name, given, close=close)

    def _count(self, name: str, *, close: bool) -> None:
        """How deep we are, and how many blocks stood at the top so far."""
        if close:
            self._depth = max(0, self._depth - 1)
            return
        top = 1 if name == "li" and len(self._lists) == 1 else 0
        if self._depth == top and name not in {"ul", "ol"}:
            self._roots += 1
        self._depth += name != "hr"

    def _small(self, name: str, given: dict[str, str], *, close: bool) -> None:
        """What stands inside a paragraph."""
        if name == "br":
            self._chunk.parts.append(("\n", self._fate()))
        elif name == "img":
            self._heard("picture")
        elif name == "a":
            if "href" in given:
                self._heard("link")
        elif not close:
            self._heard("formatting")

    def _structure(self, name: str, given: dict[str, str], *, close: bool) -> None:
        if name in _HEADINGS:
            self._begin("paragraph" if close else "heading", 0 if close else _HEADINGS[name])
            self._chunk.summary = _SUMMARY in given.get("class", "")
        elif name in {"ul", "ol"}:
            self._list(name, given, close=close)
        elif name == "li":
            self._item(given, close=close)
        elif name == "blockquote":
            self.flush()
            self._quotes = max(0, self._quotes + (-1 if close else 1))
            self._plain()
        elif name in {"tr", "td", "th"}:
            self._table(name, close=close)
        elif name in _BLOCKS:
            self._pre = max(0, self._pre + (-1 if close else 1)) if name == "pre" else self._pre
            self._block()

    def _change(self, name: str, fate: Fate, *, close: bool) -> None:
        if not close:
            if len(self._fates) < _MOST_CHANGES:
                self._fates.append((name, fate))
        elif any(kept == name for kept, _ in self._fates):
            while self._fates.pop()[0] != name:
                pass

    def _whole(self, name: str, given: dict[str, str], *, close: bool) -> None:
        """A block that as a whole was put in or taken out says so by its class or its look."""
        if close:
            self._change(name, "", close=True)
            return
        look = f"{given.get('class', '')} {given.get('style', '')}"
        if "inserted" in look or "underline" in look:
            self._change(name, "new", close=False)
        elif "deleted" in look or "line-through" in look:
            self._change(name, "gone", close=False)
        elif self._fates:
            self._change(name, self._fate(), close=False)

    def _plain(self) -> None:
        self._begin("quote" if self._quotes else "paragraph", min(self._quotes, _DEEPEST))

    def _block(self) -> None:
        """A plain block; directly inside an item or a heading it is that item or heading."""
        if self._cells:
            self._words(" ")
        elif any(words.strip() for words, _ in self._chunk.parts) or not (
            self._chunk.mark or self._chunk.kind == "item"
        ):
            self._plain()

    def _begin(self, kind: BlockKind, level: int, mark: str = "") -> None:
        self.flush()
        self._chunk = Chunk(kind, level, mark)

    def _list(self, name: str, given: dict[str, str], *, close: bool) -> None:
        self._plain()
        if close:
            if self._lists:
                self._lists.pop()
            return
        form = given.get("type", "") if name == "ol" else ""
        for word in given.get("class", "").split():
            form = _CLASSES.get(word, form) if name == "ol" else form
        form = form if form in {"a", "A", "i", "I", "()"} else "1" if name == "ol" else ""
        self._lists.append(_List(form, _number(given.get("start", ""), 1)))

    def _item(self, given: dict[str, str], *, close: bool) -> None:
        if close:
            self._plain()
            return
        own = self._lists[-1] if self._lists else _List("", 1)
        own.number = _number(given.get("value", ""), own.number)
        mark = "- "
        if own.form == "()":
            mark = f"({own.number}) "
        elif own.form:
            mark = f"{label(own.form, own.number)}. "
        own.number += 1
        mark = given.get("data-mark", mark)
        self._begin("item", min(max(1, len(self._lists)), _DEEPEST), mark)

    def _table(self, name: str, *, close: bool) -> None:
        if name == "tr":
            self._plain()
            self._cells = 0
        elif not close:
            self._cells += 1
            if self._cells > 1:
                self._heard("table")
                self._words(" | ")

    def flush(self) -> None:
        """What has been gathered becomes a chunk."""
        if any(words.strip() for words, _ in self._chunk.parts):
            self.found.append(self._chunk)
        chunk = self._chunk
        self._chunk = Chunk(chunk.kind, chunk.level)
        if chunk.kind == "heading" or chunk.mark:
            self._chunk = Chunk()


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(text)}


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else otherwise  # noqa: PLR2004 (no list is longer)
