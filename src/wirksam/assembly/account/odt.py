"""The sheet as an OpenDocument text: real headings, tables with heads, lists.

The same sheet gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirksam.assembly.account.sheet import Sheet, SheetItem, SheetPart
from wirksam.foundation.print import OdtHead, odt_file
from wirksam.foundation.print.odt_parts import bullets, facts, grid, heading, paragraph

_COLUMNS = {"narrow": "1.6cm", "wide": "10.5cm", "side": "4.9cm"}
_SIGNS = {
    "not_started": "\N{WHITE CIRCLE}",
    "in_progress": "\N{FISHEYE}",
    "running": "\N{BULLSEYE}",
    "partly": "\N{CIRCLE WITH LOWER HALF BLACK}",
    "reported_done": "\N{CHECK MARK}",
    "confirmed_done": "\N{HEAVY CHECK MARK}",
    "deferred": "\N{CIRCLE WITH VERTICAL FILL}",
    "dropped": "\N{WHITE SQUARE CONTAINING BLACK SMALL SQUARE}",
}


def odt(sheet: Sheet) -> bytes:
    """The whole file."""
    head = OdtHead(sheet.title, sheet.author, sheet.made_at, sheet.lang)
    return odt_file(head, _body(sheet), columns=_COLUMNS)


def _body(sheet: Sheet) -> Iterator[str]:
    if sheet.draft:
        yield paragraph(sheet.draft)
    yield paragraph(sheet.overline)
    yield heading(1, sheet.title)
    yield from facts(sheet.facts)
    yield from map(paragraph, sheet.foreword)
    yield heading(2, sheet.tally.title)
    rows = [(f"{_SIGNS[row.sign]} {row.word}", row.count) for row in sheet.tally.rows]
    yield grid("tally", ("wide", "side"), sheet.tally.head, rows)
    yield paragraph(sheet.tally.note)
    yield heading(2, sheet.items.title)
    for item in sheet.items.all:
        yield from _item(sheet, item)
    yield heading(2, sheet.text.title)
    yield paragraph(sheet.text.note)
    for number, part in enumerate(sheet.text.parts, start=1):
        yield from _part(sheet, part, number)
    yield heading(2, sheet.check.title)
    yield from map(paragraph, sheet.check.texts)
    yield paragraph(sheet.check.digest)


def _item(sheet: Sheet, item: SheetItem) -> Iterator[str]:
    yield heading(3, item.heading)
    stand = f"{_SIGNS[item.sign]} {item.word}"
    yield paragraph(" \N{MIDDLE DOT} ".join((stand, *item.flags)))
    yield from facts(item.facts)
    yield paragraph(item.quote, "Quotations")
    if item.entries:
        yield heading(4, sheet.items.entries)
        yield bullets(
            [
                paragraph(entry.head)
                + "".join(paragraph(": ".join(filter(None, part))) for part in entry.parts)
                for entry in item.entries
            ]
        )
    else:
        yield paragraph(sheet.items.none)
    if item.statement:
        yield heading(4, sheet.items.statement)
        yield from map(paragraph, item.statement)


def _part(sheet: Sheet, part: SheetPart, number: int) -> Iterator[str]:
    if part.heading:
        yield heading(3, part.heading)
    rows = [
        (
            str(line.number),
            line.text,
            ", ".join(f"{_SIGNS[chip.sign]} {chip.word}" for chip in line.chips),
        )
        for line in part.rows
    ]
    if rows:
        yield grid(f"lines{number}", ("narrow", "wide", "side"), sheet.text.head, rows)
