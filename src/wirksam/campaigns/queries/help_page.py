"""The page of a request for help."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.campaigns.access.helping import own
from wirksam.campaigns.choices import HelpState
from wirksam.campaigns.models import HelpAnswer, HelpRequest
from wirksam.campaigns.queries.helping import RequestRow, request_rows
from wirksam.foundation.access import Actor, can, visible


@dataclass(frozen=True, slots=True)
class RequestPage:
    """The page of a request, as this reader sees it."""

    row: RequestRow
    answers: list[HelpAnswer]
    may_take: bool
    may_settle: bool
    may_reopen: bool
    is_mine: bool
    bodies: QuerySet[Body]

    @property
    def may_answer(self) -> bool:
        """She plans for a body that has not answered yet."""
        return self.row.is_wanted and self.bodies.exists()


def request_page(actor: Actor, request: HelpRequest) -> RequestPage:
    """``request``: a row of :func:`told_requests`. The number of queries is fixed."""
    plans = actor.can(Capability.ACTIVITY_HOST)
    row = request_rows(actor, [request])[0]
    mine = plans and HelpRequest.objects.filter(own(actor), pk=request.pk).exists()
    seen = (
        visible(actor, HelpAnswer).filter(request=request) if plans else HelpAnswer.objects.none()
    )
    return RequestPage(
        row=row,
        answers=list(seen.select_related("by_body__unit").order_by("pk")),
        may_take=mine and can(actor, request, "take"),
        may_settle=mine and request.state == HelpState.OPEN,
        may_reopen=mine and can(actor, request, "reopen"),
        is_mine=mine,
        bodies=answering_bodies(actor, request),
    )


def answering_bodies(actor: Actor, request: HelpRequest) -> QuerySet[Body]:
    """Bodies in whose name she can offer help: not the one that asks, not twice."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return Body.objects.none()
    active = HelpAnswer.objects.filter(request=request, withdrawn_at=None, declined_at=None)
    rows = visible(actor, Body, "host").exclude(pk=request.by_body_id)
    return rows.exclude(pk__in=active.values("by_body"))
