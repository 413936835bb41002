from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.engine.match.checker import faults
from wirksam.engine.match import Done, Person, Task, Terms, gini, load, offer_round

TODAY = date(2026, 3, 26)
FRIDAY, SUNDAY = date(2026, 3, 27), date(2026, 3, 29)  # on Sunday the clock changes
TERMS = Terms(TODAY, lot="spring")
STALL = Task("stall", "Emsland", 2, on=FRIDAY)


def person(key: str, *fits: str, did: int = 0, **more) -> Person:
    """Somebody who said yes to offers and did so many minutes a week ago."""
    done = (Done(TODAY - timedelta(7), did),) if did else ()
    return Person(key, frozenset(fits or ("stall",)), done=done, **more)


def asked(people, tasks, terms=TERMS) -> set[tuple[str, str]]:
    found = offer_round(people, tasks, terms)
    assert faults(people, tasks, terms, found) == []
    return {(one.person, one.task) for one in found.offers}


def gaps(people, tasks, terms=TERMS) -> dict[str, tuple[int, str]]:
    found = offer_round(people, tasks, terms)
    return {one.task: (one.missing, one.reason.code) for one in found.gaps}


def reasons(people, tasks, terms=TERMS) -> dict[str, list[str]]:
    found = offer_round(people, tasks, terms)
    return {one.person: [it.code for it in one.reasons] for one in found.offers}


def test_whoever_carries_least_is_asked_first():
    people = [person("Ada", did=300), person("Bo"), person("Cem", did=60), person("Dilan")]
    assert asked(people, [STALL]) == {("Bo", "stall"), ("Dilan", "stall")}


def test_a_second_turn_comes_after_the_first_of_those_who_carry_a_little():
    tasks = [Task(key, "Emsland", 1, minutes=60) for key in "ab"]
    people = [person("Ada", "a", "b"), person("Bo", "a", "b", did=30)]
    assert {key for key, _ in asked(people, tasks)} == {"Ada", "Bo"}


def test_a_day_is_changed_within_a_full_week():
    """Ada has one day this week; she would like Saturday, but Bo can only come then."""
    days = {"sat": SUNDAY - timedelta(1), "sun": SUNDAY}
    tasks = [Task(key, "Emsland", 1, on=day) for key, day in days.items()]
    ada = person("Ada", "sat", "sun", per_week=1, likes=frozenset({"sat"}))
    assert asked([ada, person("Bo", "sat", did=90)], tasks) == {("Ada", "sun"), ("Bo", "sat")}


def test_needs_come_before_even_loads():
    people = [person("Ada", did=300), person("Bo", did=200)]
    assert asked(people, [STALL]) == {("Ada", "stall"), ("Bo", "stall")}


def test_somebody_is_moved_so_that_nothing_stays_empty():
    """Bo could do both, Ada only the stall: first come, first served would leave one empty."""
    stall, poster = replace(STALL, places=1), Task("poster", "Emsland", 1, on=FRIDAY)
    people = [person("Ada", "stall", did=500), person("Bo", "stall", "poster")]
    assert asked(people, [stall, poster]) == {("Ada", "stall"), ("Bo", "poster")}


def test_a_first_timer_makes_room_elsewhere_for_somebody_who_is_none():
    """Cem's place was kept for first-timers; when he goes, Ada comes into an open one."""
    tasks = [replace(STALL, first_timers=1), Task("poster", "Emsland", 1)]
    cem = person("Cem", "stall", "poster", first_time=True, likes=frozenset({"stall"}))
    for number in range(6):
        terms = replace(TERMS, lot=f"round {number}", offers=1)
        found = asked([person("Ada", did=300), cem], tasks, terms)
        assert found == {("Ada", "stall"), ("Cem", "poster")}


def test_what_was_done_long_ago_counts_no_more():
    before = Person("Ada", frozenset({"stall"}), done=(Done(TODAY - timedelta(56), 600),))
    assert load(before, TERMS) == 0
    promised = Person("Bo", frozenset({"stall"}), done=(Done(SUNDAY, 60), Done(TODAY, 60)))
    assert load(promised, TERMS) == 120 * TERMS.window_days


def test_a_decline_costs_nothing():
    """Whoever declined the stall stands next time exactly where whoever was never asked stands."""
    poster = Task("poster", "Emsland", 1)
    declined, never = person("Ada", "poster"), person("Ada", "poster", "stall")
    others = [person("Bo", "poster", did=10), person("Cem", "stall"), person("Di", "stall")]
    assert load(declined, TERMS) == load(never, TERMS)
    assert ("Ada", "poster") in asked([declined, *others], [STALL, poster])
    assert ("Ada", "poster") in asked([never, *others], [STALL, poster])


def test_places_are_kept_for_first_timers():
    task = replace(STALL, first_timers=1)
    old = [person("Ada"), person("Bo")]
    assert len(asked(old, [task])) == 1
    assert gaps(old, [task]) == {"stall": (1, "first-timers-missing")}
    new = person("Cem", did=500, first_time=True)
    assert ("Cem", "stall") in asked([*old, new], [task])
    assert reasons([*old, new], [task])["Cem"][0] == "first-time-place"


def test_others_wait_until_the_experienced_are_found():
    task = replace(STALL, places=3, experienced=1)
    people = [person("Ada"), person("Bo")]
    assert asked(people, [task]) == set()
    (gap,) = offer_round(people, [task], TERMS).gaps
    assert gap.missing == 3
    assert gap.reason.message == (
        "Experienced people are missing (1). Other places wait for them (2)."
    )
    cem = person("Cem", did=900, experienced=frozenset({"stall"}))
    assert len(asked([*people, cem], [task])) == 3
    assert reasons([*people, cem], [task])["Cem"][0] == "experienced-place"


def test_experienced_people_are_not_split_so_that_all_wait():
    """Two tasks miss two each and there are two: one can take place, not two halves."""
    tasks = [replace(STALL, key=key, places=4, experienced=2) for key in ("stall", "march")]
    skilled = frozenset({"stall", "march"})
    people = [person(key, *skilled, experienced=skilled) for key in ("Ada", "Bo")]
    people += [person(f"p{number}", *skilled) for number in range(4)]
    assert len(asked(people, tasks)) == 4
    assert sorted(gaps(people, tasks).values()) == [(4, "experienced-missing")]


def test_an_experienced_person_does_not_wait_where_others_are_missing():
    """The march misses two and there is one: she goes where she is enough."""
    march = replace(STALL, key="march", places=8, experienced=2)
    skilled = frozenset({"stall", "march"})
    people = [person("Ada", *skilled, experienced=skilled), person("Bo", *skilled)]
    found = asked(people, [march, replace(STALL, experienced=1)])
    assert found == {("Ada", "stall"), ("Bo", "stall")}


def test_what_a_waiting_task_gives_back_is_used():
    """Bo is not enough for the march, but can take Ada's place, so that she is free elsewhere."""
    tasks = [
        replace(STALL, places=4, experienced=1),
        replace(STALL, key="march", places=6, experienced=2),
        replace(STALL, key="choir", places=2, experienced=1),
    ]
    ada, bo = frozenset({"stall", "march", "choir"}), frozenset({"stall", "march"})
    people = [person("Ada", *ada, experienced=ada), person("Bo", *bo, experienced=bo)]
    assert asked(people, tasks) == {("Ada", "choir"), ("Bo", "stall")}


def test_a_task_with_fewer_places_than_experienced_people_missing_waits():
    task = replace(STALL, places=1, experienced=2)
    skilled = person("Ada", experienced=frozenset({"stall"}))
    assert asked([skilled, person("Bo")], [task]) == {("Ada", "stall")}
    assert gaps([skilled], [task]) == {"stall": (0, "experienced-missing")}


def test_nobody_is_asked_twice_a_day_nor_on_a_day_already_taken():
    tasks = [replace(STALL, key=key, places=1) for key in ("morning", "evening")]
    fits = ("morning", "evening")
    assert len(asked([person("Ada", *fits)], tasks)) == 1
    assert asked([person("Ada", *fits, busy=frozenset({FRIDAY}))], tasks) == set()
    assert len(asked([person("Ada", *fits), person("Bo", *fits)], tasks)) == 2


def test_weeks_end_on_sunday_also_when_the_clock_changes():
    days = [SUNDAY - timedelta(1), SUNDAY, SUNDAY + timedelta(1)]
    tasks = [Task(f"day {number}", "Emsland", 1, on=day) for number, day in enumerate(days)]
    ada = person("Ada", *(one.key for one in tasks), per_week=1)
    found = asked([ada], tasks, replace(TERMS, offers=3))
    assert len(found) == 2
    assert ("Ada", "day 2") in found


def test_offers_are_capped_also_by_those_of_this_week():
    tasks = [Task(f"t{number}", "Emsland", 1) for number in range(5)]
    fits = [one.key for one in tasks]
    assert len(asked([person("Ada", *fits)], tasks)) == TERMS.offers
    assert len(asked([person("Ada", *fits, offered=1)], tasks)) == TERMS.offers - 1
    assert asked([person("Ada", *fits, offered=9)], tasks) == set()


def test_somebody_without_time_is_left_in_peace():
    undated = Task("letter", "Emsland", 1)
    assert asked([person("Ada", "stall", "letter", per_week=0)], [STALL, undated]) == set()


def test_chapters_with_less_support_come_first_when_people_are_few():
    weak, strong = Task("a", "weak", 2), Task("b", "strong", 2)
    people = [person("Ada", "a", "b"), person("Bo", "a", "b"), person("Cem", "a", "b")]
    terms = replace(TERMS, offers=1)
    spread = [task for _, task in asked(people[:2], [weak, strong], terms)]
    assert sorted(spread) == ["a", "b"]
    weighted = replace(terms, support={"weak": 3})
    assert [task for _, task in asked(people[:2], [weak, strong], weighted)] == ["a", "a"]
    assert "support" in reasons(people[:2], [weak, strong], weighted)["Ada"]


def test_what_a_task_needs_comes_before_extras_whatever_the_weights():
    weak, strong = Task("a", "weak", 2), Task("b", "strong", 2, needed=2)
    people = [person("Ada", "a", "b"), person("Bo", "a", "b")]
    terms = replace(TERMS, offers=1, support={"weak": 10**100, "strong": Fraction(1, 10**100)})
    assert {task for _, task in asked(people, [weak, strong], terms)} == {"b"}


def test_people_get_what_they_like_where_it_costs_nothing():
    tasks = [Task("a", "Emsland", 1), Task("b", "Emsland", 1)]
    terms = replace(TERMS, offers=1)
    for ada, bo in ("ab", "ba"):
        people = [
            person("Ada", "a", "b", likes=frozenset(ada)),
            person("Bo", "a", "b", likes=frozenset(bo)),
        ]
        assert asked(people, tasks, terms) == {("Ada", ada), ("Bo", bo)}


def test_the_lot_decides_between_equals_and_another_round_draws_anew():
    people = [person(f"p{number}") for number in range(8)]
    task = replace(STALL, places=1)
    drawn = {
        key
        for number in range(40)
        for key, _ in asked(people, [task], replace(TERMS, lot=f"round {number}"))
    }
    assert len(drawn) > 4


@pytest.mark.parametrize(
    ("own", "others", "code"),
    [(0, 90, "nothing-lately"), (30, 90, "less-lately"), (90, 30, "others-asked")],
)
def test_the_last_reason_says_why_it_is_her_turn(own, others, code):
    busy = frozenset({FRIDAY}) if others < own else frozenset()
    rest = [person(f"p{number}", did=others, busy=busy) for number in range(3)]
    assert reasons([person("Ada", did=own), *rest], [STALL])["Ada"][-1] == code


def test_few_whom_it_fits():
    found = offer_round([person("Ada")], [STALL], TERMS)
    assert found.offers[0].reasons[0].message == (
        "It fits only 1 of those who want to be asked; 2 are wanted."
    )
    assert (found.asked, found.places) == (1, 2)


@pytest.mark.parametrize(("people", "tasks"), [([], []), ([], [STALL]), ([person("Ada")], [])])
def test_nobody_or_nothing(people, tasks):
    assert asked(people, tasks) == set()
    assert gaps(people, tasks) == {one.key: (2, "people-missing") for one in tasks}


def test_a_task_that_is_gone_or_full_is_passed_over():
    assert asked([person("Ada", "gone", "stall")], [replace(STALL, places=0)]) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: offer_round([person("Ada"), person("Ada")], [STALL], TERMS),
        lambda: offer_round([], [STALL, STALL], TERMS),
        lambda: Task("t", "Emsland", -1),
        lambda: Task("t", "Emsland", 10**9),
        lambda: person("Ada", offered=-1),
        lambda: person("Ada", did=-5),
        lambda: Terms(TODAY, lot="", offers=-1),
        lambda: Terms(TODAY, lot="", window_days=0),
        lambda: Terms(TODAY, lot="", support={"Emsland": 0}),
        lambda: Terms(TODAY, lot="", support={"Emsland": 0.5}),
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\w"):
        wrong()


def test_how_uneven_loads_are():
    assert gini([]) == gini([0, 0]) == gini([5, 5, 5]) == 0
    assert gini([0, 0, 0, 8]) == 0.75
