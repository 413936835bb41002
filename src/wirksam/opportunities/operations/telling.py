"""What helpers and hosts are told; titles and days, never a name."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from wirksam.association.choices import Capability
from wirksam.association.models import Mandate, in_force
from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify
from wirksam.opportunities.choices import HOLDING
from wirksam.opportunities.models import Engagement, Opportunity, Watcher
from wirksam.opportunities.operations.guest_letters import tell_guest
from wirksam.opportunities.queries.rooms import room_of

RECEIPTS = frozenset({"opportunity_done", "opportunity_receipt", "opportunity_thanked"})
"""What leads to the receipt, not to the task."""


def tell_helper(one: Engagement, kind: str, occasion: object = "") -> None:
    """Tell somebody how she stands in a task, once for each ``occasion``; guests by mail."""
    if one.person is None:
        tell_guest(one, kind, occasion)
        return
    task = one.opportunity
    receipt = kind in RECEIPTS
    notify(
        key=f"opportunity-{kind}:{one.pk}:{occasion}",
        to=[str(one.person.key)],
        kind=kind,
        url=reverse("opportunity_receipt", args=[task.pk]) if receipt else task.get_absolute_url(),
        values={"title": task.title},
    )


def tell_hosts(actor: Actor, task: Opportunity, kind: str, occasion: object) -> None:
    """Tell who plans for the hosting body that something waits on its desk."""
    here = Q(acting_for=task.host_id) | Q(acting_for=None, office__body=task.host_id)
    rows = Mandate.objects.filter(
        in_force(),
        here,
        office__capabilities__capability=Capability.ACTIVITY_HOST,
        office__emergency=False,
    )
    keys = {str(key) for key in rows.values_list("person__key", flat=True)} - {actor.key}
    notify(
        key=f"opportunity-{kind}:{task.pk}:{occasion}",
        to=sorted(keys),
        kind=kind,
        url=reverse("opportunity_people", args=[task.pk]),
        values={"title": task.title},
    )


def tell_watchers(task: Opportunity) -> int:
    """Tell those who wanted to hear only if people are missing; how many they are. Once each."""
    if not room_of(task).missing:
        return 0
    inside = Engagement.objects.filter(opportunity=task, state__in=HOLDING, person__isnull=False)
    rows = Watcher.objects.filter(opportunity=task).exclude(person__in=inside.values("person"))
    keys = [str(key) for key in rows.values_list("person__key", flat=True)]
    notify(
        key=f"opportunity-missing:{task.pk}:",
        to=keys,
        kind="opportunity_missing",
        url=task.get_absolute_url(),
        values={"title": task.title, "day": task.last_day if task.starts_at else ""},
    )
    return len(keys)
