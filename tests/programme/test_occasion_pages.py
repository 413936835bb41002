"""Dates on which deadlines hang: looking, moving with a preview, what is handed over then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import body, occasion
from tests.factories.people import acting
from tests.factories.programme import confirmed, version
from tests.programme.desks import entry, lavo, member, speaker
from wirksam.association.models import Occasion
from wirksam.association.operations.occasions import mark_happened
from wirksam.programme.models import Deadline, DeadlineShift, Responsibility
from wirksam.programme.operations.responsibility import pass_on
from wirksam.programme.queries import thread as threads

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
HERE = "/beschlusskontrolle/anlaesse/lmv-fruehjahr-2026/"


@pytest.fixture
def spring():
    return occasion(TODAY + timedelta(days=20))


@pytest.fixture
def one(spring):
    made = confirmed(version(published=True), code="AP26-01")
    Deadline.objects.create(
        commitment=made, wording="acht Wochen vorher", occasion=spring, offset_days=-56
    )
    return made


def moved(**changes):
    to = (TODAY + timedelta(days=41)).isoformat()
    return {"to": to, "reason": "Die Halle ist belegt.", "revision": "1"} | changes


def test_everyone_sees_the_dates_and_what_hangs_on_them(client, one):
    assert "LMV Frühjahr 2026" in client.get("/beschlusskontrolle/anlaesse/").text
    page = client.get(HERE).text
    assert "AP26-01" in page
    assert "acht Wochen vorher" in page
    assert "/verlegung/" not in page
    assert client.get("/beschlusskontrolle/anlaesse/gibts-nicht/").status_code == 404


@pytest.mark.parametrize("deed", ["verlegung", "geschehen"])
def test_only_who_may_moves_it(client, one, deed):
    address = f"{HERE}{deed}/"
    assert client.get(address).url.startswith(reverse("account_login"))
    for someone in (member(), speaker()):
        sign_in(client, someone)
        assert client.get(address).status_code == 403
    sign_in(client, lavo())
    assert client.get(address).status_code == 200


def test_first_the_preview_then_it_moves_and_says_so_everywhere(client, one, spring):
    sign_in(client, lavo())
    page = client.post(f"{HERE}verlegung/", moved())
    assert [shift.days for shift in page.context["shifts"]] == [21]
    assert not DeadlineShift.objects.exists()
    client.post(f"{HERE}verlegung/", moved(confirm="1"))
    spring.refresh_from_db()
    assert spring.happens_on == TODAY + timedelta(days=41)
    assert "Die Halle ist belegt." in client.get(HERE).text
    assert "Die Halle ist belegt." in client.get("/zusagen/AP26-01/").text


def test_two_move_it_at_once_and_the_second_is_told(client, one, spring):
    sign_in(client, lavo())
    client.post(f"{HERE}verlegung/", moved(confirm="1"))
    later = moved(to=(TODAY + timedelta(days=60)).isoformat(), confirm="1")
    page = client.post(f"{HERE}verlegung/", later)
    assert page.status_code == 422
    assert page.context["form"].data["revision"] == "2"
    spring.refresh_from_db()
    assert spring.happens_on == TODAY + timedelta(days=41)
    assert DeadlineShift.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"to": ""},
        {"to": "morgen"},
        {"to": (TODAY + timedelta(days=20)).isoformat()},
        {"reason": ""},
        {"reason": "x" * 301},
        {"revision": "x"},
    ],
)
def test_what_does_not_fit_moves_nothing(client, one, changes):
    sign_in(client, lavo())
    for confirm in ({}, {"confirm": "1"}):
        answer = client.post(f"{HERE}verlegung/", moved(**changes) | confirm)
        assert answer.status_code == 422
    assert not DeadlineShift.objects.exists()


def test_hostile_reasons_come_out_as_words(client, one):
    sign_in(client, lavo())
    evil = "<script>alert(1)</script>"
    assert "<script>alert" not in client.post(f"{HERE}verlegung/", moved(reason=evil)).text
    client.post(f"{HERE}verlegung/", moved(reason=evil, confirm="1"))
    assert "<script>alert" not in client.get(HERE).text
    assert "<script>alert" not in client.get("/zusagen/AP26-01/").text


# --- handing over ------------------------------------------------------------------------------


@pytest.fixture
def handed(client, one, spring):
    """The board acts for a team until the assembly, which has now taken place."""
    someone = sign_in(client, lavo())
    actor = acting(someone)
    team = body("bildungsteam", "Bildungsteam", "team")
    pass_on(
        actor=actor, commitment=one, to=body(), on=date(2026, 1, 1), reason="bis es gewählt ist",
        acting_for=team, ends_with=spring,
    )  # fmt: skip
    page = client.get("/zusagen/AP26-01/").text
    assert "Bildungsteam" in page
    assert "LMV Frühjahr 2026" in page
    answer = client.post(f"{HERE}geschehen/", {"on": TODAY.isoformat()})
    assert answer.status_code == 302
    one.refresh_from_db()
    return one


def test_once_it_has_taken_place_it_is_to_be_handed_over(client, handed):
    assert "/zusagen/AP26-01/uebergabe/" in client.get(HERE).text
    page = client.get("/zusagen/AP26-01/uebergabe/")
    team = body("bildungsteam")
    assert page.context["form"].initial["to"] == team.pk
    told = {"to": team.pk, "revision": handed.revision, "decision": "pass"}
    assert client.post("/zusagen/AP26-01/uebergabe/", told).status_code == 302
    lead = Responsibility.objects.get(commitment=handed, ends_on=None)
    assert (lead.body, lead.starts_on) == (team, TODAY)
    assert "/uebergabe/" not in client.get(HERE).text


def test_or_it_is_kept_with_a_reason_until_another_day(client, handed):
    autumn = Occasion.objects.create(key="herbst", name="LMV Herbst", kind="assembly")
    told = {"decision": "keep", "revision": handed.revision, "until": autumn.pk}
    assert client.post("/zusagen/AP26-01/uebergabe/", told).status_code == 422
    told |= {"reason": "Noch nicht gewählt"}
    assert client.post("/zusagen/AP26-01/uebergabe/", told).status_code == 302
    lead = Responsibility.objects.get(commitment=handed, ends_on=None)
    assert (lead.ends_with, lead.acting_for) == (autumn, body("bildungsteam"))


@pytest.mark.parametrize("told", [{}, {"to": "999999"}, {"decision": "keep", "reason": "x"}])
def test_half_a_decision_is_none(client, handed, told):
    before = Responsibility.objects.count()
    answer = client.post("/zusagen/AP26-01/uebergabe/", told | {"revision": handed.revision})
    assert answer.status_code == 422
    assert Responsibility.objects.count() == before


def test_two_hand_over_at_once_and_the_second_is_told(client, handed):
    told = {"to": body("bildungsteam").pk, "revision": handed.revision}
    client.post("/zusagen/AP26-01/uebergabe/", told)
    other = body("presse", "Presseteam", "team")
    assert client.post("/zusagen/AP26-01/uebergabe/", told | {"to": other.pk}).status_code == 422


def test_who_reports_for_one_body_hands_nothing_over(client, one):
    sign_in(client, speaker())
    assert client.get("/zusagen/AP26-01/uebergabe/").status_code == 404


# --- what was not managed, and the thread ------------------------------------------------------


def test_what_was_not_managed_stands_there_with_its_reason(client, one):
    entry(one, "Das lassen wir.", state="dropped", next_step="Ein anderer Verband macht es.")
    late = confirmed(one.version, code="T-spaet")
    entry(late, obstacle="Kein Saal.", next_step="Wir suchen weiter.")
    Deadline.objects.create(commitment=late, wording="bald", fixed_on=TODAY - timedelta(days=1))
    done = confirmed(one.version, code="T-fertig")
    entry(done, state="reported_done", happened_on=TODAY)
    page = client.get("/programm/2026/nicht-geschafft/").text
    for words in ("AP26-01", "Das lassen wir.", "T-spaet", "Kein Saal.", "Wir suchen weiter."):
        assert words in page
    assert "T-fertig" not in page
    assert "/programm/2026/nicht-geschafft/" in client.get("/programm/2026/").text


def test_a_draft_has_no_such_page(client):
    version("2027")
    assert client.get("/programm/2027/nicht-geschafft/").status_code == 404


def test_higher_floors_tie_their_own_knots(client, one, monkeypatch):
    def knots(commitment, actor):
        yield threads.Knot(TODAY, "people", f"Werkstatt zu {commitment.code}", href="/x/")

    monkeypatch.setattr(threads, "_sources", {})
    threads.add_thread_source(knots)
    threads.add_thread_source(knots)
    assert client.get("/zusagen/AP26-01/").text.count("Werkstatt zu AP26-01") == 1


def test_lines_lead_to_doing_something(client, one):
    page = client.get("/programm/2026/zeilen/2-3/").text
    assert "/aktivitaeten/neu/?programm=2026&amp;fassung=1&amp;zeilen=2-3" in page
    assert "/aktivitaeten/neu/?programm=2026&amp;fassung=1" in client.get("/programm/2026/").text
    assert "/aktivitaeten/neu/?zusage=AP26-01" in client.get("/zusagen/AP26-01/").text


PAGES = {"/beschlusskontrolle/anlaesse/": 2, HERE: 5, "/programm/2026/nicht-geschafft/": 5}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), PAGES.items())
def test_the_same_queries(client, django_assert_num_queries, spring, rows, address, queries):  # noqa: PLR0917
    text = version(published=True)
    for at in range(rows):
        made = confirmed(text, code=f"T-{at}")
        Deadline.objects.create(commitment=made, wording="bald", occasion=spring)
        entry(made, state="deferred")
    mark_happened(actor=acting(lavo()), occasion=spring, on=TODAY)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
