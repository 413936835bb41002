"""Commitments that have to do with a team: it is in charge, somebody acts for it, it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, Mandate, in_force, running
from wirksam.foundation.access import Actor, allowed, visible
from wirksam.programme.choices import Role
from wirksam.programme.models import Commitment, Responsibility
from wirksam.programme.queries.cards import Card, cards, lead_on, public_commitments
from wirksam.teams.models import TeamPromise


def concerning(body: Body) -> Q:
    """Commitments in which ``body`` has a part, or that are about it."""
    rows = Responsibility.objects.filter(Q(body=body) | Q(acting_for=body))
    about = TeamPromise.objects.filter(body=body)
    return Q(pk__in=rows.values("commitment")) | Q(pk__in=about.values("commitment"))


def commitments_of(body: Body) -> QuerySet[Commitment]:
    """Public commitments that have to do with a team."""
    return public_commitments().filter(concerning(body))


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment about a team; ``link``: the row that says so, where it was said by hand.

    ``waits``: who it could be passed on to today, or nobody. ``may``: this reader may do it;
    ``reports``: she may report on it.
    """

    card: Card
    link: TeamPromise | None
    waits: Body | None
    acts: bool
    may: bool
    reports: bool


def promised(body: Body, taker: Body | None, actor: Actor) -> list[Promised]:
    """All of a team with the lead of today and what could be passed on; six queries.

    ``taker`` is who does the work today: the body that acts for the team can take what the team
    leads, and the team can take back what others lead in its place. Nobody: nothing is passed on.
    """
    today = timezone.localdate()
    links = {one.commitment_id: one for one in TeamPromise.objects.filter(body=body)}
    found = cards(commitments_of(body).order_by("version", "first_line", "code"), today=today)
    keys = [one.commitment.pk for one in found]
    rights = (_may(actor, "hand_over", keys), _may(actor, "report", keys))
    return [_promised(one, links, (body, taker), rights, today) for one in found]


def _may(actor: Actor, action: str, keys: list[int]) -> set[int]:
    if not actor.is_known or not keys:
        return set()
    mine = visible(actor, Commitment, action).filter(pk__in=keys)
    return set(mine.values_list("pk", flat=True))


def waiting_for_team(actor: Actor) -> list[Body]:
    """Teams that sit again while others still lead commitments in their place; one query."""
    now = timezone.localdate()
    theirs = Commitment.objects.filter(allowed(actor, Commitment, "hand_over"))
    rows = Responsibility.objects.filter(
        Responsibility.running(now),
        role=Role.LEAD,
        acting_for=OuterRef("pk"),
        commitment__in=theirs.values("pk"),
    )
    seats = Mandate.objects.filter(in_force(now), acting_for=None, office__body=OuterRef("pk"))
    there = Body.objects.filter(running(now), kind=BodyKind.TEAM)
    return list(there.filter(Exists(rows), Exists(seats)).order_by("name", "pk"))


def _promised(
    card: Card,
    links: dict[int, TeamPromise],
    bodies: tuple[Body, Body | None],
    rights: tuple[set[int], set[int]],
    today: date,
) -> Promised:
    team, taker = bodies
    pk = card.commitment.pk
    lead = lead_on(card.commitment.responsibilities.all(), today)
    acts = lead is not None and lead.acting_for_id == team.pk
    theirs = acts or (lead is not None and lead.body_id == team.pk)
    there = lead is not None and taker is not None and lead.body_id == taker.pk
    waits = taker if theirs and not there else None
    hand_over, report = rights
    return Promised(card, links.get(pk), waits, acts, pk in hand_over, pk in report)
