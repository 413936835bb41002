"""Joining, waiting in order, looking for a stand-in, leaving without a reason.

As with all activities, who comes and goes is not in the journal: that is for ever. All of this
happens in the row lock of the task; how the anchor is kept in step says
:mod:`wirksam.opportunities.operations.places`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.opportunities.choices import HOLDING, EngagementState, Flow
from wirksam.opportunities.models import Engagement, GuestHelper, Opportunity, Position, Watcher
from wirksam.opportunities.operations.invitations import close_offer, is_invited
from wirksam.opportunities.operations.places import (
    fill,
    first_to_relieve,
    give_back,
    hold,
    keep,
    new_engagement,
    seat,
)
from wirksam.opportunities.operations.telling import tell_hosts, tell_watchers
from wirksam.opportunities.queries.page import SHORT_NOTICE, has_begun, is_over
from wirksam.opportunities.queries.rooms import room_of
from wirksam.opportunities.rules import Room


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody says when she joins; ``accepted`` are codes of warnings."""

    position: Position | None = None
    first_time: bool = False
    experienced: bool = False
    accepted: Collection[str] = ()


@transaction.atomic
def join_opportunity(*, actor: Actor, opportunity: Opportunity, wish: Wish = Wish()) -> Engagement:
    """Join: at once, at the end of the waiting list, or as a request. Twice changes nothing.

    Whoever was offered it and has not answered yet need not ask.
    """
    held = hold(opportunity)
    known = Engagement.objects.filter(opportunity=held, person_id=actor.person_id or 0).first()
    if known is not None:
        return known
    if not can(actor, held, "join"):
        raise RefusedError(_("You cannot join this now."))
    invited = is_invited(held, actor.person_id)
    one = admit(held, wish, person_id=actor.person_id, invited=invited)
    if invited:
        close_offer(held, actor.person_id)
    if one.state == EngagementState.ASKED:
        tell_hosts(actor, held, "opportunity_asked", one.pk)
    return one


def admit(
    held: Opportunity,
    wish: Wish,
    *,
    person_id: int | None = None,
    guest: GuestHelper | None = None,
    invited: bool = False,
) -> Engagement:
    """Let somebody into a held task: a person or a guest; ``invited`` need not ask.

    Refused where it is over, or a warning was not accepted, or the job is not one of its own.
    """
    if is_over(held):
        raise RefusedError(_("This is over. Look for something else."))
    if set(held.warnings) - set(wish.accepted):
        raise RefusedError(_("Say first that this is all right for you."))
    room = room_of(held)
    _choose(room, wish)
    one = new_engagement(
        held,
        person_id=person_id,
        guest=guest,
        position=wish.position,
        first_time=wish.first_time and not wish.experienced,
        experienced=wish.experienced,
        accepted=sorted(set(held.warnings)),
    )
    Watcher.objects.filter(opportunity=held, person_id=person_id or 0).delete()
    if held.flow != Flow.AT_ONCE and not invited:
        one.state = EngagementState.ASKED
        return keep(one)
    return seat(held, one, room)


@transaction.atomic
def leave_opportunity(*, actor: Actor, opportunity: Opportunity) -> bool:
    """Leave, before or after; nobody asks why and nothing stays. True where hosts hear at once."""
    held = hold(opportunity)
    one = Engagement.objects.filter(opportunity=held, person_id=actor.person_id or 0).first()
    if one is None:
        return False
    return withdraw(actor, held, one)


def withdraw(actor: Actor, held: Opportunity, one: Engagement) -> bool:
    """Take an engagement out of a held task; late, hosts and watchers hear at once."""
    inside, number = one.state in HOLDING, one.pk
    give_back(held, one)
    late = inside and _is_soon(held)
    if late:
        tell_hosts(actor, held, "opportunity_left", number)
        tell_watchers(held)
    return late


@transaction.atomic
def seek_stand_in(*, actor: Actor, opportunity: Opportunity) -> Engagement | None:
    """Keep one's place until somebody takes it; None where somebody waited and has it now."""
    held, one = _own(actor, opportunity, EngagementState.GOING)
    one.state = EngagementState.STAND_IN
    keep(one)
    if first_to_relieve(held, one) is None:
        return one
    give_back(held, one)
    return None


@transaction.atomic
def stay_after_all(*, actor: Actor, opportunity: Opportunity) -> Engagement:
    """Take back that one looks for a stand-in."""
    _held, one = _own(actor, opportunity, EngagementState.STAND_IN)
    one.state = EngagementState.GOING
    return keep(one)


@transaction.atomic
def come_later(*, actor: Actor, opportunity: Opportunity) -> Engagement:
    """Tell the hosts that one comes a little later; only shortly before and while it runs."""
    held, one = _own(actor, opportunity, EngagementState.GOING)
    if not _is_soon(held):
        raise RefusedError(_("There is still time. Say it when it is near."))
    one.late = True
    return keep(one)


@transaction.atomic
def say_done(*, actor: Actor, opportunity: Opportunity) -> Engagement:
    """Say that one's own task is done; shifts are for the hosts to say."""
    held, one = _own(actor, opportunity, EngagementState.GOING)
    if held.kind != "task" or not has_begun(held):
        raise RefusedError(_("The hosts say afterwards who has helped."))
    one.state, one.done_at = EngagementState.DONE, timezone.now()
    return keep(one)


@transaction.atomic
def watch(*, actor: Actor, opportunity: Opportunity) -> None:
    """Hear of it only if people are missing."""
    if not (actor.person_id and can(actor, opportunity)):
        raise RefusedError(_("This does not exist any more."))
    Watcher.objects.get_or_create(opportunity=opportunity, person_id=actor.person_id)


@transaction.atomic
def unwatch(*, actor: Actor, opportunity: Opportunity) -> None:
    """Hear of it no more."""
    Watcher.objects.filter(opportunity=opportunity, person_id=actor.person_id or 0).delete()


@transaction.atomic
def open_kept_places(opportunity: Opportunity) -> int:
    """Once kept places are open to all, let in whoever waits; how many."""
    return len(fill(hold(opportunity)))


def _own(actor: Actor, opportunity: Opportunity, state: str) -> tuple[Opportunity, Engagement]:
    held = hold(opportunity)
    one = Engagement.objects.filter(opportunity=held, person_id=actor.person_id or 0).first()
    if one is None or one.state != state:
        raise RefusedError(_("This has changed meanwhile. Look how you stand now."))
    if is_over(held) and state == EngagementState.STAND_IN:
        raise RefusedError(_("This is over. Look for something else."))
    return held, one


def _is_soon(held: Opportunity) -> bool:
    starts = held.starts_at
    if starts is None or is_over(held):
        return False
    return starts - timezone.now() < SHORT_NOTICE


def _choose(room: Room, wish: Wish) -> None:
    chosen = wish.position.pk if wish.position else None
    if room.jobs and chosen not in room.jobs:
        raise RefusedError(_("Choose a job."))
    if not room.jobs and chosen is not None:
        raise RefusedError(_("This has changed meanwhile. Look how you stand now."))
    if chosen in room.skilled and not wish.experienced:
        raise RefusedError(_("This job needs somebody who has done it before. Choose another."))
