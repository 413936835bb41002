"""Who hosts together, and whom one can ask."""

from __future__ import annotations

from django.db.models import QuerySet

from wirksam.activities.choices import CoHostState
from wirksam.activities.models import Activity, CoHost
from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, running
from wirksam.association.queries.actors import today

_ACTING = (
    BodyKind.BOARD,
    BodyKind.TEAM,
    BodyKind.WORKING_GROUP,
    BodyKind.FORUM,
    BodyKind.OFFICE,
    BodyKind.PRESIDIUM,
)


def cohosts_of(activity: Activity) -> QuerySet[CoHost]:
    """Everyone who was asked, with the answer; one query."""
    return CoHost.objects.filter(activity_id=activity.pk).select_related("body__unit")


def askable(activity: Activity) -> QuerySet[Body]:
    """Bodies of today that neither host it nor have been asked and not yet said no."""
    held = CoHost.objects.filter(
        activity_id=activity.pk, state__in=(CoHostState.ASKED, CoHostState.AGREED)
    )
    rows = Body.objects.filter(running(today()), running(today(), "unit"), kind__in=_ACTING)
    return rows.exclude(pk=activity.host_id).exclude(pk__in=held.values("body"))
