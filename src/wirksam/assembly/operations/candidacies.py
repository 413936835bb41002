"""What happens to a candidacy besides standing: a declaration made later, a proposal taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.assembly.choices import ElectionState
from wirksam.assembly.models import Candidate, Election, ElectionResult
from wirksam.assembly.operations.electing import claim, held_election, settle, withdraw_candidate
from wirksam.assembly.operations.nominated import enter_nominated
from wirksam.association.models import Nomination
from wirksam.foundation.access import Actor, RefusedError


@transaction.atomic
def claim_seat(*, actor: Actor, election: Election, claims_reserved: bool) -> Candidate:
    """Say that a reserved seat is for oneself, or take that back; nobody says it for another."""
    election = held_election(election, None)
    mine = election.candidates.filter(person=actor.person_id or None, withdrawn_at=None)
    candidate = mine.exclude(person=None).first()
    if candidate is None:
        raise RefusedError(_("You do not stand here."))
    if not election.reserved:
        raise RefusedError(_("No seat is reserved in this election."))
    if candidate.results.filter(annulled_at=None).exists():
        raise RefusedError(_("You are elected already. Speak with the presidium."))
    claim(candidate, wanted=claims_reserved)
    settle(actor, "enter_candidate", election)
    return candidate


@transaction.atomic
def take_over(*, actor: Actor, election: Election) -> int:
    """Let those stand who were proposed after the election was opened; how many."""
    election = held_election(election, None)
    count = enter_nominated(actor, election)
    settle(actor, "enter_candidate", election)
    return count


def follow_withdrawal(actor: Actor, nomination: Nomination) -> None:
    """Somebody is not proposed any more: her candidacy, as far as nothing came of it, ends."""
    elected = ElectionResult.objects.filter(annulled_at=None).values("candidate")
    rows = Candidate.objects.filter(
        election__office=nomination.office_id,
        election__assembly__occasion=nomination.occasion_id,
        election__state=ElectionState.OPEN,
        person=nomination.person_id,
        withdrawn_at=None,
    )
    for one in rows.exclude(pk__in=elected).select_related("election"):
        withdraw_candidate(actor=actor, candidate=one)
