"""What activities leave open for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED, CoHostState, State
from wirksam.activities.models import Activity, CoHost
from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.days import day
from wirksam.foundation.registry import Matter

MOST = 20


def activity_matters(actor: Actor) -> Iterator[Matter]:
    """Activities to close, invitations to answer; two queries at most."""
    if actor.can(Capability.ACTIVITY_HOST):
        yield from _to_close(actor)
        yield from _to_answer(actor)


def _to_close(actor: Actor) -> Iterator[Matter]:
    now = timezone.now()
    over = visible(actor, Activity, "edit").filter(
        Q(ends_at__lt=now) | Q(ends_at=None, starts_at__lt=now)
    )
    rows = over.exclude(state__in=(*ENDED, State.IDEA)).order_by("-starts_at", "-pk")
    for activity in rows[:MOST]:
        yield Matter(
            _("Say what came of it: %(title)s") % {"title": activity.title},
            reverse("close_activity", args=[activity.pk]),
            "check",
            detail=_("It was on %(day)s. Three short answers.") % {"day": day(activity.last_day)},
            due=activity.last_day,
            minutes=1,
        )


def _to_answer(actor: Actor) -> Iterator[Matter]:
    asked = visible(actor, CoHost, "answer").filter(state=CoHostState.ASKED)
    for row in asked.select_related("activity__host", "body")[:MOST]:
        yield Matter(
            _("Host together? %(title)s") % {"title": row.activity.title},
            row.activity.get_absolute_url(),
            "people",
            detail=_("%(host)s asks %(body)s.")
            % {"host": row.activity.host.name, "body": row.body.name},
            due=row.activity.first_day if row.activity.starts_at else None,
            minutes=2,
        )


def waiting_for_hosts(actor: Actor) -> Iterator[Matter]:
    """Bodies that were asked to host too and have not answered; one query."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return
    asked = visible(actor, CoHost, "ask").filter(state=CoHostState.ASKED)
    for row in asked.exclude(activity__state__in=ENDED).select_related("activity", "body")[:MOST]:
        yield Matter(
            _("Will they host with us? %(title)s") % {"title": row.activity.title},
            row.activity.get_absolute_url(),
            "people",
            side="asked",
            detail=_("%(body)s has not answered yet.") % {"body": row.body.name},
        )
