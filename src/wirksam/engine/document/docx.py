"""DOCX: paragraphs, headings, lists and tables of a WordprocessingML document."""

from __future__ import annotations

from collections.abc import Callable

from .archive import open_archive
from .docx_styles import Footnotes, Numbering, Styles
from .events import Events
from .notes import Notebook
from .paragraphs import Collector
from .rows import RowKind, Source

_DOCUMENT = "word/document.xml"
_SKIPPED = frozenset(
    {"moveFrom", "Fallback", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
     "trPrChange", "numberingChange"}
)  # fmt: skip
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
_BOX = "txbxContent"
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_rows(data: bytes, notebook: Notebook, progress: Callable[[float], None]) -> Source:
    """The rows of the DOCX file in ``data``; a paragraph's number counts as its source line."""
    with open_archive(data) as archive:
        styles, numbering, footnotes = Styles(), Numbering(), Footnotes()
        for name, part in (
            ("word/styles.xml", styles),
            ("word/numbering.xml", numbering),
            ("word/footnotes.xml", footnotes),
            ("word/endnotes.xml", footnotes),
        ):
            if name in archive.names:
                archive.parse(name, part)
        body = _Body(notebook, styles, numbering, footnotes)
        archive.parse(_DOCUMENT, body, progress)
    if body.comments:
        notebook.add(0, "comment-left-out", count=body.comments)
    return Source(body.collector.rows, lined=False)


class _Paragraph:
    """What is known of a paragraph while it is open."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.style = ""
        self.outline: int | None = None
        self.list_id = ""
        self.list_level: int | None = None
        self.mark_deleted = False


class _Body(Events):
    def __init__(
        self, notebook: Notebook, styles: Styles, numbering: Numbering, footnotes: Footnotes
    ) -> None:
        super().__init__()
        self.collector = Collector(notebook)
        self.comments = 0
        self._notebook = notebook
        self._styles, self._numbering, self._footnotes = styles, numbering, footnotes
        self._open: list[_Paragraph] = []
        self._carried: list[str] = []
        self._skip = self._properties = 0
        self._in_text = False
        self._count = 0

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag in _TRACKED:
            self._notebook.once(self._count + 1, "tracked-changes")
        if self._skip or tag in _SKIPPED:
            self._skip += 1
        elif tag == "p":
            self._open.append(_Paragraph())
        elif tag == "tr":
            self.collector.begin_row()
        elif tag == "tc":
            self.collector.begin_cell()
        elif tag == _BOX:
            self._notebook.once(self._count + 1, "text-box")
        elif self._open:
            self._inside(tag, given, self._open[-1])

    def _inside(self, tag: str, given: dict[str, str], paragraph: _Paragraph) -> None:
        if tag in {"pPr", "rPr"}:
            self._properties += 1
        elif self._properties:
            self._property(tag, given.get("val", ""), paragraph)
        elif tag == "t":
            self._in_text = True
        elif tag in _SIGNS:
            if given.get("type") == "page":
                self.collector.page = True
            paragraph.text.append(_SIGNS[tag])
        else:
            self._left_out(tag, given)

    def _left_out(self, tag: str, given: dict[str, str]) -> None:
        if tag in {"footnoteReference", "endnoteReference"}:
            shown = self._footnotes.text.get(given.get("id", ""), "…")
            self._notebook.add(self._count + 1, "footnote", text=shown)
        elif tag == "commentReference":
            self.comments += 1
        elif tag in {"drawing", "pict"}:
            self._notebook.once(self._count + 1, "picture")

    def _property(self, tag: str, val: str, paragraph: _Paragraph) -> None:
        if tag == "pStyle":
            paragraph.style = val
        elif tag == "outlineLvl" and val.isdecimal():
            paragraph.outline = int(val)
        elif tag == "ilvl" and val.isdecimal():
            paragraph.list_level = int(val)
        elif tag == "numId":
            paragraph.list_id = val
        elif tag == "del":
            paragraph.mark_deleted = True

    def characters(self, content: str) -> None:
        if self._in_text and not self._skip and self._open:
            self._open[-1].text.append(content)

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
        elif tag == "t":
            self._in_text = False
        elif tag in {"pPr", "rPr"} and self._properties:
            self._properties -= 1
        elif tag == "p" and self._open:
            self._close(self._open.pop())
        elif tag == "tr":
            self.collector.end_row()

    def _close(self, paragraph: _Paragraph) -> None:
        self._count += 1
        self._carried += paragraph.text
        if paragraph.mark_deleted:
            return
        text = "".join(self._carried)
        self._carried = []
        if not text.strip():
            return
        kind, level, mark = self._shape(paragraph)
        self.collector.add(mark + text.lstrip(), self._count, kind, level)

    def _shape(self, paragraph: _Paragraph) -> tuple[RowKind, int, str]:
        """Kind, level and the mark of a list that the program would show before the text."""
        style = self._styles.find(paragraph.style)
        outline = paragraph.outline if paragraph.outline is not None else style.outline
        list_id = paragraph.list_id or style.list_id
        depth = paragraph.list_level if paragraph.list_level is not None else style.list_level
        mark = self._numbering.mark(list_id, depth)
        if outline is not None and outline < 9:  # noqa: PLR2004 (nine stands for body text)
            return "heading", min(outline + 1, 6), "" if mark == "- " else mark
        return ("item", depth + 1, mark) if mark else ("", 0, "")
