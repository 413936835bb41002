"""Who works for a team today."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wirksam.association.models import Body, Mandate, in_force, today
from wirksam.foundation.access import Actor
from wirksam.teams.access.standing import acting_on
from wirksam.teams.models import Custody


def seats_of(body: Body) -> QuerySet[Mandate]:
    """Seats of a team that are held today."""
    here = Q(acting_for=body) | Q(acting_for=None, office__body=body)
    return Mandate.objects.filter(in_force(), here, office__emergency=False)


def has_worked(actor: Actor, body: Body) -> bool:
    """She works or worked in this team herself."""
    if not actor.person_id:
        return False
    seats = Mandate.objects.filter(office__body=body, acting_for=None, starts_on__lte=today())
    return seats.filter(person=actor.person_id).exists()


def workers_of(body: Body) -> list[str]:
    """Keys of the people who work for a team today: its own, or those of the body acting for it."""
    own = _keys(seats_of(body))
    if own:
        return own
    acting = Custody.objects.filter(acting_on(today()), body=body).select_related("acting")
    return list(dict.fromkeys(key for one in acting for key in _keys(seats_of(one.acting))))


def _keys(mandates: QuerySet[Mandate]) -> list[str]:
    rows = mandates.order_by("pk").values_list("person__key", flat=True)
    return list(dict.fromkeys(str(key) for key in rows))
