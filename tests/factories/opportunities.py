"""Small tasks, shifts and who is in them, for tests."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.utils import timezone

from tests.factories.people import acting, human
from wirksam.association.models import Body, Person
from wirksam.foundation.access import Actor
from wirksam.opportunities.models import Engagement, Opportunity, Position
from wirksam.opportunities.operations.joining import Wish, join_opportunity

_numbers = count(1)


def opportunity(of: Body, **fields: object) -> Opportunity:
    """A shift in five days from 18:00 to 20:00, open to join at once, public, one place."""
    start = (timezone.localtime() + timedelta(days=5)).replace(
        hour=18, minute=0, second=0, microsecond=0
    )
    values = {
        "kind": "shift",
        "title": f"Schicht {next(_numbers)}",
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "state": "open",
        "visibility": "public",
        "created_by": "someone",
        "needed": 1,
        "places": 1,
    }
    return Opportunity.objects.create(host=of, **(values | fields))


def task(of: Body, **fields: object) -> Opportunity:
    """A task of fifteen minutes, from yesterday until in a week, for anybody."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    values = {
        "kind": "task",
        "title": f"Aufgabe {next(_numbers)}",
        "all_day": True,
        "starts_at": today - timedelta(days=1),
        "ends_at": today + timedelta(days=7),
        "effort_minutes": 15,
        "places": None,
    }
    return opportunity(of, **(values | fields))


def job(of: Opportunity, name: str = "Stand", places: int = 1, **fields: object) -> Position:
    return Position.objects.create(opportunity=of, name=name, places=places, **fields)


def helper(of: Body, name: str = "") -> Actor:
    """Somebody who belongs to the unit of ``of``."""
    return acting(human(name or f"Hilf {next(_numbers)}", of.unit))


def joined(who: Actor, what: Opportunity, **wish: object) -> Engagement:
    """Joined as a person does it herself."""
    return join_opportunity(actor=who, opportunity=what, wish=Wish(**wish))


def engaged(what: Opportunity, who: Person, state: str = "going", **fields: object) -> Engagement:
    """A row by itself, whatever the places."""
    if state == "done":
        fields.setdefault("done_at", timezone.now())
    return Engagement.objects.create(opportunity=what, person=who, state=state, **fields)
