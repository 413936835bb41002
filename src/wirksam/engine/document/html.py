"""HTML: the words of a page and what they are; nothing that acts, loads or leads elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .html_tokens import Token, tokens
from .notes import Notebook
from .paragraphs import Collector, label
from .rows import Row, RowKind, Source

_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]{0,40})\s{0,5}=\s{0,5}[\"']?([^\"'<>\s]{0,200})")
_SPACE = re.compile(r"[^\S\ue002]+")
_BREAK = "\ue002"
_SKIPPED = frozenset({"head", "template", "noscript", "svg", "math", "nav", "form", "select",
                      "button", "object", "video", "audio", "canvas"})  # fmt: skip
_BLOCKS = frozenset({"p", "div", "section", "article", "main", "header", "footer", "aside",
                     "figure", "figcaption", "address", "dl", "dt", "dd", "hr", "pre", "table",
                     "body", "html", "details", "summary", "fieldset", "center"})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NUMBER_ATTRIBUTE = "data-line-number"
_DEEPEST = 6


@dataclass(slots=True)
class _List:
    form: str
    number: int


def read_rows(text: str, notebook: Notebook) -> Source:
    """The rows of the page ``text``."""
    page = _Page(notebook)
    for token in tokens(text):
        page.take(token)
    page.flush()
    return Source(page.collector.rows, lined=False)


class _Page:
    def __init__(self, notebook: Notebook) -> None:
        self.collector = Collector(notebook)
        self._notebook = notebook
        self._text: list[str] = []
        self._source = 0
        self._kind: RowKind = ""
        self._level = 0
        self._mark = ""
        self._printed: int | None = None
        self._joined = False
        self._lists: list[_List] = []
        self._quotes = self._skip = 0
        self._pre = False

    def take(self, token: Token) -> None:
        """One piece of the page."""
        name = token.name
        if not name:
            if not self._skip:
                self._add(token)
        elif name in _SKIPPED:
            self._skip = max(0, self._skip + (-1 if token.close else 1))
        elif not self._skip:
            if _NUMBER_ATTRIBUTE in token.attributes and not token.close:
                self._line_number(token)
            self._tag(token, name)

    def _add(self, token: Token) -> None:
        text = token.text.replace("\n", _BREAK) if self._pre else token.text
        if not self._source and text.strip():
            blank = len(token.text) - len(token.text.lstrip())
            self._source = token.line + token.text.count("\n", 0, blank)
        self._text.append(text)

    def _tag(self, token: Token, name: str) -> None:
        if name == "br":
            self._text.append(_BREAK)
        elif name in _HEADINGS:
            self._begin("" if token.close else "heading", _HEADINGS[name])
        elif name in {"ul", "ol"}:
            self._list(token, name)
        elif name == "li":
            self._item(token)
        elif name == "blockquote":
            self.flush()
            self._quotes = max(0, self._quotes + (-1 if token.close else 1))
            self._begin("quote" if self._quotes else "", self._quotes)
        elif name in {"tr", "td", "th"}:
            self._table(token, name)
        elif name in _BLOCKS:
            self._pre = (self._pre or name == "pre") and not (name == "pre" and token.close)
            self._block()
        elif name == "img":
            self._notebook.once(token.line, "picture")
        elif name == "a" and "href" in token.attributes.lower() and not token.close:
            self._notebook.once(token.line, "link")

    def _block(self) -> None:
        """A plain block; directly inside an item or a quote it is that item or quote."""
        if any(part.strip() for part in self._text):
            self._begin("quote" if self._quotes else "", self._quotes)

    def _begin(self, kind: RowKind, level: int) -> None:
        self.flush()
        self._kind, self._level = kind, level

    def _list(self, token: Token, name: str) -> None:
        self._begin("", 0)
        if token.close:
            if self._lists:
                self._lists.pop()
            return
        given = dict(_ATTRIBUTE.findall(token.attributes))
        start = given.get("start", "1")
        number = int(start[:6]) if start.isdecimal() else 1
        self._lists.append(_List(given.get("type", "1") if name == "ol" else "", number))

    def _item(self, token: Token) -> None:
        if token.close:
            self._begin("", 0)
            return
        self._begin("item", min(max(1, len(self._lists)), _DEEPEST))
        own = self._lists[-1] if self._lists else _List("", 1)
        self._mark = f"{label(own.form, own.number)}. " if own.form else "- "
        own.number += 1

    def _table(self, token: Token, name: str) -> None:
        self._begin("", 0)
        if name != "tr" and not token.close:
            self.collector.begin_cell()
        elif name == "tr" and token.close:
            self.collector.end_row()
        elif name == "tr":
            self.collector.begin_row()

    def _line_number(self, token: Token) -> None:
        """Motion systems put the printed number into an attribute where its line begins."""
        number = dict(_ATTRIBUTE.findall(token.attributes)).get(_NUMBER_ATTRIBUTE, "")
        if number.isdecimal() and len(number) < 6:  # noqa: PLR2004 (no text has so many lines)
            joined = self._printed is not None and any(part.strip() for part in self._text)
            kind, level = self._kind, self._level
            self.flush()
            self._kind, self._level = kind, level
            self._joined, self._printed = joined, int(number)

    def flush(self) -> None:
        """What has been gathered becomes a paragraph."""
        joined = "".join(self._text)
        self._text = []
        if self._printed is None:
            text = _SPACE.sub(" ", joined).replace(_BREAK, "\n")
        else:
            text = _SPACE.sub(" ", joined.replace(_BREAK, " "))
        if not text.strip():
            return
        before = len(self.collector.rows)
        self.collector.add(self._mark + text.strip(), self._source, self._kind, self._level)
        for row in self.collector.rows[before:]:
            self._settle(row)
        self._source, self._mark = 0, ""
        self._printed, self._joined = None, False
        self._kind, self._level = "", 0

    def _settle(self, row: Row) -> None:
        row.printed = self._printed
        if self._joined:
            row.gap = False
            row.kind = "heading" if row.kind == "heading" else ""
