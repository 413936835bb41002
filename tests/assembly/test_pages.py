"""The pages of assemblies and accounts, with the eyes of each who may or may not use them."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.factories.accounts import sign_in
from tests.factories.assembly import (
    assembly,
    draft,
    frozen,
    presidium,
    programme,
    reporter,
    said,
)
from tests.factories.association import actor, body, occasion, person, state_unit
from wirksam.assembly.models import AgendaItem, Assembly, AssemblyAct, CarryOver, ReportEdition
from wirksam.assembly.operations.deciding import NewAct, record_acts
from wirksam.association.models import Membership
from wirksam.programme.models import Deadline

pytestmark = pytest.mark.django_db


@pytest.fixture
def petra(client):
    return sign_in(client, presidium())


@pytest.fixture
def lara(client):
    return sign_in(client, reporter())


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(client, django_assert_num_queries, count):
    text, _ones = programme()
    for number in range(count):
        frozen(text, assembly(name=f"LMV {number}"))
    client.get("/versammlungen/")
    with django_assert_num_queries(2):
        page = client.get("/versammlungen/")
    assert page.text.count("Oldenau") == count


@pytest.mark.parametrize("count", [1, 3])
def test_an_account_asks_as_often_for_three_as_for_one(client, django_assert_num_queries, count):
    text, ones = programme(count)
    for one in ones:
        said(one)
    edition = frozen(text)
    acts = [NewAct(item.pk, "noted", timezone.localdate()) for item in edition.items.all()]
    record_acts(actor=actor(presidium()), edition=edition, acts=acts)
    client.get(edition.get_absolute_url())
    with django_assert_num_queries(6):
        page = client.get(edition.get_absolute_url())
    assert page.text.count("account-item") == count
    assert edition.sha256 in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_recording_asks_as_often_for_three_as_for_one(
    client, petra, django_assert_num_queries, count
):
    text, _ones = programme(count)
    url = f"{frozen(text).get_absolute_url()}beschluesse/"
    client.get(url)
    with django_assert_num_queries(8):
        page = client.get(url)
    assert page.text.count('class="act-row"') == count


def test_drafts_are_hidden_and_frozen_accounts_public(client):
    text, _ones = programme()
    edition = draft(text)
    url = edition.get_absolute_url()
    assert client.get(url).status_code == 404
    assert client.get(f"{url}bericht.pdf").status_code == 404
    sign_in(client, person("Nina"))
    assert client.get(url).status_code == 404
    sign_in(client, reporter())
    assert client.get(url).status_code == 200


def test_the_checksum_can_be_checked_by_anyone(client):
    text, (one,) = programme()
    said(one, "Größe ‚ü‘ <b> & “x”")
    edition = frozen(text)
    answer = client.get(f"{edition.get_absolute_url()}bericht.json")
    assert hashlib.sha256(answer.content).hexdigest() == edition.sha256


def test_the_files_come_as_what_they_are(client):
    text, (one,) = programme()
    said(one, "=1+1")
    url = frozen(text).get_absolute_url()
    told = client.get(f"{url}bericht.pdf")
    assert told["Content-Type"] == "application/pdf"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert len(PdfReader(io.BytesIO(told.content)).pages) >= 2
    assert client.get(f"{url}bericht.pdf").content == told.content
    assert client.get(f"{url}bericht.odt").content.startswith(b"PK")
    assert b"assembly" not in client.get(f"{url}bericht.csv").content[:3]


def test_the_link_to_join_is_for_members(client):
    one = assembly(online_url="https://meet.invalid/geheim")
    assert "geheim" not in client.get(one.get_absolute_url()).text
    nina = person("Nina")
    Membership.objects.create(person=nina, unit=state_unit())
    sign_in(client, nina)
    assert "geheim" in client.get(one.get_absolute_url()).text


def test_an_assembly_is_entered_and_founds_its_date(client, petra):
    meeting = body("lmv", "Landesmitgliederversammlung", "assembly")
    day = timezone.localdate() + timedelta(days=30)
    told = {
        "name": "LMV Frühjahr",
        "unit": state_unit().pk,
        "body": meeting.pk,
        "starts_on": day.isoformat(),
        "ends_on": day.isoformat(),
    }
    answer = client.post("/versammlungen/neu/", told)
    assert answer["Location"] == "/versammlungen/lmv-fruehjahr/"
    one = Assembly.objects.get()
    assert (one.occasion.happens_on, one.occasion.name) == (day, "LMV Frühjahr")
    wrong = told | {"ends_on": (day - timedelta(days=1)).isoformat()}
    assert client.post("/versammlungen/neu/", wrong).status_code == 422


def test_an_assembly_takes_a_date_that_deadlines_hang_on(client, petra):
    meeting = body("lmv", "Landesmitgliederversammlung", "assembly")
    when = occasion()
    told = {
        "name": "LMV",
        "unit": state_unit().pk,
        "body": meeting.pk,
        "occasion": when.pk,
        "starts_on": "2026-05-01",
        "ends_on": "2026-05-02",
    }
    assert client.post("/versammlungen/neu/", told).status_code == 422
    told |= {"starts_on": "2026-04-18", "ends_on": "2026-04-19"}
    assert client.post("/versammlungen/neu/", told).status_code == 302
    assert Assembly.objects.get().occasion == when


def test_moving_shows_what_moves_along_and_then_moves_it(client, petra):
    one = assembly(timezone.localdate() + timedelta(days=30))
    _text, (promise,) = programme()
    Deadline.objects.create(commitment=promise, wording="bis zur LMV", occasion=one.occasion)
    to = timezone.localdate() + timedelta(days=45)
    told = {"to": to.isoformat(), "reason": "Halle", "revision": one.occasion.revision}
    url = f"{one.get_absolute_url()}termin/"
    page = client.post(url, told | {"show": "1"})
    assert "bis zur LMV" in page.text
    assert Assembly.objects.get().first_day != to
    assert client.post(url, told | {"move": "1"}).status_code == 302
    moved = Assembly.objects.get()
    assert (moved.first_day, moved.last_day) == (to, to + timedelta(days=1))
    assert Deadline.objects.get().shifts.count() == 1
    again = client.post(url, told | {"move": "1"})
    assert again.status_code == 422


def test_the_agenda_is_written_row_by_row(client, petra):
    one = assembly()
    rows = {
        "punkt-TOTAL_FORMS": "3",
        "punkt-INITIAL_FORMS": "0",
        "revision": str(one.revision),
        "punkt-0-title": "Anträge",
        "punkt-0-kind": "motion",
        "punkt-0-ORDER": "2",
        "punkt-1-title": "Eröffnung",
        "punkt-1-kind": "opening",
        "punkt-1-ORDER": "1",
        "punkt-2-kind": "other",
    }
    url = f"{one.get_absolute_url()}tagesordnung/"
    assert client.post(url, rows).status_code == 302
    assert list(AgendaItem.objects.values_list("title", flat=True)) == ["Eröffnung", "Anträge"]
    assert client.post(url, rows).status_code == 422
    assert "Eröffnung" in client.get(one.get_absolute_url()).text


def test_from_draft_to_frozen_on_the_pages(client, lara):
    text, (one,) = programme()
    meeting = assembly()
    told = {"title": "Bericht", "version": text.pk, "by_body": body().pk, "foreword": "Hallo"}
    answer = client.post(f"{meeting.get_absolute_url()}bericht/neu/", told)
    url = answer["Location"]
    words = {f"wort-{one.code}": "Wir bleiben dran.", f"stand-{one.code}": "0"}
    assert client.post(f"{url}worte/", words).status_code == 302
    assert "Wir bleiben dran." in client.get(url).text
    late = client.post(f"{url}worte/", words | {f"wort-{one.code}": "Zu spät."})
    assert late.status_code == 422
    assert "Zu spät." in late.text
    assert "Wir bleiben dran." in late.text
    page = client.get(f"{url}einfrieren/")
    edition = ReportEdition.objects.get()
    assert client.post(f"{url}einfrieren/", {"revision": edition.revision}).status_code == 302
    assert ReportEdition.objects.get().is_frozen
    assert page.status_code == 200
    assert client.get(f"{url}deckblatt/").status_code == 200
    assert client.post(f"{url}worte/", words).status_code == 302
    assert ReportEdition.objects.get().items.get().statement == "Wir bleiben dran."


def form_of(edition, **told):
    fields = {"decided_on": timezone.localdate().isoformat()}
    for item in edition.items.all():
        fields[f"i{item.pk}-seen"] = "0"
    return fields | told


def test_acts_are_recorded_and_the_second_person_sees_them(client, petra):
    text, _ones = programme(2)
    edition = frozen(text)
    first, second = edition.items.all()
    url = f"{edition.get_absolute_url()}beschluesse/"
    told = form_of(edition, **{f"i{first.pk}-act": "confirmed", f"i{first.pk}-yes": "40"})
    assert client.post(url, told).status_code == 302
    late = {f"i{first.pk}-act": "dropped", f"i{second.pk}-act": "noted"}
    page = client.post(url, form_of(edition, **late))
    assert page.status_code == 422
    assert set(AssemblyAct.objects.values_list("item", "act")) == {
        (first.pk, "confirmed"),
        (second.pk, "noted"),
    }
    assert '<option value="dropped" selected>' in page.text


def test_all_others_are_taken_note_of_at_once(client, petra):
    text, _ones = programme(3)
    edition = frozen(text)
    first = edition.items.first()
    told = form_of(edition, **{f"i{first.pk}-act": "confirmed", "rest": "noted"})
    assert client.post(f"{edition.get_absolute_url()}beschluesse/", told).status_code == 302
    acts = list(AssemblyAct.objects.order_by("item__position").values_list("act", flat=True))
    assert acts == ["confirmed", "noted", "noted"]


def test_wrong_numbers_keep_everything_typed(client, petra):
    text, _ones = programme()
    edition = frozen(text)
    item = edition.items.get()
    told = form_of(edition, **{f"i{item.pk}-act": "confirmed", f"i{item.pk}-yes": "-4"})
    page = client.post(f"{edition.get_absolute_url()}beschluesse/", told)
    assert page.status_code == 422
    assert '<option value="confirmed" selected>' in page.text
    assert not AssemblyAct.objects.exists()


def test_without_a_next_programme_the_page_says_how_to_get_one(client, petra):
    text, _ones = programme()
    page = client.get(f"{frozen(text).get_absolute_url()}uebernahme/")
    assert page.status_code == 200
    assert "/programm/" in page.text
    assert not CarryOver.objects.exists()


@pytest.mark.parametrize("who", [person, reporter])
def test_only_the_presidium_records(client, who):
    text, _ones = programme()
    edition = frozen(text)
    sign_in(client, who("Nina"))
    assert client.get(f"{edition.get_absolute_url()}beschluesse/").status_code in {403, 404}


def test_the_commitments_page_tells_of_the_account(client):
    text, (one,) = programme()
    edition = frozen(text)
    assert edition.get_absolute_url() in client.get(one.get_absolute_url()).text
