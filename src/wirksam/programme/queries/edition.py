"""The text line by line with what hangs on it, ready for the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirksam.foundation.access import Actor
from wirksam.programme.models import (
    EditorialNote,
    NoCommitment,
    Passage,
    PlainText,
    Programme,
    ProgrammeVersion,
    TextLine,
)
from wirksam.programme.queries.cards import Card, cards, public_commitments, tally
from wirksam.programme.queries.notes import note_text
from wirksam.programme.rules import glued

T = TypeVar("T")
AROUND = 3
MOST_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class LineView:
    """A line for the eye. ``glued``: the next one goes on without a blank."""

    number: int
    text: str
    marked: bool = False
    glued: bool = False


def line_views(
    passage: Passage, lines: Sequence[TextLine], marked: range = range(0)
) -> tuple[LineView, ...]:
    """The lines of a passage; those in ``marked`` stand out."""
    joins = glued(passage.text, [line.text for line in lines])
    return tuple(
        LineView(line.number, line.text, line.number in marked, joined)
        for line, joined in zip(lines, joins, strict=True)
    )


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of the edition; ``none_reason`` is set, even if empty, where it holds none."""

    passage: Passage
    lines: tuple[LineView, ...]
    cards: tuple[Card, ...]
    notes: tuple[EditorialNote, ...]
    plain: PlainText | None
    none_reason: str | None
    hide_text: bool = False

    @property
    def is_heading(self) -> bool:
        """It is a heading and holds no commitment by nature."""
        return self.passage.kind == "heading"

    @property
    def element(self) -> str:
        """The HTML element; the page's title is the only h1."""
        return f"h{min(4, max(2, self.passage.level))}" if self.is_heading else "p"

    @property
    def state(self) -> str:
        """bound: a commitment; none: deliberately none; plain: neither."""
        if self.cards:
            return "bound"
        return "plain" if self.none_reason is None else "none"

    @property
    def is_quote(self) -> bool:
        """It quotes somebody else."""
        return self.passage.kind == "quote"

    @property
    def note(self) -> str:
        """All remarks of the editors, as sentences."""
        return " ".join(note_text(note.code, note.message, note.values) for note in self.notes)


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole version: passages, counted facts, and how much of the term is over."""

    version: ProgrammeVersion
    passages: tuple[PassageView, ...]
    cards: tuple[Card, ...]
    today: date

    @property
    def programme(self) -> Programme:
        """The programme this is a version of."""
        return self.version.programme

    @property
    def headings(self) -> list[PassageView]:
        """For the table of contents."""
        return [view for view in self.passages if view.is_heading]

    @property
    def tally(self) -> list[tuple[str, int]]:
        """Commitments per status."""
        return tally(self.cards)

    @property
    def last_number(self) -> int:
        """The number of the last line."""
        return self.passages[-1].passage.last_line if self.passages else 0

    @property
    def months(self) -> tuple[int, int]:
        """Months of the term that are over, and all of them."""
        start, end = self.programme.term_starts_on, self.programme.term_ends_on
        total = _months(start, end) + 1
        return max(0, min(total, _months(start, self.today))), total


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def visible_versions(actor: Actor) -> QuerySet[ProgrammeVersion]:
    """Published versions for everyone; drafts for those who review them."""
    rule = ProgrammeVersion.visible_to_all()
    if actor.can("programme.review") or actor.can("programme.import"):
        rule = Q()
    return ProgrammeVersion.objects.filter(rule).select_related("programme__unit")


def edition(
    version: ProgrammeVersion, *, plain_first: bool = False, today: date | None = None
) -> Edition:
    """Everything the page shows; the number of queries does not depend on the text."""
    day = today or timezone.localdate()
    lines: dict[int, list[TextLine]] = defaultdict(list)
    for line in version.lines.all():
        lines[line.passage_id].append(line)
    notes: dict[int, list[EditorialNote]] = defaultdict(list)
    for note in version.notes.filter(line__gt=0):
        notes[note.line].append(note)
    all_cards = cards(public_commitments().filter(version=version), today=day)
    starting: dict[int, list[Card]] = defaultdict(list)
    for one in all_cards:
        starting[one.commitment.first_line].append(one)
    nones = list(NoCommitment.objects.filter(version=version))
    return Edition(
        version=version,
        passages=tuple(
            PassageView(
                passage=passage,
                lines=line_views(passage, lines[passage.pk]),
                cards=tuple(_within(starting, passage)),
                notes=tuple(_within(notes, passage)),
                plain=getattr(passage, "plain", None),
                none_reason=_none_reason(passage, nones),
                hide_text=plain_first and hasattr(passage, "plain"),
            )
            for passage in version.passages.select_related("plain")
        ),
        cards=tuple(all_cards),
        today=day,
    )


def _within(by_line: dict[int, list[T]], passage: Passage) -> list[T]:
    return [
        item
        for number in range(passage.first_line, passage.last_line + 1)
        for item in by_line.get(number, ())
    ]


def _none_reason(passage: Passage, nones: list[NoCommitment]) -> str | None:
    for none in nones:
        if none.first_line <= passage.first_line and passage.last_line <= none.last_line:
            return none.reason
    return None


@dataclass(frozen=True, slots=True)
class Citation:
    """Cited lines, with the passages they stand in around them."""

    version: ProgrammeVersion
    first: int
    last: int
    lines: tuple[LineView, ...]
    around: tuple[LineView, ...]
    cards: tuple[Card, ...]

    @property
    def label(self) -> str:
        """``160`` or ``160–164``."""
        if self.first == self.last:
            return str(self.first)
        return f"{self.first}\N{EN DASH}{self.last}"

    @property
    def quote(self) -> str:
        """The cited words as running text."""
        return "".join(line.text + ("" if line.glued else " ") for line in self.lines).strip()


def citation(version: ProgrammeVersion, first: int, last: int) -> Citation | None:
    """Lines ``first`` to ``last`` and what was promised in them; None where there are none such."""
    if not 0 < first <= last < MOST_LINES:
        return None
    around = tuple(lines_between(version, first - AROUND, last + AROUND, marked=(first, last)))
    cited = tuple(line for line in around if line.marked)
    if len(cited) != last - first + 1:
        return None
    touching = public_commitments().filter(
        version=version, first_line__lte=last, last_line__gte=first
    )
    return Citation(version, first, last, cited, around, tuple(cards(touching)))


def lines_between(
    version: ProgrammeVersion, first: int, last: int, *, marked: tuple[int, int]
) -> Iterator[LineView]:
    """Lines with their passages' joints; two queries."""
    passages = version.passages.filter(first_line__lte=last, last_line__gte=first)
    for passage in passages.prefetch_related("lines"):
        views = line_views(passage, list(passage.lines.all()), range(marked[0], marked[1] + 1))
        yield from (view for view in views if first <= view.number <= last)
