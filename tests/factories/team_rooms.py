"""A team at work: who sits in it, who acts for it, who works along."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.factories.association import person
from tests.factories.people import LONG_AGO
from tests.factories.teams import member, team
from wirksam.association.models import Body, Mandate, Person
from wirksam.teams.models import Custody, Guest, Idea, TeamDecision


def worker(name: str = "Tara", of: Body | None = None, *capabilities: str) -> Person:
    """Somebody who sits in the team today."""
    where = of or team()
    someone = person(name, *capabilities)
    office = where.offices.get(name="Mitglied")
    Mandate.objects.create(person=someone, office=office, starts_on=LONG_AGO)
    return someone


def custody(of: Body, acting: Body, **fields: Any) -> Custody:
    """``acting`` acts for the team since long ago."""
    told = {"basis": "Beschluss", "recorded_by": "?", "starts_on": LONG_AGO} | fields
    return Custody.objects.create(body=of, acting=acting, **told)


def guest(of: Body, who: Person | None = None, **fields: Any) -> Guest:
    """Somebody who works along today; both sides have said yes."""
    today = timezone.localdate()
    told = {
        "topic": "Plakate",
        "starts_on": today - timedelta(days=3),
        "ends_on": today + timedelta(days=20),
        "agreed_at": timezone.now(),
        "invited_by": "?",
    }
    return Guest.objects.create(body=of, person=who or member("Gila"), **(told | fields))


def idea(of: Body, by: str = "", text: str = "Macht einen Kochabend.", **fields: Any) -> Idea:
    """A member's idea that waits for an answer."""
    return Idea.objects.create(body=of, by=by, text=text, **fields)


def decision(of: Body, text: str = "Wir treffen uns dienstags.", **fields: Any) -> TeamDecision:
    """A public decision of today."""
    told = {"decided_on": timezone.localdate(), "written_by": "?"} | fields
    return TeamDecision.objects.create(body=of, text=text, **told)
