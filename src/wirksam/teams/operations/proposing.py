"""Drafting a proposal (readers) and putting it before the assembly (whoever runs teams)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Office
from wirksam.association.operations.nominations import NewSlate, nominate
from wirksam.association.queries.findings import kept
from wirksam.engine.disclosure import can_be_said
from wirksam.foundation.access import Actor, RefusedError, can, visible
from wirksam.foundation.notices.operations import notify
from wirksam.teams.access.choosing import READING, SENT
from wirksam.teams.choices import ApplicationState, CycleState
from wirksam.teams.models import Application, Proposal, ProposedPerson, TeamCycle
from wirksam.teams.operations.rooms import settled
from wirksam.teams.operations.steps import enter, lock_cycle
from wirksam.teams.queries.proposals import judged, places_of, public_of
from wirksam.teams.queries.slates import (
    RESERVED,
    Place,
    declared_in,
    slate_of,
    statement,
    statement_in,
)
from wirksam.teams.queries.turns import rules_of

LONGEST_REASONS, LONGEST_REASON = 4000, 2000
MOST_PEOPLE = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the slate, for which office, and why, for members to read."""

    application: Application
    office: Office
    reasons: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A slate in its order; ``by_body`` proposes it."""

    by_body: Body
    reasons: str
    people: Sequence[Entry]


@transaction.atomic
def draft_proposal(*, actor: Actor, cycle: TeamCycle, draft: Draft, revision: int = 0) -> Proposal:
    """Write the draft anew; ``revision`` is that of the draft it was written upon (0: none)."""
    cycle = lock_cycle(cycle)
    if not can(actor, cycle, "read_applications") or cycle.state not in READING:
        raise RefusedError(_("Only who reads the applications drafts the proposal."))
    proposal = cycle.proposals.filter(published_at=None).first()
    if (proposal.revision if proposal else 0) != revision:
        raise RefusedError(
            _("Somebody else has just changed this. Look at it, then change it again.")
        )
    _check(actor, cycle, draft)
    last = cycle.proposals.aggregate(last=Max("number"))["last"] or 0
    proposal = proposal or Proposal(cycle=cycle, number=last + 1, revision=0)
    proposal.by_body, proposal.reasons = draft.by_body, draft.reasons.strip()
    proposal.written_by, proposal.written_at = actor.key, timezone.now()
    proposal.revision += 1
    proposal.save()
    proposal.people.all().delete()
    ProposedPerson.objects.bulk_create(
        ProposedPerson(
            proposal=proposal,
            application=one.application,
            person=one.application.person,
            name=one.application.person.name[:120],
            office_name=one.office.name,
            position=place,
            reasons=one.reasons.strip(),
        )
        for place, one in enumerate(draft.people, 1)
    )
    return settled(actor, "draft_team_proposal", proposal, cycle.body, number=proposal.number)


@transaction.atomic
def publish_proposal(*, actor: Actor, proposal: Proposal, revision: int) -> Proposal:
    """Put the draft before the assembly: it stays, people are nominated and told.

    Refused while reasons or readers' findings are missing. What the statutes find is published
    with it; the assembly decides.
    """
    cycle = lock_cycle(proposal.cycle)
    rows = visible(actor, Proposal.objects.select_for_update(of=("self",)), "publish")
    held = rows.filter(pk=proposal.pk).select_related("by_body").first()
    if held is None or held.revision != revision or cycle.state not in READING:
        raise RefusedError(_("The draft is another one by now. Read it, then publish it."))
    held.cycle = cycle
    places = places_of(held)
    _complete(held, places)
    held.findings = _findings(cycle, places)
    held.published_at = timezone.now()
    held.revision += 1
    held.save()
    _nominate(actor, held, places)
    _tell_applicants(cycle, places)
    settled(actor, "publish_team_proposal", held, cycle.body, number=held.number)
    if cycle.state == CycleState.SCREENING:
        held.cycle = enter(actor=actor, cycle=cycle, to=CycleState.PROPOSAL)
    return held


def _check(actor: Actor, cycle: TeamCycle, draft: Draft) -> None:
    if len(draft.reasons) > LONGEST_REASONS or len(draft.people) > MOST_PEOPLE:
        raise RefusedError(_("That is too much. Say it shorter."))
    if draft.by_body.unit_id != cycle.body.unit_id or draft.by_body.pk == cycle.body_id:
        raise RefusedError(_("Choose the body that proposes."))
    pks = [one.application.pk for one in draft.people]
    if len({one.application.person_id for one in draft.people}) < len(pks):
        raise RefusedError(
            _("Somebody is on the proposal twice. Each person stands there once. Choose one seat.")
        )
    open_ones = visible(actor, Application.objects.filter(cycle=cycle), "screen")
    if open_ones.filter(pk__in=pks).count() < len(pks):
        raise RefusedError(_("Somebody has withdrawn meanwhile. Load the page again."))
    for one in draft.people:
        if one.office.body_id != cycle.body_id or not one.office.is_open:
            raise RefusedError(_("Choose an office of this team that can be filled."))
        if len(one.reasons) > LONGEST_REASON:
            raise RefusedError(_("That is too much. Say it shorter."))


def _complete(proposal: Proposal, places: Sequence[Place]) -> None:
    due = proposal.cycle.due
    if not places:
        raise RefusedError(_("Nobody is on the proposal yet."))
    if proposal.people.count() != len(places):
        raise RefusedError(_("Somebody has withdrawn meanwhile. Whoever reads drafts it anew."))
    if due is None or due.happened:
        raise RefusedError(_("Name the coming assembly that is to elect the team first."))
    if not proposal.reasons or proposal.people.filter(reasons="").exists():
        raise RefusedError(_("Reasons are missing: for the proposal, and for each person."))


def _findings(cycle: TeamCycle, places: Sequence[Place]) -> list[dict[str, Any]]:
    """What everybody may read: nothing in it tells who declared, nor does what it leaves out."""
    try:
        found, _names = judged(cycle, places, declared=frozenset(), published=True)
        told = statement(rules_of(cycle), slate_of(cycle, places))
    except ValueError:
        raise RefusedError(
            _("Seats, terms or dates of this team contradict each other. Correct them first.")
        ) from None
    earlier = [
        one
        for before in cycle.proposals.filter(published_at__isnull=False)
        if (one := statement_in(before.findings)) is not None
    ]
    truth = told.holds(frozenset(str(pk) for pk in declared_in(cycle)))
    answer = truth if can_be_said(told, earlier) else None
    groups = [[sorted(people), least] for people, least in told.groups]
    said = {"code": RESERVED, "level": "ok", "values": {"said": answer, "groups": groups}}
    return [*kept(public_of(found)), said]


def _nominate(actor: Actor, proposal: Proposal, places: Sequence[Place]) -> None:
    cycle = proposal.cycle
    if cycle.due is None:
        return
    slate = NewSlate(
        team=cycle.body,
        by=proposal.by_body,
        occasion=cycle.due,
        people=[(one.office, one.application.person) for one in places],
    )
    made = nominate(actor=actor, slate=slate)
    ProposedPerson.objects.filter(nomination__in=made).update(nomination=None)
    for one, nomination in zip(places, made, strict=True):
        proposal.people.filter(application=one.application).update(nomination=nomination)


def _tell_applicants(cycle: TeamCycle, places: Sequence[Place]) -> None:
    """Each hears for herself alone what it means for her."""
    proposed = {one.application.pk for one in places}
    now = timezone.now()
    rows = Application.objects.filter(cycle=cycle, state__in=SENT).select_related("person")
    for one in rows.select_for_update(of=("self",)):
        chosen = one.pk in proposed
        one.state = ApplicationState.PROPOSED if chosen else ApplicationState.NOT_PROPOSED
        one.ended_at = None if chosen else one.ended_at or now
        one.save(update_fields=["state", "ended_at"])
        notify(
            key=f"team-proposal:{one.pk}:{one.state}",
            to=[str(one.person.key)],
            kind="team_proposed" if chosen else "team_not_proposed",
            url=cycle.get_absolute_url(),
            values={"title": cycle.body.name},
        )
