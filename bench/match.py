"""Rounds of offers: time, needs filled, and how evenly, beside whoever is keenest signing up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bench.figure import Figure, median_seconds
from bench.keenest import Taken, instance, keenest_first
from wirksam.engine.match import Done, Person, Round, Task, Terms, gini, load, offer_round

GROUP = "match"
SIZES = {(400, 120): 0.5, (1500, 400): 3.0}
WEEKS = 8
Told = tuple[Sequence[Person], Sequence[Task], Terms]


def figures() -> Iterator[Figure]:
    """Every figure about rounds of offers."""
    for (people, tasks), limit in SIZES.items():
        name = f"{people:,} people × {tasks} tasks"
        for fits, said in ((0.25, "a quarter of them fits each"), (1.0, "all fit all")):
            told = instance(people, tasks, fits=fits)
            seconds = median_seconds(lambda told=told: offer_round(*told), rounds=5)  # type: ignore[misc]
            value, most = f"{seconds:.2f} s", f"≤ {limit:g} s"
            yield Figure(GROUP, f"{name}, {said}", value, most, seconds <= limit)
        few = instance(people // 6, tasks, fits=0.02)
        for told, said in (
            (instance(people, tasks), ""),
            (few, f", but {people // 6} people and 2 % fit"),
        ):
            yield _filling(f"{name}{said}: places filled", told)
        yield from _sharing(name, people, tasks)


def _filling(name: str, told: Told) -> Figure:
    found = offer_round(*told)
    taken = _keenest(told, found)
    value = f"{len(found.offers)} of {found.places} ({len(taken)} by the keenest)"
    return Figure(GROUP, name, value, "as many at least", len(found.offers) >= len(taken))


def _sharing(name: str, people: int, tasks: int) -> Iterator[Figure]:
    """Both ways through the same weeks: what each does there counts in the next one."""
    own: dict[str, tuple[Done, ...]] = {}
    first: dict[str, tuple[Done, ...]] = {}
    for week in range(WEEKS):
        told = _week(instance(people, tasks, seed=week + 1), week)
        found = offer_round([_with(one, own) for one in told[0]], *told[1:])
        _did(own, told, [(one.person, one.task) for one in found.offers])
        _did(first, told, [one[:2] for one in _keenest(told, found)])
        if not week:
            tasks_each = [[len(done.get(one.key, ())) for one in told[0]] for done in (own, first)]
            yield _half(f"{name}: Gini of tasks per person, 1 round", *tasks_each)
    carried = [[load(_with(one, done), told[2]) for one in told[0]] for done in (own, first)]
    yield _half(f"{name}: Gini of minutes as they still count, {WEEKS} rounds", *carried)


def _half(what: str, own: Sequence[int], first: Sequence[int]) -> Figure:
    even, uneven = gini(own), gini(first)
    value = f"{even:.2f} ({uneven:.2f} by the keenest)"
    return Figure(GROUP, what, value, "≤ half", 2 * even <= uneven)


def _keenest(told: Told, found: Round) -> Taken:
    people, tasks, terms = told
    waiting = {one.task for one in found.gaps if one.reason.code == "experienced-missing"}
    return keenest_first(people, tasks, terms, safe={one.key for one in tasks} - waiting)


def _week(told: Told, week: int) -> Told:
    """The same instance so many weeks later."""
    people, tasks, terms = told
    later = timedelta(7 * week)
    return (
        [replace(one, busy=frozenset(day + later for day in one.busy)) for one in people],
        [replace(one, on=one.on and one.on + later) for one in tasks],
        replace(terms, today=terms.today + later),
    )


def _with(person: Person, done: dict[str, tuple[Done, ...]]) -> Person:
    return replace(person, done=done.get(person.key, ()))


def _did(done: dict[str, tuple[Done, ...]], told: Told, pairs: Sequence[tuple[str, str]]) -> None:
    minutes = {one.key: one.minutes for one in told[1]}
    for person, task in pairs:
        done[person] = (*done.get(person, ()), Done(told[2].today, minutes[task]))
