"""Who takes part, as far as the reader may know it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from wirksam.activities.models import Activity, Participation
from wirksam.association.rules import counted
from wirksam.foundation.access import Actor, visible


@dataclass(frozen=True, slots=True)
class TakingPart:
    """One's own word, and the number that may be said: exact for hosts, from five on for all."""

    mine: Participation | None
    number: int | None
    is_exact: bool


def taking_part(actor: Actor, activity: Activity, *, hosts: bool) -> TakingPart:
    """Her own word and the number; two queries."""
    rows = Participation.objects.filter(activity_id=activity.pk)
    mine = rows.filter(person=actor.person_id).first() if actor.person_id else None
    number = rows.count()
    return TakingPart(mine, number if hosts else counted(number), hosts)


def participants(actor: Actor, activity: Activity) -> QuerySet[Participation]:
    """Who takes part, for hosts; anyone else finds only herself."""
    rows = visible(actor, Participation).filter(activity_id=activity.pk)
    return rows.select_related("person").order_by("person__name", "pk")


def own_participations(actor: Actor) -> QuerySet[Participation]:
    """What this person takes part in, the latest first, with activities and what came of them."""
    return (
        Participation.objects.filter(person=actor.person_id)
        .select_related("activity__host__unit", "activity__closing")
        .order_by("-activity__starts_at", "-pk")
    )
