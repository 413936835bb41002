"""The text line by line with what hangs on it, ready for the page.

Higher floors put chips beside commitments without being known here: ``add_chip_source(chips)``,
called when the apps are ready. Whatever changes a chip touches the programme's scope.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, visible
from wirksam.programme.models import (
    EditorialNote,
    NoCommitment,
    Passage,
    PlainText,
    Programme,
    ProgrammeVersion,
    TextLine,
)
from wirksam.programme.queries.cards import Card, tally
from wirksam.programme.queries.held import cards_of
from wirksam.programme.queries.lines import LineView, elements_of, line_views
from wirksam.programme.queries.notes import note_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chip:
    """A short counted fact beside a commitment, the same for every reader."""

    label: str
    icon: str
    href: str


ChipSource = Callable[[ProgrammeVersion], Mapping[int, Chip]]
_chip_sources: dict[str, ChipSource] = {}


def add_chip_source(source: ChipSource) -> None:
    """Let a higher floor give chips by a commitment's key; the same function counts once."""
    _chip_sources[f"{source.__module__}.{source.__qualname__}"] = source


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of the edition; ``none_reason`` is set, even if empty, where it holds none."""

    passage: Passage
    lines: tuple[LineView, ...]
    cards: tuple[Card, ...]
    notes: tuple[EditorialNote, ...]
    plain: PlainText | None
    none_reason: str | None
    element: str = "p"
    hide_text: bool = False
    chips: Mapping[int, list[Chip]] = field(default_factory=dict)

    @property
    def entries(self) -> list[tuple[Card, list[Chip]]]:
        """Each commitment with its chips; where the text follows another, whence it comes first."""
        return [
            (card, [*_origin(card, self.passage), *self.chips.get(card.commitment.pk, [])])
            for card in self.cards
        ]

    @property
    def is_heading(self) -> bool:
        """It is a heading and holds no commitment by nature."""
        return self.passage.kind == "heading"

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
        return term_months(self.programme, self.today)


def term_months(programme: Programme, today: date) -> tuple[int, int]:
    """Months of the term that are over ``today``, and all of them."""
    start, end = programme.term_starts_on, programme.term_ends_on
    total = _months(start, end) + 1
    return max(0, min(total, _months(start, today))), total


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def other_versions(version: ProgrammeVersion) -> list[ProgrammeVersion]:
    """The other public texts of its programme, the newest first; one query."""
    return list(
        ProgrammeVersion.objects.filter(
            ProgrammeVersion.visible_to_all(), programme=version.programme_id
        )
        .exclude(pk=version.pk)
        .select_related("programme")
        .order_by("-number")
    )


def visible_versions(actor: Actor, action: str = "view") -> QuerySet[ProgrammeVersion]:
    """Versions with which this person may do ``action``."""
    return visible(actor, ProgrammeVersion, action).select_related("programme__unit")


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
    all_cards = cards_of(version, today=day)
    starting: dict[int, list[Card]] = defaultdict(list)
    for one in all_cards:
        starting[one.first_line].append(one)
    nones = list(NoCommitment.objects.filter(version=version))
    chips = _chips(version)
    passages = list(_passages(version))
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
                element=element,
                hide_text=plain_first and hasattr(passage, "plain"),
                chips=chips,
            )
            for passage, element in zip(passages, elements_of(passages), strict=True)
        ),
        cards=tuple(all_cards),
        today=day,
    )


def _origin(card: Card, passage: Passage) -> list[Chip]:
    """Since when it goes on, or that it is new; nothing in a text that follows none."""
    one = card.commitment
    if passage.version.follows_id is None:
        return []
    if card.place is None:
        return [Chip(_("put anew"), "edit", "") if one.replaces_id else Chip(_("new"), "plus", "")]
    since = one.version.resolved_on or one.version.programme.term_starts_on
    goes_on = Chip(_("goes on since %(year)s") % {"year": since.year}, "arrow_right", one.lines_url)
    return [goes_on, *([Chip(_("other words"), "edit", "")] if card.is_reworded else [])]


def _chips(version: ProgrammeVersion) -> Mapping[int, list[Chip]]:
    found: dict[int, list[Chip]] = defaultdict(list)
    for source in _chip_sources.values():
        for pk, chip in source(version).items():
            found[pk].append(chip)
    return found


def _passages(version: ProgrammeVersion) -> Iterator[Passage]:
    for passage in version.passages.select_related("plain"):
        passage.version = version
        yield passage


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
