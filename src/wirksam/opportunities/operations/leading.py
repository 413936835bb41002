"""What hosts do at their desk: let people in, say who has helped."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.operations.saving import note
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record_reading
from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.operations.places import give_back, hold, keep, seat
from wirksam.opportunities.operations.telling import tell_helper
from wirksam.opportunities.queries.leading import people_of
from wirksam.opportunities.queries.page import has_begun
from wirksam.opportunities.queries.rooms import room_of


@transaction.atomic
def answer_request(*, actor: Actor, engagement: Engagement, yes: bool) -> Engagement | None:
    """Let somebody in who asked, or say that it does not work out this time."""
    held = hosted(actor, engagement.opportunity)
    one = Engagement.objects.filter(pk=engagement.pk, state=EngagementState.ASKED).first()
    if one is None:
        raise RefusedError(_("Somebody else has answered, or she has left meanwhile."))
    note(actor, "answer_helper", held, answer="yes" if yes else "no")
    if not yes:
        tell_helper(one, "opportunity_not_this_time")
        give_back(held, one)
        return None
    seat(held, one, room_of(held))
    waits = one.state == EngagementState.WAITING
    tell_helper(one, "opportunity_waiting" if waits else "opportunity_in")
    return one


@transaction.atomic
def mark_helped(*, actor: Actor, opportunity: Opportunity, helped: Collection[int]) -> int:
    """Say who has helped; how many are new. Of all others nothing is said."""
    held = hosted(actor, opportunity)
    if not has_begun(held):
        raise RefusedError(_("It has not begun yet. Say it when it is over."))
    rows = Engagement.objects.filter(opportunity=held, pk__in=list(helped))
    number = _helped(rows)
    if number:
        note(actor, "mark_helped", held, number=number)
    return number


def helped_by_closing(pk: int) -> None:
    """Once it is closed, all who were in have helped; unless it was said of some before."""
    rows = Engagement.objects.filter(opportunity=pk)
    if not rows.filter(state=EngagementState.DONE).exists():
        _helped(rows)


def _helped(rows: QuerySet[Engagement]) -> int:
    inside = rows.select_for_update(of=("self",)).filter(state__in=HOLDING)
    found = list(inside.order_by("joined_at", "pk"))  # whoever leaves right now stays out
    for one in found:
        one.state, one.done_at = EngagementState.DONE, timezone.now()
        keep(one)
        tell_helper(one, "opportunity_done")
    return len(found)


def read_people(*, actor: Actor, opportunity: Opportunity) -> list[Engagement]:
    """Who is in, waits and asks, for hosts; that the names were read is noted for their unit."""
    rows = list(people_of(actor, opportunity))
    others = sum(row.person_id != actor.person_id for row in rows)
    if others:
        unit = opportunity.host.unit.slug
        record_reading(actor=actor, what="helpers", unit_key=unit, count=others)
    return rows


def hosted(actor: Actor, opportunity: Opportunity) -> Opportunity:
    """The row as it is now, locked; refused to who does not host it."""
    held = hold(opportunity)
    if not can(actor, held, "host"):
        raise RefusedError(_("Only those who host this can do that."))
    return held
