"""Saying that one comes, and leaving again without a reason; being thanked.

The journal is for ever and others read it than the hosts, so who comes and goes is not in it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ParticipationState
from wirksam.activities.kinds import kind_of
from wirksam.activities.models import Activity, Participation
from wirksam.activities.operations.saving import note
from wirksam.activities.queries.taking_part import participants
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record_reading


@transaction.atomic
def join(*, actor: Actor, activity: Activity) -> Participation:
    """Say that one takes part; saying it twice changes nothing."""
    _on_this_page(activity)
    if not can(actor, activity, "join"):
        raise RefusedError(_("You cannot join this activity now."))
    going, _new = Participation.objects.get_or_create(activity=activity, person_id=actor.person_id)
    return going


@transaction.atomic
def leave(*, actor: Actor, activity: Activity) -> None:
    """Take it back, before or after; nobody asks why, and nothing stays."""
    _on_this_page(activity)
    Participation.objects.filter(activity_id=activity.pk, person_id=actor.person_id).delete()


def _on_this_page(activity: Activity) -> None:
    known = kind_of(activity.kind)
    if known and known.own_joining:
        raise RefusedError(_("Join or leave on its own page."))


@transaction.atomic
def thank(*, actor: Actor, activity: Activity) -> int:
    """Thank everyone who was there and has not been thanked yet; how many that are."""
    if not can(actor, activity, "host"):
        raise RefusedError(_("Only those who host this activity can do that."))
    waiting = Participation.objects.filter(
        activity_id=activity.pk, state=ParticipationState.TOOK_PART, thanked_at=None
    )
    number = waiting.update(thanked_at=timezone.now(), thanked_by=actor.key)
    if number:
        hosted = Activity.objects.select_related("host__unit").get(pk=activity.pk)
        note(actor, "thank_participants", hosted, number=number)
    return number


def read_participants(*, actor: Actor, activity: Activity) -> list[Participation]:
    """Who takes part, for hosts; that somebody read the names is noted for their unit."""
    rows = list(participants(actor, activity))
    others = sum(row.person_id != actor.person_id for row in rows)
    if others:
        unit = activity.host.unit.slug
        record_reading(actor=actor, what="participants", unit_key=unit, count=others)
    return rows
