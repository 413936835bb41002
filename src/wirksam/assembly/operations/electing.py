"""Holding elections: opening them, who stands, who takes a candidacy back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.choices import VoteWay
from wirksam.assembly.models import AgendaItem, Candidate, Election, ReservedClaim
from wirksam.assembly.operations.assemblies import held as held_assembly
from wirksam.assembly.operations.nominated import enter_nominated, leave_nomination
from wirksam.assembly.rules import CHANGED_MEANWHILE, scope_of
from wirksam.association.models import Office, Person
from wirksam.association.operations.offices import Term, check_term
from wirksam.association.queries.naming import members_named
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch


@dataclass(frozen=True, slots=True)
class ElectionPlan:
    """Which office, how many seats, how many of them reserved, for which term.

    ``opened`` reserved seats were opened for all by those they are reserved for. ``replaces``:
    whoever holds the office now leaves it when the term begins.
    """

    office: Office
    title: str
    seats: int
    starts_on: date
    ends_on: date | None = None
    reserved: int = 0
    opened: int = 0
    replaces: bool = False
    way: str = VoteWay.PAPER
    majority: str = ""


@transaction.atomic
def open_election(
    *, actor: Actor, item: AgendaItem, plan: ElectionPlan, draft_key: UUID | None = None
) -> Election:
    """Open an election under an item; who is proposed for it stands, others can from now on."""
    held_assembly(item.assembly, None)
    known = draft_key and Election.objects.filter(draft_key=draft_key).first()
    if known:
        return known
    _check(item, plan)
    election = Election(assembly=item.assembly, item=item, opened_by=actor.key, draft_key=draft_key)
    _write(election, plan)
    election.save()
    enter_nominated(actor, election)
    settle(actor, "open_election", election)
    return election


@transaction.atomic
def edit_election(
    *, actor: Actor, election: Election, plan: ElectionPlan, revision: int
) -> Election:
    """Change it before anything was counted; later only open reserved seats for all."""
    election = held_election(election, revision)
    _check(election.item, plan)
    counted = election.ballots.exists() or election.results.exists()
    if counted and any(getattr(election, name) != getattr(plan, name) for name in _FIXED):
        raise RefusedError(
            _("Something has been counted already. Only reserved seats can still be opened.")
        )
    _write(election, plan)
    saved(election)
    settle(actor, "edit_election", election)
    return election


_FIXED = ("office", "seats", "reserved", "starts_on", "ends_on")
_FIELDS = (*_FIXED, "title", "opened", "replaces", "way", "majority")


@transaction.atomic
def stand(
    *, actor: Actor, election: Election, statement: str = "", claims_reserved: bool = False
) -> Candidate:
    """Stand oneself. Whether a reserved seat is for her, only she declares."""
    election = held_election(election, None)
    person = Person.objects.get(pk=actor.person_id)
    before = election.candidates.filter(person=person).first()
    if before is not None and before.withdrawn_at is None:
        raise RefusedError(_("You stand already."))
    candidate = before or Candidate(election=election, person=person, stood_by=actor.key)
    candidate.name, candidate.statement = person.name, plain(statement, 2000)
    candidate.withdrawn_at = None
    candidate.save()
    claim(candidate, wanted=claims_reserved)
    settle(actor, "enter_candidate", election)
    return candidate


@transaction.atomic
def enter_candidate(
    *, actor: Actor, election: Election, name: str, claims_reserved: bool = False
) -> Candidate:
    """Enter somebody who was proposed and agreed, as she is called; the same name stands once."""
    election = held_election(election, None)
    name = " ".join(plain(name).split())[:120]
    if not name:
        raise RefusedError(_("Write the name down."))
    unit = election.assembly.unit
    person = members_named(unit, [name], timezone.localdate()).get(name)
    before = election.candidates.filter(name__iexact=name).order_by("withdrawn_at", "pk").first()
    if before is not None and before.withdrawn_at is None:
        raise RefusedError(
            _("“%(name)s” stands already. If it is somebody else, say where she comes from.")
            % {"name": name}
        )
    candidate = before or Candidate(election=election, person=person, stood_by=actor.key)
    candidate.name, candidate.withdrawn_at = name, None
    try:
        with transaction.atomic():
            candidate.save()
    except DatabaseError:
        raise RefusedError(_("This person stands already.")) from None
    claim(candidate, wanted=claims_reserved)
    settle(actor, "enter_candidate", election)
    return candidate


@transaction.atomic
def withdraw_candidate(*, actor: Actor, candidate: Candidate) -> Candidate:
    """Take a candidacy back; her declaration goes at once."""
    election = held_election(candidate.election, None)
    candidate = election.candidates.get(pk=candidate.pk)
    if candidate.results.filter(annulled_at=None).exists():
        raise RefusedError(_("She is elected already. The presidium can take that back."))
    candidate.withdrawn_at = candidate.withdrawn_at or timezone.now()
    candidate.save()
    claim(candidate, wanted=False)
    leave_nomination(actor, candidate)
    settle(actor, "withdraw_candidate", election)
    return candidate


def held_election(election: Election, revision: int | None) -> Election:
    """The election as it is now, held; refused where it is over or was changed meanwhile."""
    now = (
        Election.objects.select_for_update(of=("self",))
        .select_related("assembly__unit", "assembly__occasion", "item", "office__body__unit")
        .get(pk=election.pk)
    )
    if not now.is_open:
        raise RefusedError(_("This election is over."))
    if revision is not None and now.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    return now


def saved(election: Election) -> None:
    """Keep a change, so that whoever looked before is told."""
    election.revision += 1
    election.save()


def settle(actor: Actor, verb: str, election: Election) -> None:
    """Journal and pages."""
    unit = election.assembly.unit.slug
    record(actor=actor, verb=verb, subject=election, unit_key=unit, office=election.office_id)
    touch(scope_of(election.assembly.slug))


def claim(candidate: Candidate, *, wanted: bool) -> None:
    if not wanted:
        ReservedClaim.objects.filter(candidate=candidate).delete()
    elif candidate.election.reserved:
        ReservedClaim.objects.get_or_create(candidate=candidate)


def _check(item: AgendaItem, plan: ElectionPlan) -> None:
    if not plan.title.strip():
        raise RefusedError(_("Say which office is filled."))
    if plan.office.body.unit_id != item.assembly.unit_id:
        raise RefusedError(_("This assembly elects for its own unit. Choose an office of it."))
    check_term(plan.office, plan.office.body, Term(plan.starts_on, plan.ends_on))
    if not 1 <= plan.seats <= plan.office.seats:
        told = {"seats": plan.office.seats}
        raise RefusedError(_("This office has %(seats)s seats. Elect at most as many.") % told)
    if not 0 <= plan.opened <= plan.reserved <= plan.seats:
        raise RefusedError(_("Reserved and opened seats are some of the seats, not more."))


def _write(election: Election, plan: ElectionPlan) -> None:
    for name in _FIELDS:
        setattr(election, name, getattr(plan, name))
    election.title = plain(plan.title)
