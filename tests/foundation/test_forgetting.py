"""What was taken back stays away after a restore; what would tell by its number is not counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from wirksam.accounts.models import Attempt
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.privacy import forgetting, retention
from wirksam.foundation.privacy.erasures import noted, outside
from wirksam.foundation.privacy.forgetting import digest_of, forgets_again, remember_forgotten
from wirksam.foundation.privacy.models import Erasure
from wirksam.foundation.privacy.operations import repeat_erasures
from wirksam.foundation.privacy.retention import Expiry, apply_retention

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_a_digest_is_remembered_once_here_and_outside(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.DATA_DIR = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        remember_forgotten("geheim")
        remember_forgotten("geheim")
    assert Erasure.objects.get().key_sha256 == digest_of("geheim")
    assert list(noted(outside())) == [digest_of("geheim")]
    assert "geheim" not in outside().read_text()


def test_after_a_restore_apps_hear_all_digests(monkeypatch):
    monkeypatch.setattr(forgetting, "_forgetting", {})
    heard = []

    @forgets_again("test")
    def again(digests):
        heard.append(digests)
        return 3

    assert repeat_erasures({digest_of("a"): NOW.date(), digest_of("b"): NOW.date()}) == 0
    assert heard == [{digest_of("a"), digest_of("b")}]
    assert JournalEntry.objects.get(verb="repeat_erasures").detail == {"count": 0}


def test_rows_that_are_not_counted_are_not_in_the_journal(monkeypatch):
    quiet = Expiry("accounts.attempt", lambda _now: Q(), undoable=False, counted=False)
    monkeypatch.setitem(retention._expiries, "accounts.attempt", quiet)
    Attempt.objects.create(limit="code", key="x", at=NOW - timedelta(days=2))
    _run, gone = apply_retention()
    assert gone == {"accounts.attempt": 1}
    assert JournalEntry.objects.get(verb="apply_retention").detail == {"rows": {}}


def test_no_page_may_listen_unless_it_says_so(client):
    for address in ("/", "/gibts-nicht/", "/healthz"):
        assert "microphone=()" in client.get(address).headers["Permissions-Policy"]
