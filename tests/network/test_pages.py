"""Allies as people meet them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import activity
from tests.factories.network import contact, holder, keeper, partner
from tests.factories.people import acting, human, tree
from wirksam.foundation.registry import matters_of
from wirksam.foundation.search.queries import search
from wirksam.network.models import JointActivity, Partner, PartnerContact, Relation

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>"
HOST = "activity.host/body"


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def kea(client, units):
    return sign_in(client, keeper(units["eins"], HOST))


def told(**values):
    return {"name": "Imkerei", "kind": "group", "shared": "unit", **values}


def test_from_entering_to_the_end(client, units, kea):
    answer = client.post("/partner/neu/", told(unit=units["eins"].pk, about=EVIL))
    one = Partner.objects.get()
    assert answer.url == one.get_absolute_url()
    page = f"/partner/{one.pk}/"
    assert EVIL not in client.get(page).text
    assert client.post("/partner/neu/", told(unit=units["eins"].pk)).status_code == 422
    assert client.post(f"{page}bearbeitung/", told(revision=1, place="Oldenau")).status_code == 302
    assert client.post(f"{page}bearbeitung/", told(revision=1)).status_code == 422
    office = kea.mandates.get().office
    assert client.post(f"{page}amt/", {"office": office.pk}).status_code == 302
    person = {
        "name": "Frau Geheim", "basis": "consent", "phone": "1",
        "review_on": (timezone.localdate() + timedelta(days=9)).isoformat(),
    }  # fmt: skip
    assert client.post(f"{page}menschen/neu/", person | {"phone": ""}).status_code == 422
    assert client.post(f"{page}menschen/neu/", person).status_code == 302
    who, held = PartnerContact.objects.get(), Relation.objects.get()
    text = client.get(page).text
    assert "Frau Geheim" in text
    assert kea.name in text
    assert [one.title for one in matters_of(acting(kea)) if "Imkerei" in str(one.title)]
    assert client.post(f"/partner/menschen/{who.pk}/", person | {"name": "N"}).status_code == 302
    assert client.post(f"/partner/menschen/{who.pk}/pruefung/").status_code == 302
    assert client.post(f"/partner/menschen/{who.pk}/pruefung/", {"weg": "1"}).status_code == 302
    spoken = {"last": timezone.localdate().isoformat(), "note": "Zelt"}
    assert client.post(f"/partner/aemter/{held.pk}/", spoken).status_code == 302
    assert client.post(f"/partner/aemter/{held.pk}/ende/").status_code == 302
    assert client.get("/partner/liste/kv-eins.csv").content.startswith(b"\xef\xbb\xbf")
    assert client.get("/partner/liste/kv-zwei.csv").status_code == 404
    client.post(f"{page}ende/")
    assert Partner.objects.get().ended_at
    client.post(f"{page}ende/", {"weiter": "1"})
    assert not Partner.objects.get().ended_at


@pytest.mark.parametrize(
    "path", ["neu/", "{}/bearbeitung/", "{}/menschen/neu/", "{}/amt/", "menschen/{}/"]
)
def test_every_form_opens(client, units, kea, path):
    one = partner(units["eins"])
    pk = contact(one).pk if path.startswith("menschen") else one.pk
    assert client.get(f"/partner/{path.format(pk)}").status_code == 200


def test_others_see_neither_the_people_nor_deeds(client, units):
    one, hidden = partner(units["eins"], shared="all"), partner(units["eins"])
    who = contact(one)
    sign_in(client, keeper(units["zwei"]))
    text = client.get(one.get_absolute_url()).text
    assert who.name not in text
    assert "bearbeitung" not in text
    assert hidden.name not in client.get("/partner/").text
    assert client.get(hidden.get_absolute_url()).status_code == 404
    for path in (f"{one.pk}/bearbeitung/", f"menschen/{who.pk}/", f"{one.pk}/menschen/neu/"):
        assert client.get(f"/partner/{path}").status_code == 404
    for path in (f"{one.pk}/ende/", f"menschen/{who.pk}/pruefung/"):
        assert client.post(f"/partner/{path}").status_code == 404


def test_strangers_are_asked_to_sign_in_and_hostile_addresses_lead_nowhere(client, units, kea):
    one = partner(units["eins"], url="javascript:alert(1)")
    assert "javascript:" not in client.get(one.get_absolute_url()).text
    client.logout()
    assert client.get(one.get_absolute_url()).status_code == 302


def test_the_page_of_an_activity_names_whom_it_may(client, units, kea):
    what = activity(kea.mandates.get().office.body)
    open_one, quiet = partner(units["eins"]), partner(units["eins"])
    address = reverse("activity_partners", args=[what.pk])
    assert address in client.get(what.get_absolute_url()).text
    form = {"partner": open_one.pk, "part": "Zelt", "public": "on"}
    assert client.post(address, form).status_code == 302
    assert client.post(address, {"partner": quiet.pk}).status_code == 302
    assert client.post(address, {"partner": "x"}).status_code == 422
    text = client.get(what.get_absolute_url()).text
    assert open_one.get_absolute_url() in text
    assert quiet.name in text
    assert quiet.name in client.get(address).text
    assert what.title in client.get(quiet.get_absolute_url()).text
    client.logout()
    text = client.get(what.get_absolute_url()).text
    assert open_one.name in text
    assert quiet.name not in text
    assert open_one.get_absolute_url() not in text
    sign_in(client, kea)
    for row in JointActivity.objects.all():
        assert client.post(f"/partner/gemeinsam/{row.pk}/ende/").status_code == 302
    assert not JointActivity.objects.exists()


def test_found_only_by_those_who_may_know(client, units, kea):
    client.post("/partner/neu/", told(unit=units["eins"].pk, name="Sternwartenverein"))
    one = Partner.objects.get()
    stranger = acting(human("N", units["zwei"]))
    assert one.get_absolute_url() in str(search(acting(kea), "Sternwartenverein"))
    assert one.get_absolute_url() not in str(search(stranger, "Sternwartenverein"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_queries_for_one_and_many(client, units, kea, rows, django_assert_num_queries):
    office = kea.mandates.get().office
    for number in range(rows):
        one = partner(units["eins"])
        contact(one, name=f"P{number}")
    for number in range(rows):
        Relation.objects.create(partner=one, office=holder(units["eins"])[1])
        JointActivity.objects.create(
            partner=one, activity=activity(office.body), entered_by=f"x{number}"
        )
        contact(one)
    with django_assert_num_queries(9):
        client.get("/partner/")
    with django_assert_num_queries(12):
        client.get(one.get_absolute_url())
