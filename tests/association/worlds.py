"""Random small associations, and the rules of access said once more in plain Python.

The second telling knows no database and no query; it is what the rules are held against.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.factories.people import board, contact, human, office, seat, unit
from wirksam.association.models import Membership, Opening, Person
from wirksam.association.queries.actors import today

KINDS = ("federal", "state", "district", "local")
PEOPLE = 3
RUNGS = ("me", "body", "unit", "state", "all")
CAPABILITIES = ("people.view", "people.contact", "people.edit", "contacts.view", "office.grant")

_FIRST_TWO: dict[str, Any] = {"unique_by": lambda row: row[:2]}


def spans(day: date) -> st.SearchStrategy[tuple[date, date | None]]:
    """Terms around ``day``: running, over, still to come, first and last day."""
    near = st.integers(-2, 2).map(lambda days: day + timedelta(days=days))
    drawn = st.tuples(near, st.none() | near).filter(lambda t: t[1] is None or t[1] >= t[0])
    return st.just((day, None)) | st.just((day - timedelta(days=1), day)) | drawn


@dataclass
class World:
    """What a random association is made of, by numbers."""

    parents: list[int]
    rungs: list[str]
    memberships: list[tuple[int, int, tuple[date, date | None]]]
    offices: list[tuple[int, str, str]]
    mandates: list[tuple[int, int, str, tuple[date, date | None], int | None]]
    contacts: list[tuple[int, str, bool]]
    openings: list[tuple[int, int, tuple[date, date | None]]]
    people: list[Person] = field(default_factory=list)
    units: list[Any] = field(default_factory=list)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    day = today()
    number = draw(st.integers(2, 4))
    parents = [draw(st.integers(0, at - 1)) if at else -1 for at in range(number)]
    people, units = st.integers(0, PEOPLE - 1), st.integers(0, number - 1)
    offices = draw(
        st.lists(
            st.tuples(
                units, st.sampled_from(CAPABILITIES), st.sampled_from(("body", "unit", "below"))
            ),
            min_size=2,
            max_size=4,
        )
    )
    return World(
        parents=parents,
        rungs=draw(st.lists(st.sampled_from(RUNGS), min_size=PEOPLE, max_size=PEOPLE)),
        memberships=draw(
            st.lists(st.tuples(people, units, spans(day)), min_size=2, max_size=5, **_FIRST_TWO)
        ),
        offices=offices,
        mandates=draw(_mandates(len(offices))),
        contacts=draw(
            st.lists(
                st.tuples(people, st.sampled_from(RUNGS), st.booleans()), min_size=1, max_size=4
            )
        ),
        openings=draw(
            st.lists(
                st.tuples(units, st.integers(0, len(offices) - 1), spans(day)),
                min_size=1,
                max_size=2,
            )
        ),
    )


def _mandates(offices: int) -> st.SearchStrategy[list[Any]]:
    numbers = st.integers(0, offices - 1)
    one = st.tuples(
        st.integers(0, PEOPLE - 1),
        numbers,
        st.sampled_from(RUNGS[1:]),
        spans(today()),
        st.none() | numbers,
    )
    return st.lists(one, min_size=2, max_size=5, **_FIRST_TWO)


def build(world: World) -> World:
    """Put it into the database."""
    for at, parent in enumerate(world.parents):
        above = world.units[parent] if at else None
        depth = above.depth + 1 if above else 0
        world.units.append(unit(f"u{at}", above, KINDS[min(depth, 3)]))
    world.people = [
        human(f"P{at}", account=False, visible_to=rung) for at, rung in enumerate(world.rungs)
    ]
    for person, where, (start, end) in world.memberships:
        Membership.objects.create(
            person=world.people[person], unit=world.units[where], starts_on=start, ends_on=end
        )
    offices = [
        office(board(world.units[where]), f"{capability}/{reach}")
        for where, capability, reach in world.offices
    ]
    for person, which, rung, (start, end), other in world.mandates:
        seat(
            world.people[person],
            offices[which],
            shown_to=rung,
            starts_on=start,
            ends_on=(end or start + timedelta(days=9)) if other is not None else end,
            acting_for=offices[other].body if other is not None else None,
        )
    for number, (person, rung, lent) in enumerate(world.contacts):
        contact(world.people[person], f"+49 {number}", rung, for_office=lent)
    for where, reader, (start, end) in world.openings:
        Opening.objects.create(
            unit=world.units[where],
            reader=offices[reader].body,
            purpose="Zweck",
            opened_by="k",
            starts_on=start,
            ends_on=end or start + timedelta(days=9),
        )
    return world


class Oracle:
    """Who may see whom, told in plain Python."""

    def __init__(self, world: World) -> None:
        self.world, self.day = world, today()
        self.paths = [one.path for one in world.units]

    def _runs(self, span: tuple[date, date | None]) -> bool:
        return span[0] <= self.day and (span[1] is None or span[1] >= self.day)

    def homes(self, person: int) -> set[int]:
        return {u for p, u, span in self.world.memberships if p == person and self._runs(span)}

    def seats(self, person: int, *, future: bool = False) -> list[tuple[int, int, str]]:
        """(office, place, rung) of mandates in force; the place is the office worked for."""
        found = []
        for p, which, rung, (start, end), other in self.world.mandates:
            last = (end or start + timedelta(days=9)) if other is not None else end
            span = (min(start, self.day) if future else start, last)
            if p == person and self._runs(span):
                found.append((which, other if other is not None else which, rung))
        return found

    def _grants(self, person: int, capability: str) -> list[tuple[str, int]]:
        return [
            (self.world.offices[which][2], place)
            for which, place, _rung in self.seats(person)
            if self.world.offices[which][1] == capability
        ]

    def unit_of(self, place: int) -> int:
        return self.world.offices[place][0]

    def _below(self, unit: int, above: int) -> bool:
        return self.paths[unit].startswith(self.paths[above])

    def lists(self, person: int, capability: str, *, opened: bool = False) -> set[int]:
        held = self._grants(person, capability)
        found = {self.unit_of(place) for reach, place in held if reach != "body"}
        bodies = {place for _reach, place in held}
        if opened:
            found |= {
                u
                for u, reader, (start, end) in self.world.openings
                if reader in bodies and self._runs((start, end or start + timedelta(days=9)))
            }
        return found

    def _state(self, unit: int) -> int | None:
        above = [at for at in range(len(self.paths)) if self._below(unit, at)]
        return next((at for at in above if self.world.units[at].kind == "state"), None)

    def _states(self, person: int) -> set[int]:
        return {state for home in self.homes(person) if (state := self._state(home)) is not None}

    def step(self, viewer: int, owner: int, *, unit: bool = True) -> str:
        """The narrowest rung from which ``viewer`` sees what ``owner`` shows."""
        bodies = {place for _which, place, _rung in self.seats(viewer)}
        if bodies & {place for _which, place, _rung in self.seats(owner)}:
            return "body"
        if unit and self.homes(viewer) & self.homes(owner):
            return "unit"
        if any(self._below(h, s) for h in self.homes(owner) for s in self._states(viewer)):
            return "state"
        if (self.homes(viewer) or self.seats(viewer)) and self.homes(owner):
            return "all"
        return ""

    def shown(self, viewer: int, owner: int, rung: str) -> bool:
        step = self.step(viewer, owner)
        return bool(step) and RUNGS.index(rung) >= RUNGS.index(step)

    def sees_holder(self, viewer: int, owner: int, *, future: bool = True) -> bool:
        return any(
            self._sees_seat(viewer, place, rung)
            for _which, place, rung in self.seats(owner, future=future)
        )

    def _sees_seat(self, viewer: int, place: int, rung: str) -> bool:
        where = self.unit_of(place)
        if place in {own for _which, own, _rung in self.seats(viewer)}:
            return True
        for capability in ("contacts.view", "office.grant"):
            for reach, held in self._grants(viewer, capability):
                at = self.unit_of(held)
                if (reach == "below" and self._below(where, at)) or (
                    reach != "body" and where == at
                ):
                    return True
                if reach == "body" and held == place:
                    return True
        mine = self.homes(viewer) | {self.unit_of(own) for _w, own, _r in self.seats(viewer)}
        steps = ["all"] if mine else []
        if any(self._below(where, state) for state in self._states(viewer)):
            steps.append("state")
        if any(self._below(home, where) for home in mine):
            steps.append("unit")
        return any(RUNGS.index(rung) >= RUNGS.index(step) for step in steps)

    def sees(self, viewer: int, owner: int) -> bool:
        return (
            viewer == owner
            or bool(self.lists(viewer, "people.view", opened=True) & self.homes(owner))
            or self.sees_holder(viewer, owner)
            or self.shown(viewer, owner, self.world.rungs[owner])
        )

    def reaches(self, viewer: int, owner: int, rung: str, *, lent: bool) -> bool:
        if viewer == owner:
            return True
        listed = self.lists(viewer, "people.contact") & self.homes(owner)
        return (
            (self.shown(viewer, owner, rung) and self.shown(viewer, owner, self.world.rungs[owner]))
            or (rung != "me" and bool(listed))
            or (lent and self.sees_holder(viewer, owner, future=False))
        )

    def edits(self, viewer: int, owner: int) -> bool:
        homes = self.homes(owner)
        return viewer == owner or (bool(homes) and homes <= self.lists(viewer, "people.edit"))
