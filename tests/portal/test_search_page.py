"""The search page: for everyone, without scripts, whatever is typed."""

from __future__ import annotations

import pytest

from tests.factories.accounts import sign_in
from tests.factories.association import actor, reviewer
from tests.factories.programme import confirmed, version
from wirksam.foundation.search.queries import PER_PAGE
from wirksam.programme.operations.publishing import publish_version

pytestmark = pytest.mark.django_db


def filled(commitments=1):
    text = version()
    for number in range(commitments):
        confirmed(text, code=f"AP26-{number:02d}", title=f"Gute Radwege <b>{number}</b>")
    publish_version(actor=actor(reviewer("Alma")), version=text)


def test_hits_are_counted_marked_and_led_to(client):
    filled()
    page = client.get("/suche/", {"q": "Radweg"})
    assert page.status_code == 200
    assert (
        '<a href="/zusagen/AP26-00/">Gute <mark>Radwege</mark> &lt;b&gt;0&lt;/b&gt;</a>'
        in page.text
    )
    assert "1 Treffer für „Radweg“" in page.text
    assert 'href="/programm/2026/zeilen/7/"' in client.get("/suche/?q=Fahrdienst").text
    assert page.headers["Cache-Control"] == "private, no-cache"
    assert not page.cookies


def test_a_kind_and_a_page_can_be_chosen(client):
    filled(PER_PAGE + 1)
    page = client.get("/suche/", {"q": "Teams", "art": "passages"})
    assert (page.context["found"].total, page.context["found"].all) == (2, PER_PAGE + 3)
    assert 'aria-current="true"' in page.text
    assert '<input type="hidden" name="art" value="passages">' in page.text
    page = client.get("/suche/?q=Radweg&seite=2")
    assert len(page.context["found"].hits) == 1
    assert "?q=Radweg&amp;seite=1" in page.text


@pytest.mark.parametrize(
    "query",
    ["", "?q=", "?q=%00", "?q=%22", "?q=*&seite=-1", "?q=a&seite=99999999999999999999",
     "?q=a&seite=²", "?q=a&art=%22'x", "?q=" + "ä" * 10_000, "?q[]=x", "?q=%ff%fe", "?q=NEAR(",
     "?q=<script>alert(1)</script>"],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_it(client, query):
    filled()
    page = client.get(f"/suche/{query}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_nothing_found_says_what_to_do(client):
    page = client.get("/suche/?q=xyzzy")
    assert "Nichts gefunden für „xyzzy“" in page.text
    assert "/anmelden/?next=/suche/%3Fq%3Dxyzzy" in page.text
    sign_in(client, reviewer("Bela"))
    assert "/anmelden/?next=" not in client.get("/suche/?q=xyzzy").text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_number_of_queries(client, django_assert_num_queries, rows):
    filled(rows)
    with django_assert_num_queries(3):
        client.get("/suche/?q=Radweg")


def test_every_page_has_the_field_and_stays_the_same_for_all(client):
    filled()
    page = client.get("/programm/")
    assert '<form class="masthead-search" action="/suche/" role="search">' in page.text
    assert "public" in page.headers["Cache-Control"]
