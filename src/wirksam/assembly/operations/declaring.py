"""Declaring who was elected: seats, reserved seats, mandates that begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.choices import ElectionState, MinuteKind
from wirksam.assembly.models import Candidate, Election, ElectionResult, MinuteEntry
from wirksam.assembly.operations.counting import standing
from wirksam.assembly.operations.electing import held_election, saved, settle
from wirksam.assembly.operations.meeting import must_have_begun
from wirksam.assembly.operations.nominated import report_outcome
from wirksam.assembly.operations.seating import check_majority, check_places, places
from wirksam.association.operations.elections import (
    begin_elected,
    end_elected,
    end_predecessors,
    exceeds,
    still_somebody_administers,
)
from wirksam.association.operations.offices import Term, is_taken
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import Actor, RefusedError

OBJECTIONS = timedelta(days=30)
"""How long an election can be objected to; declarations for reserved seats go afterwards."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Who is elected and said yes to it. ``close``: the other seats stay empty for now."""

    elected: Sequence[int]
    revision: int
    close: bool = False
    despite: bool = False


@transaction.atomic
def declare_elected(*, actor: Actor, election: Election, new: Declared) -> list[ElectionResult]:
    """Fill seats. Mandates begin at once, or when somebody else of the presidium has confirmed."""
    election = held_election(election, new.revision)
    must_have_begun(election.assembly)
    chosen = _chosen(election, new)
    check_places(election, chosen)
    if not new.despite:
        check_majority(election, chosen)
    made = [_result(actor, election, one, place) for one, place in places(election, chosen)]
    for one in made:
        if not exceeds(actor, election.office):
            _begin(actor, election, one)
    taken = election.results.filter(annulled_at=None).count()
    if new.close or taken == election.seats:
        election.state = ElectionState.DONE
        election.objections_until = timezone.localdate() + OBJECTIONS
    saved(election)
    report_outcome(actor, election)
    settle(actor, "declare_elected", election)
    return made


@transaction.atomic
def confirm_elected(*, actor: Actor, result: ElectionResult) -> ElectionResult:
    """The second person of the presidium confirms; the mandate begins."""
    result = _held_result(result)
    if result.annulled_at is not None or result.mandate_id is not None or result.confirmed_by:
        raise RefusedError(_("This is settled already."))
    if result.declared_by == actor.key:
        raise RefusedError(_("You declared it yourself. Somebody else of the presidium confirms."))
    result.confirmed_by, result.confirmed_at = actor.key, timezone.now()
    result.save()
    _begin(actor, result.election, result)
    settle(actor, "confirm_elected", result.election)
    return result


@transaction.atomic
def annul_elected(*, actor: Actor, result: ElectionResult, reason: str) -> ElectionResult:
    """Take back what was declared by mistake: the mandate ends, the seat is free again."""
    result = _held_result(result)
    if result.annulled_at is not None:
        raise RefusedError(_("This is settled already."))
    if not reason.strip():
        raise RefusedError(_("Say in a few words what was wrong."))
    election, mandate = result.election, result.mandate
    result.annulled_by, result.annulled_at = actor.key, timezone.now()
    result.annulled_reason, result.mandate = plain(reason, 300), None
    result.save()
    if mandate is not None:
        end_elected(actor=actor, meeting=election.assembly.unit, mandate=mandate, reason=reason)
    _entry(actor, result, MinuteKind.ANNULLED)
    election.state, election.objections_until = ElectionState.OPEN, None
    saved(election)
    report_outcome(actor, election)
    settle(actor, "annul_elected", election)
    return result


def _held_result(result: ElectionResult) -> ElectionResult:
    return (
        ElectionResult.objects.select_for_update(of=("self",))
        .select_related(
            "election__assembly__unit",
            "election__assembly__occasion",
            "election__item",
            "election__office__body__unit",
            "candidate__person",
            "mandate",
        )
        .get(pk=result.pk)
    )


def _chosen(election: Election, new: Declared) -> list[Candidate]:
    if len(set(new.elected)) != len(new.elected):
        raise RefusedError(_("The same person can hold one seat only."))
    able = {one.pk: one for one in standing(election)}
    if not new.elected and not new.close:
        raise RefusedError(_("Choose who was elected."))
    if set(new.elected) - able.keys():
        raise RefusedError(_("Somebody has stood or withdrawn meanwhile. Look, then decide."))
    return [able[pk] for pk in new.elected]


def _result(
    actor: Actor, election: Election, one: Candidate, place: tuple[int, bool]
) -> ElectionResult:
    result = ElectionResult.objects.create(
        election=election,
        candidate=one,
        seat=place[0],
        as_reserved=place[1],
        declared_by=actor.key,
    )
    _entry(actor, result, MinuteKind.ELECTED)
    return result


def _begin(actor: Actor, election: Election, result: ElectionResult) -> None:
    """Begin the mandate, where it is known who was elected; those before leave if so agreed."""
    person = result.candidate.person
    if person is None:
        return
    unit, office = election.assembly.unit, election.office
    decision = f"{election.assembly.name}, {election.item}"[:200]
    term = Term(election.starts_on, election.ends_on, decision=decision)
    if election.replaces:
        own = election.results.filter(mandate__isnull=False).values_list("mandate", flat=True)
        end_predecessors(actor=actor, meeting=unit, office=office, term=term, but=frozenset(own))
    elif is_taken(office, term):
        raise RefusedError(
            _("Somebody still holds this seat when the term begins. Nothing was changed.")
            + " "
            + _(
                "Open “Change” and tick that whoever holds the office now leaves it. Then declare"
                " it again."
            )
        )
    result.mandate = begin_elected(
        actor=actor, meeting=unit, person=person, office=office, term=term
    )
    result.save()
    still_somebody_administers(office, term)


def _entry(actor: Actor, result: ElectionResult, kind: MinuteKind) -> None:
    election = result.election
    MinuteEntry.objects.create(
        assembly=election.assembly,
        item=election.item,
        kind=kind,
        result=result,
        written_by=actor.key,
    )
