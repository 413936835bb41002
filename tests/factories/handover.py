"""A team that hands over, with people before and after."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tests.factories.association import body, person
from wirksam.association.models import Mandate, Membership, Office, Person
from wirksam.teams.models import Handover, TeamCycle

_TERM = timedelta(days=365)


def handing_over(key: str = "bildungsteam", *, ended: int = -3) -> Handover:
    """A handover whose term ended ``ended`` days ago (before zero: it ends in so many days)."""
    team = body(key, key.title(), "team")
    Office.objects.get_or_create(body=team, name="Mitglied", defaults={"seats": 9})
    over = timezone.localdate() - timedelta(days=ended)
    cycle = TeamCycle.objects.create(
        body=team, state="handover", starts_on=over - _TERM, ends_on=over, created_by="x"
    )
    return Handover.objects.create(cycle=cycle)


def member(handover: Handover, name: str, *, after: bool = False) -> Person:
    """Somebody of the term that ends, or of the one ``after`` it."""
    cycle, someone = handover.cycle, person(name)
    Membership.objects.create(person=someone, unit=cycle.body.unit, starts_on="2020-01-01")
    starts, ends = cycle.starts_on, cycle.ends_on
    assert starts
    assert ends
    Mandate.objects.create(
        person=someone,
        office=cycle.body.offices.get(),
        starts_on=min(ends, timezone.localdate()) if after else starts,
        ends_on=ends + _TERM if after else ends,
    )
    return someone
