"""What statutes say about a slate: seats, turns, votes, people, terms, dates."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from . import assumed
from .findings import Finding
from .rules import RuleSet, SeatRule
from .seats import SeatGroup, check_seats
from .slate import Dates, Proposed, Seats, Slate
from .slate_rules import AlternationRule, CallRule, DelegationRule, ExclusionRule, PublicationRule
from .slate_terms import check_terms
from .submissions import counted_back

ABOUT_DECLARATIONS = frozenset(
    {"open-seats-overfilled", "reserved-seats-empty", "votes-full", "votes-lost"}
)
"""Findings that count declarations: for readers and the proposing board, never in public."""


def check_slate(rules: RuleSet, slate: Slate) -> list[Finding]:
    """All that ``rules`` say, and, marked as assumed, what is taken for meant where they do not.

    Findings about reserved seats hold counts only, whoever declared; others may name the opaque key
    of somebody in ``values["person"]``. Contradictory data is no :class:`Slate` (``ValueError``).
    """
    turns = _turns_of(rules, slate)
    groups = [
        _group(one, slate, due=turn == "due") for one, turn in zip(slate.groups, turns, strict=True)
    ]
    return [
        *_seats(rules.seats, groups),
        *_about_turns(rules.slates.alternation, turns, slate),
        *(_votes(rules.slates.delegation, groups) if slate.delegation else ()),
        *_people(rules.slates.exclusions, slate),
        *check_terms(rules.slates, slate),
        *_call(rules.slates.call, slate.dates),
        *_publication(rules.slates.publication or assumed.PUBLICATION, slate.dates),
    ]


def _seats(rule: SeatRule | None, groups: list[SeatGroup]) -> Iterator[Finding]:
    if rule is None:
        yield Finding("seats-unruled", "notice", assumed.SILENT["seats"])
        yield from check_seats(assumed.SEATS, groups)[1:]  # without a share: none is known
    else:
        yield from check_seats(rule, groups)


def _about_turns(rule: AlternationRule | None, turns: list[str], slate: Slate) -> Iterator[Finding]:
    if rule is None:
        if any(_was_open(one) for one in slate.groups):
            yield Finding("single-seats-unruled", "notice", assumed.SILENT["alternation"])
        return
    for turn, code in (("due", "single-seats-turn"), ("again", "single-seats-again")):
        if turn in turns:
            yield Finding(code, "notice", rule.rule, {"seats": turns.count(turn)})


def _group(one: Seats, slate: Slate, *, due: bool) -> SeatGroup:
    there = [person for person in slate.distinct if person.group == one.name]
    reserved = max(one.reserved, int(due))
    return SeatGroup(
        one.name,
        one.seats,
        reserved,
        len(there),
        sum(person.declared for person in there),
        min(one.opened, reserved),
        apart=one.seats == 1 and reserved == 1,
    )


def _was_open(one: Seats) -> bool:
    return one.seats == 1 and bool(one.past) and not one.past[-1].reserved


def seats_by_turn(rules: RuleSet, slate: Slate) -> frozenset[str]:
    """The names of single seats that are reserved this time because they were open before."""
    turns = zip(slate.groups, _turns_of(rules, slate), strict=True)
    return frozenset(one.name for one, turn in turns if turn == "due")


def _turns_of(rules: RuleSet, slate: Slate) -> list[str]:
    return [
        seat_turn(
            rules.slates.alternation,
            one,
            [person.key for person in slate.distinct if person.group == one.name],
        )
        for one in slate.groups
    ]


def seat_turn(rule: AlternationRule | None, one: Seats, there: Sequence[str]) -> str:
    """Whether a single seat is ``due`` to be reserved, or stays open ``again``; else empty.

    ``there`` are the opaque keys of those proposed for it.
    """
    if rule is None or one.reserved or not _was_open(one):
        return ""
    held = 0
    for term in reversed(one.past):
        if list(there) != [term.person]:
            break
        held += 1
    return "again" if 0 < held <= rule.again else "due"


def _votes(rule: DelegationRule | None, groups: list[SeatGroup]) -> Iterator[Finding]:
    if rule is None:
        yield Finding("votes-unruled", "notice", assumed.SILENT["delegation"])
        return
    seats = sum(one.seats for one in groups)
    needed = math.ceil(rule.share * seats) - sum(one.opened for one in groups)
    missing = max(needed - sum(one.filled_reserved for one in groups), 0)
    if missing:
        told = {"votes": seats - missing, "seats": seats, "missing": missing}
        yield Finding("votes-lost", "notice", rule.rule, told)
    else:
        yield Finding("votes-full", "ok", rule.rule, {"seats": seats})


def _people(exclusions: tuple[ExclusionRule, ...], slate: Slate) -> Iterator[Finding]:
    for one in slate.distinct:
        times = sum(other.key == one.key for other in slate.people)
        if times > 1:
            told = {"person": one.key, "times": times}
            yield Finding("twice", "problem", assumed.ONCE, told)
    if any(one.offices for one in slate.people) and not any(one.offices for one in exclusions):
        yield Finding("offices-unruled", "notice", assumed.SILENT["offices"])
    known = exclusions if any(one.readers for one in exclusions) else (*exclusions, assumed.READERS)
    for rule in known if slate.people else ():
        found = [finding for one in slate.people for finding in _excluded(rule, one)]
        if found:
            yield from {(one.code, *one.values.items()): one for one in found}.values()
        else:
            yield Finding("nobody-excluded", "ok", rule.rule)


def _excluded(rule: ExclusionRule, one: Proposed) -> Iterator[Finding]:
    if rule.groups and one.group not in rule.groups:
        return
    if rule.readers and one.reads:
        yield Finding("reader-proposed", "problem", rule.rule, {"person": one.key})
    for office in sorted(rule.offices & one.offices):
        told = {"person": one.key, "office": office}
        yield Finding("office-excludes", "problem", rule.rule, told)


def _call(rule: CallRule | None, dates: Dates) -> Iterator[Finding]:
    opened, closes = dates.call_opened_on, dates.call_closes_on
    if rule is None:
        if opened or closes:
            yield Finding("call-unruled", "notice", assumed.SILENT["call"])
    elif opened is None or closes is None:
        yield Finding("call-undated", "notice", rule.rule, {"days": rule.days})
    else:
        told: dict[str, object] = {"open": (closes - opened).days, "days": rule.days}
        if (closes - opened).days >= rule.days:
            yield Finding("call-long-enough", "ok", rule.rule, told)
        else:
            until = (opened + timedelta(days=rule.days)).isoformat()
            yield Finding("call-too-short", "problem", rule.rule, told | {"until": until})


def _publication(rule: PublicationRule, dates: Dates) -> Iterator[Finding]:
    closes, published = dates.call_closes_on, dates.published_on
    last: date | None = None
    if dates.assembly_on is None:
        yield Finding("assembly-undated", "notice", rule.rule)
    else:
        last = counted_back(rule.days, rule.counting, dates.assembly_on)
        told = {"until": last.isoformat()}
        if published is None:
            yield Finding("publish-until", "notice", rule.rule, told)
        elif published <= last:
            yield Finding("published-in-time", "ok", rule.rule, told)
        else:
            yield Finding("published-late", "problem", rule.rule, told)
    if closes and published and published <= closes:
        told = {"closes": closes.isoformat()}
        yield Finding("published-before-closing", "problem", assumed.ORDER, told)
    elif closes and last and not published and last <= closes:
        told = {"closes": closes.isoformat(), "until": last.isoformat()}
        yield Finding("no-time-to-propose", "problem", assumed.ORDER, told)
