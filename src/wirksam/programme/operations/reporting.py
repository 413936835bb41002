"""Saying what happened with a commitment. Entries are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.choices import EntryBasis, RegisterState
from wirksam.programme.models import Commitment, Evidence, ProgressEntry


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
    entry = ProgressEntry(basis=EntryBasis.REPORT, body=body, corrects=corrects)
    return _add(actor, entry, commitment, report)


@transaction.atomic
def record_act(
    *, actor: Actor, commitment: Commitment, report: Report, assembly: Body
) -> ProgressEntry:
    """Add what the assembly decided about a commitment; only this can confirm it as done."""
    entry = ProgressEntry(basis=EntryBasis.ASSEMBLY, body=assembly)
    return _add(actor, entry, commitment, report)


def _add(
    actor: Actor, entry: ProgressEntry, commitment: Commitment, report: Report
) -> ProgressEntry:
    if commitment.state != RegisterState.CONFIRMED:
        raise RefusedError(_("Only a confirmed commitment can be reported on."))
    entry.commitment = commitment
    for name in ("happened_on", "state", "said", "next_step", "obstacle"):
        setattr(entry, name, getattr(report, name))
    entry.save()
    Evidence.objects.bulk_create(
        Evidence(entry=entry, kind=proof.kind, label=proof.label, url=proof.url)
        for proof in report.proofs
    )
    record(actor=actor, verb="add_progress_entry", subject=entry, basis=entry.basis)
    touch(commitment.version.programme.scope)
    return entry
