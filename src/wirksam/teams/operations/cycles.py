"""Planning a term of a team, deciding, beginning, handing over, closing, letting it lapse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Occasion, today
from wirksam.association.operations.nominations import drop_nominations
from wirksam.foundation.access import Actor, RefusedError
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import CycleStep, TeamCycle
from wirksam.teams.operations.rooms import held_to_prepare
from wirksam.teams.operations.steps import enter, held_cycle, lock_cycle, settle
from wirksam.teams.operations.telling_terms import tell_lapsed

LONGEST_TERM = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """By which assembly a team is to be there, whether that binds, and for how many months."""

    due: Occasion | None = None
    binding: bool = False
    goal: str = ""
    term_months: int = 12


@transaction.atomic
def plan_cycle(*, actor: Actor, body: Body, plan: Plan) -> TeamCycle:
    """Begin to prepare a term of a team. One is prepared at a time."""
    team = held_to_prepare(actor, body)
    if team.ends_on is not None and team.ends_on < today():
        raise RefusedError(_("This team was dissolved. Found a new one."))
    if team.cycles.filter(state__in=sorted(BEFORE_TERM)).exists():
        raise RefusedError(_("A term of this team is being prepared already."))
    last = team.cycles.aggregate(last=Max("number"))["last"] or 0
    cycle = TeamCycle(body=team, number=last + 1, created_by=actor.key)
    _fill(cycle, plan)
    cycle.save()
    settle(actor, cycle, "plan_team")
    CycleStep.objects.create(cycle=cycle, after=CycleState.PLANNED, taken_by=actor.key)
    return cycle


@transaction.atomic
def edit_cycle(*, actor: Actor, cycle: TeamCycle, plan: Plan, revision: int) -> TeamCycle:
    """Change goal, assembly or length while the term is being prepared."""
    cycle = held_cycle(actor, cycle, "prepare", revision)
    if cycle.state not in BEFORE_TERM:
        raise RefusedError(_("This term has begun. What was planned for it stays."))
    if cycle.state == CycleState.DECIDED and plan.term_months != cycle.term_months:
        raise RefusedError(_("The assembly has elected for this term. Its length stays."))
    if plan.due != cycle.due:
        _move(actor, cycle)
    _fill(cycle, plan)
    settle(actor, cycle, "edit_team_plan")
    return cycle


def _move(actor: Actor, cycle: TeamCycle) -> None:
    """Another assembly is to elect: nobody stands at the one before any more."""
    if cycle.state == CycleState.DECIDED:
        raise RefusedError(_("The assembly has elected for this term. It stays the one that did."))
    if cycle.state == CycleState.PROPOSAL:
        drop_nominations(actor=actor, team=cycle.body)


def _fill(cycle: TeamCycle, plan: Plan) -> None:
    if plan.binding and plan.due is None:
        raise RefusedError(_("Name the assembly that the binding date hangs on."))
    if not 1 <= plan.term_months <= LONGEST_TERM:
        raise RefusedError(_("Choose a term between one month and five years."))
    cycle.due, cycle.binding = plan.due, plan.binding
    cycle.goal, cycle.term_months = " ".join(plan.goal.split())[:300], plan.term_months


@transaction.atomic
def begin_screening(*, actor: Actor, cycle: TeamCycle) -> TeamCycle:
    """Begin to read applications: when the call has closed and two people are named to read."""
    held_cycle(actor, cycle, "advance")
    return enter(actor=actor, cycle=cycle, to=CycleState.SCREENING)


@transaction.atomic
def record_decision(*, actor: Actor, cycle: TeamCycle, starts_on: date, ends_on: date) -> TeamCycle:
    """The assembly has elected at least one person: the term is known.

    For what hears of an election; nobody decides it by hand. Called again after a later election
    for the same term, it only makes the term as long as its longest mandate.
    """
    cycle = lock_cycle(cycle)
    if ends_on < starts_on:
        raise RefusedError(_("A term ends after it has begun."))
    if cycle.state == CycleState.PROPOSAL:
        cycle.starts_on, cycle.ends_on = starts_on, ends_on
        settle(actor, cycle, "decide_team")
        return enter(actor=actor, cycle=cycle, to=CycleState.DECIDED)
    if cycle.state in {CycleState.DECIDED, CycleState.RUNNING, CycleState.HANDOVER}:
        cycle.starts_on = min(starts_on, cycle.starts_on or starts_on)
        cycle.ends_on = max(ends_on, cycle.ends_on or ends_on)
        settle(actor, cycle, "decide_team")
    return cycle


@transaction.atomic
def begin_handover(*, actor: Actor, cycle: TeamCycle) -> TeamCycle:
    """The team begins to hand over, earlier than it would by itself."""
    held_cycle(actor, cycle, "hand_over")
    return enter(actor=actor, cycle=cycle, to=CycleState.HANDOVER)


def close_cycle(actor: Actor, cycle: TeamCycle) -> None:
    """A term is over when the next team has accepted what was handed over."""
    enter(actor=actor, cycle=cycle, to=CycleState.CLOSED)


@transaction.atomic
def lapse_cycle(*, actor: Actor, cycle: TeamCycle, reason: str, revision: int) -> TeamCycle:
    """Let a term lapse, with a reason for everyone to read; whoever applied or follows is told."""
    cycle = held_cycle(actor, cycle, "prepare", revision)
    said = " ".join(reason.split())
    if not said:
        raise RefusedError(_("Say in a few words why, for everyone to read."))
    return lapse(actor, cycle, said)


@transaction.atomic
def lapse(actor: Actor, cycle: TeamCycle, reason: str) -> TeamCycle:
    """Let a term lapse without asking who may: for a team that is no more."""
    TeamCycle.objects.filter(pk=cycle.pk).update(lapsed_reason=reason[:300])
    cycle = enter(actor=actor, cycle=cycle, to=CycleState.LAPSED, note=reason)
    tell_lapsed(actor, cycle)
    return cycle
