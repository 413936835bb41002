"""What fits: the same for the same, in any order; what meets more never stands behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.fit import WISHES, Chance, Wishes, best, falls_on, fit

CODES = st.sampled_from(["a", "b", "c"])
SETS = st.frozensets(CODES, max_size=3)
MINUTES = st.none() | st.integers(1, 200)
NONE = Wishes()

wishes = st.builds(
    Wishes,
    minutes=MINUTES,
    when=CODES | st.just(""),
    where=CODES | st.just(""),
    company=CODES | st.just(""),
    topics=SETS,
    known=CODES | st.just(""),
)
chance = st.builds(
    Chance,
    key=st.integers(1, 10**9),
    minutes=MINUTES,
    when=SETS,
    where=SETS,
    company=SETS,
    topics=SETS,
    known=SETS,
    direct=st.booleans(),
    missing=st.integers(0, 3),
    far=st.integers(0, 2),
    begins=st.integers(0, 100),
)
chances = st.lists(chance, max_size=12, unique_by=lambda one: one.key)


@given(wishes, chances, st.randoms(use_true_random=False))
def test_any_order_gives_the_same(wanted, found, random):
    mixed = list(found)
    random.shuffle(mixed)
    assert best(wanted, found, most=12) == best(wanted, mixed, most=12)


@given(wishes, chances, st.integers(0, 5))
def test_few_of_what_there_is_each_once(wanted, found, most):
    ranked = [one.key for one in best(wanted, [*found, *found], most=most)]
    assert len(ranked) == min(most, len(found)) == len(set(ranked))
    assert set(ranked) <= {one.key for one in found}


@given(wishes, chance)
def test_each_wish_is_met_or_missed(wanted, one):
    told = fit(wanted, one)
    assert sorted(told.met + told.missed) == sorted(wanted.said)
    assert set(wanted.said) <= set(WISHES)


@given(wishes, chances)
def test_what_meets_more_never_stands_behind(wanted, found):
    of = {one.key: one for one in found}
    ranked = best(wanted, found, most=12)
    for at, one in enumerate(ranked):
        for later in ranked[at + 1 :]:
            if of[one.key].direct == of[later.key].direct:
                assert not set(later.met) > set(one.met)


@given(wishes, chances, chance)
def test_whoever_meets_all_and_is_open_stands_before_all_that_do_not(wanted, found, one):
    whole = replace(
        one,
        key=0,
        minutes=wanted.minutes,
        when=frozenset({wanted.when}),
        where=frozenset({wanted.where}),
        company=frozenset({wanted.company}),
        topics=wanted.topics,
        known=frozenset({wanted.known}),
        direct=True,
    )
    first = best(wanted, [*found, whole], most=1)[0]
    assert first.is_whole


@given(chances)
def test_without_wishes_people_who_are_missing_count_first(found):
    ranked = best(NONE, [replace(one, direct=True) for one in found], most=12)
    needs = [next(one.missing for one in found if one.key == fit.key) > 0 for fit in ranked]
    assert needs == sorted(needs, reverse=True)


def test_the_lesser_wish_is_missed_first():
    wanted = Wishes(minutes=15, topics=frozenset({"a"}))
    short = Chance(key=2, minutes=15)
    fitting = Chance(key=1, minutes=90, topics=frozenset({"a"}))
    assert [one.key for one in best(wanted, [fitting, short])] == [2, 1]


def test_unknown_length_is_no_promise():
    assert fit(Wishes(minutes=15), Chance(key=1)).missed == ("minutes",)


@given(st.integers(0, 30), st.integers(0, 30), st.none() | st.integers(0, 23))
def test_when_it_can_be_done(start, days, hour):
    today = date(2026, 11, 23)  # a Monday
    first = today + timedelta(days=start - 15)
    last = first + timedelta(days=days)
    found = falls_on(first, last, hour, today)
    ahead = [one for at in range(60) if today <= (one := first + timedelta(days=at)) <= last]
    assert ("weekend" in found) == any(one.weekday() >= 5 for one in ahead)
    assert ("today" in found) == (first <= today <= last)
    assert ({"mornings", "evenings"} <= found) == (hour is None)
