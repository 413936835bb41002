"""Agreeing, taking that back, and being deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import NOBODY, Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.privacy.consents import consent_text, latest
from wirksam.foundation.privacy.declaring import Table, declared
from wirksam.foundation.privacy.erasures import note_outside
from wirksam.foundation.privacy.exporting import rows_about
from wirksam.foundation.privacy.forgetting import forget_again
from wirksam.foundation.privacy.models import Consent, Erasure, VaultEntry
from wirksam.foundation.privacy.subjects import Subject, everyone, subject_of
from wirksam.foundation.privacy.words import Outcome


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one area: how many rows, and why they are not simply gone."""

    area: StrOrPromise
    outcome: Outcome
    count: int
    because: StrOrPromise = ""


Leave = Callable[[Subject], Iterable[Result]]
Hinder = Callable[[Subject], Iterable[StrOrPromise]]
_leaving: dict[str, tuple[Leave, frozenset[str]]] = {}
_hindering: dict[str, Hinder] = {}


def on_leaving(app: str, *models: str) -> Callable[[Leave], Leave]:
    """Register how ``app`` takes somebody out of ``models``; all others go as declared."""

    def register(function: Leave) -> Leave:
        _leaving[app] = function, frozenset(models)
        return function

    return register


def hinders_leaving(app: str) -> Callable[[Hinder], Hinder]:
    """Register what must be settled before somebody can be deleted, in sentences to her."""

    def register(function: Hinder) -> Hinder:
        _hindering[app] = function
        return function

    return register


@transaction.atomic
def give_consent(*, actor: Actor, purpose: str, text_version: str) -> Consent:
    """Agree to the text of that version; refused if it is not the present one any more."""
    text = consent_text(purpose)
    if text.version != text_version:
        raise RefusedError(_("This text has just changed. Please read it again, then decide."))
    digest = hashlib.sha256(str(text.text).encode()).hexdigest()
    return _note(actor, Consent(purpose=purpose, text_version=text_version, text_sha256=digest))


@transaction.atomic
def withdraw_consent(*, actor: Actor, purpose: str) -> Consent | None:
    """Take an agreement back; nothing happens where there is none."""
    said = latest(actor.key, purpose)
    if said is None or not said.given:
        return None
    told = {"text_version": said.text_version, "text_sha256": said.text_sha256}
    return _note(actor, Consent(purpose=purpose, given=False, **told))


def _note(actor: Actor, consent: Consent) -> Consent:
    if not actor.is_known:
        raise RefusedError(_("Please sign in first."))
    consent.person_key, consent.given = actor.key, consent.given is not False
    consent.save()
    verb = "give_consent" if consent.given else "withdraw_consent"
    record(actor=actor, verb=verb, subject=consent, purpose=consent.purpose)
    return consent


def hindrances(key: str) -> list[StrOrPromise]:
    """What the person must settle before she can be deleted."""
    subject = subject_of(key)
    return [sentence for hinder in _hindering.values() for sentence in hinder(subject)]


@transaction.atomic
def erase_person(*, actor: Actor, key: str) -> list[Result]:
    """Delete a person everywhere; what must stay loses her name, and the result says so."""
    found = hindrances(key)
    if found:
        raise RefusedError(" ".join(map(str, found)))
    subject = subject_of(key)
    results = _leave_everywhere(subject)
    erasure, _new = Erasure.objects.get_or_create(
        key_sha256=subject.digest, defaults={"erased_on": timezone.localdate()}
    )
    record(actor=actor, verb="erase_person", subject=erasure)
    transaction.on_commit(partial(note_outside, erasure.erased_on, subject.digest))
    return results


@transaction.atomic
def repeat_erasures(known: Mapping[str, date] | None = None) -> int:
    """Delete again whoever had been deleted before an older state came back; how many came.

    What people had only taken back goes with it, uncounted. ``known`` are digests from lists
    outside the database, which then remembers them too.
    """
    Erasure.objects.bulk_create(
        [Erasure(key_sha256=key, erased_on=day) for key, day in (known or {}).items()],
        ignore_conflicts=True,
    )
    found = list(returned())
    for subject in found:
        _leave_everywhere(subject)
    if forget_again() or found:
        record(actor=NOBODY, verb="repeat_erasures", subject=Erasure(pk=0), count=len(found))
    return len(found)


def returned() -> Iterator[Subject]:
    """People who are here although they were deleted."""
    erased = set(Erasure.objects.values_list("key_sha256", flat=True))
    return (subject for subject in everyone() if subject.digest in erased)


def _leave_everywhere(subject: Subject) -> list[Result]:
    results: list[Result] = []
    special: set[str] = set().union(*(models for _leave_app, models in _leaving.values()))
    tables = declared()
    for table in tables:
        if table.model not in special:
            results += _leave(table, subject)
    for app in dict.fromkeys(table.app for table in tables):
        if app in _leaving:
            results += _leaving[app][0](subject)
    for mark in (subject.key, *subject.marks):
        VaultEntry.objects.filter(rows__contains=mark).delete()
    return [result for result in results if result.count]


def _leave(table: Table, subject: Subject) -> Iterable[Result]:
    model = table.load()
    rows = rows_about(table, subject)
    if table.person or table.account:
        if table.leaving == Outcome.DELETED:
            count = len(set(rows.values_list("pk", flat=True)))
            model._base_manager.filter(pk__in=rows.values("pk")).delete()
        else:
            count = rows.count()
        yield Result(table.title, table.leaving, count, table.because)
    done = sum(
        model._base_manager.filter(**{one.name: subject.key}).count() for one in table.doers()
    )
    yield Result(
        table.title,
        Outcome.KEPT,
        done,
        _("What you did there stays; beside it stands a key that leads to nobody any more."),
    )
