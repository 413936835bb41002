from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from wirksam.engine.statutes import (
    MESSAGES,
    AlternationRule,
    CallRule,
    Dates,
    DelegationRule,
    ExclusionRule,
    Finding,
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
    check_slate,
    last_whole_day,
    term_until,
)


def rule(code: str) -> Rule:
    return Rule(code, f"Was {code} sagt.", f"§ {code}")


SLATES = SlateRules(
    AlternationRule(rule("alternation"), again=1),
    TermRule(rule("term"), 12),
    RowRule(rule("row"), times=2, pause_months=6),
    (
        ExclusionRule(rule("offices"), frozenset({"treasurer"}), groups=frozenset({"Basis"})),
        ExclusionRule(rule("readers"), readers=True),
    ),
    CallRule(rule("call"), 14),
    PublicationRule(rule("publication"), 14),
    DelegationRule(rule("delegation"), Fraction(1, 2)),
)
HALF = SeatRule(rule("seats"), Fraction(1, 2))
RULES = RuleSet("Satzung", "2026", date(2026, 1, 1), seats=HALF, slates=SLATES)
TOGETHER = replace(RULES, seats=replace(HALF, together=True))
SILENT = RuleSet("Satzung", "2026", date(2026, 1, 1))
YEAR = Term(date(2026, 5, 1), date(2027, 4, 30))
BOARD, BASE = Seats("Vorstand", 3, 1), Seats("Basis", 4, 3)


def crowd(group: str, declared: int, others: int = 0) -> list[Proposed]:
    """So many people for a group of seats."""
    keys = [f"{group}-{number}" for number in range(declared + others)]
    return [Proposed(key, group, at < declared) for at, key in enumerate(keys)]


def slate(*people: Proposed, groups: tuple[Seats, ...] = (BOARD, BASE), **more: object) -> Slate:
    return Slate(groups, tuple(people), **{"term": YEAR} | more)


def found(rules: RuleSet, told: Slate, *about: str) -> list[tuple[str, dict[str, object]]]:
    """Codes and values of what the rules named say, without what is fine."""
    return [
        (one.code, dict(one.values))
        for one in check_slate(rules, told)
        if one.level != "ok" and one.rule.code in about
    ]


def one_of(findings: list[Finding], code: str) -> Finding:
    return next(one for one in findings if one.code == code)


def test_a_slate_that_fits_says_so_rule_by_rule():
    days = Dates(date(2026, 1, 5), date(2026, 2, 2), date(2026, 4, 1), date(2026, 4, 18))
    told = slate(*crowd("Vorstand", 1, 2), *crowd("Basis", 3, 1), dates=days)
    assert {(one.level, one.code, one.rule.source) for one in check_slate(RULES, told)} == {
        ("ok", "seats-enough", "§ seats"),
        ("ok", "nobody-excluded", "§ offices"),
        ("ok", "nobody-excluded", "§ readers"),
        ("ok", "terms-fit", "§ term"),
        ("ok", "call-long-enough", "§ call"),
        ("ok", "published-in-time", "§ publication"),
    }


def test_board_and_member_seats_are_counted_together():
    told = slate(groups=(BOARD, replace(BASE, reserved=2)))
    wanted = {"reserved": 3, "seats": 7, "needed": 4}
    assert ("seats-too-few", wanted) in found(RULES, told, "seats")


def test_who_declared_on_the_board_makes_up_for_the_base_only_where_the_rule_says_so():
    told = slate(*crowd("Vorstand", 3), *crowd("Basis", 1, 3))
    assert [code for code, _ in found(RULES, told, "seats")] == [
        "open-seats-overfilled",
        "reserved-seats-empty",
    ]
    assert found(TOGETHER, told, "seats") == []


def test_a_single_reserved_seat_is_never_made_up_for():
    head = Seats("Leitung", 1, 1)
    told = slate(*crowd("Leitung", 0, 1), *crowd("Basis", 4), groups=(head, BASE))
    assert found(TOGETHER, told, "seats") == [
        ("open-seats-overfilled", {"filled": 1, "seats": 0}),
        ("reserved-seats-empty", {"empty": 1}),
    ]


def test_reserved_seats_stay_empty_until_they_are_opened():
    two = crowd("Team", 1, 2)
    team = Seats("Team", 5, 3)
    assert found(RULES, slate(*two, groups=(team,)), "seats") == [
        ("reserved-seats-empty", {"empty": 2})
    ]
    four = crowd("Team", 1, 3)
    assert ("open-seats-overfilled", {"filled": 3, "seats": 2}) in found(
        RULES, slate(*four, groups=(team,)), "seats"
    )
    opened = slate(*four, groups=(replace(team, opened=1),))
    assert found(RULES, opened, "seats") == [("reserved-seats-empty", {"empty": 1})]


def head(*past: PastTerm) -> Seats:
    return Seats("Leitung", 1, past=past)


KIM, LUZ = PastTerm("kim", reserved=False), PastTerm("luz", reserved=True)


@pytest.mark.parametrize(
    ("past", "who", "said"),
    [
        ([], "noa", []),
        ([LUZ], "noa", []),
        ([KIM], "noa", ["single-seats-turn"]),
        ([KIM], "kim", ["single-seats-again"]),
        ([KIM, KIM], "kim", ["single-seats-turn"]),
        ([KIM, LUZ, KIM], "kim", ["single-seats-again"]),
        ([KIM], None, ["single-seats-turn"]),
    ],
)
def test_a_single_seat_is_reserved_in_turn_with_one_re_election(past, who, said):
    people = [Proposed(who, "Leitung")] if who else []
    told = slate(*people, groups=(head(*past), BASE))
    assert [code for code, _ in found(RULES, told, "alternation")] == said


def test_a_seat_whose_turn_it_is_stays_empty_or_is_filled_as_reserved():
    for declared, said in ((False, ["open-seats-overfilled", "reserved-seats-empty"]), (True, [])):
        told = slate(Proposed("noa", "Leitung", declared), groups=(head(KIM), BASE))
        assert [code for code, _ in found(RULES, told, "seats")] == said
    opened = replace(head(KIM), opened=1)
    told = slate(Proposed("noa", "Leitung"), groups=(opened, BASE))
    assert found(RULES, told, "seats") == []


@pytest.mark.parametrize(
    ("seats", "opened", "declared", "votes"),
    [(5, 0, 3, 5), (5, 0, 2, 4), (5, 0, 0, 2), (5, 1, 2, 5), (4, 0, 1, 3), (1, 0, 0, 0)],
)
def test_a_delegation_loses_the_votes_of_what_is_missing(seats, opened, declared, votes):
    group = Seats("Delegierte", seats, (seats + 1) // 2, opened)
    told = slate(*crowd("Delegierte", declared), groups=(group,), delegation=True)
    lost = {"votes": votes, "seats": seats, "missing": seats - votes}
    assert found(RULES, told, "delegation") == ([("votes-lost", lost)] if votes < seats else [])


def test_the_same_person_twice_counts_once_and_is_named_by_key():
    told = slate(Proposed("kim", "Vorstand", True), Proposed("kim", "Basis", True))
    assert found(RULES, told, "assumed-once") == [("twice", {"person": "kim", "times": 2})]
    assert not [code for code, _ in found(RULES, told, "seats") if "filled" in code]


def test_who_holds_an_office_or_reads_cannot_be_proposed():
    kim = Proposed("kim", "Basis", offices=frozenset({"treasurer", "speaker"}))
    luz = Proposed("luz", "Vorstand", offices=frozenset({"treasurer"}), reads=True)
    assert found(RULES, slate(kim, luz), "offices", "readers") == [
        ("office-excludes", {"person": "kim", "office": "treasurer"}),
        ("reader-proposed", {"person": "luz"}),
    ]


@pytest.mark.parametrize(
    ("begins", "months", "until"),
    [
        (date(2026, 5, 1), 12, date(2027, 4, 30)),
        (date(2026, 4, 18), 12, date(2027, 4, 17)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 1, date(2025, 12, 31)),
    ],
)
def test_a_term_of_months_ends_as_the_civil_code_says(begins, months, until):
    assert term_until(begins, months) == until


def test_a_term_is_a_day_too_long():
    long = Term(date(2026, 5, 1), date(2027, 5, 1))
    told = slate(Proposed("kim", "Basis", term=long), Proposed("luz", "Basis"))
    said = {"person": "kim", "months": 12, "until": "2027-04-30"}
    assert found(RULES, told, "term") == [("term-too-long", said)]
    planned = slate(Proposed("kim", "Basis"), term=None, months=13)
    assert found(RULES, planned, "term") == [("months-too-many", {"planned": 13, "months": 12})]
    assert found(RULES, slate(Proposed("kim", "Basis"), term=None), "term") == [
        ("term-undated", {})
    ]


def year(begins: int) -> Term:
    return Term(date(begins, 5, 1), date(begins + 1, 4, 30))


@pytest.mark.parametrize(
    ("earlier", "row"),
    [
        ([], 0),
        ([year(2025)], 0),
        ([year(2025), year(2024)], 2),
        ([year(2024), year(2023)], 0),
        ([year(2025), Term(date(2023, 5, 1), date(2024, 10, 31))], 0),
        ([year(2025), Term(date(2023, 5, 1), date(2024, 11, 1))], 2),
        ([year(2025), year(2023)], 0),
    ],
)
def test_twice_in_a_row_is_possible_and_a_pause_of_half_a_year_begins_anew(earlier, row):
    told = slate(Proposed("kim", "Basis", earlier=tuple(earlier)))
    said = [("too-often-in-a-row", {"person": "kim", "before": row, "times": 2})] if row else []
    assert found(RULES, told, "row") == said


def test_the_days_of_the_call_and_of_the_proposal():
    days = Dates(date(2026, 3, 1), date(2026, 3, 15), date(2026, 4, 3), date(2026, 4, 18))
    assert found(RULES, slate(dates=days), "call", "publication") == []
    late = replace(days, call_closes_on=date(2026, 3, 14), published_on=date(2026, 4, 4))
    assert found(RULES, slate(dates=late), "call", "publication") == [
        ("call-too-short", {"open": 13, "days": 14, "until": "2026-03-15"}),
        ("published-late", {"until": "2026-04-03"}),
    ]
    early = replace(days, published_on=date(2026, 3, 15))
    assert found(RULES, slate(dates=early), "assumed-order") == [
        ("published-before-closing", {"closes": "2026-03-15"})
    ]
    tight = replace(days, call_closes_on=date(2026, 4, 3), published_on=None)
    assert found(RULES, slate(dates=tight), "assumed-order") == [
        ("no-time-to-propose", {"closes": "2026-04-03", "until": "2026-04-03"})
    ]


def test_the_last_whole_day_of_a_call():
    berlin = ZoneInfo("Europe/Berlin")
    for hour, minute, last in ((23, 59, 25), (23, 58, 24), (0, 0, 24), (2, 30, 24)):
        closes = datetime(2026, 10, 25, hour, minute, tzinfo=berlin)  # clocks go back that night
        assert last_whole_day(closes, berlin) == date(2026, 10, last)
    assert last_whole_day(datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), berlin).day == 25
    with pytest.raises(ValueError, match="time zone"):
        last_whole_day(datetime(2026, 10, 25), berlin)  # noqa: DTZ001 (that is the case)


def test_where_the_rules_are_silent_that_is_said_and_never_that_all_is_well():
    told = slate(
        Proposed("kim", "Leitung", offices=frozenset({"treasurer"}), earlier=(year(2025),)),
        groups=(head(KIM),),
        dates=Dates(date(2026, 3, 1), date(2026, 3, 2), None, date(2026, 4, 18)),
        delegation=True,
    )
    said = check_slate(SILENT, told)
    assert all(one.rule.assumed for one in said)
    assert {one.code for one in said if one.code.endswith("-unruled")} == {
        f"{what}-unruled"
        for what in ("seats", "single-seats", "votes", "offices", "terms", "rows", "call")
    }
    assert [one.code for one in said if one.level == "ok"] == ["nobody-excluded"]
    assert one_of(said, "nobody-excluded").rule.code == "assumed-readers"
    assert one_of(said, "publish-until").values == {"until": "2026-04-17"}


def test_what_is_not_known_yet_is_never_fine():
    said = check_slate(RULES, slate(*crowd("Basis", 1), term=None))
    assert {one.code for one in said if one.level == "ok"} == {"seats-enough", "nobody-excluded"}
    assert {"call-undated", "assembly-undated", "term-undated"} <= {one.code for one in said}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Slate(()), "needs seats"),
        (lambda: Slate((Seats("A", 0),)), "needs seats"),
        (lambda: Slate((BASE, BASE)), "the same name"),
        (lambda: slate(Proposed("kim", "Mars")), "not there"),
        (lambda: slate(Proposed("", "Basis")), "a key"),
        (lambda: slate(months=0), "from 1 to 600"),
        (lambda: slate(*crowd("Basis", 1), *crowd("Basis", 0, 1)), "with and without"),
        (lambda: slate(Proposed("kim", "Basis", earlier=(YEAR,))), "begins after"),
        (lambda: Seats("A", 2, 3), "among the seats"),
        (lambda: Seats("A", 2, 1, 2), "among the seats"),
        (lambda: Seats("A", -1, -1), "among the seats"),
        (lambda: Term(date(2026, 5, 2), date(2026, 5, 1)), "before it begins"),
        (lambda: Term(date(206, 5, 1), date(2026, 5, 1)), "cannot be meant"),
        (lambda: Dates(date(2026, 5, 2), date(2026, 5, 1)), "before it opens"),
        (lambda: Dates(assembly_on=date(9999, 1, 1)), "cannot be meant"),
    ],
)
def test_contradictions_are_refused_and_name_nobody(wrong, said):
    with pytest.raises(ValueError, match=said) as refused:
        wrong()
    assert "Basis-0" not in str(refused.value)
    assert "kim" not in str(refused.value)


def test_every_finding_has_a_sentence():
    told = slate(*crowd("Basis", 1, 3), Proposed("kim", "Basis", reads=True))
    assert all(one.message and one.code in MESSAGES for one in check_slate(RULES, told))
    said = one_of(check_slate(RULES, told), "reader-proposed").message
    assert said == "kim reads the applications and cannot be proposed."
