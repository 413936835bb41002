"""Why somebody is asked and why a place stays empty: codes and values, all of them true."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from .build import Field
from .model import Gap, Place, Reason


class Told:
    """The reasons of one round. ``ready`` are the tasks that miss no experienced person."""

    def __init__(self, field: Field, loads: list[int], ready: set[int]) -> None:
        self._field, self._loads, self._ready = field, loads, ready
        self._sorted: dict[int, list[int]] = {}

    def reasons(self, person: int, at: int, place: Place) -> tuple[Reason, ...]:
        """Why this person for this task, what to say first first."""
        return tuple(self._reasons(person, at, place))

    def _reasons(self, person: int, at: int, place: Place) -> Iterator[Reason]:
        task, terms = self._field.tasks[at], self._field.terms
        if place == "experienced":
            yield Reason("experienced-place", {"places": task.kept(place)})
        if place == "first_timer":
            yield Reason("first-time-place", {"places": task.kept(place)})
        fitting = len(self._field.fitting[at])
        if fitting <= task.places:
            yield Reason("few-fit", {"places": task.places, "fitting": fitting})
        if task.key in self._field.people[person].likes:
            yield Reason("liked")
        if terms.weight(task.unit) > 1:
            weight = str(terms.weight(task.unit))
            yield Reason("support", {"unit": task.unit, "weight": weight})
        yield self._turn(person, at)

    def _turn(self, person: int, at: int) -> Reason:
        own = self._loads[person]
        if not own:
            return Reason("nothing-lately", {"days": self._field.terms.window_days})
        loads = self._loads_of(at)
        more = len(loads) - bisect_left(loads, own + 1)
        return Reason("less-lately" if 2 * more > len(loads) - 1 else "others-asked")

    def _loads_of(self, at: int) -> list[int]:
        if at not in self._sorted:
            self._sorted[at] = sorted(self._loads[one] for one in self._field.fitting[at])
        return self._sorted[at]

    def gaps(self, at: int) -> Iterator[Gap]:
        """What of a task stays empty, and why."""
        task = self._field.tasks[at]
        free = {kind: task.kept(kind) - self._held(at, kind) for kind in KINDS}
        if at not in self._ready:
            held = free["first_timer"] + free["open"]
            missing = free["experienced"] + task.experienced - task.kept("experienced")
            told = {"missing": missing, "held": held}
            yield Gap(task.key, free["experienced"] + held, Reason("experienced-missing", told))
            return
        for kind, code in KINDS.items():
            if free[kind]:
                yield Gap(task.key, free[kind], Reason(code, {"missing": free[kind]}))

    def _held(self, at: int, kind: Place) -> int:
        return len(self._field.net.holders[self._field.place(at, kind)])


KINDS: dict[Place, str] = {
    "experienced": "experienced-missing",
    "first_timer": "first-timers-missing",
    "open": "people-missing",
}
