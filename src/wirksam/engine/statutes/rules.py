"""What a statute says, as data: the software finds and warns, the assembly decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from .findings import Rule
from .slate_rules import Counting, SlateRules

Base = Literal["yes_and_no", "votes_cast", "present", "entitled"]


@dataclass(frozen=True, slots=True)
class SubmissionRule:
    """Until when motions of some ``kinds`` can be handed in: ``days`` before, or until called.

    ``counting``: between the last day and the assembly lie ``days`` full days (as §§ 187, 188 of
    the German Civil Code count backwards), or the last day is the assembly's minus ``days``.
    What comes later is urgent: it needs ``late_majority`` to be admitted, else it is refused.
    """

    rule: Rule
    kinds: frozenset[str]
    days: int | None
    counting: Counting = "clear_days"
    late_majority: str = ""


@dataclass(frozen=True, slots=True)
class MajorityRule:
    """``share`` of a base must say yes: more than it, or with ``at_least`` as much."""

    rule: Rule
    share: Fraction
    base: Base = "yes_and_no"
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """So large a ``share`` of those entitled must be present, and at least ``least`` people."""

    rule: Rule
    share: Fraction = Fraction(0)
    least: int = 0


@dataclass(frozen=True, slots=True)
class SeatRule:
    """At least ``share`` of all seats, judged together, are reserved.

    A reserved seat nobody fills stays empty until whoever it is reserved for opens it. With
    ``together``, who declared beyond the reserved seats of one group counts for the others.
    """

    rule: Rule
    share: Fraction
    together: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of one statute in one version, in force from ``valid_from`` on."""

    name: str
    version: str
    valid_from: date
    submissions: tuple[SubmissionRule, ...] = ()
    majorities: tuple[MajorityRule, ...] = ()
    quorum: QuorumRule | None = None
    seats: SeatRule | None = None
    slates: SlateRules = field(default_factory=SlateRules)

    def majority(self, code: str) -> MajorityRule:
        """The majority named ``code``; :class:`LookupError` where the statute has none."""
        for one in self.majorities:
            if one.rule.code == code:
                return one
        raise LookupError(f"{self.name} {self.version} knows no majority {code!r}")

    def submission(self, kind: str) -> SubmissionRule | None:
        """The rule for a kind of motion, if there is one."""
        return next((one for one in self.submissions if kind in one.kinds), None)


def in_force(sets: tuple[RuleSet, ...], on: date) -> RuleSet | None:
    """The version that holds on a day: the latest that began by then."""
    begun = [one for one in sets if one.valid_from <= on]
    return max(begun, key=lambda one: one.valid_from, default=None)
