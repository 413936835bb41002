"""Saying what happened with a commitment. Entries are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.choices import EntryBasis, RegisterState
from wirksam.programme.models import Commitment, Evidence, ProgressEntry
from wirksam.programme.rules import RefusedError


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence, not stored yet."""

    kind: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What happened, what comes next, what stood in the way; the state only if it changes."""

    happened_on: date
    said: str
    state: str = ""
    next_step: str = ""
    obstacle: str = ""
    proofs: tuple[Proof, ...] = ()


@transaction.atomic
def report_progress(
    *,
    actor: Actor,
    commitment: Commitment,
    report: Report,
    body: Body | None = None,
    corrects: ProgressEntry | None = None,
) -> ProgressEntry:
    """Add a report of the responsible body; a correction names the entry it replaces."""
    return _add(actor, commitment, EntryBasis.REPORT, report, body=body, corrects=corrects)


@transaction.atomic
def record_act(
    *, actor: Actor, commitment: Commitment, report: Report, assembly: Body
) -> ProgressEntry:
    """Add what the assembly decided about a commitment; only this can confirm it as done."""
    return _add(actor, commitment, EntryBasis.ASSEMBLY, report, body=assembly)


def _add(
    actor: Actor,
    commitment: Commitment,
    basis: EntryBasis,
    report: Report,
    *,
    body: Body | None,
    corrects: ProgressEntry | None = None,
) -> ProgressEntry:
    if commitment.state != RegisterState.CONFIRMED:
        raise RefusedError(_("Only a confirmed commitment can be reported on."))
    entry = ProgressEntry.objects.create(
        commitment=commitment,
        basis=basis,
        body=body,
        happened_on=report.happened_on,
        state=report.state,
        said=report.said,
        next_step=report.next_step,
        obstacle=report.obstacle,
        corrects=corrects,
    )
    _attach(entry, report.proofs)
    record(actor=actor, verb="add_progress_entry", subject=entry, basis=basis)
    touch(commitment.version.programme.scope)
    return entry


def _attach(entry: ProgressEntry, proofs: Iterable[Proof]) -> None:
    Evidence.objects.bulk_create(
        Evidence(entry=entry, kind=proof.kind, label=proof.label, url=proof.url)
        for proof in proofs
    )
