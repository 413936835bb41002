"""Saying what happened with a commitment. Entries are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.programme.choices import EntryBasis, StatusCode
from wirksam.programme.models import Commitment, EntryWithdrawal, Evidence, ProgressEntry
from wirksam.programme.operations.holding import in_force
from wirksam.programme.operations.standing import refresh_standing
from wirksam.programme.operations.telling import tell_of_entry, untell_of_entry
from wirksam.programme.queries.cards import lead_on
from wirksam.programme.queries.entries import counting, entries_with_all
from wirksam.programme.queries.places import scopes_of
from wirksam.programme.rules import FURTHEST_PROMISE_DAYS, LONGEST_REST, LONGEST_SAID


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence, not stored yet; a number is ``amount`` of ``unit_word``."""

    kind: str
    label: str
    url: str = ""
    file: StoredFile | None = None
    alt: str = ""
    amount: Decimal | None = None
    unit_word: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What happened, what comes next, what stood in the way; the state only if it changes.

    ``next_due`` promises the next report until that day. ``draft_key`` comes with the form: a
    report with a key that is stored already is not stored again.
    """

    happened_on: date
    said: str
    state: str = ""
    next_step: str = ""
    obstacle: str = ""
    proofs: tuple[Proof, ...] = ()
    next_due: date | None = None
    draft_key: UUID | None = None


@transaction.atomic
def report_progress(
    *,
    actor: Actor,
    commitment: Commitment,
    report: Report,
    body: Body | None = None,
    corrects: ProgressEntry | None = None,
) -> ProgressEntry:
    """Add a report of ``body`` (the one in charge); a correction names the entry it replaces.

    The same ``draft_key`` gives the entry that was stored with it. Refused: a day that has not
    come, a commitment that was replaced (the message says by which), an entry that somebody else
    has corrected meanwhile.
    """
    entry = ProgressEntry(basis=EntryBasis.REPORT, body=body)
    return _add(actor, entry, commitment, report, corrects)


@transaction.atomic
def record_act(
    *,
    actor: Actor,
    commitment: Commitment,
    report: Report,
    assembly: Body,
    corrects: ProgressEntry | None = None,
) -> ProgressEntry:
    """Add what the assembly decided about a commitment; only this can confirm it as done."""
    entry = ProgressEntry(basis=EntryBasis.ASSEMBLY, body=assembly)
    return _add(actor, entry, commitment, report, corrects)


@transaction.atomic
def withdraw_entry(*, actor: Actor, entry: ProgressEntry, reason: str) -> EntryWithdrawal:
    """Take a report back. It stays to be read with the reason, and counts no longer.

    If it was a correction, what it had corrected counts again.
    """
    commitment = in_force(entry.commitment)
    entry = entries_with_all().get(pk=entry.pk)
    if entry.basis == EntryBasis.ASSEMBLY:
        raise RefusedError(_("The assembly decided this. Only another act can correct it."))
    if entry.is_withdrawn:
        raise RefusedError(_("This report has been taken back already."))
    if not reason.strip():
        raise RefusedError(_("Say in a few words why you take it back."))
    if not _counts(commitment, entry):
        raise RefusedError(_("This report has been corrected. Take the correction back first."))
    withdrawal = EntryWithdrawal.objects.create(
        entry=entry, reason=reason.strip()[:300], withdrawn_by=actor.key
    )
    _settle(actor, "withdraw_progress_entry", commitment, entry)
    untell_of_entry(entry)
    return withdrawal


def _add(
    actor: Actor,
    entry: ProgressEntry,
    commitment: Commitment,
    report: Report,
    corrects: ProgressEntry | None,
) -> ProgressEntry:
    known = _stored_before(actor, commitment, report.draft_key)
    if known is None:
        commitment = in_force(commitment)
        known = _stored_before(actor, commitment, report.draft_key)
    if known is not None:
        return known
    _check(report, by_assembly=entry.basis == EntryBasis.ASSEMBLY)
    if corrects is not None:
        entry.corrects = _to_correct(commitment, corrects, entry)
    entry.commitment, entry.author, entry.recorded_at = commitment, actor.key, timezone.now()
    for name in ("happened_on", "state", "next_due", "draft_key"):
        setattr(entry, name, getattr(report, name))
    for name in ("said", "next_step", "obstacle"):
        setattr(entry, name, getattr(report, name).strip())
    if entry.body is None:
        charge = lead_on(commitment.responsibilities.all(), timezone.localdate())
        entry.body = charge.body if charge else None
    entry.save()
    Evidence.objects.bulk_create(_evidence(entry, proof) for proof in report.proofs)
    _settle(actor, "add_progress_entry", commitment, entry)
    tell_of_entry(actor=actor, entry=entry)
    return entry


def _evidence(entry: ProgressEntry, proof: Proof) -> Evidence:
    return Evidence(
        entry=entry,
        kind=proof.kind,
        label=proof.label,
        url=proof.url,
        file=proof.file,
        alt=proof.alt or (proof.file.alt if proof.file else ""),
        amount=proof.amount,
        unit_word=proof.unit_word,
    )


def _stored_before(
    actor: Actor, commitment: Commitment, draft_key: UUID | None
) -> ProgressEntry | None:
    if draft_key is None:
        return None
    found = ProgressEntry.objects.filter(draft_key=draft_key).first()
    if found and (found.author != actor.key or found.commitment_id != commitment.pk):
        raise RefusedError(_("This form was used already. Open it anew; your words stay here."))
    return found


def _check(report: Report, *, by_assembly: bool) -> None:
    today = timezone.localdate()
    if not report.said.strip():
        raise RefusedError(_("Say what happened."))
    if len(report.said) > LONGEST_SAID:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": LONGEST_SAID})
    if max(len(report.next_step), len(report.obstacle)) > LONGEST_REST:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": LONGEST_REST})
    if report.happened_on > today:
        raise RefusedError(_("This day has not come yet. Report what has happened."))
    if report.state and report.state not in StatusCode.values:
        raise RefusedError(_("Choose one of the states."))
    if report.state == StatusCode.CONFIRMED_DONE and not by_assembly:
        raise RefusedError(_("Only the assembly confirms. Report it as done."))
    if report.next_due is not None:
        _check_promise(report.next_due, report.happened_on, today)


def _check_promise(promised: date, happened_on: date, today: date) -> None:
    if promised < happened_on:
        raise RefusedError(_("The next report cannot be due before this one."))
    if promised > today + timedelta(days=FURTHEST_PROMISE_DAYS):
        raise RefusedError(_("Promise the next report within a year."))


def _to_correct(
    commitment: Commitment, corrects: ProgressEntry, entry: ProgressEntry
) -> ProgressEntry:
    if corrects.commitment_id != commitment.pk or corrects.basis != entry.basis:
        raise RefusedError(_("This corrects something else. Report it anew."))
    if not _counts(commitment, corrects):
        raise RefusedError(
            _("Somebody else has just corrected this or taken it back. Look at it as it is now.")
        )
    return corrects


def _counts(commitment: Commitment, entry: ProgressEntry) -> bool:
    entries = entries_with_all().filter(commitment=commitment)
    return entry.pk in {one.pk for one, _place in counting(entries)}


def _settle(actor: Actor, verb: str, commitment: Commitment, entry: ProgressEntry) -> None:
    refresh_standing(commitment)
    record(actor=actor, verb=verb, subject=entry, basis=entry.basis)
    touch(*scopes_of(commitment))
    reindex("commitments", commitment.pk)
