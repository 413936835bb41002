"""Proposing people to an assembly that is to elect, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, NominationState
from wirksam.association.models import Body, Nomination, Occasion, Office, Person
from wirksam.association.operations import guards
from wirksam.foundation.access import Actor, RefusedError, Spot
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch


@dataclass(frozen=True, slots=True)
class NewSlate:
    """Whom ``by`` proposes for the offices of ``team`` to the assembly at ``occasion``."""

    team: Body
    by: Body
    occasion: Occasion
    people: Sequence[tuple[Office, Person]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How electing into an office came out so far.

    ``elected`` are keys of rows of people, ``done``: no election for it is open any more.
    ``objections_until`` is the last day on which it can be objected to.
    """

    office: Office
    occasion: Occasion
    elected: frozenset[int]
    done: bool
    starts_on: date
    ends_on: date | None = None
    objections_until: date | None = None


SettledHook = Callable[[Actor, Outcome], None]
WithdrawnHook = Callable[[Actor, Nomination], None]
_settled: list[SettledHook] = []
_withdrawn: list[WithdrawnHook] = []


def when_settled(hook: SettledHook) -> None:
    """Let a higher floor take up how an election came out, in the same transaction."""
    if hook not in _settled:
        _settled.append(hook)


def when_withdrawn(hook: WithdrawnHook) -> None:
    """Let a higher floor take up that somebody does not stand any more, in the same transaction."""
    if hook not in _withdrawn:
        _withdrawn.append(hook)


@transaction.atomic
def nominate(*, actor: Actor, slate: NewSlate) -> list[Nomination]:
    """Propose people in this order; whoever was proposed before and is not named goes out."""
    guards.must_hold(actor, Capability.TEAM_RUN, slate.team)
    _check(slate)
    named = {(office.pk, person.pk) for office, person in slate.people}
    for one in _held(slate).filter(state=NominationState.OPEN):
        if (one.office_id, one.person_id) not in named:
            _withdraw(actor, one)
    made = [
        _entered(actor, slate, office, person, place)
        for place, (office, person) in enumerate(slate.people, 1)
    ]
    _settle(actor, "nominate", slate.team, occasion=slate.occasion.key, count=len(made))
    return made


@transaction.atomic
def withdraw_nomination(*, actor: Actor, nomination: Nomination) -> Nomination:
    """Take a proposal back: whoever is proposed for herself, or whoever may propose."""
    rows = Nomination.objects.select_for_update(of=("self",)).select_related("office__body__unit")
    now = rows.get(pk=nomination.pk)
    if now.person_id != actor.person_id:
        guards.must_hold(actor, Capability.TEAM_RUN, now.office.body)
    if now.state == NominationState.ELECTED:
        raise RefusedError(_("She is elected already. The presidium can take that back."))
    if now.state != NominationState.WITHDRAWN:
        _withdraw(actor, now)
        _settle(actor, "withdraw_nomination", now.office.body, office=now.office_id)
    return now


@transaction.atomic
def drop_nominations(*, actor: Actor, team: Body) -> int:
    """Nothing comes of what was proposed for a team, such as when it is dissolved; how many."""
    open_ones = Nomination.objects.filter(office__body=team, state=NominationState.OPEN)
    rows = list(open_ones.select_for_update(of=("self",)))
    for one in rows:
        _withdraw(actor, one)
    if rows:
        _settle(actor, "drop_nominations", team, count=len(rows))
    return len(rows)


@transaction.atomic
def settle_nominations(*, actor: Actor, outcome: Outcome) -> None:
    """Write back how an election came out; the same outcome twice changes nothing.

    What was decided and is open again (an election was taken back) becomes open again.
    """
    unit = outcome.office.body.unit
    if not actor.can(Capability.ASSEMBLY_RUN, Spot(unit.pk, unit.path), reach="unit"):
        raise RefusedError(_("Your offices do not allow this here."))
    rows = Nomination.objects.filter(office=outcome.office, occasion=outcome.occasion)
    for one in rows.select_for_update(of=("self",)):
        state = _state(one, outcome)
        if state != one.state:
            one.state = state
            one.decided_at = None if state == NominationState.OPEN else timezone.now()
            one.save()
    for hook in _settled:
        hook(actor, outcome)
    touch("association")


def _state(one: Nomination, outcome: Outcome) -> str:
    if one.person_id in outcome.elected:
        return NominationState.ELECTED
    if one.state == NominationState.WITHDRAWN:
        return NominationState.WITHDRAWN
    return NominationState.NOT_ELECTED if outcome.done else NominationState.OPEN


def _check(slate: NewSlate) -> None:
    people = [person.pk for _office, person in slate.people]
    if len(set(people)) < len(people):
        raise RefusedError(_("The same person can be proposed once only. Take the other one out."))
    for office, _person in slate.people:
        if office.body_id != slate.team.pk or not office.is_open or office.emergency:
            raise RefusedError(_("Choose an office of this team that can be filled."))
    if slate.occasion.happened:
        raise RefusedError(_("This assembly has taken place. Choose the next one."))
    decided = (NominationState.ELECTED, NominationState.NOT_ELECTED)
    same = Nomination.objects.filter(office__body=slate.team, occasion=slate.occasion)
    if same.filter(state__in=decided).exists():
        raise RefusedError(_("The assembly has decided about this already."))


def _held(slate: NewSlate) -> QuerySet[Nomination]:
    """What this body has proposed for the offices of the team to this assembly, held."""
    rows = Nomination.objects.filter(
        office__body=slate.team, occasion=slate.occasion, body=slate.by
    )
    return rows.select_for_update(of=("self",))


def _entered(
    actor: Actor, slate: NewSlate, office: Office, person: Person, place: int
) -> Nomination:
    same = {"office": office, "occasion": slate.occasion, "person": person}
    one = Nomination.objects.filter(**same).first() or Nomination(**same)
    one.body, one.position, one.state = slate.by, place, NominationState.OPEN
    one.nominated_by, one.nominated_at, one.decided_at = actor.key, timezone.now(), None
    one.save()
    return one


def _withdraw(actor: Actor, one: Nomination) -> None:
    one.state, one.decided_at = NominationState.WITHDRAWN, timezone.now()
    one.save()
    for hook in _withdrawn:
        hook(actor, one)


def _settle(actor: Actor, verb: str, team: Body, **detail: Any) -> None:  # noqa: ANN401 (as the journal takes it)
    record(actor=actor, verb=verb, subject=team, unit_key=team.unit.slug, **detail)
    touch("association")
