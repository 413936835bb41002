"""Changing a unit by hand: first what would happen, then the deed, never something else."""

from __future__ import annotations

import re

import pytest

from tests.factories.accounts import sign_in
from tests.factories.people import board, human, office, seat, tree, unit
from wirksam.association.models import Body, Membership, Office, Unit
from wirksam.association.queries.actors import today

pytestmark = pytest.mark.django_db
BOARD = "/verband/kv-eins/aufbau/"


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def editor(client, units):
    someone = human("Edda", units["zwei"])
    seat(someone, office(board(units["land"]), "structure.edit/below"))
    return sign_in(client, someone)


def data(**more):
    return {"on": today().isoformat(), "decision": "LMV, TOP 4"} | more


def look(client, address, **told):
    """Ask what would happen; what the page would send to do it."""
    page = client.post(address, data(**told))
    assert page.status_code == 200, page.text
    shown = re.search(r'name="shown" value="(\w+)"', page.text)[1]
    return page, data(**told) | {"shown": shown}


def test_the_page_leads_to_everything(client, editor):
    page = client.get(BOARD)
    for word in ("gruenden", "umbenennen", "verschieben", "zusammenlegen", "teilen", "aufloesen"):
        assert f"{BOARD}{word}/" in page.text
        assert client.get(f"{BOARD}{word}/").status_code == 200
    assert "/verband/kv-eins/aufbau/" in client.get("/verband/kv-eins/").text


def test_looking_changes_nothing_and_being_sure_does_it(client, editor, units):
    member = human("Mia", units["eins"])
    seat(member, office(board(units["eins"])))
    page, sure = look(client, f"{BOARD}zusammenlegen/", into=units["zwei"].pk)
    assert "Mia" not in page.text
    assert Unit.objects.get(slug="kv-eins").ends_on is None
    answer = client.post(f"{BOARD}zusammenlegen/", sure)
    assert answer["Location"] == "/verband/kv-zwei/"
    assert Unit.objects.get(slug="kv-eins").ends_on is not None
    assert Membership.objects.get(person=member, ends_on=None).unit == units["zwei"]
    assert "LMV, TOP 4" in client.get("/verband/kv-eins/").text


def test_what_has_changed_since_is_shown_anew(client, editor, units):
    _page, sure = look(client, f"{BOARD}zusammenlegen/", into=units["zwei"].pk)
    board(units["eins"])
    page = client.post(f"{BOARD}zusammenlegen/", sure)
    assert page.status_code == 200
    assert page.context["changed"]
    assert Unit.objects.get(slug="kv-eins").ends_on is None


def test_a_refusal_is_heard_before_anybody_is_sure(client, editor, units):
    human("Mia", units["eins"])
    page = client.post(f"{BOARD}aufloesen/", data())
    assert page.status_code == 422
    assert 'name="shown"' not in page.text
    assert client.post(f"{BOARD}aufloesen/", data(shown="0" * 32)).status_code == 422


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("umbenennen", {"name": ""}),
        ("umbenennen", {"name": "X", "on": "2999-01-01"}),
        ("umbenennen", {"name": "X", "on": "1999-01-01"}),
        ("umbenennen", {"name": "X", "decision": ""}),
        ("gruenden", {"kind": "local", "name": "X", "slug": "kv-zwei"}),
        ("gruenden", {"kind": "local", "name": "X", "slug": "rechte"}),
        ("gruenden", {"kind": "local", "name": "X", "slug": "../x"}),
        ("teilen", {"first_name": "A", "first_slug": "a", "second_name": "B", "second_slug": "a"}),
        ("teilen", {"first_name": "A", "first_slug": "kv-zwei"}),
        ("verschieben", {"parent": "999999"}),
        ("zusammenlegen", {"into": "x"}),
    ],
)
def test_impossible_things_are_told_in_words(client, editor, units, word, told):
    before = Unit.objects.count()
    page = client.post(f"{BOARD}{word}/", data(**told))
    assert page.status_code == 422
    assert "field-error" in page.text or "notice-error" in page.text
    assert Unit.objects.count() == before


def test_units_beyond_reach_are_not_offered(client, editor, units):
    page = client.post(f"{BOARD}verschieben/", data(parent=units["nachbarland"].pk))
    assert page.status_code == 422
    assert client.get("/verband/nachbarland/aufbau/").status_code == 404
    offered = page.context["form"].fields["parent"].queryset
    assert set(offered) == {units["zwei"]}


def test_a_circle_is_not_offered_and_not_made(client, editor, units):
    below = unit("og", units["eins"], "local")
    page = client.post(f"{BOARD}verschieben/", data(parent=below.pk))
    assert page.status_code == 422


def test_two_at_once_make_no_circle(client, editor, units):
    """Both have looked; who comes second is refused."""
    _page, one = look(client, f"{BOARD}verschieben/", parent=units["zwei"].pk)
    _page, two = look(client, "/verband/kv-zwei/aufbau/verschieben/", parent=units["eins"].pk)
    assert client.post(f"{BOARD}verschieben/", one).status_code == 302
    answer = client.post("/verband/kv-zwei/aufbau/verschieben/", two)
    assert answer.status_code == 422
    assert Unit.objects.get(slug="kv-eins").path == "bund/land/kv-zwei/kv-eins/"


def test_founding_splitting_and_renaming_by_hand(client, editor, units):
    found = {"kind": "local", "name": "Ortsgruppe", "slug": "OG-Neu"}
    _page, sure = look(client, f"{BOARD}gruenden/", **found)
    assert client.post(f"{BOARD}gruenden/", sure)["Location"] == "/verband/og-neu/"
    assert "LMV, TOP 4" in client.get("/verband/og-neu/").text
    split = {"first_name": "Ost", "first_slug": "kv-ost"}
    _page, sure = look(client, f"{BOARD}teilen/", **split)
    client.post(f"{BOARD}teilen/", sure)
    assert Unit.objects.get(slug="kv-ost").parent == units["land"]
    _page, sure = look(client, f"{BOARD}umbenennen/", name="Kreis <b>am</b> See")
    client.post(f"{BOARD}umbenennen/", sure)
    assert "Kreis &lt;b&gt;am&lt;/b&gt; See" in client.get("/verband/kv-eins/").text


def test_bodies_and_offices_by_hand(client, editor, units):
    told = {"kind": "team", "name": "Team Wasser"}
    assert client.post(f"{BOARD}gremien/neu/", data(**told)).status_code == 302
    made = Body.objects.get(name="Team Wasser")
    here = f"{BOARD}gremien/{made.pk}/"
    assert client.post(f"{here}amt/", {"name": "Leitung", "seats": 2}).status_code == 302
    lead = Office.objects.get(body=made)
    assert client.get(here).status_code == 200
    assert client.post(here, {"name": "Team Fluss", "contact": lead.pk}).status_code == 302
    address = f"{BOARD}aemter/{lead.pk}/"
    words = {"name": "Leitung", "seats": 1, "mail": "w@x.invalid"}
    assert client.post(address, words).status_code == 302
    assert "w@x.invalid" in client.get("/verband/kv-eins/").text
    assert client.post(f"{address}ende/", data()).status_code == 302
    assert client.get(address).status_code == 404
    assert client.post(f"{here}ende/", data()).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.ends_on is None) == ("Team Fluss", False)
    office(board(units["eins"]), function="speaker")
    assert client.get(f"{BOARD}namen/").status_code == 200
    client.post(f"{BOARD}namen/", {"function": "speaker", "title": "Vorsitz"})
    assert units["eins"].office_aliases.get().title == "Vorsitz"


def test_foreign_numbers_open_nothing(client, editor, units):
    foreign = office(board(units["nachbarland"]))
    for address in (f"gremien/{foreign.body_id}/", f"aemter/{foreign.pk}/"):
        assert client.get(f"{BOARD}{address}").status_code == 404
        assert client.post(f"{BOARD}{address}ende/", data()).status_code == 404
    chosen = {"name": "X", "contact": foreign.pk}
    own = board(units["eins"])
    assert client.post(f"{BOARD}gremien/{own.pk}/", chosen).status_code == 422


def test_after_the_mandate_everything_is_closed(client, editor, units):
    _page, sure = look(client, f"{BOARD}umbenennen/", name="Zu spät")
    editor.mandates.update(ends_on=today().replace(year=today().year - 1))
    assert client.post(f"{BOARD}umbenennen/", sure).status_code == 403
    assert Unit.objects.get(slug="kv-eins").name == "KV-EINS"
