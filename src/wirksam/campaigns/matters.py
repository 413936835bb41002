"""What action days leave open for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED
from wirksam.association.choices import Capability
from wirksam.campaigns.models import Todo
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter

MOST = 20
AHEAD = timedelta(days=14)


def campaign_matters(actor: Actor) -> Iterator[Matter]:
    """What is to be done within two weeks for action days one hosts; one query."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return
    open_ones = visible(actor, Todo).filter(done_at=None, due_on__lte=timezone.localdate() + AHEAD)
    rows = open_ones.exclude(action__state__in=ENDED).select_related("action")
    for todo in rows.order_by("due_on", "pk")[:MOST]:
        yield Matter(
            todo.text,
            f"{reverse('prepare_action', args=[todo.action_id])}#zu-tun-{todo.pk}",
            "check",
            detail=_("For: %(title)s") % {"title": todo.action.title},
            due=todo.due_on,
        )
