"""What a statute says about whom a board may propose for which seats, as data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .findings import Rule

Counting = Literal["clear_days", "calendar_days"]


@dataclass(frozen=True, slots=True)
class AlternationRule:
    """A seat that is alone in its group is reserved after a term in which it was open.

    Who held it may stand again before, ``again`` times in a row.
    """

    rule: Rule
    again: int = 1


@dataclass(frozen=True, slots=True)
class TermRule:
    """A term has at most so many ``months``."""

    rule: Rule
    months: int


@dataclass(frozen=True, slots=True)
class RowRule:
    """An office can be held so many ``times`` in a row; each term counts, a short one as well.

    A pause of at least ``pause_months`` begins a new row; with 0, a single free day does.
    """

    rule: Rule
    times: int
    pause_months: int = 0


@dataclass(frozen=True, slots=True)
class ExclusionRule:
    """Who cannot be proposed: holders of ``offices`` (codes), and ``readers`` of applications.

    It holds for seats of these ``groups`` (names); without any, for all.
    """

    rule: Rule
    offices: frozenset[str] = frozenset()
    readers: bool = False
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CallRule:
    """A call is open for at least so many ``days``; the day on which it opens does not count."""

    rule: Rule
    days: int


@dataclass(frozen=True, slots=True)
class PublicationRule:
    """A proposal is public so many ``days`` before the assembly, counted as for motions."""

    rule: Rule
    days: int
    counting: Counting = "clear_days"


@dataclass(frozen=True, slots=True)
class DelegationRule:
    """A delegation loses a vote for each seat that misses to its reserved ``share``."""

    rule: Rule
    share: Fraction


@dataclass(frozen=True, slots=True)
class SlateRules:
    """All a statute says about slates; what it is silent about is ``None`` or empty."""

    alternation: AlternationRule | None = None
    term: TermRule | None = None
    row: RowRule | None = None
    exclusions: tuple[ExclusionRule, ...] = ()
    call: CallRule | None = None
    publication: PublicationRule | None = None
    delegation: DelegationRule | None = None

    def rules(self) -> tuple[Rule, ...]:
        """Every rule there is."""
        once = (
            self.alternation,
            self.term,
            self.row,
            self.call,
            self.publication,
            self.delegation,
        )
        return tuple(one.rule for one in (*once, *self.exclusions) if one is not None)
