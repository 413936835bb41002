"""What joining in leaves open for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.queries.words import effort, when
from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.queries.mine import coming
from wirksam.opportunities.queries.offers import answerable

MOST = 20
THANKED_WITHIN = timedelta(days=14)
"""So long after the help its hosts are reminded of thanking."""


def own_help(actor: Actor) -> Iterator[Matter]:
    """What she is in or waits for; one query."""
    for one in coming(actor):
        yield _own(one)


def own_offers(actor: Actor) -> Iterator[Matter]:
    """What she was offered, has not answered yet and can still take; one query."""
    for one in answerable(actor):
        task = one.opportunity
        yield Matter(
            _("Does this fit you? %(title)s") % {"title": task.title},
            reverse("my_offers"),
            "question",
            detail=" \N{MIDDLE DOT} ".join(filter(None, (when(task), effort(task), task.place))),
            due=timezone.localdate(one.expires_at),
            minutes=None,
        )


def hosting_matters(actor: Actor) -> Iterator[Matter]:
    """For hosts: who asks, of whom to say that they helped, whom to thank. Three queries."""
    if actor.can(Capability.ACTIVITY_HOST):
        yield from _to_answer(actor)
        yield from _to_mark(actor)
        yield from _to_thank(actor)


def _own(one: Engagement) -> Matter:
    task = one.opportunity
    inside = one.state in HOLDING
    told = " \N{MIDDLE DOT} ".join(filter(None, (when(task), effort(task), task.place)))
    return Matter(
        _("You help: %(title)s") % {"title": task.title}
        if inside
        else f"{task.title}: {one.get_state_display()}",
        task.get_absolute_url(),
        "going" if inside else "clock",
        side="mine" if inside else "asked",
        detail=told,
        due=task.last_day if task.all_day else task.first_day,
        minutes=None,
    )


def _to_answer(actor: Actor) -> Iterator[Matter]:
    rows = visible(actor, Engagement, "lead").filter(state=EngagementState.ASKED)
    for task in _tasks(rows):
        yield Matter(
            _("Somebody would like to help: %(title)s") % {"title": task.title},
            reverse("opportunity_people", args=[task.pk]),
            "question",
            due=task.first_day if task.starts_at else None,
            minutes=2,
        )


def _to_mark(actor: Actor) -> Iterator[Matter]:
    rows = visible(actor, Engagement, "lead").filter(
        state__in=HOLDING, opportunity__ends_at__lt=timezone.now()
    )
    for task in _tasks(rows.exclude(opportunity__state="cancelled")):
        if task.last_day < timezone.localdate() or not task.all_day:
            yield Matter(
                _("Say who has helped: %(title)s") % {"title": task.title},
                reverse("opportunity_people", args=[task.pk]),
                "check",
                due=task.last_day,
                minutes=2,
            )


def _to_thank(actor: Actor) -> Iterator[Matter]:
    rows = visible(actor, Engagement, "lead").filter(
        state=EngagementState.DONE,
        thanks=None,
        done_at__gte=timezone.now() - THANKED_WITHIN,
        opportunity__closing__isnull=False,
    )
    for task in _tasks(rows.exclude(person=actor.person_id)):
        yield Matter(
            _("Say thank you: %(title)s") % {"title": task.title},
            reverse("opportunity_people", args=[task.pk]),
            "person",
            minutes=2,
        )


def _tasks(rows: QuerySet[Engagement]) -> Iterable[Opportunity]:
    seen: dict[int, Opportunity] = {}
    for one in rows.select_related("opportunity").order_by("-opportunity__starts_at", "pk")[:MOST]:
        seen.setdefault(one.opportunity_id, one.opportunity)
    return seen.values()
