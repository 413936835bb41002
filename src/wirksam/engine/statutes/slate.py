"""A slate: the seats of a body, whom somebody proposes for them, and by when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR, MOST_MONTHS = 1900, 2200, 600
_NEARLY_MIDNIGHT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The first and the last day of a term."""

    begins_on: date
    ends_on: date

    def __post_init__(self) -> None:
        _plausible(self.begins_on, self.ends_on)
        if self.ends_on < self.begins_on:
            raise ValueError("a term cannot end before it begins")


@dataclass(frozen=True, slots=True)
class PastTerm:
    """Who held a single seat in an earlier term (an opaque key), and was it filled as reserved."""

    person: str
    reserved: bool


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats of one kind in the body; ``reserved`` and ``opened`` as in :class:`SeatGroup`.

    ``past`` are the terms of a single seat, the oldest first; those in which nobody held it are
    left out.
    """

    name: str
    seats: int
    reserved: int = 0
    opened: int = 0
    past: tuple[PastTerm, ...] = ()

    def __post_init__(self) -> None:
        most = 1 if self.seats == 1 else self.reserved  # a single one may be reserved by its turn
        if not 0 <= self.reserved <= self.seats or not 0 <= self.opened <= most:
            raise ValueError(f"{self.name}: reserved and opened seats must be among the seats")


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody on the slate, under an opaque key, for a seat of the group named ``group``.

    ``declared`` says that a reserved seat is theirs. ``term`` is their own where it is not that of
    the slate. ``offices`` are codes of other offices they hold then; ``earlier`` their terms in the
    office they are proposed for; ``reads`` applications for this slate.
    """

    key: str
    group: str
    declared: bool = False
    term: Term | None = None
    offices: frozenset[str] = frozenset()
    earlier: tuple[Term, ...] = ()
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Days of a slate as far as they are known. ``call_closes_on`` is its last whole day."""

    call_opened_on: date | None = None
    call_closes_on: date | None = None
    published_on: date | None = None
    assembly_on: date | None = None

    def __post_init__(self) -> None:
        told = (self.call_opened_on, self.call_closes_on, self.published_on, self.assembly_on)
        _plausible(*(day for day in told if day is not None))
        opened, closes = self.call_opened_on, self.call_closes_on
        if opened and closes and closes < opened:
            raise ValueError("a call cannot close before it opens")


@dataclass(frozen=True, slots=True)
class Slate:
    """Everything about a proposal that statutes speak of. Contradictions are refused.

    ``term`` holds for all on it, ``months`` is how long is planned; either may be unknown. A
    ``delegation`` has as many votes as seats.
    """

    groups: tuple[Seats, ...]
    people: tuple[Proposed, ...] = ()
    term: Term | None = None
    months: int | None = None
    dates: Dates = field(default_factory=Dates)
    delegation: bool = False

    def __post_init__(self) -> None:
        names = [group.name for group in self.groups]
        if not sum(group.seats for group in self.groups):
            raise ValueError("a slate needs seats")
        if len(set(names)) < len(names):
            raise ValueError("two groups of seats have the same name")
        if any(one.group not in names for one in self.people):
            raise ValueError("somebody is proposed for a group of seats that is not there")
        if any(not one.key for one in self.people):
            raise ValueError("everybody on a slate needs a key")
        if self.months is not None and not 0 < self.months <= MOST_MONTHS:
            raise ValueError(f"a term has from 1 to {MOST_MONTHS} months")
        declared = {(one.key, one.declared) for one in self.people}
        if len(declared) > len({key for key, _ in declared}):
            raise ValueError("the same person is on the slate with and without a declaration")
        for one in self.people:
            begins = self.begins_on(one)
            if begins and any(term.begins_on >= begins for term in one.earlier):
                raise ValueError("an earlier term begins after the one proposed")

    def begins_on(self, one: Proposed) -> date | None:
        """When somebody's term begins, if that is known."""
        term = one.term or self.term
        return term.begins_on if term else None

    @property
    def distinct(self) -> tuple[Proposed, ...]:
        """Everybody once, where they stand first."""
        first: dict[str, Proposed] = {}
        for one in self.people:
            first.setdefault(one.key, one)
        return tuple(first.values())


def last_whole_day(closes_at: datetime, zone: ZoneInfo) -> date:
    """The last day that is over when a call closes; 23:59 counts as the end of its day.

    Raises :class:`ValueError` for a moment without a time zone.
    """
    if closes_at.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    return (closes_at + _NEARLY_MIDNIGHT).astimezone(zone).date() - timedelta(days=1)


def _plausible(*days: date) -> None:
    for day in days:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(f"{day.isoformat()} cannot be meant")
