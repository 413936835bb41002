"""Retention: a plan, a stop, a deed, a way back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.factories.association import state_unit
from wirksam.accounts.models import Attempt, Invitation
from wirksam.foundation.access import NOBODY
from wirksam.foundation.journal.models import JournalEntry, JournalReason
from wirksam.foundation.journal.operations import record
from wirksam.foundation.privacy.models import Consent, VaultEntry
from wirksam.foundation.privacy.retention import (
    NothingToUndoError,
    TooMuchError,
    apply_retention,
    plan,
    undo_retention,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def invitations(count, days_ago, **fields):
    return Invitation.objects.bulk_create(
        Invitation(
            token_hash=f"{days_ago}-{n}",
            email=f"{n}@example.invalid",
            person_key=str(n),
            invited_by="x",
            expires_at=NOW - timedelta(days=days_ago),
            **fields,
        )
        for n in range(count)
    )


def due(model):
    return next(item.count for item in plan() if item.expiry.model == model)


def test_the_plan_touches_nothing():
    invitations(3, 31)
    invitations(2, 29)
    assert due("accounts.invitation") == 3
    assert Invitation.objects.count() == 5


def test_what_is_due_goes_and_comes_back_as_it_was():
    invitations(3, 31)
    invitations(2, 29)
    before = list(Invitation.objects.order_by("pk").values())
    run, gone = apply_retention()
    assert gone == {"accounts.invitation": 3}
    assert Invitation.objects.count() == 2
    assert undo_retention() == (run, 3)
    assert list(Invitation.objects.order_by("pk").values()) == before
    assert not VaultEntry.objects.exists()
    with pytest.raises(NothingToUndoError):
        undo_retention(run)


def test_it_stops_where_much_would_go_and_touches_nothing():
    invitations(51, 31)
    Attempt.objects.create(limit="code", key="x", at=NOW - timedelta(days=2))
    with pytest.raises(TooMuchError, match=r"accounts\.invitation: 51 of 51"):
        apply_retention()
    assert (Invitation.objects.count(), Attempt.objects.count()) == (51, 1)
    apply_retention(however_much=True)
    assert (Invitation.objects.count(), Attempt.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("old", "young", "stops"), [(50, 0, False), (60, 240, False), (61, 239, True)]
)
def test_the_stop_is_above_fifty_rows_and_a_fifth(old, young, stops):
    invitations(old, 31)
    invitations(young, 1)
    assert any(item.is_too_much for item in plan()) is stops


def test_sessions_and_attempts_go_for_good_in_any_number():
    Attempt.objects.bulk_create(
        Attempt(limit="code", key=str(n), at=NOW - timedelta(days=2)) for n in range(80)
    )
    Session.objects.create(session_key="x", session_data="y", expire_date=NOW - timedelta(1))
    _run, gone = apply_retention()
    assert gone == {"accounts.attempt": 80, "sessions.session": 1}
    assert not VaultEntry.objects.exists()


def test_after_thirty_days_there_is_no_way_back():
    invitations(1, 31)
    run, _gone = apply_retention()
    VaultEntry.objects.update(removed_at=NOW - timedelta(days=30, minutes=1))
    with pytest.raises(NothingToUndoError):
        undo_retention(run)
    apply_retention()
    assert not VaultEntry.objects.exists()


def test_consent_is_kept_for_three_years_after_it_was_withdrawn():
    def said(purpose, given, years):
        return Consent.objects.create(
            person_key="a",
            purpose=purpose,
            given=given,
            text_version="1",
            text_sha256="x",
            recorded_at=NOW - timedelta(days=365 * years + 2),
        )

    said("gone", given=True, years=5)
    said("gone", given=False, years=3)
    again = [said("again", given=True, years=6), said("again", given=False, years=4)]
    stays = [
        said("again", given=True, years=1),
        said("lasting", given=True, years=9),
        said("fresh", given=True, years=9),
        said("fresh", given=False, years=1),
    ]
    apply_retention()
    assert list(Consent.objects.order_by("pk")) == stays
    undo_retention()
    assert Consent.objects.filter(pk__in=[one.pk for one in again]).count() == 2


def test_reasons_go_after_two_years_and_the_journal_stays():
    entry = record(actor=NOBODY, verb="deed", subject=state_unit(), reason="Weil.")
    old = JournalReason.objects.get()
    assert due("foundation.journalreason") == 0
    later = NOW + timedelta(days=731)
    apply_retention(now=later)
    assert not JournalReason.objects.filter(pk=old.pk).exists()
    assert JournalEntry.objects.filter(pk=entry.pk).exists()


def test_each_run_is_in_the_journal_with_counts():
    invitations(2, 31)
    apply_retention()
    assert JournalEntry.objects.get(verb="apply_retention").detail == {
        "rows": {"accounts_invitation": 2}
    }
    apply_retention()
    assert JournalEntry.objects.filter(verb="apply_retention").count() == 1
