"""Giving places, in the row lock of the task, so that nobody is in twice and nobody is lost.

Each engagement that holds a place, or is done, has its
:class:`~wirksam.activities.models.Participation` at the anchor: calendars, *My things* and the
closing read that one table for every kind. Whoever only asks or waits has none. Only this module
writes it for opportunities.
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ParticipationState
from wirksam.activities.models import Participation
from wirksam.foundation.access import RefusedError
from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.operations.telling import tell_helper
from wirksam.opportunities.queries.rooms import room_of
from wirksam.opportunities.rules import Joiner, Room


def hold(opportunity: Opportunity) -> Opportunity:
    """The row as it is now, locked until the transaction ends."""
    now = (
        Opportunity.objects.select_for_update(of=("self",))
        .select_related("host__unit")
        .filter(pk=opportunity.pk)
        .first()
    )
    if now is None:
        raise RefusedError(_("This does not exist any more."))
    return now


def joiner_of(one: Engagement) -> Joiner:
    """What counts of her for a place."""
    return Joiner(one.position_id, one.first_time, one.experienced)


def seat(held: Opportunity, one: Engagement, room: Room) -> Engagement:
    """Give her a place of a held task, or that of somebody who looks for a stand-in; else wait.

    ``room`` is how it stands, read in the same lock.
    """
    wants = joiner_of(one)
    relieved = _relieved(held, room, wants) if room.seeking else None
    if relieved is not None:
        _go(relieved)
        tell_helper(relieved, "opportunity_stand_in")
        one.state = EngagementState.GOING
    else:
        one.state = EngagementState.GOING if room.fits(wants) else EngagementState.WAITING
    return keep(one)


def keep(one: Engagement) -> Engagement:
    """Store it, and what the anchor says of her with it."""
    one.save()
    if one.person_id is None:
        return one
    told = Participation(activity_id=one.opportunity_id, person_id=one.person_id)
    if one.state in HOLDING or one.state == EngagementState.DONE:
        done = one.state == EngagementState.DONE
        told.state = ParticipationState.TOOK_PART if done else ParticipationState.GOING
        Participation.objects.bulk_create(
            [told],
            update_conflicts=True,
            unique_fields=["person", "activity"],
            update_fields=["state"],
        )
    else:
        Participation.objects.filter(
            activity_id=one.opportunity_id, person_id=one.person_id
        ).delete()
    return one


def give_back(held: Opportunity, one: Engagement) -> None:
    """Take her out of a held task; whoever waits first and fits moves up."""
    _go(one)
    fill(held)


def fill(held: Opportunity) -> list[Engagement]:
    """Let those who wait into a held task, in their order, as far as they fit."""
    waiting = Engagement.objects.filter(opportunity=held, state=EngagementState.WAITING)
    rows = list(waiting.order_by("joined_at", "pk"))
    if not rows:
        return []
    room, moved = room_of(held), []
    for one in rows:
        wants = joiner_of(one)
        if not room.fits(wants):
            continue
        room = room.plus(wants)
        one.state = EngagementState.GOING
        moved.append(keep(one))
        tell_helper(one, "opportunity_in")
    return moved


def first_to_relieve(held: Opportunity, one: Engagement) -> Engagement | None:
    """The first who waits and would fit into her place."""
    room = room_of(held).plus(joiner_of(one), -1)
    waiting = Engagement.objects.filter(opportunity=held, state=EngagementState.WAITING)
    rows = waiting.order_by("joined_at", "pk")
    return next((row for row in rows if room.fits(joiner_of(row))), None)


def new_engagement(held: Opportunity, **told: object) -> Engagement:
    """Unsaved, at the end of the line; under the lock the order is that of arriving."""
    return Engagement(opportunity=held, joined_at=timezone.now(), **told)


def _relieved(held: Opportunity, room: Room, wants: Joiner) -> Engagement | None:
    """The first who looks for a stand-in and whose place would fit."""
    rows = Engagement.objects.filter(opportunity=held, state=EngagementState.STAND_IN)
    for one in rows.order_by("joined_at", "pk"):
        if room.plus(joiner_of(one), -1).fits(wants):
            return one
    return None


def _go(one: Engagement) -> None:
    if one.person_id is not None:
        Participation.objects.filter(
            activity_id=one.opportunity_id, person_id=one.person_id
        ).delete()
    Engagement.objects.filter(pk=one.pk).delete()
