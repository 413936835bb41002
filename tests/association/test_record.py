"""The record of a unit: readable, narrowed, paged, and no way round a wall."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.factories.accounts import sign_in
from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.models import PublicMandate
from wirksam.association.operations.memberships import Newcomer, admit_newcomer
from wirksam.association.operations.offices import end_mandate, set_capability
from wirksam.association.queries.actors import today
from wirksam.association.queries.record import PER_PAGE, Chosen, record_of
from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record, record_reading

pytestmark = pytest.mark.django_db
PAGE = "/verband/kv-eins/protokoll/"


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def auditor(units):
    someone = human("Audra", units["eins"])
    rights = ("audit.read", "people.view", "people.edit", "office.grant")
    seat(someone, office(board(units["eins"]), *rights, name="Sprecher*in"))
    return someone


def read(auditor, unit, **chosen):
    return record_of(acting(auditor), unit, Chosen(**chosen)).deeds


def test_names_stand_where_the_reader_may_know_them(auditor, units):
    unit = units["eins"]
    made = admit_newcomer(actor=acting(auditor), unit=unit, new=Newcomer("Ada"), starts_on=today())
    (deed,) = read(auditor, unit)
    assert (deed.who, deed.about) == ("Audra", "Ada")
    assert deed.office.startswith("Sprecher*in, ")
    assert deed.what == "admitted somebody"
    made.delete()
    assert read(auditor, unit)[0].about == "somebody who is not shown to you"


def test_a_hidden_name_is_an_office_and_a_lost_one_a_key(auditor, units):
    far = human("Fremde Person", units["nachbarland"])
    lead = office(board(units["nachbarland"]), "people.view", name="Vorstand")
    held = seat(far, lead, shown_to="body", starts_on=today())
    record_reading(actor=acting(far), what="members", unit_key="kv-eins", count=12)
    record_reading(
        actor=Actor("11112222-0000-4000-8000-000000000000"), what="members", unit_key="kv-eins",
        count=3, exported=True,
    )  # fmt: skip
    record(actor=Actor(), verb="apply_retention", subject=units["eins"], unit_key="kv-eins")
    nobody, gone, hidden = read(auditor, units["eins"])
    assert (hidden.who, hidden.count) == ("", 12)
    assert hidden.office.startswith("Vorstand, ")
    assert gone.who == "somebody with the key 11112222"
    assert nobody.who == "the platform itself"
    held.starts_on = today() + timedelta(days=3)
    held.save()
    hidden = read(auditor, units["eins"])[2]
    assert (hidden.who, hidden.office) == ("", "")


def test_reasons_and_rights_are_told(auditor, units):
    admin = human("Ada")
    seat(admin, office(board(units["land"]), "office.grant/below", "people.view/below"))
    chair = office(board(units["eins"]))
    mandate = seat(human("Alma"), chair)
    set_capability(actor=acting(admin), office=chair, capability="people.view", reach="unit")
    end_mandate(actor=acting(admin), mandate=mandate, ends_on=today(), reason="Ist umgezogen")
    ended, given = read(auditor, units["eins"])
    assert ended.reason == "Ist umgezogen"
    assert given.right == "See the list of members"


def test_it_is_narrowed_by_subject_and_days(auditor, units):
    record_reading(actor=acting(auditor), what="members", unit_key="kv-eins", count=1)
    record(actor=acting(auditor), verb="open_list", subject=units["eins"], unit_key="kv-eins")
    unit = units["eins"]
    assert len(read(auditor, unit)) == 2
    assert [deed.entry.verb for deed in read(auditor, unit, subject="lists")] == ["read_list"]
    assert read(auditor, unit, subject="unknown") == []
    assert len(read(auditor, unit, since=today(), until=today())) == 2
    assert read(auditor, unit, until=today() - timedelta(days=1)) == []


def test_reading_on_and_on_is_one_line(auditor, units):
    for count in (5, 5, 5, 6):
        record_reading(actor=acting(auditor), what="members", unit_key="kv-eins", count=count)
    last, first = read(auditor, units["eins"])
    assert [(last.count, last.times), (first.count, first.times)] == [(6, 1), (5, 3)]


def test_pages_and_queries_stay_the_same(auditor, units, django_assert_num_queries):
    for number in range(PER_PAGE + 2):
        record_reading(actor=acting(auditor), what="members", unit_key="kv-eins", count=number)
    actor = acting(auditor)
    with django_assert_num_queries(4):
        first = record_of(actor, units["eins"], Chosen())
    with django_assert_num_queries(4):
        second = record_of(actor, units["eins"], Chosen(), "2")
    assert (len(first.deeds), len(second.deeds)) == (PER_PAGE, 2)


@pytest.mark.parametrize(
    "query", ["?seite=-1", "?seite=x", "?von=gestern", "?was=<b>", "?bis=2026-13-01"]
)
def test_nonsense_in_the_address_shows_a_page(client, auditor, query):
    sign_in(client, auditor)
    assert client.get(PAGE + query).status_code == 200


def test_only_whoever_may_audit_this_unit_reads_it(client, auditor, units):
    record_reading(actor=acting(auditor), what="members", unit_key="kv-zwei", count=7)
    sign_in(client, auditor)
    assert client.get(PAGE).status_code == 200
    assert client.get("/verband/kv-zwei/protokoll/").status_code == 404
    sign_in(client, human("Mia", units["eins"]))
    assert client.get(PAGE).status_code == 403


def test_the_page_speaks_german(client, auditor, units):
    record_reading(actor=acting(auditor), what="members", unit_key="kv-eins", count=12)
    sign_in(client, auditor)
    with translation.override("de"):
        page = client.get(PAGE, headers={"accept-language": "de"})
    assert "hat die Liste gelesen" in page.text
    assert f"{timezone.localdate():%d}".lstrip("0") in page.text
    assert not PublicMandate.objects.exists()
