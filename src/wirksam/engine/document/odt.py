"""ODT: paragraphs, headings, lists and tables of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .archive import open_archive
from .events import Events
from .notes import Notebook
from .paragraphs import Collector, label
from .refusals import refusal
from .rows import RowKind, Source

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SKIPPED = {
    "tracked-changes": "tracked-changes",
    "note": "footnote",
    "annotation": "comment-left-out",
}
_MOST_BLANKS = 100


def read_rows(data: bytes, notebook: Notebook, progress: Callable[[float], None]) -> Source:
    """The rows of the ODT file in ``data``; a paragraph's number counts as its source line."""
    with open_archive(data) as archive:
        manifest = _Manifest()
        if _MANIFEST in archive.names:
            archive.parse(_MANIFEST, manifest)
        if manifest.encrypted:
            raise refusal("encrypted")
        body = _Body(notebook)
        archive.parse(_CONTENT, body, progress)
    if body.comments:
        notebook.add(0, "comment-left-out", count=body.comments)
    return Source(body.collector.rows, lined=False)


class _Manifest(Events):
    encrypted = False

    def begin(self, tag: str, given: dict[str, str]) -> None:  # noqa: ARG002
        self.encrypted = self.encrypted or tag == "encryption-data"


@dataclass(slots=True)
class _List:
    style: str
    count: int = 0
    fresh: bool = False


class _Body(Events):
    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.collector = Collector(notebook)
        self.comments = 0
        self._notebook = notebook
        self._styles: dict[tuple[str, int], tuple[str, str]] = {}
        self._titles = {"Title"}
        self._style = ""
        self._lists: list[_List] = []
        self._open: list[tuple[list[str], RowKind, int]] = []
        self._skip = 0
        self._left_out: list[str] = []
        self._skipping = ""
        self._count = 0

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if self._skip:
            self._skip += 1
        elif tag in _SKIPPED:
            self._skip, self._skipping, self._left_out = 1, _SKIPPED[tag], []
        elif tag in {"p", "h"}:
            self._begin(tag, given)
        elif tag in {"list", "list-item", "table-row", "table-cell"}:
            self._structure(tag, given)
        elif self._open:
            self._inside(tag, given)
        else:
            self._define(tag, given)

    def _define(self, tag: str, given: dict[str, str]) -> None:
        """Styles stand before the text and say how lists are marked."""
        if tag == "list-style":
            self._style = given.get("name", "")
        elif tag in {"list-level-style-number", "list-level-style-bullet"}:
            level = given.get("level", "1")
            form = given.get("num-format", "1") if tag.endswith("number") else ""
            if level.isdecimal():
                self._styles[self._style, int(level)] = (form, given.get("num-suffix", "."))
        elif tag == "style" and given.get("parent-style-name") == "Title":
            self._titles.add(given.get("name", ""))

    def _structure(self, tag: str, given: dict[str, str]) -> None:
        if tag == "list":
            outer = self._lists[-1].style if self._lists else ""
            self._lists.append(_List(given.get("style-name", outer)))
        elif tag == "list-item" and self._lists:
            self._lists[-1].count += 1
            self._lists[-1].fresh = True
        elif tag == "table-row":
            self.collector.begin_row()
        elif tag == "table-cell":
            self.collector.begin_cell()

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        level = given.get("outline-level", "1")
        if tag == "h":
            self._open.append(([], "heading", min(int(level), 6) if level.isdecimal() else 1))
        elif given.get("style-name") in self._titles:
            self._open.append(([], "heading", 0))
        elif self._lists and self._lists[-1].fresh:
            self._lists[-1].fresh = False
            self._open.append(([self._mark()], "item", len(self._lists)))
        else:
            self._open.append(([], "", 0))

    def _mark(self) -> str:
        own = self._lists[-1]
        form, suffix = self._styles.get((own.style, len(self._lists)), ("", ""))
        return f"{label(form, own.count)}{suffix} " if form else "- "

    def _inside(self, tag: str, given: dict[str, str]) -> None:
        text = self._open[-1][0]
        if tag == "line-break":
            text.append("\n")
        elif tag == "tab":
            text.append(" ")
        elif tag == "s":
            count = given.get("c", "1")
            text.append(" " * (min(int(count[:4]), _MOST_BLANKS) if count.isdecimal() else 1))
        elif tag == "image":
            self._notebook.once(self._count + 1, "picture")
        elif tag == "text-box":
            self._notebook.once(self._count + 1, "text-box")

    def characters(self, content: str) -> None:
        if self._skip:
            if len(self._left_out) < _MOST_BLANKS:
                self._left_out.append(content[:200])
        elif self._open:
            self._open[-1][0].append(content.replace("\n", " "))

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            if not self._skip:
                self._note_skipped()
        elif tag in {"p", "h"} and self._open:
            self._count += 1
            parts, kind, level = self._open.pop()
            text = "".join(parts)
            if text.strip(" -\n"):
                self.collector.add(text, self._count, kind, level)
        elif tag == "list" and self._lists:
            self._lists.pop()
        elif tag == "table-row":
            self.collector.end_row()

    def _note_skipped(self) -> None:
        if self._skipping == "comment-left-out":
            self.comments += 1
        elif self._skipping == "footnote":
            text = " ".join("".join(self._left_out).split())
            self._notebook.add(self._count + 1, "footnote", text=text)
        else:
            self._notebook.once(self._count + 1, self._skipping)
