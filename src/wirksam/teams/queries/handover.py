"""A handover as its page shows it: what is written down, what is missing, who has the next word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body, Mandate
from wirksam.foundation.access import Actor, visible
from wirksam.programme.choices import SETTLED
from wirksam.programme.queries.cards import Card, cards, commitments_of
from wirksam.teams.access.memory import givers, takers
from wirksam.teams.choices import IdeaState, ItemKind
from wirksam.teams.models import Handover, HandoverItem, Idea, TeamCycle
from wirksam.teams.queries.parts import Part
from wirksam.teams.queries.seats import has_worked

WAITS = timedelta(days=14)
"""So long after its term the old team can still give; then the next takes without it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The items of one kind; ``none`` where the old team said that there are none."""

    kind: ItemKind
    items: Sequence[HandoverItem]
    none: bool

    @property
    def is_missing(self) -> bool:
        """Nothing is said about it yet."""
        return not self.items and not self.none


@dataclass(frozen=True)
class Desk:
    """A handover and what this person may do with it."""

    handover: Handover
    items: Sequence[HandoverItem]
    may_write: bool
    may_give: bool
    may_take: bool
    gave: bool

    @cached_property
    def shelves(self) -> list[Shelf]:
        """All kinds in their order."""
        return [
            Shelf(
                kind,
                [item for item in self.items if item.kind == kind],
                kind in self.handover.without,
            )
            for kind in ItemKind
        ]

    @property
    def missing(self) -> list[ItemKind]:
        """Kinds about which nothing is said yet."""
        return [shelf.kind for shelf in self.shelves if shelf.is_missing]

    @property
    def may_check(self) -> bool:
        """Checking off is the next team's: not of those who are still writing."""
        return self.may_take and not (self.may_give or self.gave)

    @property
    def unchecked(self) -> int:
        """How many parts the next team has not checked off."""
        return sum(item.checked_at is None for item in self.items)

    @cached_property
    def takes_alone(self) -> bool:
        """The next team can accept it although the old one has not given it."""
        return takes_alone(self.handover)


def told_handovers() -> QuerySet[Handover]:
    """Handovers with what their pages say."""
    return Handover.objects.select_related("cycle__body__unit")


def handovers_of(actor: Actor, body: Body) -> QuerySet[Handover]:
    """Those of a team that she may read, the newest first."""
    rows = visible(actor, told_handovers()).filter(cycle__body=body)
    return rows.order_by("-cycle__number", "-pk")


def desk(actor: Actor, handover: Handover) -> Desk:
    """What the page of a handover shows to her; four queries."""
    items = handover.items.select_related("file", "office__body").order_by("kind", "pk")
    may = {
        action: visible(actor, Handover, action).filter(pk=handover.pk).exists()
        for action in ("write", "give", "take")
    }
    gave = bool(actor.key) and handover.given_by == actor.key
    return Desk(handover, list(items), may["write"], may["give"], may["take"], gave)


def takes_alone(handover: Handover) -> bool:
    """Nobody is left to give it, or the old team had its time: the next takes it without them."""
    if handover.given_at is not None:
        return False
    over = handover.cycle.ends_on
    if over is not None and over + WAITS < timezone.localdate():
        return True
    somebody = Q(Exists(givers().filter(person__user__isnull=False)))
    return not Handover.objects.filter(somebody, pk=handover.pk).exists()


def awaits_a_team(handover: Handover) -> bool:
    """There is no next team yet: who prepares its terms takes it into keeping."""
    return not Handover.objects.filter(Exists(takers()), pk=handover.pk).exists()


def memory_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """On the page of a team: what it hands on, for those who may read it."""
    if not actor.person_id:
        return None
    found = list(handovers_of(actor, body)[:1])
    worked = has_worked(actor, body)
    if not found and not worked:
        return None
    context = {"handover": found[0] if found else None, "worked": worked}
    return Part("memory", _("What the team hands on"), "teams/parts/memory.html", context)


def next_team(handover: Handover) -> list[str]:
    """Keys of those whose seats go on after the term, or begin with the next."""
    cycle = handover.cycle
    rows = Mandate.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=cycle.ends_on), office__body=cycle.body, acting_for=None
    )
    return [str(key) for key in rows.values_list("person__key", flat=True).distinct()]


def open_commitments(body: Body) -> list[Card]:
    """What the team is in charge of today and is not done: threads nobody needs to write down."""
    today = timezone.localdate()
    rows = commitments_of(body.pk, today).order_by("first_line", "code", "pk")
    found = cards(rows, today=today)
    return [one for one in found if one.standing.state not in SETTLED]


def open_ideas(body: Body) -> QuerySet[Idea]:
    """Ideas that wait for the team's answer."""
    return Idea.objects.filter(body=body, state=IdeaState.OPEN)
