"""Rules of the thread that the database itself keeps, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from tests.factories.association import body
from tests.factories.programme import confirmed, proposal, version
from wirksam.programme.models import (
    Commitment,
    Passage,
    PlainText,
    ProgrammeVersion,
    ProgressEntry,
    Responsibility,
    TextLine,
)

pytestmark = pytest.mark.django_db


def test_frozen_lines_cannot_be_changed():
    text = version(published=True)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        TextLine.objects.filter(version=text, number=2).update(text="Alles anders")
    assert text.lines.get(number=2).text.startswith("Auf der Landesmitgliederversammlung")


def test_frozen_passages_cannot_be_deleted():
    text = version(published=True)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        Passage.objects.filter(version=text, position=3)._raw_delete("default")


def test_no_line_can_be_added_to_a_frozen_text():
    text = version(published=True)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        TextLine.objects.create(
            version=text, passage=text.passages.first(), number=99, text="x", source_line=99
        )


def test_no_line_can_be_moved_into_a_frozen_text():
    frozen, draft = version(published=True), version("2027")
    TextLine.objects.filter(version=draft, number=7).update(number=99)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        TextLine.objects.filter(version=draft, number=99).update(version=frozen)


def test_a_frozen_version_cannot_thaw_or_vanish():
    text = version(published=True)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        ProgrammeVersion.objects.filter(pk=text.pk).update(frozen_at=None)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        ProgrammeVersion.objects.filter(pk=text.pk)._raw_delete("default")


def test_a_draft_can_still_be_discarded():
    text = version()
    text.programme.delete()
    assert not ProgrammeVersion.objects.exists()


def test_the_same_wording_is_stored_once():
    text = version()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeVersion.objects.create(
            programme=text.programme,
            number=2,
            title="x",
            source=text.source,
            reader_version="test",
            text_sha256=text.text_sha256,
        )


def test_one_person_cannot_accept_and_confirm():
    with pytest.raises(IntegrityError), transaction.atomic():
        confirmed(version(), accepted_by="same", confirmed_by="same")


def test_confirmed_needs_two_decisions_and_a_code():
    text = version()
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal(text, state="confirmed", code="X-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        confirmed(text, code=None)


def test_what_goes_on_needs_a_rhythm():
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal(version(), completion="continuous")


def test_one_lead_a_day():
    commitment = proposal(version())
    with pytest.raises(DatabaseError, match="one lead a day"), transaction.atomic():
        Responsibility.objects.create(
            commitment=commitment, body=body("team", "Team", "team"), starts_on=date(2026, 3, 1)
        )


def test_the_lead_can_pass_on():
    commitment = proposal(version())
    commitment.responsibilities.update(ends_on=date(2026, 2, 28))
    later = Responsibility.objects.create(
        commitment=commitment, body=body("team", "Team", "team"), starts_on=date(2026, 3, 1)
    )
    assert commitment.responsibilities.count() == 2
    with pytest.raises(DatabaseError, match="one lead a day"), transaction.atomic():
        Responsibility.objects.filter(pk=later.pk).update(starts_on=date(2026, 2, 28))


def test_others_may_take_part_on_the_same_day():
    commitment = proposal(version())
    Responsibility.objects.create(
        commitment=commitment,
        body=body("team", "Team", "team"),
        role="with",
        starts_on=date(2026, 1, 1),
    )
    assert commitment.responsibilities.count() == 2


def test_only_the_assembly_confirms():
    commitment = confirmed(version())
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressEntry.objects.create(
            commitment=commitment,
            happened_on=date(2026, 3, 1),
            said="fertig",
            state="confirmed_done",
        )


def test_entries_are_append_only():
    commitment = confirmed(version())
    entry = ProgressEntry.objects.create(
        commitment=commitment, happened_on=date(2026, 3, 1), said="angefangen"
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ProgressEntry.objects.filter(pk=entry.pk).update(said="nie gesagt")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ProgressEntry.objects.filter(pk=entry.pk)._raw_delete("default")


def test_plain_words_are_checked_by_somebody_else():
    passage = version().passages.get(position=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlainText.objects.create(
            passage=passage,
            text="Kurz gesagt",
            written_by="me",
            checked_by="me",
            checked_at=timezone.now(),
        )


def test_lines_stand_in_order():
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal(version(), first_line=5, last_line=4)
    assert not Commitment.objects.exists()
