"""Who knows and who gives offices."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.access.reach import (
    working_at,
    working_in,
)
from wirksam.association.choices import Audience, Capability
from wirksam.association.models import (
    Body,
    GrantRequest,
    Mandate,
    Office,
    still_there,
)
from wirksam.association.rules import ladder_up_to
from wirksam.foundation.access import Actor, ancestry, rule


@rule(Mandate)
def see_mandate(actor: Actor) -> Q:
    """Know who holds an office: by office, by working together, or as far as it is shown."""

    def reach(at: str) -> Q:
        return (
            actor.bodies(Capability.CONTACTS_VIEW, at)
            | actor.bodies(Capability.OFFICE_GRANT, at)
            | Q(**{f"{at}__in": {seat.body_id for seat in actor.seats}})
        )

    found = Q(person=actor.person_id) | working_in(reach)
    places = [*(home.unit_path for home in actor.homes), *(seat.unit_path for seat in actor.seats)]
    above = {path for place in places for path in ancestry(place)}
    if above:
        found |= _shown(Audience.UNIT, "unit__path__in", above)
    for state in {home.state_path for home in actor.homes} - {""}:
        found |= _shown(Audience.STATE, "unit__path__startswith", state)
    if actor.belongs:
        found |= still_there() & Q(shown_to=Audience.ALL)
    return found


def _shown(step: str, lookup: str, value: object) -> Q:
    where = working_at(f"__{lookup}", value)
    return still_there() & Q(shown_to__in=ladder_up_to(step)) & where


@rule(Office, "grant")
def grant_office(actor: Actor) -> Q:
    """Fill it, end its mandates, change what it may do; the guards ask for more."""
    return actor.bodies(Capability.OFFICE_GRANT, "body")


@rule(Body, "grant")
def grant_body(actor: Actor) -> Q:
    """Fill the offices of this body."""
    return actor.bodies(Capability.OFFICE_GRANT)


@rule(GrantRequest, "decide")
def decide_grant(actor: Actor) -> Q:
    """Another person than the one who asked or the one who would hold it."""
    mine = actor.bodies(Capability.OFFICE_GRANT, "office__body")
    return mine & ~Q(asked_by=actor.key) & ~Q(person=actor.person_id)
