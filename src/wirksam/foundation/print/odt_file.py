"""An OpenDocument text around a body of parts: real headings, language, title.

Written by hand with the standard library; the same parts give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

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


@dataclass(frozen=True, slots=True)
class OdtHead:
    """What the file says about itself; ``made_at`` is ISO 8601."""

    title: str
    author: str
    made_at: str
    lang: str


def odt_file(
    head: OdtHead, body: Iterable[str], *, columns: Mapping[str, str], styles: str = ""
) -> bytes:
    """The whole file. ``body`` are parts (``odt_parts``), already escaped.

    ``columns`` are the widths of table columns by the name of their style; ``styles`` are further
    styles (XML).
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        _add(archive, "mimetype", _TYPE, zipfile.ZIP_STORED)
        _add(archive, "META-INF/manifest.xml", _manifest())
        _add(archive, "meta.xml", _meta(head))
        _add(archive, "styles.xml", _styles(head.lang, styles))
        _add(archive, "content.xml", _content(body, columns))
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


def _meta(head: OdtHead) -> str:
    return (
        f'{_HEAD}<office:document-meta {_SPACES} {_DC} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(head.title)}</dc:title><dc:creator>{escape(head.author)}</dc:creator>"
        f"<dc:date>{escape(head.made_at)}</dc:date><dc:language>{escape(head.lang)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _styles(lang: str, more: str) -> str:
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
        f"{more}</office:styles></office:document-styles>"
    )


def _content(body: Iterable[str], columns: Mapping[str, str]) -> str:
    widths = "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for name, width in columns.items()
    )
    return (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{widths}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )
