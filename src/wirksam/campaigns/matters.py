"""What action days leave open for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Case, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED
from wirksam.association.choices import Capability
from wirksam.campaigns.access.helping import moot, own
from wirksam.campaigns.choices import HelpState
from wirksam.campaigns.models import HelpAnswer, HelpRequest, Todo
from wirksam.campaigns.queries.tiles import name_of
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter

MOST = 20
LONGEST_DETAIL = 120
AHEAD = timedelta(days=14)
A_WHILE = timedelta(days=30)


def help_matters(actor: Actor) -> Iterator[Matter]:
    """Offers that wait for her word, help that others count on, requests to settle; two queries."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return
    pending = Q(request__state=HelpState.OPEN)
    rows = visible(actor, HelpAnswer).filter(pending | _counted_on())
    rows = rows.filter(withdrawn_at=None, declined_at=None)
    mine = own(actor, "request__by_body")
    told = rows.select_related("request__unit", "request__action", "by_body__unit").annotate(
        asked_by_her=Case(When(mine, then=Value(1)), default=Value(0), output_field=IntegerField())
    )
    for one in told.order_by("pk")[:MOST]:
        if (matter := _answer_matter(one)) is not None:
            yield matter
    late = HelpRequest.objects.filter(own(actor), state=HelpState.OPEN)
    late = late.filter(moot() | Q(until__lt=timezone.localdate()))
    for request in late.order_by("pk")[:MOST]:
        yield Matter(
            _("Say whether you still look for help"),
            request.get_absolute_url(),
            "question",
            detail=request.text[:LONGEST_DETAIL],
            minutes=2,
        )


def _counted_on() -> Q:
    """Help that was taken up and is still to come; without any day, for a while."""
    lasting = Q(request__until__gte=timezone.localdate())
    undated = Q(request__action__isnull=False) | Q(accepted_at__gte=timezone.now() - A_WHILE)
    days = lasting | Q(request__until=None) & undated
    return Q(accepted_at__isnull=False) & days & ~moot("request__")


def _answer_matter(one: HelpAnswer) -> Matter | None:
    request, url = one.request, one.request.get_absolute_url()
    if getattr(one, "asked_by_her", 0):
        if one.accepted_at is not None:
            return None
        told = {"unit": name_of(one.by_body.unit)}
        detail = one.text[:LONGEST_DETAIL]
        return Matter(_("%(unit)s offers you help") % told, url, "people", detail=detail, minutes=5)
    told, detail = {"unit": name_of(request.unit)}, request.text[:LONGEST_DETAIL]
    if one.accepted_at is None:
        words = _("You offered %(unit)s your help") % told
        return Matter(words, url, "clock", side="asked", detail=detail)
    action = request.action
    day = action.first_day if action and action.starts_at else None
    due = request.until or day
    return Matter(_("%(unit)s counts on your help") % told, url, "check", detail=detail, due=due)


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
