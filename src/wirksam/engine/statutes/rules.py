"""What a statute says, as data: the software finds and warns, the assembly decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Level = Literal["ok", "notice", "problem"]
Counting = Literal["clear_days", "calendar_days"]
Base = Literal["yes_and_no", "votes_cast", "present", "entitled"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``code`` names it, ``text`` is its wording, ``source`` where it stands.

    ``assumed`` marks what the statute does not say and we take for meant; it is shown as such.
    """

    code: str
    text: str
    source: str
    assumed: bool = False


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

    A reserved seat nobody fills stays empty until whoever it is reserved for opens it.
    """

    rule: Rule
    share: Fraction


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


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about a case. ``code`` finds the sentence in :data:`MESSAGES`."""

    code: str
    level: Level
    rule: Rule
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The English sentence; the interface translates by code."""
        return MESSAGES[self.code] % self.values


MESSAGES = {
    "in-time": "In time: it could be handed in until %(until)s.",
    "in-time-until-called": "In time: it can be handed in until the item is called.",
    "late-urgent": "Late: the last day was %(until)s. It is urgent (%(majority)s).",
    "late-refused": "Late: the last day was %(until)s. The statute knows no way to admit it.",
    "called": "The item has been called already. Nothing more can be handed in for it.",
    "carried": "Carried: %(yes)s of %(base)s, %(needed)s were needed.",
    "not-carried": "Not carried: %(yes)s of %(base)s, %(needed)s were needed.",
    "no-votes": "Nobody voted. There is no result.",
    "more-votes-than-present": "%(cast)s votes were counted, but %(present)s people are present.",
    "more-present-than-entitled": "%(present)s are present, but only %(entitled)s may vote.",
    "quorate": "%(present)s of %(entitled)s are present. The assembly can decide.",
    "not-quorate": "%(present)s of %(entitled)s are present, %(needed)s are needed.",
    "seats-enough": "%(reserved)s of %(seats)s seats are reserved.",
    "seats-too-few": "%(reserved)s of %(seats)s seats are reserved, %(needed)s are needed.",
    "seats-too-many-filled": "%(filled)s people for %(seats)s seats: that is too many.",
    "open-seats-overfilled": "%(filled)s people for %(seats)s open seats: too many.",
    "reserved-seats-empty": "%(empty)s reserved seats stay empty until they are opened.",
}
