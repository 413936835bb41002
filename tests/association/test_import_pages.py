"""The pages around lists: who may come in, what is shown, what goes out."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import sign_in
from tests.factories.people import acting, board, contact, human, office, seat, tree
from wirksam.association.models import ImportBatch, Membership, Opening, Person
from wirksam.association.operations.importing import hand_in_list
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
KEEPS = ("people.view", "people.edit", "people.contact", "people.export")
LINES = "Vorname;Nachname;Mitglied seit\nAda;<b>Alt</b>;1.2.2024\nBela;;31.2.2024\n"


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def keeper(client, units):
    someone = human("Kim Keeper", units["eins"])
    seat(someone, office(board(units["eins"]), *KEEPS))
    return sign_in(client, someone)


def send(client, content=LINES, slug="kv-eins"):
    file = SimpleUploadedFile("liste.csv", content.encode())
    return client.post(reverse("import_people", args=[slug]), {"file": file})


def test_from_the_file_to_the_list(client, keeper):
    page = client.get(reverse("import_people", args=["kv-eins"]))
    assert page.status_code == 200
    address = send(client).url
    batch = ImportBatch.objects.get()
    shown = client.get(address).content.decode()
    assert "&lt;b&gt;Alt&lt;/b&gt;" in shown
    assert shown.index('id="r3"') < shown.index('id="r2"')
    assert 'id="r2"' not in client.get(address + "?nur=error").content.decode()
    client.post(address, {"digest": batch.digest})
    assert not Person.objects.filter(name__startswith="Ada").exists()
    done = client.post(address, {"digest": batch.digest, "leave_out": "1"})
    assert done.url == reverse("people", args=["kv-eins"])
    assert Person.objects.filter(name="Ada <b>Alt</b>").exists()
    assert client.post(address, {"digest": batch.digest}).url == reverse(
        "import_people", args=["kv-eins"]
    )


def test_a_preview_can_be_thrown_away(client, keeper):
    address = send(client, "Name\nAda").url
    client.post(address, {"discard": "1"})
    assert not ImportBatch.objects.exists()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("content", ["", "\n", "Ort\nX", 'Name\n"Ada'])
def test_what_cannot_be_read_is_said_at_the_field(client, keeper, content):
    answer = send(client, content)
    assert answer.status_code == 422
    assert "id_file_error" in answer.content.decode()
    assert client.post(reverse("import_people", args=["kv-eins"])).status_code == 422


def test_changed_meanwhile_shows_the_new_preview(client, keeper, units):
    address = send(client, "Name\nAda").url
    digest = ImportBatch.objects.get().digest
    human("Ada", units["eins"])
    client.post(address, {"digest": digest})
    assert ImportBatch.objects.get().digest != digest
    assert Person.objects.filter(name="Ada").count() == 1


@pytest.mark.parametrize("slug", ["kv-zwei", "land", "gibt-es-nicht"])
@pytest.mark.parametrize("name", ["import_people", "people_csv", "people_xlsx"])
def test_other_lists_are_not_there(client, keeper, slug, name):
    assert client.get(reverse(name, args=[slug])).status_code == 404


def test_another_keeper_does_not_see_my_preview(client, keeper, units):
    other = human("Olga", units["eins"])
    seat(other, office(board(units["eins"]), *KEEPS))
    batch = hand_in_list(actor=acting(other), unit=units["eins"], data=b"Name\nKanaria")
    for address in ("kv-eins", "kv-zwei"):
        answer = client.get(reverse("import_preview", args=[address, batch.key]), follow=True)
        assert b"Kanaria" not in answer.content


@pytest.mark.parametrize("name", ["import_people", "people_csv", "people_xlsx"])
def test_members_without_office_stay_outside(client, units, name):
    address = reverse(name, args=["kv-eins"])
    assert client.get(address).status_code == 302
    sign_in(client, human("Mia", units["eins"]))
    assert client.get(address).status_code == 403


def test_the_export_is_guarded_and_leaves_a_trace(client, keeper, units):
    evil = human('=HYPERLINK("x")', units["eins"])
    contact(evil, "evil@example.invalid", "body", kind="mail")
    contact(evil, "secret@example.invalid", "me", kind="mail")
    human("Kanaria", units["zwei"])
    answer = client.get(reverse("people_csv", args=["kv-eins"]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "evil@example.invalid" in text
    assert "secret" not in text
    assert "Kanaria" not in text
    entry = JournalEntry.objects.get(verb="export_list")
    assert (entry.unit_key, entry.detail) == ("kv-eins", {"count": 2})
    assert answer["Cache-Control"] == "no-store"


def test_the_workbook_comes_back_as_the_same(client, keeper, units):
    human("=1+1", units["eins"])
    answer = client.get(reverse("people_xlsx", args=["kv-eins"]))
    data = b"".join(answer.streaming_content)
    names = [row[1] for row in openpyxl.load_workbook(io.BytesIO(data)).active.values]
    assert names[1:] == ["'=1+1", "Kim Keeper"]
    batch = hand_in_list(actor=acting(keeper), unit=units["eins"], data=data)
    assert {verdict["kind"] for verdict in batch.verdicts} <= {"same", "error"}


def test_an_opened_list_can_be_read_but_not_taken_along(client, units):
    reader = board(units["zwei"])
    guest = human("Gast", units["zwei"])
    seat(guest, office(reader, *KEEPS))
    Opening.objects.create(
        unit=units["eins"], reader=reader, purpose="x", opened_by="k", ends_on="2999-01-01"
    )
    sign_in(client, guest)
    assert client.get(reverse("people", args=["kv-eins"])).status_code == 200
    assert client.get(reverse("people_csv", args=["kv-eins"])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_queries(client, keeper, django_assert_num_queries, rows):
    address = send(client, "Name\n" + "\n".join(f"Ada {at}" for at in range(rows))).url
    client.get(address)
    with django_assert_num_queries(7):
        assert client.get(address).status_code == 200
