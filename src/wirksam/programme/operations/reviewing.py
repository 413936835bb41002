"""The review desk: one person accepts, another confirms; every decision can be seen and undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Occasion
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.programme.choices import IN_FORCE, Origin, RegisterState, Role
from wirksam.programme.models import (
    Commitment,
    Deadline,
    NoCommitment,
    ProgrammeVersion,
    Responsibility,
)
from wirksam.programme.operations.carrying import take_its_place
from wirksam.programme.rules import ALREADY_DECIDED, Span, code_prefix, next_code


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything about a commitment that a reviewer can set."""

    title: str
    quote: str
    first_line: int
    last_line: int
    modality: str
    kind: str
    completion: str
    limits: str = ""
    done_when: str = ""
    rhythm_days: int | None = None
    lead: Body | None = None
    deadline_wording: str = ""
    occasion: Occasion | None = None
    due_on: date | None = None


def locked(commitment: Commitment, revision: int | None) -> Commitment:
    """The row as it is now; refused where it has changed since ``revision`` was shown."""
    now = (
        Commitment.objects.select_for_update(of=("self",))
        .select_related("version__programme")
        .filter(pk=commitment.pk)
        .first()
    )
    if now is None or (revision is not None and now.revision != revision):
        raise RefusedError(ALREADY_DECIDED)
    return now


def _save(commitment: Commitment) -> Commitment:
    commitment.revision += 1
    commitment.save()
    touch(commitment.version.programme.scope)
    reindex("commitments", commitment.pk)
    return commitment


def _forget_decisions(commitment: Commitment) -> None:
    commitment.accepted_by = commitment.confirmed_by = ""
    commitment.accepted_at = commitment.confirmed_at = None


def _write(commitment: Commitment, wording: Wording) -> None:
    for name in ("title", "quote", "first_line", "last_line", "modality", "kind", "completion"):
        setattr(commitment, name, getattr(wording, name))
    commitment.limits, commitment.done_when = wording.limits, wording.done_when
    commitment.rhythm_days = wording.rhythm_days


def _write_beside(commitment: Commitment, wording: Wording) -> None:
    starts_on = commitment.version.resolved_on or commitment.version.programme.term_starts_on
    leads = commitment.responsibilities.filter(role=Role.LEAD)
    if wording.lead is None or leads.exclude(body=wording.lead).exists():
        leads.delete()
    if wording.lead is not None and not leads.exists():
        Responsibility.objects.create(commitment=commitment, body=wording.lead, starts_on=starts_on)
    Deadline.objects.filter(commitment=commitment).delete()
    if wording.deadline_wording or wording.occasion or wording.due_on:
        Deadline.objects.create(
            commitment=commitment,
            wording=wording.deadline_wording or str(wording.occasion or wording.due_on),
            occasion=wording.occasion,
            fixed_on=None if wording.occasion else wording.due_on,
        )


@transaction.atomic
def add_commitment(*, actor: Actor, version: ProgrammeVersion, wording: Wording) -> Commitment:
    """Add a commitment that was not proposed; it still needs two people."""
    commitment = Commitment(version=version, origin=Origin.PERSON)
    _write(commitment, wording)
    _save(commitment)
    _write_beside(commitment, wording)
    record(actor=actor, verb="add_commitment", subject=commitment)
    return commitment


@transaction.atomic
def edit_commitment(
    *, actor: Actor, commitment: Commitment, wording: Wording, revision: int
) -> Commitment:
    """Change a commitment that is not confirmed yet; an earlier yes no longer counts."""
    commitment = locked(commitment, revision)
    if commitment.state in IN_FORCE:
        raise RefusedError(_("Two people have confirmed this. It can no longer be changed here."))
    _write(commitment, wording)
    _forget_decisions(commitment)
    commitment.state = RegisterState.PROPOSED
    _save(commitment)
    _write_beside(commitment, wording)
    record(actor=actor, verb="edit_commitment", subject=commitment)
    return commitment


@transaction.atomic
def accept_commitment(*, actor: Actor, commitment: Commitment, revision: int) -> Commitment:
    """Say yes. The first yes accepts; the yes of another person confirms and gives the code."""
    commitment = locked(commitment, revision)
    if commitment.state == RegisterState.PROPOSED:
        commitment.state = RegisterState.ACCEPTED
        commitment.accepted_by, commitment.accepted_at = actor.key, timezone.now()
    elif commitment.state == RegisterState.ACCEPTED:
        if commitment.accepted_by == actor.key:
            raise RefusedError(_("You have already accepted this. A second person confirms it."))
        commitment.state = RegisterState.CONFIRMED
        commitment.confirmed_by, commitment.confirmed_at = actor.key, timezone.now()
        commitment.code = _free_code(commitment.version)
    else:
        raise RefusedError(ALREADY_DECIDED)
    try:
        with transaction.atomic():
            _save(commitment)
    except IntegrityError as error:
        raise RefusedError(ALREADY_DECIDED) from error
    record(actor=actor, verb="accept_commitment", subject=commitment, state=commitment.state)
    if commitment.state == RegisterState.CONFIRMED and commitment.replaces is not None:
        take_its_place(actor=actor, successor=commitment)
    return commitment


def _free_code(version: ProgrammeVersion) -> str:
    prefix = code_prefix(version.programme.slug)
    taken = Commitment.objects.filter(code__startswith=f"{prefix}-").values_list("code", flat=True)
    return next_code(prefix, [code for code in taken if code])


@transaction.atomic
def reject_commitment(*, actor: Actor, commitment: Commitment, revision: int) -> Commitment:
    """Say that this is no commitment. It can be taken back."""
    commitment = locked(commitment, revision)
    if commitment.state not in {RegisterState.PROPOSED, RegisterState.ACCEPTED}:
        raise RefusedError(ALREADY_DECIDED)
    _forget_decisions(commitment)
    commitment.state = RegisterState.REJECTED
    record(actor=actor, verb="reject_commitment", subject=commitment)
    return _save(commitment)


@transaction.atomic
def reopen_commitment(*, actor: Actor, commitment: Commitment) -> Commitment:
    """Undo: put an accepted or rejected commitment back among the proposals."""
    commitment = locked(commitment, None)
    if commitment.state not in {RegisterState.ACCEPTED, RegisterState.REJECTED}:
        raise RefusedError(ALREADY_DECIDED)
    if commitment.state == RegisterState.REJECTED:
        NoCommitment.objects.filter(
            version=commitment.version,
            first_line=commitment.first_line,
            last_line=commitment.last_line,
        ).delete()
    _forget_decisions(commitment)
    commitment.state = RegisterState.PROPOSED
    record(actor=actor, verb="reopen_commitment", subject=commitment)
    return _save(commitment)


@transaction.atomic
def mark_no_commitment(
    *, actor: Actor, version: ProgrammeVersion, spans: list[Span], reason: str = ""
) -> list[NoCommitment]:
    """Say of lines that they deliberately hold no commitment."""
    rows = NoCommitment.objects.bulk_create(
        NoCommitment(
            version=version,
            first_line=span.first,
            last_line=span.last,
            reason=reason[:200],
            marked_by=actor.key,
        )
        for span in spans
    )
    record(actor=actor, verb="mark_no_commitment", subject=version, lines=spans)
    touch(version.programme.scope)
    return rows


@transaction.atomic
def unmark_no_commitment(*, actor: Actor, marked: NoCommitment) -> None:
    """Take back that lines deliberately hold no commitment."""
    record(
        actor=actor,
        verb="unmark_no_commitment",
        subject=marked.version,
        lines=[marked.first_line, marked.last_line],
    )
    touch(marked.version.programme.scope)
    marked.delete()
