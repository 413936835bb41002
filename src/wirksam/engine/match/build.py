"""People and tasks as a network, in an order that does not depend on how they were told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from .load import lot
from .model import PLACES, Person, Place, Task, Terms
from .network import Network

GROUPS: tuple[tuple[Place, ...], ...] = (("experienced",), ("first_timer", "open"))
"""Experienced people are counted for themselves, all others of a task together."""
Week = tuple[int, int] | None


def week_of(day: date | None) -> Week:
    """The calendar week (ISO 8601) of a day; none for what has no day."""
    return None if day is None else day.isocalendar()[:2]


class Field:
    """People and tasks in the order in which the lot drew them, and the flow between them."""

    def __init__(self, people: Collection[Person], tasks: Collection[Task], terms: Terms) -> None:
        self.terms = terms
        self.people = sorted(people, key=lambda one: (lot(terms, f"p{one.key}"), one.key))
        self.tasks = sorted(tasks, key=lambda one: (lot(terms, f"t{one.key}"), one.key))
        self.net = Network(
            [task.kept(kind) for task in self.tasks for kind in PLACES],
            [
                [self.place(at, kind) for kind in kinds]
                for at in range(len(tasks))
                for kinds in GROUPS
            ],
        )
        self.fitting: list[list[int]] = [[] for _ in self.tasks]
        self._places = [self._by_who(at) for at in range(len(self.tasks))]
        self._number = {task.key: at for at, task in enumerate(self.tasks)}
        for person in self.people:
            self._add(person)

    def place(self, task: int, kind: Place) -> int:
        """The number of a task's places of a kind."""
        return task * len(PLACES) + PLACES.index(kind)

    def task_of(self, place: int) -> Task:
        """The task that a place is of."""
        return self.tasks[place // len(PLACES)]

    def _add(self, person: Person) -> None:
        number = self.net.add_person(max(self.terms.offers - person.offered, 0))
        known = sorted(self._number[key] for key in person.fits if key in self._number)
        if person.likes:
            known.sort(key=lambda at: self.tasks[at].key not in person.likes)
        slots: dict[date | int, list[int]] = {}
        for at in known:
            self.fitting[at].append(number)
            day = self.tasks[at].on
            slots.setdefault(at if day is None else day, []).append(at)
        weeks: dict[Week, int] = {}
        for slot, among in slots.items():
            day = None if isinstance(slot, int) else slot
            if day in person.busy:
                continue
            week = week_of(day)
            if week not in weeks:
                weeks[week] = self.net.add_week(number, self._most(person, week))
            places = [
                place
                for at in among
                for place in self._places[at][
                    self.tasks[at].key in person.experienced, person.first_time
                ]
            ]
            self.net.add_slot(number, weeks[week], places)

    def _most(self, person: Person, week: Week) -> int:
        """How many more days of a week are hers to give; what has no day is a week of its own."""
        most = self.terms.per_week
        if person.per_week is not None:
            most = min(most, person.per_week)
        return max(most - sum(week_of(day) == week for day in person.busy), 0)

    def _by_who(self, at: int) -> dict[tuple[bool, bool], list[int]]:
        """The places of a task by whether one is experienced and a first-timer, rarest first."""
        kept = [kind for kind in PLACES if self.tasks[at].kept(kind)]
        return {
            (experienced, first): [
                self.place(at, kind)
                for kind in kept
                if kind == "open" or (experienced if kind == "experienced" else first)
            ]
            for experienced in (False, True)
            for first in (False, True)
        }
