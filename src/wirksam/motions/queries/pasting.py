"""What people paste, made plain: Word's HTML, invisible characters, floods of marks.

Whatever is taken out is told in a sentence; words are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.engine.amend import BREAK, Paragraph, write_paragraph
from wirksam.engine.document import Document, Meta, Note, UnreadableError, read_text
from wirksam.engine.document.characters import clean
from wirksam.engine.document.detect import is_html
from wirksam.engine.document.html import read_rows
from wirksam.engine.document.model import BlockKind
from wirksam.engine.document.notes import Notebook
from wirksam.foundation.access import RefusedError
from wirksam.motions.rules import LONGEST_TEXT, MOST_PARAGRAPHS
from wirksam.programme.queries.notes import note_text, problem_text

_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_FLOOD = re.compile(f"({_MARK}{{4}}){_MARK}+")
_DEEP_ITEM = re.compile(r"((?:  ){1,5})(?:[-–—*+•] |\(?(?:\d{1,3}|[a-z])[.)] )")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\x0b\x0c]")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text as it was understood, what its head says of it, and what was done to it."""

    paragraphs: tuple[Paragraph, ...]
    meta: Meta
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Words fit to be stored, and what was taken out of them."""

    text: str
    notes: tuple[str, ...]


def read_pasted(text: str) -> Pasted:
    """Read a whole motion that was pasted: plain, Markdown or HTML.

    Raises RefusedError, which says what to do instead.
    """
    plain, notes = _without_floods(text)
    try:
        document = read_text(plain)
    except UnreadableError as problem:
        raise RefusedError(problem_text(problem.code, problem.message)) from problem
    paragraphs = paragraphs_in(document)
    check_length(paragraphs)
    return Pasted(paragraphs, document.meta, (*notes, *_told(document.notes)))


def paragraphs_in(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of a document that was read."""
    return tuple(Paragraph(one.kind, one.level, one.text) for one in document.blocks if one.text)


def cleaned(text: str) -> Cleaned:
    """What was typed or pasted into one paragraph; a blank line begins another (``BREAK``)."""
    plain, notes = _without_floods(text)
    notebook = Notebook()
    plain = _LINE_ENDS.sub("\n", plain)
    plain = _of_page(plain, notebook) if is_html(plain) else clean(plain, notebook)
    return Cleaned(_with_breaks(plain), (*notes, *_told(notebook.finish())))


def _of_page(text: str, notebook: Notebook) -> str:
    """The words of HTML; the first paragraph goes on as what it is pasted into."""
    try:
        rows = read_rows(text, notebook).rows
    except UnreadableError as problem:
        raise RefusedError(problem_text(problem.code, problem.message)) from problem
    parts: list[str] = []
    for row in rows:
        if parts and not row.gap:
            parts[-1] += f"\n{row.text}"
        elif parts and row.kind in {"heading", "item", "quote"}:
            kind = cast(BlockKind, row.kind)
            parts.append(write_paragraph(Paragraph(kind, max(row.level, 1), row.text)))
        else:
            parts.append(row.text)
    return BREAK.join(parts)


def cleaned_line(text: str) -> str:
    """A title or a name: one line, no invisible characters."""
    return " ".join(cleaned(text).text.replace(BREAK, " ").split())


def check_length(paragraphs: Sequence[Paragraph]) -> None:
    """Refuse a text without words, and one that nobody could read before an assembly."""
    if not any(one.text.strip() for one in paragraphs):
        raise RefusedError(_("Write the text first."))
    size = sum(len(one.text) for one in paragraphs)
    if size > LONGEST_TEXT or len(paragraphs) > MOST_PARAGRAPHS:
        raise RefusedError(
            _(
                "The text is too long: %(size)s characters. At most %(most)s fit, that is about"
                " 200 pages. Hand in the parts as motions of their own."
            )
            % {"size": size, "most": LONGEST_TEXT}
        )


def _without_floods(text: str) -> tuple[str, tuple[str, ...]]:
    plain = _FLOOD.sub(r"\1", text.replace("\0", ""))
    gone = len(text) - len(plain)
    if not gone:
        return plain, ()
    told = ngettext(
        "%(count)s mark on top of other characters was taken out.",
        "%(count)s marks on top of other characters were taken out.",
        gone,
    )
    return plain, (told % {"count": gone},)


def _with_breaks(text: str) -> str:
    """Blank lines become ``BREAK``; blanks at the ends of lines go."""
    parts: list[list[str]] = [[]]
    for line in text.replace(BREAK, "\n\n").split("\n"):
        words = line.strip()
        if words:
            parts[-1].append(words if parts[-1] else _depth(line) + words)
        elif parts[-1]:
            parts.append([])
    return BREAK.join("\n".join(part) for part in parts if part)


def _depth(line: str) -> str:
    """The blanks that say how deep an item stands."""
    found = _DEEP_ITEM.match(line)
    return found[1] if found else ""


def _told(notes: Sequence[Note]) -> list[str]:
    return [note_text(one.code, one.message, dict(one.values)) for one in notes]
