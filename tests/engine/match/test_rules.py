"""Whatever people and tasks there are: every rule is kept, and the same input gives the same."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bench.keenest import instance, keenest_first
from tests.engine.match.checker import faults
from tests.engine.match.instances import rounds
from wirksam.engine.match import Done, gini, load, offer_round


@given(rounds())
def test_every_rule_is_kept(told):
    assert faults(*told, offer_round(*told)) == []


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_changes_nothing(told, chance):
    people, tasks, terms = told
    shuffled = (chance.sample(people, len(people)), chance.sample(tasks, len(tasks)), terms)
    assert offer_round(*shuffled) == offer_round(*told)


@given(
    st.builds(
        instance,
        st.integers(0, 40),
        st.integers(0, 25),
        fits=st.sampled_from([0.02, 0.1, 0.3, 1]),
        seed=st.integers(0, 10**6),
    )
)
def test_fills_at_least_what_whoever_comes_first_would_fill(told):
    people, tasks, terms = told
    found = offer_round(*told)
    assert faults(*told, found) == []
    waiting = {gap.task for gap in found.gaps if gap.reason.code == "experienced-missing"}
    taken = keenest_first(people, tasks, terms, safe={one.key for one in tasks} - waiting)
    assert len(found.offers) >= len(taken)


@given(rounds(experienced=False, most_tasks=3, most_people=4))
def test_no_other_round_is_better(told):
    """Among all possible rounds none fills more, and none as full shares more evenly."""
    people, tasks, terms = told
    terms = replace(terms, support={})
    tasks = [replace(one, places=min(one.places, 2), needed=0) for one in tasks]
    best = max(_all_rounds(people, tasks, terms), default=((0,), ()))
    found = offer_round(people, tasks, terms)
    filled = Counter(one.task for one in found.offers)
    assert (len(found.offers), _spread(filled.values())) == best[0]
    mean = _mean(tasks)
    own = Counter(one.person for one in found.offers)
    same = [loads for value, loads in _all_rounds(people, tasks, terms) if value == best[0]]
    carried = _carried(people, own, terms, mean)
    assert all(carried <= other for other in same)


def _spread(filled) -> tuple[int, ...]:
    """How many tasks have one, two, … people: the first place of each counts most."""
    most = max(filled, default=0)
    return tuple(sum(one >= number for one in filled) for number in range(1, most + 1))


def _mean(tasks) -> int:
    places = sum(one.places for one in tasks)
    return max(sum(one.places * one.minutes for one in tasks) // places, 1) if places else 1


def _carried(people, own, terms, mean) -> int:
    """The sum of squares of what each carries."""
    return sum((load(one, terms) + own[one.key] * mean * terms.window_days) ** 2 for one in people)


def _all_rounds(people, tasks, terms):
    """Every allowed round, as (what it fills, what people carry then)."""
    for chosen in itertools.product(*[_choices(one, tasks, terms) for one in people]):
        taken = Counter(pair for one in chosen for pair in one)
        work = {one.key: one for one in tasks}
        if all(number <= work[key].kept(kind) for (key, kind), number in taken.items()):
            filled = Counter(key for one in chosen for key, _ in one)
            own = Counter({one.key: len(had) for one, had in zip(people, chosen, strict=True)})
            value = (filled.total(), _spread(filled.values()))
            yield value, _carried(people, own, terms, _mean(tasks))


def _choices(person, tasks, terms):
    """All sets of places that one person could be asked for."""
    most = terms.per_week if person.per_week is None else min(person.per_week, terms.per_week)
    fitting = [one for one in tasks if one.key in person.fits and one.on not in person.busy]
    for number in range(max(terms.offers - person.offered, 0) + 1):
        for some in itertools.combinations(fitting, number):
            days = [one.on for one in some if one.on]
            weeks = Counter(day.isocalendar()[:2] for day in {*days, *person.busy})
            asked = {day.isocalendar()[:2] for day in days}
            free = len(days) == len(set(days)) and len(some) - len(days) <= most
            if free and all(weeks[week] <= most for week in asked):
                kinds = ("first_timer", "open") if person.first_time else ("open",)
                for places in itertools.product(kinds, repeat=number):
                    yield [(one.key, kind) for one, kind in zip(some, places, strict=True)]


def test_after_some_rounds_work_is_shared_twice_as_evenly():
    own, first = {}, {}
    for week in range(4):
        people, tasks, terms = instance(80, 24, seed=week + 1)
        minutes = {one.key: one.minutes for one in tasks}
        known = [replace(one, done=own.get(one.key, ())) for one in people]
        found = offer_round(known, tasks, terms)
        assert faults(known, tasks, terms, found) == []
        waiting = {one.task for one in found.gaps if one.reason.code == "experienced-missing"}
        taken = keenest_first(people, tasks, terms, safe=set(minutes) - waiting)
        assert len(found.offers) >= len(taken)
        for done, pairs in (
            (own, [(one.person, one.task) for one in found.offers]),
            (first, [one[:2] for one in taken]),
        ):
            for person, task in pairs:
                done[person] = (*done.get(person, ()), Done(terms.today, minutes[task]))
    shares = [
        gini(load(replace(one, done=done.get(one.key, ())), terms) for one in people)
        for done in (own, first)
    ]
    assert 2 * shares[0] <= shares[1]
