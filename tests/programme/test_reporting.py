"""Entries: added, corrected, taken back, never changed; the stored standing follows."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.association import actor, body, person
from tests.factories.programme import confirmed, proposal, version
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.pages.models import ContentVersion
from wirksam.programme.models import CommitmentStanding, EntryWithdrawal, ProgressEntry
from wirksam.programme.operations.carrying import supersede
from wirksam.programme.operations.reporting import (
    Proof,
    Report,
    record_act,
    report_progress,
    withdraw_entry,
)
from wirksam.programme.operations.standing import rebuild
from wirksam.programme.queries.entries import counting_entries
from wirksam.programme.rules import Saying, counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def alma():
    return actor(person("Alma", "programme.report"))


@pytest.fixture
def promise():
    return confirmed(version(published=True))


def told(said="Der Entwurf steht.", days=1, **fields):
    return Report(timezone.localdate() - timedelta(days=days), said, **fields)


def stands(promise):
    return CommitmentStanding.objects.get(commitment=promise)


def test_a_report_is_stored_and_counted(alma, promise):
    proof = Proof("minutes", "Protokoll")
    due = timezone.localdate() + timedelta(days=30)
    entry = report_progress(
        actor=alma,
        commitment=promise,
        report=told(state="partly", proofs=(proof,), next_due=due),
    )
    assert (entry.author, entry.body) == (alma.key, body())
    row = stands(promise)
    assert (row.state, row.entry_count, row.promised, row.proven) == ("partly", 1, due, True)
    assert row.last_entry == entry
    deed = JournalEntry.objects.latest("pk")
    assert (deed.verb, deed.object_key) == ("add_progress_entry", str(entry.pk))
    assert ContentVersion.objects.filter(scope=promise.version.programme.scope).exists()


def test_the_same_form_makes_one_entry(alma, promise):
    report = told(draft_key=uuid4())
    first = report_progress(actor=alma, commitment=promise, report=report)
    assert report_progress(actor=alma, commitment=promise, report=report) == first
    assert promise.entries.count() == 1


def test_the_same_form_is_answered_even_when_replaced_meanwhile(alma, promise):
    report = told(draft_key=uuid4())
    first = report_progress(actor=alma, commitment=promise, report=report)
    supersede(actor=alma, commitment=promise, by=confirmed(promise.version))
    assert report_progress(actor=alma, commitment=promise, report=report) == first


def test_nobody_takes_over_the_form_of_another(alma, promise):
    report = told(draft_key=uuid4())
    report_progress(actor=alma, commitment=promise, report=report)
    bruno = actor(person("Bruno", "programme.report"))
    with pytest.raises(RefusedError):
        report_progress(actor=bruno, commitment=promise, report=report)


def test_two_people_saving_at_once_both_stand(alma, promise):
    bruno = actor(person("Bruno", "programme.report"))
    report_progress(actor=alma, commitment=promise, report=told("Eins.", draft_key=uuid4()))
    report_progress(actor=bruno, commitment=promise, report=told("Zwei.", draft_key=uuid4()))
    assert [one.said for one in promise.entries.all()] == ["Eins.", "Zwei."]


@pytest.mark.parametrize(
    "report",
    [
        told(days=-1),
        told(said="   "),
        told(said="x" * 5001),
        told(next_step="x" * 2001),
        told(state="confirmed_done"),
        told(state="fertig"),
        told(next_due=timezone.localdate() - timedelta(days=2)),
        told(next_due=timezone.localdate() + timedelta(days=400)),
    ],
)
def test_what_is_wrong_is_refused_with_words(alma, promise, report):
    with pytest.raises(RefusedError) as refusal:
        report_progress(actor=alma, commitment=promise, report=report)
    assert str(refusal.value)
    assert not promise.entries.exists()


def test_a_replaced_commitment_names_its_successor(alma, promise):
    new = confirmed(promise.version, code="AP26-77")
    supersede(actor=alma, commitment=promise, by=new)
    with pytest.raises(RefusedError, match=r"AP26-77.*/zusagen/AP26-77/"):
        report_progress(actor=alma, commitment=promise, report=told())


def test_a_proposal_is_not_reported_on(alma):
    with pytest.raises(RefusedError):
        report_progress(actor=alma, commitment=proposal(version()), report=told())


def test_a_correction_takes_the_place_of_its_entry(alma, promise):
    def report(state, **more):
        return report_progress(
            actor=alma, commitment=promise, report=told(state=state, days=5), **more
        )

    wrong = report("dropped")
    report("partly")
    right = report("in_progress", corrects=wrong)
    assert (stands(promise).state, stands(promise).entry_count) == ("partly", 2)
    with pytest.raises(RefusedError):
        report("deferred", corrects=wrong)
    again = report("reported_done", corrects=right)
    assert again.corrects == right
    assert stands(promise).state == "partly"


def test_what_is_taken_back_counts_no_longer(alma, promise):
    entry = report_progress(actor=alma, commitment=promise, report=told(state="partly"))
    withdrawal = withdraw_entry(actor=alma, entry=entry, reason=" Das war ein anderes Projekt. ")
    assert withdrawal.reason == "Das war ein anderes Projekt."
    assert (stands(promise).state, stands(promise).last_entry) == ("not_started", None)
    with pytest.raises(RefusedError):
        withdraw_entry(actor=alma, entry=entry, reason="noch einmal")
    with pytest.raises(RefusedError):
        report_progress(actor=alma, commitment=promise, report=told(), corrects=entry)


def test_a_correction_taken_back_brings_back_what_it_corrected(alma, promise):
    first = report_progress(actor=alma, commitment=promise, report=told(state="partly"))
    second = report_progress(
        actor=alma, commitment=promise, report=told(state="dropped"), corrects=first
    )
    with pytest.raises(RefusedError):
        withdraw_entry(actor=alma, entry=first, reason="zu spät")
    withdraw_entry(actor=alma, entry=second, reason="Irrtum")
    assert (stands(promise).state, stands(promise).last_entry) == ("partly", first)
    third = report_progress(
        actor=alma, commitment=promise, report=told(state="deferred"), corrects=first
    )
    assert (third.corrects, stands(promise).state) == (first, "deferred")
    assert list(counting_entries()) == [third]


def test_an_act_of_the_assembly_is_not_taken_back_or_corrected_by_a_report(alma, promise):
    act = record_act(
        actor=alma, commitment=promise, report=told(state="confirmed_done"), assembly=body()
    )
    with pytest.raises(RefusedError):
        withdraw_entry(actor=alma, entry=act, reason="doch nicht")
    with pytest.raises(RefusedError):
        report_progress(actor=alma, commitment=promise, report=told(), corrects=act)
    record_act(
        actor=alma,
        commitment=promise,
        report=told(state="deferred"),
        assembly=body(),
        corrects=act,
    )
    assert stands(promise).state == "deferred"


def test_taking_back_needs_a_reason(alma, promise):
    entry = report_progress(actor=alma, commitment=promise, report=told())
    with pytest.raises(RefusedError):
        withdraw_entry(actor=alma, entry=entry, reason="  ")
    assert not EntryWithdrawal.objects.exists()


def test_rebuild_finds_and_mends(alma, promise):
    report_progress(actor=alma, commitment=promise, report=told(state="partly"))
    assert rebuild(check=True) == []
    CommitmentStanding.objects.update(state="dropped", entry_count=7)
    (wrong,) = rebuild(check=True)
    assert "state dropped instead of partly" in str(wrong)
    assert stands(promise).state == "dropped"
    assert len(rebuild()) == 1
    assert (stands(promise).state, rebuild(check=True)) == ("partly", [])


def test_rebuild_finds_a_missing_copy_and_one_too_many(alma, promise):
    ProgressEntry.objects.create(
        commitment=promise, happened_on=timezone.localdate(), said="x", state="partly"
    )
    other = confirmed(promise.version)
    CommitmentStanding.objects.create(commitment=other, state="partly", entry_count=1)
    assert {one.commitment for one in rebuild()} == {promise, other}
    assert stands(promise).state == "partly"
    assert stands(other).state == "not_started"


def test_the_database_keeps_one_correction(alma, promise):
    first = report_progress(actor=alma, commitment=promise, report=told())
    report_progress(actor=alma, commitment=promise, report=told(), corrects=first)
    with pytest.raises(DatabaseError, match="corrected already"), transaction.atomic():
        ProgressEntry.objects.create(
            commitment=promise, happened_on=first.happened_on, said="x", corrects=first
        )


deeds = st.lists(st.tuples(st.sampled_from("acw"), st.integers(0, 30)), max_size=25)


@given(deeds, st.randoms())
def test_what_counts_is_what_stands_after_each_deed(told_deeds, random):
    """Add, correct and withdraw as the operations allow it, told by a list of what stands."""
    sayings: list[Saying] = []
    stands_at: dict[int, list[int]] = {}
    for deed, at in told_deeds:
        open_rows = sorted(first for first, row in stands_at.items() if row)
        if deed == "a" or not open_rows:
            stands_at[len(sayings)] = [len(sayings)]
            sayings.append(Saying(len(sayings)))
            continue
        row = stands_at[open_rows[at % len(open_rows)]]
        if deed == "c":
            sayings.append(Saying(len(sayings), row[-1]))
            row.append(len(sayings) - 1)
        else:
            gone = row.pop()
            sayings[gone] = sayings[gone]._replace(withdrawn=True)
    random.shuffle(sayings)
    assert counted(sayings) == {row[-1]: first for first, row in stands_at.items() if row}
