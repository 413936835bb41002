"""Random rules and slates: mixed bodies, vacancies, odd numbers, opened seats, delegations."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from wirksam.engine.statutes import (
    AlternationRule,
    CallRule,
    Dates,
    DelegationRule,
    ExclusionRule,
    PastTerm,
    Proposed,
    PublicationRule,
    RowRule,
    Rule,
    RuleSet,
    SeatRule,
    Seats,
    Slate,
    SlateRules,
    Term,
    TermRule,
)

KEYS, GROUPS, OFFICES = "abcdefghij", ("Vorstand", "Basis", "Leitung"), ("treasurer", "speaker")
MOST_SEATS = 9
DAYS = st.dates(date(2019, 12, 1), date(2029, 3, 31))
MONTHS = st.sampled_from([1, 2, 6, 12, 24])
SHARES = st.builds(Fraction, st.integers(0, 3), st.integers(3, 5))
LENGTHS = st.one_of(st.integers(27, 62), st.integers(180, 186), st.integers(363, 367))
HALF = st.booleans()
FIRST = date(2024, 2, 29)
HELD = st.sampled_from([*[frozenset()] * 5, *map(frozenset, (OFFICES[:1], OFFICES[1:], OFFICES))])
SELDOM = st.sampled_from([*[False] * 7, True])
PAST = st.lists(st.builds(PastTerm, st.sampled_from(KEYS[:2]), st.booleans()), max_size=3)
PAUSES = st.one_of(st.integers(0, 2), st.integers(27, 33), st.integers(180, 186))


def rule(code: str) -> Rule:
    return Rule(code, f"Was {code} sagt.", f"§ {code}")


@st.composite
def maybe(draw: st.DrawFn, strategy: st.SearchStrategy) -> object:
    """Mostly there."""
    return None if draw(SELDOM) else draw(strategy)


@st.composite
def exclusions(draw: st.DrawFn) -> tuple[ExclusionRule, ...]:
    told = st.tuples(
        st.sets(st.sampled_from(OFFICES)),
        st.booleans(),
        st.sets(st.sampled_from(GROUPS), max_size=2),
    )
    return tuple(
        ExclusionRule(
            rule(f"exclusion-{at}"),
            frozenset(offices),
            readers=readers or not offices,
            groups=frozenset(groups),
        )
        for at, (offices, readers, groups) in enumerate(draw(st.lists(told, max_size=2)))
    )


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    counting = st.sampled_from(["clear_days", "calendar_days"])
    slates = SlateRules(
        draw(maybe(st.builds(AlternationRule, st.just(rule("turn")), st.integers(0, 2)))),
        draw(maybe(st.builds(TermRule, st.just(rule("term")), MONTHS))),
        draw(
            maybe(
                st.builds(
                    RowRule,
                    st.just(rule("row")),
                    st.integers(1, 3),
                    st.sampled_from([0, 1, 6]),
                )
            )
        ),
        draw(exclusions()),
        draw(maybe(st.builds(CallRule, st.just(rule("call")), st.integers(1, 21)))),
        draw(
            maybe(st.builds(PublicationRule, st.just(rule("public")), st.integers(0, 21), counting))
        ),
        draw(maybe(st.builds(DelegationRule, st.just(rule("votes")), SHARES))),
    )
    seats = draw(maybe(st.builds(SeatRule, st.just(rule("seats")), SHARES, st.booleans())))
    return RuleSet("Satzung", "1", date(2020, 1, 1), seats=seats, slates=slates)


@st.composite
def seat_groups(draw: st.DrawFn) -> tuple[Seats, ...]:
    groups, left = [], MOST_SEATS
    for name in GROUPS[: draw(st.integers(1, 3))]:
        seats = draw(st.integers(0 if groups else 1, min(left, 5)))
        reserved = draw(st.integers(0, seats))
        most = max(reserved, int(seats == 1))
        opened = draw(st.integers(0, most)) if most and draw(SELDOM) else 0
        past = draw(PAST) if seats == 1 else ()
        groups.append(Seats(name, seats, reserved, opened, tuple(past)))
        left -= seats
    return tuple(groups)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    begins = draw(DAYS)
    return Term(begins, begins + timedelta(days=draw(LENGTHS)))


@st.composite
def earlier_terms(draw: st.DrawFn, begins: date) -> tuple[Term, ...]:
    """Terms before a day, going back; the lengths and the pauses lie around whole months."""
    found: list[Term] = []
    for pause, length in draw(st.lists(st.tuples(PAUSES, LENGTHS), max_size=3)):
        ends = begins - timedelta(days=1 + pause)
        begins = ends - timedelta(days=length)
        found.append(Term(begins, ends))
    return tuple(draw(st.permutations(found)))


@st.composite
def slates(draw: st.DrawFn) -> Slate:
    groups = draw(seat_groups())
    term = draw(maybe(terms()))
    declared = draw(st.sets(st.sampled_from(KEYS)))
    keys = list(draw(st.permutations(KEYS)))
    people: list[Proposed] = []
    for group in groups:
        for _ in range(draw(st.integers(0, group.seats)) + draw(SELDOM)):
            key = keys.pop() if keys and not draw(SELDOM) else draw(st.sampled_from(KEYS))
            if group.past and draw(st.booleans()):
                key = group.past[-1].person
            own = draw(terms()) if draw(SELDOM) else None
            begins = (own or term or Term(FIRST, FIRST)).begins_on
            earlier = draw(earlier_terms(begins)) if draw(st.booleans()) else ()
            told = (own, draw(HELD), earlier, draw(SELDOM))
            people.append(Proposed(key, group.name, key in declared, *told))
    months = draw(st.one_of(st.none(), MONTHS))
    return Slate(groups, tuple(people), term, months, draw(dates()), draw(st.booleans()))


@st.composite
def dates(draw: st.DrawFn) -> Dates:
    opened = draw(DAYS)
    closes = opened + timedelta(days=draw(st.integers(0, 25)))
    published = closes + timedelta(days=draw(st.integers(-3, 30)))
    assembly = closes + timedelta(days=draw(st.integers(-2, 50)))
    known = draw(st.lists(st.booleans(), min_size=4, max_size=4)) if draw(HALF) else [True] * 4
    told = (opened, closes, published, assembly)
    return Dates(*(day if there else None for day, there in zip(told, known, strict=True)))
