"""What statutes say about a slate, worked out a second time from the wording of the rules alone.

Nothing of the engine but its data is used here, and other ways are gone: people are seated one by
one on single seats in every possible manner, days are walked, histories are replayed. Slow, and
meant to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, groupby

from tests.engine.statutes.oracle_days import (
    Told,
    call,
    everybody,
    lengths,
    publication,
    rows,
    say,
)
from wirksam.engine.statutes import ExclusionRule, Finding, Proposed, Rule, RuleSet, Seats, Slate

Seat = tuple[str, int]


def told(findings: list[Finding]) -> Counter[Told]:
    """Findings of the engine in the form of the oracle's."""
    return Counter(
        (one.code, one.level, one.rule.code, one.rule.assumed, frozenset(one.values.items()))
        for one in findings
    )


def expected(rules: RuleSet, slate: Slate) -> Counter[Told]:
    """All that must be found."""
    return Counter(
        chain(
            seats(rules, slate),
            turns(rules, slate),
            votes(rules, slate),
            who(rules, slate),
            lengths(rules, slate),
            rows(rules, slate),
            call(rules, slate),
            publication(rules, slate),
        )
    )


def least(num: int, den: int, seats: int) -> int:
    """The first whole number that is at least the share."""
    number = 0
    while number * den < num * seats:
        number += 1
    return number


# Seats ---------------------------------------------------------------------------------------


def has_turn(rules: RuleSet, slate: Slate, group: Seats) -> str:
    """Replays who sat on a single seat, run by run."""
    rule = rules.slates.alternation
    if rule is None or group.seats != 1 or group.reserved == 1 or not group.past:
        return ""
    runs = [(key, list(run)) for key, run in groupby(group.past, key=lambda term: term.person)]
    if group.past[-1].reserved:
        return ""
    standing = {one.key for one in everybody(slate) if one.group == group.name}
    holder, run = runs[-1]
    stands_again = standing == {holder} and len(run) <= rule.again
    return "again" if stands_again else "due"


def marks(rules: RuleSet, slate: Slate, group: Seats) -> tuple[int, int]:
    """How many seats of a group are reserved this time, and how many of them still kept."""
    reserved = 1 if has_turn(rules, slate, group) == "due" else group.reserved
    return reserved, max(reserved - group.opened, 0)


def most_reserved(people: list[Proposed], kept: set[Seat], free: set[Seat]) -> tuple[int, bool]:
    """Seats people one by one in every way: the most on reserved seats, and whether all sit."""
    if not people:
        return 0, True
    one, rest = people[0], people[1:]
    best, fits = most_reserved(rest, kept, free)[0], False  # without a seat
    for seat in choices(one, kept, free):
        number, all_sit = most_reserved(rest, kept - {seat}, free - {seat})
        best, fits = max(best, number + (seat in kept)), fits or all_sit
    return best, fits


def choices(one: Proposed, kept: set[Seat], free: set[Seat]) -> list[Seat]:
    """A seat of each kind that somebody may take; seats of a kind differ in nothing."""
    kinds = (kept, free) if one.declared else (free,)
    mine = [sorted(seat for seat in kind if seat[0] == one.group) for kind in kinds]
    return [some[0] for some in mine if some]


def seated(
    people: list[Proposed], marked: list[list[Seat]], all_seats: set[Seat]
) -> tuple[int, bool]:
    """The best of all ways to lay the marks."""
    results = []
    for laid in marked:
        kept = set(laid)
        number, _ = most_reserved([one for one in people if one.declared], kept, set())
        results.append((number, most_reserved(people, kept, all_seats - kept)[1]))
    return max(number for number, _ in results), any(fits for _, fits in results)


def seats(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    rule, share = (rules.seats.rule, rules.seats.share) if rules.seats else ("assumed-seats", None)
    where = {one.name: [(one.name, number) for number in range(one.seats)] for one in slate.groups}
    total = sum(len(one) for one in where.values())
    reserved = sum(marks(rules, slate, one)[0] for one in slate.groups)
    if share is None:
        yield say("seats-unruled", "notice", "silent-seats")
    else:
        needed = least(share.numerator, share.denominator, total)
        if reserved < needed:
            yield say(
                "seats-too-few", "problem", rule, reserved=reserved, seats=total, needed=needed
            )
        else:
            yield say("seats-enough", "ok", rule, reserved=reserved, seats=total, needed=needed)
    together = rules.seats is not None and rules.seats.together
    alone, joined = [], []
    for group in slate.groups:
        own = not together or (group.seats == 1 and marks(rules, slate, group)[0] == 1)
        (alone if own else joined).append(group)
    crowded = [one for one in joined if len(sitting(slate, [one])) > one.seats]
    for part in [[one] for one in alone] + ([[one] for one in crowded] or [joined]):
        places = [seat for one in part for seat in where[one.name]]
        if part:
            yield from filling(rules, slate, rule, part, places)


def sitting(slate: Slate, part: list[Seats]) -> list[Proposed]:
    return [one for one in everybody(slate) if one.group in {group.name for group in part}]


def filling(
    rules: RuleSet, slate: Slate, rule: Rule | str, part: list[Seats], places: list[Seat]
) -> Iterator[Told]:
    people = sitting(slate, part)
    if len(people) > len(places):
        yield say("seats-too-many-filled", "problem", rule, filled=len(people), seats=len(places))
        return
    kept = sum(marks(rules, slate, one)[1] for one in part)
    ways = {tuple(sorted(name for name, _ in some)): some for some in combinations(places, kept)}
    number, fits = seated(people, [list(some) for some in ways.values()], set(places))
    if not fits:
        yield say(
            "open-seats-overfilled",
            "problem",
            rule,
            filled=len(people) - number,
            seats=len(places) - kept,
        )
    if people and number < kept:
        yield say("reserved-seats-empty", "notice", rule, empty=kept - number)


def turns(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    rule = rules.slates.alternation
    if rule is None:
        singles = [one for one in slate.groups if one.seats == 1 and one.past]
        if any(one.past[-1].reserved is False for one in singles):
            yield say("single-seats-unruled", "notice", "silent-alternation")
        return
    states = Counter(has_turn(rules, slate, one) for one in slate.groups)
    if states["due"]:
        yield say("single-seats-turn", "notice", rule.rule, seats=states["due"])
    if states["again"]:
        yield say("single-seats-again", "notice", rule.rule, seats=states["again"])


def votes(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    if not slate.delegation:
        return
    rule = rules.slates.delegation
    if rule is None:
        yield say("votes-unruled", "notice", "silent-delegation")
        return
    all_seats = sum(one.seats for one in slate.groups)
    wanted = least(rule.share.numerator, rule.share.denominator, all_seats)
    for group in slate.groups:
        reserved, kept = marks(rules, slate, group)
        wanted -= reserved - kept
    left = all_seats
    for _ in range(sum(one.declared for one in everybody(slate)), wanted):
        left -= 1
    if left == all_seats:
        yield say("votes-full", "ok", rule.rule, seats=all_seats)
    else:
        yield say(
            "votes-lost", "notice", rule.rule, votes=left, seats=all_seats, missing=all_seats - left
        )


# People --------------------------------------------------------------------------------------


def who(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    for key, times in Counter(one.key for one in slate.people).items():
        if times >= 2:
            yield say("twice", "problem", "assumed-once", person=key, times=times)
    some_offices = [one for one in rules.slates.exclusions if len(one.offices) > 0]
    if not some_offices and {office for one in slate.people for office in one.offices}:
        yield say("offices-unruled", "notice", "silent-offices")
    for rule in rules.slates.exclusions if slate.people else ():
        yield from excluded(rule, slate)
    if slate.people and not [one for one in rules.slates.exclusions if one.readers]:
        reading = {one.key for one in slate.people if one.reads}
        for key in reading:
            yield say("reader-proposed", "problem", "assumed-readers", person=key)
        if not reading:
            yield say("nobody-excluded", "ok", "assumed-readers")


def excluded(rule: ExclusionRule, slate: Slate) -> Iterator[Told]:
    there = [one for one in slate.people if one.group in (rule.groups or {one.group})]
    held = {(one.key, office) for one in there for office in one.offices if office in rule.offices}
    reading = {one.key for one in there if rule.readers and one.reads}
    for key, office in held:
        yield say("office-excludes", "problem", rule.rule, person=key, office=office)
    for key in reading:
        yield say("reader-proposed", "problem", rule.rule, person=key)
    if not held and not reading:
        yield say("nobody-excluded", "ok", rule.rule)
