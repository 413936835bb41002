"""Everything the page of one activity shows, as this reader may see it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from wirksam.activities.choices import CoHostState, State
from wirksam.activities.kinds import Fact, kind_of
from wirksam.activities.models import Activity, Closing, CoHost, Contribution
from wirksam.activities.queries.beside import Beside, beside
from wirksam.activities.queries.contributions import of_activity
from wirksam.activities.queries.listing import known_to
from wirksam.activities.queries.taking_part import TakingPart, taking_part
from wirksam.activities.queries.words import effort, when
from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.association.rules import counted
from wirksam.foundation.access import Actor, can, visible
from wirksam.programme.models import Commitment

_MOST_PARTS = 30


@dataclass(frozen=True, slots=True)
class May:
    """Which deeds this reader is offered."""

    edit: bool
    host: bool
    join: bool
    copy: bool
    close: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A commitment that it serves; ``report_url`` where this reader may report what came of it."""

    row: Contribution
    report_url: str = ""

    @property
    def title(self) -> str:
        """The commitment in plain words, else its quote."""
        return self.row.commitment.title or self.row.commitment.quote


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity for one reader."""

    activity: Activity
    may: May
    taking_part: TakingPart
    serves: list[Served]
    cohosts: list[CoHost]
    parts: list[Activity]
    whole: Activity | None
    closing: Closing | None
    facts: list[Fact]
    beside: list[Beside]

    @property
    def when(self) -> str:
        """Day and hours."""
        return when(self.activity)

    @property
    def effort(self) -> str:
        """How long it takes."""
        return effort(self.activity)

    @property
    def hosts(self) -> list[Body]:
        """The bodies that host it, the first one first."""
        agreed = [row.body for row in self.cohosts if row.state == CoHostState.AGREED]
        return [self.activity.host, *agreed]

    @property
    def asked(self) -> list[CoHost]:
        """Bodies that have not answered yet."""
        return [row for row in self.cohosts if row.state == CoHostState.ASKED]

    @property
    def sees_link(self) -> bool:
        """She takes part or hosts, so she may know where to click."""
        return bool(self.activity.meeting_link) and (
            self.may.host or self.taking_part.mine is not None
        )

    @property
    def attendees(self) -> int | None:
        """How many were there: exact for hosts, for all others only from five on, rounded."""
        number = self.closing.attendees if self.closing else None
        if number is None or self.may.host:
            return number
        return counted(number)


def activity_page(actor: Actor, activity: Activity) -> ActivityPage:
    """The number of queries does not depend on what hangs on the activity."""
    may = _may(actor, activity)
    known = kind_of(activity.kind)
    facts = known.facts([activity.pk]).get(activity.pk, []) if known and known.facts else []
    related = known_to(actor).exclude(state=State.IDEA)
    return ActivityPage(
        activity=activity,
        may=may,
        taking_part=taking_part(actor, activity, hosts=may.host),
        serves=_served(actor, activity),
        cohosts=_cohosts(actor, activity, may),
        parts=list(related.filter(part_of_id=activity.pk)[:_MOST_PARTS]),
        whole=related.filter(pk=activity.part_of_id).first() if activity.part_of_id else None,
        closing=Closing.objects.filter(activity_id=activity.pk).first(),
        facts=list(facts),
        beside=list(beside(actor, activity, hosts=may.host)),
    )


def _may(actor: Actor, activity: Activity) -> May:
    plans = actor.can(Capability.ACTIVITY_HOST)
    edit = plans and can(actor, activity, "edit")
    begun = activity.starts_at is not None and activity.first_day <= timezone.localdate()
    return May(
        edit=edit,
        host=edit or (plans and can(actor, activity, "host")),
        join=actor.is_known and can(actor, activity, "join"),
        copy=plans and not edit,
        close=edit and begun and activity.state != State.CANCELLED,
    )


def _served(actor: Actor, activity: Activity) -> list[Served]:
    rows = list(of_activity(activity))
    if activity.state != State.DONE or not actor.can(Capability.PROGRAMME_REPORT):
        return [Served(row) for row in rows]
    mine = visible(actor, Commitment, "report").filter(pk__in=[row.commitment_id for row in rows])
    reportable = set(mine.values_list("pk", flat=True))
    return [
        Served(
            row,
            f"{reverse('report', args=[row.commitment.code])}?aus={activity.pk}"
            if row.commitment_id in reportable
            else "",
        )
        for row in rows
    ]


def _cohosts(actor: Actor, activity: Activity, may: May) -> list[CoHost]:
    """Agreed ones for all; open questions only for the hosts and for who was asked."""
    rows = CoHost.objects.filter(activity_id=activity.pk).select_related("body__unit")
    agreed = [row for row in rows if row.state == CoHostState.AGREED]
    waiting = [row for row in rows if row.state == CoHostState.ASKED]
    if waiting and not may.edit:
        mine = visible(actor, CoHost, "answer").filter(activity_id=activity.pk)
        asked = set(mine.values_list("pk", flat=True))
        waiting = [row for row in waiting if row.pk in asked]
    return [*agreed, *waiting]


def answerable(actor: Actor, activity: Activity) -> QuerySet[CoHost]:
    """Invitations and co-hostings for which she can speak."""
    return visible(actor, CoHost, "answer").filter(activity_id=activity.pk).select_related("body")
