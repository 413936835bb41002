"""Parts of an OpenDocument text: headings, paragraphs, lists and tables with heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape


def facts(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A paragraph for each label and its value; texts are escaped here, as in all parts."""
    for label, value in pairs:
        strong = f'<text:span text:style-name="Strong">{_text(label)}:</text:span> '
        yield f'<text:p text:style-name="Standard">{strong}{_text(value)}</text:p>'


def heading(level: int, text: str) -> str:
    """A heading; ``level`` counts from 1."""
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_text(text)}</text:h>'


def paragraph(text: str, style: str = "Standard") -> str:
    """A paragraph; nothing for an empty text."""
    return f'<text:p text:style-name="{style}">{_text(text)}</text:p>' if text else ""


def rich_text(text: str, style: str = "") -> str:
    """Words, in the named text style where there is one."""
    return (
        f'<text:span text:style-name="{style}">{_text(text)}</text:span>' if style else _text(text)
    )


def rich_paragraph(told: str, style: str = "Standard") -> str:
    """A paragraph of words that ``rich_text`` made."""
    return f'<text:p text:style-name="{style}">{told}</text:p>'


def bullets(items: Iterable[str]) -> str:
    """A list; ``items`` are paragraphs made here, not plain texts."""
    told = "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
    return f"<text:list>{told}</text:list>"


def grid(
    name: str, columns: Iterable[str], head: Iterable[str], rows: Iterable[tuple[str, ...]]
) -> str:
    """A table whose first row is repeated on each page; ``columns`` are names of styles."""
    return rich_grid(name, columns, head, (tuple(map(_text, row)) for row in rows))


def rich_grid(
    name: str,
    columns: Iterable[str],
    head: Iterable[str] | None,
    rows: Iterable[tuple[str, ...]],
) -> str:
    """As ``grid``, with cells that ``rich_text`` made, and perhaps without a head."""
    widths = "".join(f'<table:table-column table:style-name="{one}"/>' for one in columns)
    named = [_cell(_text(word), "Table_20_Heading") for word in head or ()]
    first = f"<table:table-header-rows>{_row(named)}</table:table-header-rows>" if named else ""
    rest = "".join(_row(_cell(text) for text in row) for row in rows)
    return f'<table:table table:name="{name}">{widths}{first}{rest}</table:table>'


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(told: str, style: str = "Standard") -> str:
    inside = rich_paragraph(told, style)
    return f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<text:line-break/>")
