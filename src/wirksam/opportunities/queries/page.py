"""Everything the page of one task shows, as this reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from wirksam.activities.choices import CoHostState, State
from wirksam.activities.models import Closing
from wirksam.activities.queries.contributions import of_activity
from wirksam.activities.queries.hosting import cohosts_of
from wirksam.activities.queries.words import effort, when
from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.foundation.access import Actor, can
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.choices import Warning as Notice
from wirksam.opportunities.models import Engagement, Opportunity, Position, Watcher
from wirksam.opportunities.queries.listing import need_of, over_at
from wirksam.opportunities.queries.offers import is_open_to
from wirksam.opportunities.queries.rooms import room_of
from wirksam.opportunities.queries.talking import Talk, talk_of
from wirksam.opportunities.rules import Room

SHORT_NOTICE = timedelta(hours=48)
"""Within this time before the beginning the hosts hear at once that somebody cannot come."""

_TONES = {
    EngagementState.ASKED: ("clock", "quiet"),
    EngagementState.GOING: ("check", "ok"),
    EngagementState.WAITING: ("clock", "warn"),
    EngagementState.STAND_IN: ("loop", "warn"),
    EngagementState.DONE: ("check_circle", "ok"),
}


@dataclass(frozen=True, slots=True)
class Job:
    """One of several jobs, with what is left."""

    position: Position
    left: int


@dataclass(frozen=True, slots=True)
class Page:
    """One task for one reader."""

    task: Opportunity
    room: Room
    jobs: list[Job]
    mine: Engagement | None
    ahead: int
    may_edit: bool
    may_host: bool
    may_join: bool
    is_offered: bool
    is_over: bool
    watches: bool
    stand_in_sought: bool
    closing: Closing | None
    talk: Talk | None
    cohosts: list[Body] = field(default_factory=list)
    serves: list[object] = field(default_factory=list)

    @property
    def when(self) -> str:
        """Day and hours, or the days within which it can be done."""
        return when(self.task)

    @property
    def effort(self) -> str:
        """How long it takes."""
        return effort(self.task)

    @property
    def need(self) -> str:
        """How many are missing, or places left, in words."""
        return need_of(self.room)

    @property
    def warnings(self) -> list[str]:
        """What one accepts before signing up, in words."""
        known = dict(Notice.choices)
        return [str(known[code]) for code in self.task.warnings if code in known]

    @property
    def sign(self) -> tuple[str, str]:
        """Icon and tone of how she stands in it."""
        return _TONES[EngagementState(self.mine.state)] if self.mine else ("", "")

    @property
    def begins_soon(self) -> bool:
        """So soon, or running already, that the hosts should hear at once."""
        starts = self.task.starts_at
        return (
            starts is not None and not self.task.all_day and starts - timezone.now() < SHORT_NOTICE
        )

    @property
    def may_say_done(self) -> bool:
        """A task within days: whoever is in it says herself that it is done."""
        going = self.mine is not None and self.mine.state == EngagementState.GOING
        return going and self.task.kind == "task" and has_begun(self.task)

    @property
    def sees_link(self) -> bool:
        """She is in or hosts, so she may know where to click."""
        inside = self.mine is not None and self.mine.state not in {
            EngagementState.ASKED,
            EngagementState.WAITING,
        }
        return bool(self.task.meeting_link) and (self.may_host or inside)


def has_begun(task: Opportunity) -> bool:
    """Its first moment has come."""
    return task.starts_at is not None and task.starts_at <= timezone.now()


def is_over(task: Opportunity) -> bool:
    """It has ended, took place or was called off."""
    over = over_at(task)
    return task.is_ended or over is None or over < timezone.now()


def page_of(actor: Actor, task: Opportunity) -> Page:
    """The number of queries does not depend on what hangs on it."""
    room = room_of(task)
    plans = actor.can(Capability.ACTIVITY_HOST)
    edit = plans and can(actor, task, "edit")
    mine = _own(actor, task)
    over = is_over(task)
    waiting = mine is not None and mine.state == EngagementState.WAITING
    positions = Position.objects.filter(opportunity=task) if room.jobs else ()
    rows = cohosts_of(task.activity)
    joins = mine is None and not over and actor.is_known and can(actor, task, "join")
    return Page(
        task=task,
        room=room,
        jobs=[Job(one, room.left_in(one.pk)) for one in positions],
        mine=mine,
        ahead=ahead_of(mine) if mine and waiting else 0,
        may_edit=edit,
        may_host=edit or (plans and can(actor, task, "host")),
        may_join=joins,
        is_offered=joins and is_open_to(actor, task),
        is_over=over,
        watches=actor.is_known
        and Watcher.objects.filter(opportunity=task, person=actor.person_id).exists(),
        stand_in_sought=Engagement.objects.filter(
            opportunity=task, state=EngagementState.STAND_IN
        ).exists(),
        closing=Closing.objects.filter(activity_id=task.pk).first()
        if task.state == State.DONE
        else None,
        talk=talk_of(actor, task.host) if task.host.contact_id and not over else None,
        cohosts=[row.body for row in rows if row.state == CoHostState.AGREED],
        serves=list(of_activity(task.activity)),
    )


def _own(actor: Actor, task: Opportunity) -> Engagement | None:
    if not actor.person_id:
        return None
    return (
        Engagement.objects.filter(opportunity=task, person=actor.person_id)
        .select_related("position")
        .first()
    )


def ahead_of(one: Engagement) -> int:
    """How many wait before her."""
    rows = Engagement.objects.filter(opportunity=one.opportunity_id, state=EngagementState.WAITING)
    return rows.filter(joined_at__lt=one.joined_at).count()
