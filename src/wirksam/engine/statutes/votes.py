"""Whether a vote carries, and whether enough people are there to decide."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .findings import Finding, Rule
from .rules import MajorityRule, QuorumRule


@dataclass(frozen=True, slots=True)
class Count:
    """How a vote came out; ``present`` and ``entitled`` where they are known."""

    yes: int
    no: int
    abstain: int = 0
    invalid: int = 0
    present: int | None = None
    entitled: int | None = None

    def __post_init__(self) -> None:
        numbers = (self.yes, self.no, self.abstain, self.invalid, self.present, self.entitled)
        if any(number is not None and number < 0 for number in numbers):
            raise ValueError("a count cannot be below zero")

    @property
    def cast(self) -> int:
        """All votes that were handed in."""
        return self.yes + self.no + self.abstain + self.invalid


def base_of(rule: MajorityRule, count: Count) -> int | None:
    """The number of which a share is needed; nothing where it was not counted."""
    match rule.base:
        case "yes_and_no":
            return count.yes + count.no
        case "votes_cast":
            return count.yes + count.no + count.abstain
        case "present":
            return count.present
        case _:
            return count.entitled


def needed(rule: MajorityRule, base: int) -> int:
    """The least number of yes votes that carries."""
    exact = rule.share * base
    return math.ceil(exact) if rule.at_least else math.floor(exact) + 1


def check_vote(rule: MajorityRule, count: Count) -> Finding:
    """The result under a rule.

    Raises :class:`ValueError` where the rule's base was not counted.
    """
    base = base_of(rule, count)
    if base is None:
        raise ValueError(f"the majority {rule.rule.code!r} needs the number of {rule.base}")
    if count.yes + count.no + count.abstain == 0:
        return Finding("no-votes", "problem", rule.rule)
    least = needed(rule, base)
    told = {"yes": count.yes, "base": base, "needed": least}
    carried = count.yes >= least
    return Finding("carried" if carried else "not-carried", "ok", rule.rule, told)


def doubts(rule: Rule, count: Count) -> list[Finding]:
    """What cannot be true of a count."""
    found = []
    if count.present is not None and count.cast > count.present:
        told = {"cast": count.cast, "present": count.present}
        found.append(Finding("more-votes-than-present", "problem", rule, told))
    if None not in (count.present, count.entitled) and (count.present or 0) > (count.entitled or 0):
        told = {"present": count.present or 0, "entitled": count.entitled or 0}
        found.append(Finding("more-present-than-entitled", "problem", rule, told))
    return found


def check_quorum(rule: QuorumRule, *, present: int, entitled: int) -> Finding:
    """Whether the assembly can decide."""
    least = max(math.ceil(rule.share * entitled), rule.least)
    told = {"present": present, "entitled": entitled, "needed": least}
    enough = present >= least
    return Finding(
        "quorate" if enough else "not-quorate", "ok" if enough else "problem", rule.rule, told
    )
