"""The sheet as an OpenDocument text: real headings, tables with heads, lists, language, title.

Written by hand with the standard library; the same sheet gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from wirksam.assembly.account.odt_parts import bullets, facts, grid, heading, paragraph
from wirksam.assembly.account.sheet import Sheet, SheetItem, SheetPart

_TYPE = "application/vnd.oasis.opendocument.text"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
    for name, rest in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("manifest", "manifest"),
    )
)  # fmt: skip
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SIZES = {1: "24pt", 2: "16pt", 3: "12.5pt", 4: "11pt"}
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
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        _add(archive, "mimetype", _TYPE, zipfile.ZIP_STORED)
        _add(archive, "META-INF/manifest.xml", _manifest())
        _add(archive, "meta.xml", _meta(sheet))
        _add(archive, "styles.xml", _styles(sheet.lang))
        _add(archive, "content.xml", _content(sheet))
    return kept.getvalue()


def _add(
    archive: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED
) -> None:
    told = zipfile.ZipInfo(name, _MOMENT)
    told.compress_type = method
    archive.writestr(told, text.encode())


def _manifest() -> str:
    names = {"/": _TYPE} | dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in names.items()
    )
    return f'{_HEAD}<manifest:manifest {_SPACES} manifest:version="1.3">{rows}</manifest:manifest>'


def _meta(sheet: Sheet) -> str:
    return (
        f'{_HEAD}<office:document-meta {_SPACES} {_DC} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(sheet.title)}</dc:title><dc:creator>{escape(sheet.author)}</dc:creator>"
        f"<dc:date>{escape(sheet.made_at)}</dc:date><dc:language>{escape(sheet.lang)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _styles(lang: str) -> str:
    country = "DE" if lang == "de" else "none"
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}"'
        ' style:family="paragraph" style:parent-style-name="Standard"'
        ' style:next-style-name="Standard" style:class="text"'
        f' style:default-outline-level="{level}"><style:paragraph-properties'
        ' fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{size}"/></style:style>'
        for level, size in _SIZES.items()
    )
    return (
        f'{_HEAD}<office:document-styles {_SPACES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties'
        f' fo:language={quoteattr(lang)} fo:country="{country}" fo:font-size="11pt"/>'
        '</style:default-style><style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.15cm"/></style:style>'
        f"{headings}"
        '<style:style style:name="Quotations" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.8cm"/>'
        '</style:style><style:style style:name="Table_20_Heading" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/>'
        '</style:style><style:style style:name="Strong" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        "</office:styles></office:document-styles>"
    )


def _content(sheet: Sheet) -> str:
    return (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{_COLUMNS}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(_body(sheet))}</office:text></office:body>"
        "</office:document-content>"
    )


_COLUMNS = "".join(
    f'<style:style style:name="{name}" style:family="table-column">'
    f'<style:table-column-properties style:column-width="{width}"/></style:style>'
    for name, width in (("narrow", "1.6cm"), ("wide", "10.5cm"), ("side", "4.9cm"))
)


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
