"""What became of somebody's help: what came of it, lines it served, thanks, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import ngettext

from wirksam.activities.models import Closing, Contribution
from wirksam.activities.queries.contributions import relation_label
from wirksam.activities.queries.inviting import Door, Invitation, invitations
from wirksam.activities.queries.words import effort, when
from wirksam.association.rules import counted
from wirksam.foundation.access import Actor
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, Opportunity, Thanks
from wirksam.opportunities.queries.fitting import Answers, chosen, topics_of
from wirksam.opportunities.queries.fitting_words import Choice
from wirksam.programme.models import Commitment, Passage
from wirksam.programme.queries.cards import Card, cards, citable_commitments
from wirksam.programme.queries.lines import LineView, line_views

MANY = 3
"""So many of a kind done: a team that one can come along with may be the next step."""
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Served:
    """A commitment that it served, where it stands today, and what it did for it."""

    card: Card
    relation: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What could come next, if she likes: a team, else a task; ``number``: of this kind so far."""

    number: int
    team: Invitation | None = None
    choice: Choice | None = None

    @property
    def told(self) -> str:
        """How many of these she has done; nothing for a first one."""
        if self.number < 2:  # noqa: PLR2004 (one is not worth counting)
            return ""
        words = ngettext(
            "You have done %(n)s of these.", "You have done %(n)s of these.", self.number
        )
        return words % {"n": self.number}


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything about one engagement that is done."""

    engagement: Engagement
    closing: Closing | None
    attendees: int | None
    served: list[Served]
    thanks: Thanks | None
    next: Next

    @property
    def task(self) -> Opportunity:
        """What she helped with."""
        return self.engagement.opportunity

    @property
    def meta(self) -> str:
        """When, how long, with whom."""
        parts = (when(self.task), effort(self.task), self.task.host.name)
        return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def receipt_of(actor: Actor, engagement: Engagement) -> Receipt:
    """The receipt of an engagement with its ``opportunity__host__unit``, for whom it belongs to.

    A guest (``NOBODY``) behind her link is an actor too. The number of queries is fixed.
    """
    task = engagement.opportunity
    closing = Closing.objects.filter(activity_id=task.pk).first()
    number = closing.attendees if closing else None
    return Receipt(
        engagement,
        closing,
        counted(number) if number is not None else None,
        _served(task),
        Thanks.objects.filter(engagement=engagement).select_related("by").first(),
        _next(actor, task),
    )


def _served(task: Opportunity) -> list[Served]:
    tied = Contribution.objects.filter(activity_id=task.pk, ended_at=None)
    relations = dict(tied.values_list("commitment", "relation"))
    wanted = citable_commitments().filter(pk__in=relations).order_by("version", "first_line", "pk")
    found = cards(wanted)
    lines = _lines([one.commitment for one in found])
    return [
        Served(one, relation_label(relations[one.commitment.pk]), lines[one.commitment.pk])
        for one in found
    ]


def _lines(of: Sequence[Commitment]) -> dict[int, tuple[LineView, ...]]:
    """The printed lines of each commitment; two queries for all."""
    spans = Q(pk__in=())
    for one in of:
        inside = Q(first_line__lte=one.last_line, last_line__gte=one.first_line)
        spans |= Q(version=one.version_id) & inside
    passages = Passage.objects.filter(spans).order_by("first_line").prefetch_related("lines")
    views = [(row.version_id, line_views(row, list(row.lines.all()))) for row in passages]
    return {
        one.pk: tuple(
            line
            for version, lines in views
            if version == one.version_id
            for line in lines
            if one.first_line <= line.number <= one.last_line
        )
        for one in of
    }


def _next(actor: Actor, task: Opportunity) -> Next:
    topics = topics_of(task.topics)
    number = _alike(actor, task, topics)
    team = next(
        (
            one
            for one in invitations(actor)
            if (one.body == task.host_id or one.is_about(topics))
            and (one.door <= Door.SOON or (one.door == Door.ALONG and number >= MANY))
        ),
        None,
    )
    if team is not None:
        return Next(number, team=team)
    found = chosen(actor, Answers(topics=tuple(topics)), but=task.pk, most=1)
    return Next(number, choice=next(iter(found), None))


def _alike(actor: Actor, task: Opportunity, topics: list[str]) -> int:
    """How many she has done on the same topic or for the same host; one query."""
    if not actor.person_id:
        return 1
    rows = Engagement.objects.filter(person=actor.person_id, state=EngagementState.DONE)
    words = {one.casefold() for one in topics}
    done = rows.order_by("-done_at", "-pk").values_list("opportunity__host", "opportunity__topics")
    return sum(
        host == task.host_id or bool(words & {one.casefold() for one in topics_of(about)})
        for host, about in done[:_LOOKED_AT]
    )
