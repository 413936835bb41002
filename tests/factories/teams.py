"""Teams, their terms and calls, for tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.factories.association import body, occasion, person, state_unit
from wirksam.association.models import Body, Membership, Office, Person
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Call, Criterion, Reader, TeamCycle

SERVED = {CycleState.RUNNING, CycleState.HANDOVER, CycleState.CLOSED}


def runner(name: str = "Lara") -> Person:
    """Somebody of the state board who prepares the terms of its teams."""
    return person(name, "team.run")


def member(name: str = "Mika") -> Person:
    """Somebody with an account who belongs to the state unit and holds no office."""
    someone = person(name)
    Membership.objects.create(person=someone, unit=state_unit(), starts_on=date(2020, 1, 1))
    return someone


def team(key: str = "bildungsteam", name: str = "Bildungsteam", **seats: Any) -> Body:
    """A team with one office of five seats, three of them reserved."""
    made = body(key, name, "team")
    told = {"name": "Mitglied", "seats": 5, "reserved_seats": 3} | seats
    Office.objects.get_or_create(body=made, name=told.pop("name"), defaults=told)
    return made


def cycle(of: Body | None = None, state: str = CycleState.PLANNED, **fields: Any) -> TeamCycle:
    """A term of a team in this state, due at the spring assembly, with nothing else."""
    where = of or team()
    today = timezone.localdate()
    served = {"starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=335)}
    told: dict[str, Any] = {
        "body": where,
        "number": where.cycles.count() + 1,
        "state": state,
        "due": occasion(),
        "created_by": "?",
        "lapsed_reason": "Niemand." if state == CycleState.LAPSED else "",
        **(served if state in SERVED else {}),
    }
    return TeamCycle.objects.create(**(told | fields))


def call(of: TeamCycle, *, published: bool = True, **fields: Any) -> Call:
    """A complete call that has been open since yesterday and closes in two weeks."""
    now = timezone.now()
    told: dict[str, Any] = {
        "cycle": of,
        "task": "Ihr plant Bildung für alle.",
        "hours_a_week": 3,
        "learn": "Ein Wochenende planen.",
        "access": "Treffen online und in Räumen ohne Stufen.",
        "welcome": "Du brauchst keine Erfahrung.",
        "ask": of.body.offices.first(),
        "opens_on": timezone.localdate() - timedelta(days=1),
        "closes_at": now + timedelta(days=14),
        "published_at": now - timedelta(days=1) if published else None,
    }
    return Call.objects.create(**(told | fields))


def criterion(of: TeamCycle, text: str = "Freude am Erklären") -> Criterion:
    """Something applications are read for; before its call is published."""
    return Criterion.objects.create(cycle=of, text=text, position=of.criteria.count())


def called(of: Body | None = None, closes_at: datetime | None = None) -> TeamCycle:
    """A term whose call is open, with two criteria."""
    made = cycle(of)
    criterion(made)
    criterion(made, "Lust auf Verlässlichkeit")
    call(made, **({"closes_at": closes_at} if closes_at else {}))
    TeamCycle.objects.filter(pk=made.pk).update(state=CycleState.CALL)
    made.refresh_from_db()
    return made


def reader(of: TeamCycle, name: str = "Rosa") -> Reader:
    """Somebody who reads the applications of this term."""
    return Reader.objects.create(cycle=of, person=member(name), named_by="?")
