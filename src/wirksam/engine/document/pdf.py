"""PDF with text: pages laid out again as lines, from where their words stand."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from itertools import pairwise

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from .characters import clean
from .model import UnreadableError
from .notes import Notebook
from .pdf_layout import Fragment, PrintedLine, lay_out, rank_headings
from .refusals import MAX_CHARACTERS, MAX_LINES, refusal
from .rows import Row, Source

Matrix = list[float]
MAX_PAGES = 1_000
_WIDE_GAP = 1.35
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_rows(data: bytes, notebook: Notebook, progress: Callable[[float], None]) -> Source:
    """The rows of the PDF in ``data``; source lines are counted through all pages.

    Raises UnreadableError: ``encrypted``, ``scanned-pdf``, ``too-long`` or ``damaged``.
    """
    try:
        pages = list(_pages(data, notebook, progress))
    except UnreadableError:
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise refusal("encrypted") from error
    except Exception as error:  # broken PDFs fail in ways that no list of errors covers
        raise refusal("damaged") from error
    if not any(pages):
        raise refusal("scanned-pdf")
    for number, page in enumerate(pages, 1):
        if not page:
            notebook.add(0, "page-without-text", page=number)
    return Source(_rows(pages, notebook))


def _pages(
    data: bytes, notebook: Notebook, progress: Callable[[float], None]
) -> Iterator[list[PrintedLine]]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise refusal("encrypted")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise refusal("too-long")
    characters = lines = 0
    for number, page in enumerate(reader.pages, 1):
        fragments = _fragments(page)
        characters += sum(len(fragment.text) for fragment in fragments)
        lines += len(fragments)
        if characters > MAX_CHARACTERS or lines > 5 * MAX_LINES:
            raise refusal("too-long")
        laid, columns = lay_out(fragments, float(page.mediabox.width or 1))
        if columns:
            notebook.add(0, "columns")
        yield laid
        progress(0.5 * number / count)


def _fragments(page: PageObject) -> list[Fragment]:
    out: list[Fragment] = []

    def visit(text: str, cm: Matrix, tm: Matrix, font: dict[str, object], size: float) -> None:
        if not text.strip():
            if text and out:
                out[-1].text += " "
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] * cm[3] or tm[1] * cm[2] or 1.0))
        name = str(font.get("/BaseFont", "")) if font else ""
        for place, part in enumerate(text.rstrip("\n").split("\n")):
            ended = " " if text.endswith("\n") else ""
            bold = "bold" in name.lower()
            out.append(Fragment(part + ended, x, y - place * height, height, bold, len(out)))

    page.extract_text(visitor_text=visit)
    return out


def _rows(pages: list[list[PrintedLine]], notebook: Notebook) -> list[Row]:
    levels = rank_headings([line for page in pages for line in page])
    leading = _leading(pages)
    rows: list[Row] = []
    source = 0
    for page in pages:
        above: PrintedLine | None = None
        for line in page:
            source += 1
            text = " ".join(clean(line.text, notebook).split())
            if not text:
                continue
            wide = above is not None and above.y - line.y > leading * _WIDE_GAP
            level = levels.get((line.size, line.bold), 0)
            rows.append(
                Row(
                    text,
                    source,
                    gap=wide or above is None,
                    page=above is None and bool(rows),
                    kind="heading" if level else "",
                    level=level,
                    indent=line.indent,
                )
            )
            above = line
    return rows


def _leading(pages: list[list[PrintedLine]]) -> float:
    """The distance between two lines of a paragraph, in points: one of the smaller ones."""
    distances = sorted(
        above.y - below.y for page in pages for above, below in pairwise(page) if above.y > below.y
    )
    return distances[len(distances) * 3 // 10] if distances else 0.0
