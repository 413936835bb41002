"""Taking over what the assembly decided, and what follows from a withdrawal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import NominationState
from wirksam.association.models import Mandate, Nomination, Occasion, Office
from wirksam.association.operations.nominations import Outcome, drop_nominations
from wirksam.association.queries.nominations import Hint
from wirksam.engine.statutes import term_until
from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify
from wirksam.teams.access.choosing import SENT
from wirksam.teams.choices import BEFORE_TERM, ApplicationState, CycleState
from wirksam.teams.models import (
    Application,
    CycleStep,
    ProposedPerson,
    SeatDeclaration,
    TeamCycle,
)
from wirksam.teams.operations.cycles import record_decision
from wirksam.teams.operations.openings import opened
from wirksam.teams.operations.steps import lock_cycle, settle

OBJECTIONS = timedelta(days=30)
"""How long a decision can be objected to where the election itself does not say it."""

_DECIDING = (CycleState.PROPOSAL, CycleState.DECIDED, CycleState.RUNNING)
_OUTCOMES = (ApplicationState.ELECTED, ApplicationState.NOT_ELECTED)


def follow_outcome(actor: Actor, outcome: Outcome) -> None:
    """An election went on, ended or was taken back: applications, declarations and term follow."""
    cycle = _cycle_for(outcome.office, outcome.occasion)
    if cycle is None:
        return
    cycle = lock_cycle(cycle)
    rows = Application.objects.filter(cycle=cycle, state__in=(*SENT, *_OUTCOMES))
    nominated = _nominated(outcome)
    for one in rows.select_related("person", "cycle__body").select_for_update(of=("self",)):
        _follow_for(one, outcome, nominated[one.person_id])
    _keep_declarations_until(cycle, outcome)
    if outcome.done and outcome.elected:
        ends_on = outcome.ends_on or term_until(outcome.starts_on, cycle.term_months)
        record_decision(actor=actor, cycle=cycle, starts_on=outcome.starts_on, ends_on=ends_on)
    elif not outcome.elected and cycle.state == CycleState.DECIDED:
        _reopen(actor, cycle)


def follow_nomination(actor: Actor, nomination: Nomination) -> None:
    """Whoever is not proposed any more by her own wish: her name goes from what was published.

    At the assembly that leaves what she wrote to her; she withdraws it on its own page.
    """
    if actor.person_id == nomination.person_id:
        ProposedPerson.objects.filter(
            person=nomination.person_id, proposal__cycle__body=nomination.office.body_id,
            proposal__cycle__due=nomination.occasion_id,
        ).update(name="", reasons="")  # fmt: skip


def follow_lapse(actor: Actor, cycle: TeamCycle) -> None:
    """A term lapsed: nobody is proposed for it any more."""
    drop_nominations(actor=actor, team=cycle.body)


def hint(office: Office, occasion: Occasion) -> Hint | None:
    """What a term says about the election to come."""
    rows = TeamCycle.objects.filter(body=office.body_id, due=occasion)
    cycle = rows.filter(state__in=sorted(BEFORE_TERM)).first()
    return Hint(opened(cycle, office), cycle.term_months) if cycle else None


def _cycle_for(office: Office, occasion: Occasion) -> TeamCycle | None:
    rows = TeamCycle.objects.filter(body=office.body_id, due=occasion, state__in=_DECIDING)
    return rows.order_by("-number").first()


def _nominated(outcome: Outcome) -> dict[int | None, set[str]]:
    """How the nominations of each person for this team stand, those taken back left out."""
    rows = Nomination.objects.filter(
        occasion=outcome.occasion, office__body=outcome.office.body_id
    ).exclude(state=NominationState.WITHDRAWN)
    found: dict[int | None, set[str]] = defaultdict(set)
    for person, state in rows.values_list("person", "state"):
        found[person].add(state)
    return found


def _follow_for(one: Application, outcome: Outcome, states: Collection[str]) -> None:
    """Her state after this outcome; untouched where it was about another office than hers."""
    sits = Q(person=one.person_id, office__body=outcome.office.body_id)
    if one.person_id in outcome.elected or NominationState.ELECTED in states:
        state = ApplicationState.ELECTED
    elif NominationState.OPEN in states:
        state = ApplicationState.PROPOSED
    elif states:
        state = ApplicationState.NOT_ELECTED
    elif one.state == ApplicationState.ELECTED and not _still_sits(sits, outcome):
        state = ApplicationState.NOT_PROPOSED
    else:
        return
    if state == one.state:
        return
    one.state = state
    one.ended_at = None if state == ApplicationState.PROPOSED else timezone.now()
    one.save(update_fields=["state", "ended_at"])
    if state in _OUTCOMES:
        notify(
            key=f"team-outcome:{one.pk}:{state}",
            to=[str(one.person.key)],
            kind=f"team_{state}",
            url=one.cycle.get_absolute_url(),
            values={"title": one.cycle.body.name},
        )


def _still_sits(sits: Q, outcome: Outcome) -> bool:
    return Mandate.objects.filter(sits, starts_on__gte=outcome.starts_on).exists()


def _keep_declarations_until(cycle: TeamCycle, outcome: Outcome) -> None:
    """After the decision and its objection period they go; taken back, they stay until the next."""
    rows = SeatDeclaration.objects.filter(application__cycle=cycle)
    if outcome.done:
        rows.update(delete_after=outcome.objections_until or timezone.localdate() + OBJECTIONS)
    else:
        rows.update(delete_after=None)


def _reopen(actor: Actor, cycle: TeamCycle) -> None:
    """An election that was taken back leaves a proposal, as it was before."""
    cycle.state, cycle.starts_on, cycle.ends_on = CycleState.PROPOSAL, None, None
    settle(actor, cycle, "reopen_team")
    CycleStep.objects.create(
        cycle=cycle,
        before=CycleState.DECIDED,
        after=CycleState.PROPOSAL,
        note=_("The election was taken back."),
        taken_by=actor.key,
    )
