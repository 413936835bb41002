"""The few marks that Markdown and plain text share: headings, quotes, tables, emphasis."""

from __future__ import annotations

import html
import re

from .notes import Notebook
from .rows import Row

_MARKDOWN_SIGN = re.compile(r"(?m)^\s{0,3}#{1,6}\s|\\[*_#\[\]]|\*\*\w")
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?<=##)(?=\w))(.*)")
_HEADING_END = re.compile(r"\s#+$")
_RULE = re.compile(r"(?:[-*_=~][ \t]*){3,}")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})")
_TABLE_ROW = re.compile(r"\|.*\|")
_TABLE_RULE = re.compile(r"[|:\- \t]+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]{1,300})(?<=\S)\1(?![\w*_])")
_STRONG_UNDERSCORE = re.compile(r"(?<!\w)__(?=\S)([^_]{1,300})(?<=\S)__(?!\w)")
_LINK = re.compile(r"(!?)\[([^\[\]]{0,500})\]\([^()\s]{0,1000}(?:\s\"[^\"]{0,200}\")?\)")
_BREAK_TAG = re.compile(r"(?i)<br\s{0,3}/?>")
_PLAIN_TAG = re.compile(r"(?i)</?(?:b|i|u|em|strong|s|del|ins|sub|sup|small|span)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,12});")
_HELD_STAR, _HELD_LINE = "\ue000", "\ue001"


def is_markdown(text: str, name: str) -> bool:
    """Whether escapes and emphasis in ``text`` are meant as markup."""
    return is_markdown_name(name) or _MARKDOWN_SIGN.search(text) is not None


def is_markdown_name(name: str) -> bool:
    """Whether a file of this name promises Markdown."""
    return name.lower().endswith((".md", ".markdown", ".mdown"))


def read_marks(rows: list[Row], notebook: Notebook, *, markdown: bool) -> list[Row]:
    """Understand the marks of every row; rows that are nothing but marks go."""
    kept: list[Row] = []
    gap = False
    for index, row in enumerate(rows):
        if _RULE.fullmatch(row.text):
            if not (row.gap or gap) and _UNDERLINE.fullmatch(row.text) and _underlines(rows, index):
                kept[-1].kind, kept[-1].level = "heading", 1 if row.text[0] == "=" else 2
            gap = True
            continue
        row.gap, gap = row.gap or gap, False
        if _TABLE_ROW.fullmatch(row.text):
            notebook.once(row.source, "table")
            if _TABLE_RULE.fullmatch(row.text):
                continue
            cells = [cell.strip() for cell in row.text.strip("|").split("|")]
            row.kind, row.text = "row", " | ".join(cell for cell in cells if cell)
        read_mark(row)
        if markdown:
            _plain(row, notebook)
        if row.text:
            kept.append(row)
    return kept


def _underlines(rows: list[Row], index: int) -> bool:
    """A rule right below a line that stands alone makes it a heading."""
    if not index or rows[index - 1].kind:
        return False
    above = rows[index - 1]
    return (above.gap or index == 1) and len(above.text) <= 2 * len(rows[index].text) + 10


def read_mark(row: Row) -> None:
    """Take the mark of a heading or a quote off the beginning of ``row``."""
    if row.text.startswith("#"):
        found = _HEADING.fullmatch(row.text)
        if found:
            row.kind, row.level = "heading", len(found[1])
            row.text = _HEADING_END.sub("", found[2]) if found[2].endswith("#") else found[2]
            row.text = row.text.strip()
    elif row.text.startswith(">"):
        depth = len(row.text) - len(row.text.lstrip("> "))
        row.level = max(1, row.text[:depth].count(">"))
        row.kind, row.text = "quote", row.text[depth:]


def _plain(row: Row, notebook: Notebook) -> None:
    """Take Markdown's inline marks out of ``row``; a gender star is none."""
    text = row.text
    if text.endswith("\\"):
        row.forced, text = True, text[:-1].rstrip()
    if "<" in text:
        found = _BREAK_TAG.search(text)
        if found and found.end() == len(text):
            row.forced, text = True, text[: found.start()].rstrip()
        text = _PLAIN_TAG.sub("", _BREAK_TAG.sub(" ", text))
    if "](" in text:
        found = _LINK.search(text)
        if found:
            notebook.add(row.source, "picture" if found[1] else "link")
            text = _LINK.sub(lambda m: "" if m[1] else m[2], text)
    if "*" in text or "_" in text:
        text = text.replace("\\*", _HELD_STAR).replace("\\_", _HELD_LINE)
        text = _STRONG_UNDERSCORE.sub(r"\1", text.replace("**", ""))
        text = _EMPHASIS.sub(r"\2", text)
        text = text.replace(_HELD_STAR, "*").replace(_HELD_LINE, "_")
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
    row.text = text.strip()
