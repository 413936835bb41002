"""What happens without rounds: whoever is keenest signs up first; and made-up instances of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from wirksam.engine.match import Done, Person, Place, Task, Terms

TODAY = date(2026, 3, 23)  # a Monday; the clock changes on the Sunday after
UNITS, TOPICS = 12, 8
Taken = list[tuple[str, str, Place]]


def instance(
    people: int, tasks: int, *, fits: float = 0.25, seed: int = 1
) -> tuple[list[Person], list[Task], Terms]:
    """A round such as a state association has. The keenest come first; each fits about ``fits``."""
    chance = random.Random(seed)  # noqa: S311 (the same workload each time)
    terms = Terms(TODAY, lot=f"round {seed}", support={"unit 0": 2, "unit 1": 3})
    made = [_task(chance, number) for number in range(tasks)]
    topic = {one.key: chance.randrange(TOPICS) for one in made}
    persons = []
    for number in range(people):
        fitting = [one.key for one in made if chance.random() < fits]
        known = set(chance.sample(range(TOPICS), 2)) if chance.random() < 0.3 else set()
        persons.append(
            Person(
                f"person {number}",
                frozenset(fitting),
                likes=frozenset(key for key in fitting if chance.random() < 0.3),
                experienced=frozenset(key for key in fitting if topic[key] in known),
                first_time=not known and chance.random() < 0.3,
                done=(Done(TODAY - timedelta(chance.randrange(80)), 60),)
                * chance.choice((0, 0, 1, 3)),
                busy=frozenset({TODAY + timedelta(chance.randrange(28))}),
            )
        )
    return persons, made, terms


def _task(chance: random.Random, number: int) -> Task:
    places = chance.choice((1, 1, 2, 2, 3, 4, 6))
    return Task(
        f"task {number}",
        f"unit {chance.randrange(UNITS)}",
        places,
        on=None if chance.random() < 0.3 else TODAY + timedelta(chance.randrange(28)),
        needed=(places + 1) // 2,
        experienced=int(places > 2 and chance.random() < 0.5),
        first_timers=int(places > 1 and chance.random() < 0.4),
        minutes=chance.choice((40, 60, 90, 180)),
    )


def keenest_first(
    people: Iterable[Person], tasks: Iterable[Task], terms: Terms, *, safe: Iterable[str]
) -> Taken:
    """Person by person, each takes what fits until her limits are reached, what begins first first.

    Experienced people take the places kept for them before others come. A task that is not in
    ``safe`` takes only them.
    """
    order = sorted(tasks, key=lambda one: (one.on or date.max, one.key))
    safe, folk, taken = set(safe), list(people), Sheet(terms)
    for kind in ("experienced", "other"):
        for person in folk:
            for task in order:
                if kind == "experienced":
                    if task.key in person.experienced:
                        taken.sign_up(person, task, ("experienced",))
                elif task.key in safe:
                    kinds: tuple[Place, ...] = ("first_timer", "open")
                    taken.sign_up(person, task, kinds[not person.first_time :])
    return taken.rows


class Sheet:
    """A list on which people sign up, with the same limits as a round."""

    def __init__(self, terms: Terms) -> None:
        self.terms, self.rows = terms, Taken()
        self._had: Counter[object] = Counter()

    def sign_up(self, person: Person, task: Task, kinds: tuple[Place, ...]) -> None:
        """Take the first place of these kinds that is free, if she can."""
        marks: list[tuple[object, int]] = [((person.key, task.key), 1)]
        marks.append((person.key, self.terms.offers - person.offered))
        most = self.terms.per_week if person.per_week is None else person.per_week
        most = min(most, self.terms.per_week)
        if task.on is None:
            marks.append(((person.key, "undated"), most))
        else:
            week = task.on.isocalendar()[:2]
            busy = sum(day.isocalendar()[:2] == week for day in person.busy)
            marks.append(((person.key, task.on), int(task.on not in person.busy)))
            marks.append(((person.key, week), most - busy))
        if task.key not in person.fits or any(self._had[mark] >= limit for mark, limit in marks):
            return
        for kind in kinds:
            if self._had[task.key, kind, "place"] < task.kept(kind):
                self._had.update([mark for mark, _ in marks])
                self._had[task.key, kind, "place"] += 1
                self.rows.append((person.key, task.key, kind))
                return


def loads(
    people: Iterable[Person], tasks: Iterable[Task], taken: Iterable[tuple[str, str]]
) -> Mapping[str, int]:
    """The minutes that each takes on."""
    minutes = {task.key: task.minutes for task in tasks}
    found = {person.key: 0 for person in people}
    for person, task in taken:
        found[person] += minutes[task]
    return found
