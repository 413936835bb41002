"""A frozen account is what was said, whatever becomes known later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import Error, transaction
from django.utils import timezone

from tests.factories.assembly import assembly, draft, frozen, programme, reporter, said
from tests.factories.association import actor
from wirksam.assembly.account import digest
from wirksam.assembly.models import ReportEdition, ReportItem
from wirksam.assembly.operations.freezing import freeze_report
from wirksam.assembly.operations.reports import (
    Cover,
    Said,
    begin_report,
    discard_report,
    edit_report,
    write_statements,
)
from wirksam.assembly.queries.composing import account_of, later_of
from wirksam.assembly.queries.reading import page_of
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.programme.operations.reporting import Report, report_progress, withdraw_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def lara():
    return actor(reporter())


def test_a_draft_shows_today_and_a_frozen_account_stays(lara):
    text, (one,) = programme()
    edition = draft(text)
    assert account_of(edition).items[0].state == "not_started"
    said(one)
    assert account_of(edition).items[0].state == "in_progress"
    edition = freeze_report(actor=lara, edition=edition, revision=1)
    said(one, "Fertig.", state="reported_done")
    (item,) = account_of(ReportEdition.objects.get()).items
    assert (item.state, [entry.said for entry in item.entries]) == (
        "in_progress",
        ["Wir haben angefangen."],
    )


def test_the_checksum_is_that_of_the_kept_content(lara):
    text, (one,) = programme()
    said(one)
    edition = freeze_report(actor=lara, edition=draft(text), revision=1)
    assert digest(account_of(ReportEdition.objects.get())) == edition.sha256
    entry = JournalEntry.objects.get(verb="freeze_report")
    assert entry.detail["sha256"] == edition.sha256


def test_what_was_recorded_after_the_cut_off_is_not_in_it(lara):
    text, (one,) = programme(confirmed_at=timezone.now() - timedelta(days=9))
    said(one)
    early = draft(text, cut_off_at=timezone.now() - timedelta(hours=1))
    edition = freeze_report(actor=lara, edition=early, revision=1)
    (item,) = account_of(edition).items
    assert (item.state, item.entries) == ("not_started", ())


def test_a_cut_off_to_come_cannot_be_frozen(lara):
    text, _ones = programme()
    late = draft(text, cut_off_at=timezone.now() + timedelta(days=1))
    with pytest.raises(RefusedError):
        freeze_report(actor=lara, edition=late, revision=1)


def test_an_empty_account_cannot_be_frozen(lara):
    text, _ones = programme(0)
    with pytest.raises(RefusedError):
        freeze_report(actor=lara, edition=draft(text), revision=1)


def test_it_is_frozen_once(lara):
    text, _ones = programme()
    edition = draft(text)
    freeze_report(actor=lara, edition=edition, revision=1)
    with pytest.raises(RefusedError):
        freeze_report(actor=lara, edition=edition, revision=1)


def test_frozen_rows_refuse_every_change():
    text, _ones = programme()
    edition = frozen(text)
    item = edition.items.get()
    deeds = (
        lambda: ReportEdition.objects.filter(pk=edition.pk).update(title="anders"),
        lambda: ReportEdition.objects.filter(pk=edition.pk).update(state="draft"),
        lambda: ReportEdition.objects.filter(pk=edition.pk)._raw_delete("default"),
        lambda: ReportItem.objects.filter(pk=item.pk).update(statement="anders"),
        lambda: ReportItem.objects.filter(pk=item.pk)._raw_delete("default"),
        lambda: ReportItem.objects.create(edition=edition, commitment=item.commitment),
    )
    for deed in deeds:
        with pytest.raises(Error), transaction.atomic():
            deed()
    assert account_of(ReportEdition.objects.get()).cover.title == "Bericht über das Jahr"


def test_a_frozen_account_refuses_words_with_a_reason(lara):
    text, _ones = programme()
    edition = frozen(text)
    cover = Cover(text, edition.by_body, "Neu")
    with pytest.raises(RefusedError):
        edit_report(actor=lara, edition=edition, cover=cover, revision=2)
    with pytest.raises(RefusedError):
        write_statements(actor=lara, edition=edition, said={})
    with pytest.raises(RefusedError):
        discard_report(actor=lara, edition=edition)


def test_a_revised_edition_gets_its_own_number_and_the_words(lara):
    text, (one,) = programme()
    first = draft(text)
    write_statements(actor=lara, edition=first, said={one.code: Said("Wir bleiben dran.", 0)})
    first = freeze_report(actor=lara, edition=first, revision=1)
    cover = page_of(first).account.cover
    second = begin_report(
        actor=lara,
        assembly=first.assembly,
        cover=Cover(text, first.by_body, cover.title),
        revises=first,
    )
    assert (second.number, second.revises) == (2, first)
    assert account_of(second).items[0].statement == "Wir bleiben dran."
    assert account_of(first).cover.number == 1


def test_later_corrections_stand_beside_it(lara):
    text, (one,) = programme()
    entry, other = said(one), said(one, "Zweitens.")
    edition = freeze_report(actor=lara, edition=draft(text), revision=1)
    assert later_of(edition) == {}
    today = timezone.localdate()
    report_progress(
        actor=lara,
        commitment=one,
        report=Report(today, "Es waren drei, nicht vier."),
        corrects=entry,
    )
    withdraw_entry(actor=lara, entry=other, reason="Verwechselt.")
    page = page_of(edition)
    told = {view.entry.said: view.later[0] for view in page.items[0].entries}
    assert told["Wir haben angefangen."].text == "Es waren drei, nicht vier."
    assert told["Zweitens."].withdrawn
    assert page.changed == 2


def test_two_people_write_different_statements(lara):
    text, (one, other) = programme(2)
    edition = draft(text)
    first = {one.code: Said("Ich.", 0), other.code: Said("", 0)}
    assert write_statements(actor=lara, edition=edition, said=first) == []
    second = {one.code: Said("", 0), other.code: Said("Ich auch.", 0)}
    assert write_statements(actor=lara, edition=edition, said=second) == [one.code]
    assert set(edition.items.values_list("statement", flat=True)) == {"Ich.", "Ich auch."}


def test_a_draft_can_be_thrown_away(lara):
    text, (one,) = programme()
    edition = draft(text, assembly())
    write_statements(actor=lara, edition=edition, said={one.code: Said("Weg damit.", 0)})
    discard_report(actor=lara, edition=edition)
    assert not ReportEdition.objects.exists()
