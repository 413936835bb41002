"""The pages of those who choose, and what everybody else sees of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import actor, body
from tests.factories.choosing import (
    applied,
    board,
    drafted,
    known,
    meeting_item,
    published,
    screened,
    screening,
)
from wirksam.association.models import Mandate, Office, Person
from wirksam.teams.models import Finding, Proposal, Reader, SeatOpening

pytestmark = pytest.mark.django_db
BASE = "/teams/bildungsteam/"
READ = f"{BASE}bewerbungen/"
PROPOSED = f"{BASE}vorschlag/"


@pytest.fixture
def cycle():
    return screening(due=meeting_item().assembly.occasion)


def as_(client, name):
    sign_in(client, known(name))
    return client


def lara(client):
    board()
    return as_(client, "Lara")


def queries(client, where):
    with CaptureQueriesContext(connection) as told:
        assert client.get(where).status_code == 200
    return len(told)


def test_readers_read_and_say_what_they_find(client, cycle):
    bo = applied(cycle, "Bo", declared=True)
    as_(client, "Rosa")
    assert "Bo" in client.get(READ).content.decode()
    where = f"{READ}{bo.pk}/"
    page = client.get(where)
    assert "Bo hat Lust." in page.content.decode()
    assert page["Cache-Control"].startswith("max-age=0")
    criteria = list(cycle.criteria.all())
    assert client.post(where, {}).status_code == 422
    data = {}
    for one in criteria:
        data |= {f"verdict{one.pk}": "met", f"reason{one.pk}": "Weil."}
    assert client.post(where, data).status_code == 302
    assert Finding.objects.filter(reader__person__name="Rosa").count() == len(criteria)


def test_what_others_found_is_seen_after_ones_own(client, cycle):
    bo = applied(cycle, "Bo")
    screened(bo, "Ravi")
    where = f"{READ}{bo.pk}/"
    assert "Ravi sagt ja." not in as_(client, "Rosa").get(where).content.decode()
    screened(bo, "Rosa")
    assert "Ravi sagt ja." in client.get(where).content.decode()


@pytest.mark.parametrize("name", ["Lara", "Mika", "Bo", "Petra", "Kim"])
def test_nobody_else_gets_in(client, cycle, name):
    bo = applied(cycle, "Bo")
    applied(cycle, "Kim")
    board()
    Person.objects.get(name="Petra LMV Herbst") if name == "Petra" else None
    as_(client, "Petra LMV Herbst" if name == "Petra" else name)
    for where in (READ, f"{READ}{bo.pk}/", f"{PROPOSED}entwurf/"):
        assert client.get(where).status_code == 404
        assert client.post(where).status_code in {404, 405}


def test_a_reader_of_another_team_does_not_get_in(client, cycle):
    bo = applied(cycle, "Bo")
    other = known("Nora")
    Reader.objects.create(cycle=cycle, person=other, named_by="?")
    as_(client, "Nora")
    assert client.get(f"{READ}{bo.pk}/").status_code == 200
    assert client.get(f"/teams/anderes/bewerbungen/{bo.pk}/").status_code == 404


def test_lists_cost_the_same(client, cycle):
    bo = applied(cycle, "Bo")
    screened(bo)
    as_(client, "Rosa")
    first = queries(client, READ), queries(client, f"{PROPOSED}entwurf/")
    for name in ("Ali", "Kim"):
        screened(applied(cycle, name))
    assert (queries(client, READ), queries(client, f"{PROPOSED}entwurf/")) == first


def test_the_proposal_costs_the_same(client, cycle):
    people = [applied(cycle, name) for name in ("Mira", "Ali", "Kim")]
    published(cycle, *people[:1])
    lara(client)
    first = queries(client, PROPOSED)
    published(cycle, *people)
    assert queries(client, PROPOSED) == first


def test_readers_are_named_and_let_go_on_the_page(client, cycle):
    lara(client)
    seat = Office.objects.create(body=body(), name="Platz")
    Mandate.objects.create(person=known("Nora"), office=seat, shown_to="all")
    where = f"{BASE}lesende/"
    assert client.post(where, {"name": "Nora"}).status_code == 302
    assert client.post(where, {"name": "Niemand"}).status_code == 422
    row = Reader.objects.get(person__name="Nora")
    as_(client, "Mika")
    assert client.get(where).status_code == 403
    assert client.post(f"{where}{row.pk}/weg/").status_code == 404
    as_(client, "Nora")
    client.post(f"{where}{row.pk}/weg/")
    assert not Reader.objects.filter(pk=row.pk).exists()


def test_from_the_draft_to_the_public_page(client, cycle):
    mira, ali = applied(cycle, "Mira"), applied(cycle, "Ali")
    for one in (mira, ali):
        screened(one)
    seat = cycle.body.offices.get().pk
    as_(client, "Rosa")
    data = {
        "by_body": body().pk,
        "reasons": "Zusammen gut.",
        "revision": "0",
        f"seat{mira.pk}": str(seat),
        f"why{mira.pk}": "Sie erklärt gern.",
        f"seat{ali.pk}": "",
    }
    assert client.post(f"{PROPOSED}entwurf/", data).status_code == 302
    assert client.post(f"{PROPOSED}entwurf/", data).status_code == 422
    client.logout()
    assert client.get(PROPOSED).status_code == 404
    assert "Mira" not in client.get(BASE).content.decode()
    draft = Proposal.objects.get()
    lara(client)
    page = client.get(PROPOSED).content.decode()
    assert "Mira" in page
    assert "Ali" not in page
    client.post(f"{PROPOSED}veroeffentlichung/", {"revision": str(draft.revision)})
    draft.refresh_from_db()
    assert draft.published_at is not None
    client.logout()
    for_all = client.get(PROPOSED).content.decode()
    assert "Zusammen gut." in for_all
    assert "Mira" not in for_all
    assert "Mira" in as_(client, "Mika").get(PROPOSED).content.decode()


def test_hostile_values_are_no_error(client, cycle):
    mira = applied(cycle, "Mira")
    as_(client, "Rosa")
    for seat in ("99999999999999999999", "x", "-1", "0"):
        data = {"by_body": "1e9", "reasons": "x", "revision": "x", f"seat{mira.pk}": seat}
        assert client.post(f"{PROPOSED}entwurf/", data).status_code == 422
    lara(client)
    drafted(cycle, mira)
    for revision in ("", "x", "9" * 30):
        where = f"{PROPOSED}veroeffentlichung/"
        assert client.post(where, {"revision": revision}).status_code == 302
    assert Proposal.objects.get().published_at is None


def test_a_forum_opens_seats_on_its_page(client, cycle):
    forum = body("forum", "Frauenforum", "forum")
    seat = Office.objects.create(body=forum, name="Sprecherin")
    Mandate.objects.create(person=known("Frida"), office=seat)
    as_(client, "Frida")
    where = f"{PROPOSED}oeffnung/"
    assert where in client.get(BASE).content.decode()
    data = {
        "forum": forum.pk,
        "office": cycle.body.offices.get().pk,
        "seats": "1",
        "decided_on": timezone.localdate().isoformat(),
        "basis": "Protokoll, Punkt 3",
    }
    assert client.post(where, data | {"seats": "9"}).status_code == 422
    assert client.post(where, data).status_code == 302
    assert SeatOpening.objects.get().seats == 1
    assert as_(client, "Mika").get(where).status_code == 404


def test_pages_never_say_who_declared(client, cycle):
    """Two worlds that differ only in declarations look the same to everybody but readers."""
    seen = []
    for mira in (True, False):
        cycle.applications.all().delete()
        Proposal.objects.filter(published_at=None).delete()
        people = [applied(cycle, name, declared=name != "Mira" or mira) for name in ("Mira", "Ali")]
        drafted(cycle, *people)
        told = []
        for name in ("Lara", "Mika"):
            lara(client) if name == "Lara" else as_(client, name)
            answer = client.get(PROPOSED)
            told.append((answer.status_code, [c.split() for c in texts(answer)]))
        seen.append(told)
    assert seen[0] == seen[1]
    assert actor(known("Rosa"))


def texts(answer):
    words = answer.content.decode()
    start = words.find("<main")
    body_ = words[start : words.find("</main>")]
    return [line for line in body_.splitlines() if "csrfmiddlewaretoken" not in line]
