"""The text as a strip: which passages move and which are silent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.models import Contribution
from wirksam.activities.queries.contributions import COUNTED, counts_of_version
from wirksam.foundation.i18n.days import day
from wirksam.insight.queries.words import LEVEL_WORDS, said_of
from wirksam.insight.rules import MOVING_DAYS, Level, level_of, together
from wirksam.programme.models import Passage, ProgrammeVersion
from wirksam.programme.queries.cards import Card
from wirksam.programme.queries.held import held_by


@dataclass(frozen=True, slots=True)
class Cell:
    """One passage: its lines, how much it moves, and from what one knows."""

    first: int
    last: int
    level: Level
    codes: tuple[str, ...]
    heard: date | None
    activities: int
    url: str

    @property
    def lines(self) -> str:
        """Its lines as cited."""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def word(self) -> str:
        """How much it moves, in words."""
        return str(LEVEL_WORDS[self.level])

    @property
    def words(self) -> str:
        """What a screen reader says of it."""
        said = ngettext(
            "Line %(lines)s: %(word)s", "Lines %(lines)s: %(word)s", self.last - self.first + 1
        ) % {"lines": self.lines, "word": self.word}
        if self.heard is None:
            return said
        return _("%(said)s, last report %(day)s") % {"said": said, "day": day(self.heard)}

    @property
    def drawn(self) -> tuple[str, str, str]:
        """As the component wants it."""
        return (self.level, self.words, self.url)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the text with the passages below it."""

    title: str
    cells: tuple[Cell, ...]

    @property
    def drawn(self) -> list[tuple[str, str, str]]:
        """As the component wants it."""
        return [cell.drawn for cell in self.cells]


@dataclass(frozen=True)
class Strip:
    """The whole text."""

    sections: tuple[Section, ...]

    @cached_property
    def lines(self) -> Counter[str]:
        """Lines per level."""
        found: Counter[str] = Counter()
        for section in self.sections:
            for cell in section.cells:
                found[cell.level] += cell.last - cell.first + 1
        return found

    @property
    def rows(self) -> list[tuple[str, Cell]]:
        """The passages that hold a commitment, each with its heading."""
        return [
            (section.title, cell)
            for section in self.sections
            for cell in section.cells
            if cell.level != "none"
        ]

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        """Every sign with its words."""
        return [(level, str(words), "") for level, words in LEVEL_WORDS.items()]

    @property
    def sentence(self) -> str:
        """Everything the strip shows, in words and lines."""
        lines = self.lines
        held = sum(number for level, number in lines.items() if level != "none")
        if not held:
            return _("No line of this text holds a commitment yet.")
        parts = [text % {"number": lines[level]} for level, text in said_of(lines) if lines[level]]
        return ngettext(
            "%(number)d line holds a commitment: %(parts)s.",
            "%(number)d lines hold commitments: %(parts)s.",
            held,
        ) % {"number": held, "parts": ", ".join(parts)}


def strip_of(version: ProgrammeVersion, listed: Sequence[Card], today: date) -> Strip:
    """The strip of a text whose cards are there already; three queries."""
    active = _last_activities(version, today)
    counts = counts_of_version(version)
    starting: dict[int, list[Card]] = defaultdict(list)
    for card in listed:
        for number in range(card.first_line, card.last_line + 1):
            starting[number].append(card)
    sections: list[tuple[str, list[Cell]]] = [("", [])]
    for passage in version.passages.order_by("position"):
        if passage.kind == "heading":
            sections.append((passage.text, []))
        else:
            held = _held_by(passage, starting)
            sections[-1][1].append(_cell(version, passage, held, active, counts, today))
    return Strip(tuple(Section(title, tuple(cells)) for title, cells in sections if cells))


def _held_by(passage: Passage, starting: dict[int, list[Card]]) -> list[Card]:
    numbers = range(passage.first_line, passage.last_line + 1)
    found = {card.commitment.pk: card for number in numbers for card in starting.get(number, ())}
    return list(found.values())


def _cell(  # noqa: PLR0913, PLR0917 (one row of six facts)
    version: ProgrammeVersion,
    passage: Passage,
    held: list[Card],
    active: dict[int, date],
    counts: dict[int, int],
    today: date,
) -> Cell:
    heard = [card.standing.last_heard for card in held if card.standing.last_heard]
    levels = [
        level_of(
            card.standing.state, card.standing.last_heard, active.get(card.commitment.pk), today
        )
        for card in held
    ]
    return Cell(
        first=passage.first_line,
        last=passage.last_line,
        level=together(levels),
        codes=tuple(card.commitment.code or "" for card in held),
        heard=max(heard, default=None),
        activities=sum(counts.get(card.commitment.pk, 0) for card in held),
        url=version.lines_url(passage.first_line, passage.last_line),
    )


def _last_activities(version: ProgrammeVersion, today: date) -> dict[int, date]:
    """The newest day, not far ahead, on which a public activity served each commitment."""
    zone = timezone.get_default_timezone()
    horizon = datetime.combine(today + timedelta(days=MOVING_DAYS), datetime.max.time(), zone)
    rows = (
        Contribution.objects.filter(
            COUNTED,
            ended_at=None,
            commitment__in=held_by(version),
            activity__starts_at__lte=horizon,
        )
        .order_by()
        .values_list("commitment")
        .annotate(last=Max("activity__starts_at"))
        .values_list("commitment", "last")
    )
    return {pk: timezone.localdate(last, zone) for pk, last in rows}
