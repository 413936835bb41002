"""What somebody has joined, and what could fit instead."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wirksam.activities.choices import ENDED
from wirksam.activities.queries.listing import first_of
from wirksam.foundation.access import Actor
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.queries.listing import Row, not_over, open_tasks, rows_of

MOST = 50
INSTEAD = 3
FEW = 3


def coming(actor: Actor) -> QuerySet[Engagement]:
    """What she is in, asked for or waits for and is not over; the next first."""
    rows = _own(actor).exclude(state=EngagementState.DONE).filter(not_over(at="opportunity__"))
    rows = rows.exclude(opportunity__state__in=ENDED)
    return rows.order_by("opportunity__starts_at", "pk")[:MOST]


def done(actor: Actor) -> QuerySet[Engagement]:
    """What she has helped with, the latest first."""
    return _own(actor).filter(state=EngagementState.DONE).order_by("-done_at", "-pk")[:MOST]


def instead_of(actor: Actor, task: Opportunity) -> list[Row]:
    """The next tasks that resemble one: same kind first come those of the same topic or chapter."""
    mine = Engagement.objects.filter(person=actor.person_id or 0)
    rows = open_tasks(actor).exclude(pk=task.pk).exclude(pk__in=mine.values("opportunity"))
    near = Q(host__unit=task.host.unit_id)
    for word in filter(None, (part.strip() for part in task.topics.split(",")[:5])):
        near |= Q(topics__icontains=word)
    found = first_of(rows.filter(near), INSTEAD)
    if len(found) < INSTEAD:
        rest = rows.exclude(pk__in=[one.pk for one in found])
        found += first_of(rest, INSTEAD - len(found))
    return rows_of(actor, found)


def is_new(actor: Actor) -> bool:
    """A guest, or a member who has not helped much yet; one query for members."""
    if not actor.person_id:
        return True
    return _own(actor).filter(state=EngagementState.DONE).count() < FEW


def _own(actor: Actor) -> QuerySet[Engagement]:
    rows = Engagement.objects.filter(person=actor.person_id or 0)
    return rows.select_related("opportunity__host__unit", "position")
