"""Storing what the extractor found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wirksam.association.models import Body, Occasion
from wirksam.association.queries import occasions_by_wording
from wirksam.engine.extract import Deadline as FoundDeadline
from wirksam.engine.extract import Proposal
from wirksam.programme.choices import Completion, RegisterState
from wirksam.programme.models import Commitment, Deadline, ProgrammeVersion, Responsibility
from wirksam.programme.rules import DEFAULT_RHYTHM_DAYS


def propose(
    *,
    version: ProgrammeVersion,
    found: Iterable[Proposal],
    state: RegisterState = RegisterState.PROPOSED,
) -> list[Commitment]:
    """Store proposals with their lead and deadline; called within the adopting transaction."""
    proposals = list(found)
    commitments = Commitment.objects.bulk_create(
        _commitment(version, proposal, state) for proposal in proposals
    )
    bodies = {body.key: body for body in Body.objects.all()}
    occasions = occasions_by_wording()
    starts_on = version.resolved_on or version.programme.term_starts_on
    pairs = list(zip(commitments, proposals, strict=True))
    Responsibility.objects.bulk_create(
        Responsibility(commitment=commitment, body=bodies[proposal.body], starts_on=starts_on)
        for commitment, proposal in pairs
        if proposal.body in bodies
    )
    Deadline.objects.bulk_create(
        deadline_row(commitment, proposal.deadline, occasions)
        for commitment, proposal in pairs
        if proposal.deadline is not None
    )
    return commitments


def _commitment(version: ProgrammeVersion, proposal: Proposal, state: RegisterState) -> Commitment:
    keeps_going = proposal.completion == Completion.CONTINUOUS.value
    return Commitment(
        version=version,
        state=state,
        quote=proposal.quote,
        first_line=proposal.first_line,
        last_line=proposal.last_line,
        body_text=proposal.body_text[:200],
        modality=proposal.binding,
        kind=proposal.kind,
        completion=proposal.completion,
        limits=proposal.limits[:200],
        rhythm_days=DEFAULT_RHYTHM_DAYS if keeps_going else None,
        confidence=proposal.confidence,
        reasons=list(proposal.reasons),
    )


def deadline_row(
    commitment: Commitment, found: FoundDeadline, occasions: dict[str, Occasion]
) -> Deadline:
    """A deadline as found: on the occasion it names, else on its last day, else only in words."""
    occasion = occasions.get(found.norm.casefold())
    fixed_on: date | None = None if occasion is not None else found.on
    return Deadline(
        commitment=commitment,
        wording=found.text[:200],
        norm=found.norm[:120],
        occasion=occasion,
        fixed_on=fixed_on,
        inherited=found.inherited,
    )
