"""A text as it is typed: one field per paragraph, or one for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wirksam.engine.amend import BREAK, Paragraph, read_paragraph, write_paragraph
from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.diff import Edit, apply_edits
from wirksam.engine.document.detect import is_html
from wirksam.motions.models import Amendment, MotionVersion
from wirksam.motions.queries.amending import base_of
from wirksam.motions.queries.amendment import ChangedParagraph
from wirksam.motions.queries.changes import ChangedLine, changed_lines
from wirksam.motions.queries.pasting import cleaned, read_pasted
from wirksam.motions.queries.reading import edits_of
from wirksam.motions.queries.signs import lines_label
from wirksam.motions.queries.texts import lines_of

MOST_FIELDS = 300
"""Paragraphs shown for typing at once; of longer texts only those around the chosen lines."""

_AROUND = 30
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_PER_ROW = 62


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph of the text an amendment is about."""

    position: int
    kind: str
    level: int
    text: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]

    @property
    def element_class(self) -> str:
        """How its words are set."""
        return f"write-h{min(4, max(2, self.level))}" if self.kind == "heading" else "write-p"

    @property
    def label(self) -> str:
        """Its lines."""
        return lines_label(self.numbers[0], self.numbers[-1]) if self.numbers else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with the field in which it is changed."""

    base: Typed
    text: str
    lines: tuple[ChangedLine, ...]
    is_changed: bool
    is_open: bool

    @property
    def rows(self) -> int:
        """Rows of the field where browsers do not fit it to its words."""
        return 1 + len(self.text) // _PER_ROW + self.text.count("\n")


def base_paragraphs(version: MotionVersion, parent: Amendment | None = None) -> list[Typed]:
    """What can be changed, with printed lines where it has some; one query."""
    if parent is not None:
        return [
            Typed(at, one.kind, one.level, one.text, (), (0,))
            for at, one in enumerate(base_of(version, parent))
        ]
    return [
        Typed(
            row.position,
            row.kind,
            row.level,
            row.text,
            tuple(line.number for line in lines_of(row)),
            tuple(row.breaks) or (0,),
        )
        for row in version.wording.paragraphs.all()
    ]


def field_text(text: str) -> str:
    """Words as a field shows them: blank lines between paragraphs."""
    return text.replace(BREAK, "\n\n").strip("\n")


def typed_texts(base: Iterable[Typed], posted: Mapping[str, str]) -> dict[int, str]:
    """What somebody typed that differs from the text, by position of the paragraph."""
    found = {}
    for one in base:
        typed = posted.get(f"p{one.position}")
        if typed is not None:
            plain = typed.replace("\r\n", "\n")
            if plain.strip() != field_text(one.text).strip():
                found[one.position] = plain
    return found


def stored_texts(amendment: Amendment, base: Sequence[Typed]) -> dict[int, str]:
    """The fields of an amendment that was kept before."""
    texts = {one.position: one.text for one in base}
    return {
        at: field_text(apply_edits(texts[at], edits))
        for at, edits in edits_of(amendment.changes).items()
        if at in texts
    }


def edits_for(base: Sequence[Typed], texts: Mapping[int, str]) -> dict[int, tuple[Edit, ...]]:
    """What typed words would change, exactly as it would be kept."""
    paragraphs = [Paragraph(one.kind, one.level, one.text) for one in base]  # type: ignore[arg-type]  # kinds as stored
    wanted = {at: cleaned(text).text for at, text in texts.items()}
    wish = Wish.rewriting("", paragraphs, wanted)
    return {at: tuple(edits) for at, edits in wish.edits.items()}


def parts(
    base: Sequence[Typed], texts: Mapping[int, str], near: tuple[int, int] = (0, 0)
) -> list[Part]:
    """All paragraphs with their fields; those in the lines ``near`` and the changed ones open."""
    edits = edits_for(base, texts)
    return [
        Part(
            one,
            texts.get(one.position, field_text(one.text)),
            lines_with(one, edits.get(one.position, ())),
            one.position in edits,
            one.position in texts or _touches(one, near),
        )
        for one in _window(base, texts, near)
    ]


def changed_parts(base: Sequence[Typed], texts: Mapping[int, str]) -> list[ChangedParagraph]:
    """Only what changes, for looking at it before it is handed in."""
    edits = edits_for(base, texts)
    return [
        ChangedParagraph(
            one.label,
            f"h{min(4, max(2, one.level))}" if one.kind == "heading" else "p",
            lines_with(one, edits[one.position]),
        )
        for one in base
        if one.position in edits
    ]


def lines_with(one: Typed, edits: Iterable[Edit]) -> tuple[ChangedLine, ...]:
    """The printed lines of a paragraph with its changes."""
    return tuple(changed_lines(one.text, edits, one.numbers, one.starts))


def _touches(one: Typed, near: tuple[int, int]) -> bool:
    return bool(one.numbers) and one.numbers[0] <= near[1] and near[0] <= one.numbers[-1]


def _window(
    base: Sequence[Typed], texts: Mapping[int, str], near: tuple[int, int]
) -> Sequence[Typed]:
    if len(base) <= MOST_FIELDS:
        return base
    middle = next((at for at, one in enumerate(base) if _touches(one, near)), 0)
    shown = range(middle - _AROUND, middle + _AROUND + 1)
    return [one for at, one in enumerate(base) if at in shown or one.position in texts]


def written(paragraphs: Iterable[Paragraph]) -> str:
    """A whole text for one field; :func:`read_written` is the way back."""
    return "\n\n".join(write_paragraph(one) for one in paragraphs)


def read_written(text: str) -> tuple[Paragraph, ...]:
    """A text as it stands in one field: blank lines part paragraphs, signs say their kind.

    Raises RefusedError for pasted HTML that cannot be read.
    """
    plain = text.replace("\r\n", "\n")
    if is_html(plain, ""):
        return read_pasted(plain).paragraphs
    found = (part.strip("\n") for part in _BLANK_LINE.split(plain))
    return tuple(read_paragraph(part.rstrip()) for part in found if part.strip())
