"""The pages on which a meeting is run and read, with the eyes of each who may or may not."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.factories.accounts import sign_in
from tests.factories.association import actor, state_unit
from tests.factories.meeting import RULES, called, election, item, member, office, runner, vote
from tests.factories.motions import make_amendment, make_motion
from wirksam.assembly.models import AgendaItem, MinuteEntry, Presence, Vote
from wirksam.assembly.operations.counting import NewBallot, record_ballot
from wirksam.assembly.operations.electing import stand
from wirksam.assembly.operations.meeting import describe_item
from wirksam.assembly.operations.noting import NewNote, note_minutes
from wirksam.association.models import Mandate, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def petra(client):
    runner()
    return sign_in(client, Person.objects.get(name="Petra"))


@pytest.fixture
def ruled(monkeypatch):
    monkeypatch.setattr("wirksam.assembly.queries.ruling.rules_of", lambda _one: RULES)
    monkeypatch.setattr("wirksam.assembly.views.votes.rules_of", lambda _one: RULES)


def desk(of: AgendaItem, path: str = "") -> str:
    return f"{of.assembly.get_absolute_url()}ablauf/{path}"


def with_motions(of: AgendaItem, count: int) -> AgendaItem:
    motions = [make_motion() for _n in range(count)]
    for motion in motions:
        make_amendment(motion, {1: f"Kurz {motion.pk}."})
    describe_item(
        actor=runner(),
        item=of,
        revision=of.revision,
        words=("Kurz gesagt.", ""),
        submissions=motions,
    )
    of.refresh_from_db()
    return of


def told(form: object, **more: object) -> dict[str, object]:
    """What a form sends that was filled in by its page."""
    known = {bound.html_name: bound.value() for bound in form}  # type: ignore[attr-defined]  # a form
    return {name: value for name, value in (known | more).items() if value is not None}


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_as_often_for_three_as_for_one(
    client, petra, django_assert_num_queries, count
):
    one = with_motions(called(), count)
    for number in range(count):
        item(f"Weiter {number}")
    vote(one)
    client.get(desk(one))
    with django_assert_num_queries(15):
        page = client.get(desk(one))
    assert page.text.count("?vorlage=") == 2 * count


@pytest.mark.parametrize("count", [1, 3])
def test_an_item_asks_as_often_for_three_as_for_one(client, django_assert_num_queries, count):
    one = with_motions(called(), count)
    for number in range(count):
        election(one, title=f"Wahl {number}")
    client.get(one.get_absolute_url())
    with django_assert_num_queries(8):
        page = client.get(one.get_absolute_url())
    assert page.text.count('class="meeting-motion"') == count


@pytest.mark.parametrize("count", [1, 3])
def test_minutes_ask_as_often_for_three_as_for_one(client, django_assert_num_queries, count):
    one = called()
    last = 0
    for _number in range(count):
        last = vote(one, seen=last).pk
    url = f"{one.assembly.get_absolute_url()}protokoll/"
    client.get(url)
    with django_assert_num_queries(3):
        page = client.get(url)
    assert page.text.count("/abstimmungen/") == count


@pytest.mark.parametrize("count", [1, 3])
def test_an_election_asks_as_often_for_three_as_for_one(
    client, petra, django_assert_num_queries, count
):
    one = election(called())
    for number in range(count):
        stand(actor=actor(member(f"Mira {number}", state_unit())), election=one)
    client.get(one.get_absolute_url())
    with django_assert_num_queries(15):
        page = client.get(one.get_absolute_url())
    assert page.text.count("/rueckzug/") == count


def test_a_meeting_from_the_first_item_to_the_minutes(client, petra):
    first, second = item("Eröffnung"), item("Anträge")
    client.post(desk(first, f"aufruf/{first.pk}/"), {"revision": 1})
    counted = client.get(desk(first, "anwesenheit/")).context["form"]
    client.post(desk(first, "anwesenheit/"), told(counted, present="40", entitled="120"))
    client.post(desk(first, f"aufruf/{second.pk}/"), {"revision": 1, "adjourn": "1"})
    asked = client.get(desk(first, "go-antrag/")).context["form"]
    client.post(
        desk(first, "go-antrag/"),
        told(asked, procedural="limit_time", outcome="carried", text="Zwei Minuten"),
    )
    noted = client.get(desk(first, "notiz/")).context["form"]
    client.post(desk(first, "notiz/"), told(noted, text="Das Buffet ist eröffnet."))
    client.post(desk(first, f"ende/{second.pk}/"), {"revision": 2})
    states = dict(AgendaItem.objects.values_list("title", "state"))
    assert states == {"Eröffnung": "adjourned", "Anträge": "done"}
    assert Presence.objects.get().present == 40
    page = client.get(f"{first.assembly.get_absolute_url()}protokoll/").text
    for words in ("Eröffnung", "Zwei Minuten", "Das Buffet ist eröffnet."):
        assert words in page


def test_of_two_at_the_desk_the_second_is_told(client, petra):
    one = item()
    client.post(desk(one, f"aufruf/{one.pk}/"), {"revision": 1})
    page = client.post(desk(one, f"aufruf/{one.pk}/"), {"revision": 1}, follow=True)
    assert MinuteEntry.objects.count() == 1
    assert "notice" in page.text


def test_a_vote_is_recorded_in_five_fields(client, petra):
    one = with_motions(called(), 1)
    motion = one.agenda_submissions.get().submission
    amendment = motion.as_motion.amendments.get()
    url = f"{desk(one, 'abstimmung/')}?vorlage={amendment.pk}"
    form = client.get(url).context["form"]
    assert motion.identifier in form["question"].value()
    answer = client.post(url, told(form, yes="30", no="4", abstain="2", stated="carried"))
    assert answer["Location"] == desk(one)
    amendment.refresh_from_db()
    assert amendment.state == "adopted"
    assert "30" in client.get(Vote.objects.get().get_absolute_url()).text


def test_too_many_votes_keep_what_was_typed(client, petra):
    one = called()
    vote(one, question="Vorher", present=20)
    url = desk(one, "abstimmung/")
    form = client.get(url).context["form"]
    sent = told(form, question="Sollen wir?", yes="30", no="4", stated="carried")
    page = client.post(url, sent)
    assert page.status_code == 422
    assert 'value="30"' in page.text
    assert client.post(url, sent | {"present": "40"}).status_code == 302


def test_a_doubt_asks_for_a_tick(client, petra, ruled):
    one = called()
    url = desk(one, "abstimmung/")
    form = client.get(url).context["form"]
    sent = told(form, question="Sollen wir?", yes="3", no="4", stated="carried", majority="simple")
    page = client.post(url, sent)
    assert 'name="despite"' in page.text
    assert client.post(url, sent | {"despite": "on"}).status_code == 302
    assert Vote.objects.get().stated


def test_the_second_at_the_same_vote_is_told_and_loses_nothing(client, petra):
    one = called()
    url = desk(one, "abstimmung/")
    sent = told(client.get(url).context["form"], question="Zweite Frage", stated="carried")
    vote(one, by=runner("Paul"), question="Erste Frage")
    page = client.post(url, sent)
    assert page.status_code == 422
    assert "Erste Frage" in page.text
    assert "Zweite Frage" in page.text
    again = told(page.context["form"], stated="carried")
    assert client.post(url, again).status_code == 302


def test_a_wrong_vote_is_corrected_on_its_page(client, petra):
    one = called()
    wrong = vote(one, yes=10, no=2, stated="carried")
    url = f"{desk(one, 'abstimmung/')}?berichtigt={wrong.pk}"
    form = client.get(url).context["form"]
    assert form["yes"].value() == 10
    client.post(url, told(form, yes="11", no="1", correction_reason="Zahlendreher"))
    right = Vote.objects.get(corrects=wrong)
    assert "Zahlendreher" in client.get(wrong.get_absolute_url()).text
    assert client.get(right.get_absolute_url()).status_code == 200


def test_without_a_called_item_nothing_is_voted_on(client, petra):
    one = item()
    assert client.get(desk(one, "abstimmung/"))["Location"] == desk(one)
    assert client.get(desk(one, "wahl/"))["Location"] == desk(one)


@pytest.mark.parametrize("query", ["vorlage=x", "top=999999999999", "berichtigt=-1", "vorlage=77"])
def test_what_is_not_there_is_not_found(client, petra, query):
    assert client.get(f"{desk(called(), 'abstimmung/')}?{query}").status_code == 404


def test_names_are_for_members_only(client):
    one = called()
    made = vote(one, way="roll_call", names=(("Kanaria", "yes"),), stated="carried")
    assert "Kanaria" not in client.get(made.get_absolute_url()).text
    sign_in(client, member("Nina", state_unit()))
    assert "Kanaria" in client.get(made.get_absolute_url()).text


def test_notes_are_for_members_only(client):
    one = called()
    note_minutes(actor=runner(), assembly=one.assembly, note=NewNote("Kanaria sagte ja."))
    url = f"{one.assembly.get_absolute_url()}protokoll/"
    assert "Kanaria" not in client.get(url).text
    sign_in(client, member("Nina", state_unit()))
    assert "Kanaria" in client.get(url).text


def test_minutes_come_as_pdf_and_odt(client, petra):
    one = called("Eröffnung #panic() <b>")
    vote(one, question="Wir = 1+1 $x$")
    url = f"{one.assembly.get_absolute_url()}protokoll/protokoll"
    pdf = client.get(f"{url}.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert "Wir = 1+1" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    odt = zipfile.ZipFile(io.BytesIO(client.get(f"{url}.odt").content))
    assert "#panic() &lt;b&gt;" in odt.read("content.xml").decode()


def test_an_item_is_described_and_gets_its_motion(client, petra):
    one, motion = item(), make_motion()
    one.assembly.occasion = motion.occasion
    one.assembly.save()
    url = f"{one.get_absolute_url()}bearbeitung/"
    form = client.get(url).context["form"]
    answer = client.post(url, told(form, summary="Es geht um Busse.", motions=[str(motion.pk)]))
    assert answer["Location"] == one.get_absolute_url()
    page = client.get(one.get_absolute_url()).text
    assert "Es geht um Busse." in page
    assert motion.title in page


def test_an_election_from_candidacy_to_mandate_on_the_pages(client, petra):
    one, where = called("Wahlen"), office()
    form = client.get(desk(one, "wahl/")).context["form"]
    sent = told(form, office=where.pk, title="Teamwahl", seats="2", reserved="1")
    url = client.post(desk(one, "wahl/"), sent)["Location"]
    nina = member("Nina", state_unit())
    sign_in(client, nina)
    client.post(f"{url}kandidatur/", {"statement": "Hallo", "claims_reserved": "on"})
    assert "Hallo" in client.get(url).text
    sign_in(client, petra)
    client.post(f"{url}vorschlag/", {"name": "Gast Günther"})
    form = client.get(f"{url}wahlgang/").context["form"]
    (first, yes, _no), (_second, other, _n) = form.rows()
    votes = {yes.html_name: "9", other.html_name: "4"}
    client.post(f"{url}wahlgang/", told(form, cast="10", **votes))
    form = client.get(f"{url}ergebnis/").context["form"]
    assert str(first.pk) in form["elected"].value()
    client.post(f"{url}ergebnis/", told(form))
    assert Mandate.objects.filter(person=nina, office=where).exists()
    client.logout()
    page = client.get(url).text
    assert "Nina" not in page
    assert "Günther" not in page


def test_strangers_stand_nowhere_and_take_nobody_back(client):
    one = election(called())
    mira = stand(actor=actor(member("Mira", state_unit())), election=one)
    sign_in(client, member("Nina", state_unit()))
    url = one.get_absolute_url()
    assert client.post(f"{url}rueckzug/{mira.pk}/").status_code == 404
    assert client.post(f"{url}ergebnis/", {}).status_code == 403
    mira.refresh_from_db()
    assert mira.withdrawn_at is None


def test_the_agenda_shows_how_far_they_are(client):
    one = called("Haushalt")
    page = client.get(one.assembly.get_absolute_url()).text
    assert one.get_absolute_url() in page
    assert timezone.localdate() == one.assembly.first_day


def test_a_carried_motion_is_adopted_and_the_minutes_say_so(client, petra):
    one = called()
    motion = make_motion(occasion=one.assembly.occasion)
    describe_item(
        actor=runner(), item=one, revision=one.revision, words=("", ""), submissions=[motion]
    )
    url = f"{desk(one, 'abstimmung/')}?vorlage={motion.pk}"
    form = client.get(url).context["form"]
    adopt = client.post(url, told(form, stated="carried"))["Location"]
    form = client.get(adopt).context["form"]
    assert client.post(adopt, told(form, sure="on")).status_code == 302
    motion.refresh_from_db()
    assert motion.state == "adopted"
    page = client.get(f"{one.assembly.get_absolute_url()}protokoll/").text
    assert page.count(motion.get_absolute_url()) == 1


def test_how_many_voted_for_whom_is_for_members(client):
    one = election(called())
    mira = stand(actor=actor(member("Kanaria", state_unit())), election=one)
    one.refresh_from_db()
    new = NewBallot(cast=9, votes={mira.pk: (7, 2)}, revision=one.revision)
    record_ballot(actor=runner(), election=one, new=new)
    urls = (one.get_absolute_url(), f"{one.assembly.get_absolute_url()}protokoll/")
    assert not any("Kanaria" in client.get(url).text for url in urls)
    sign_in(client, member("Nina", state_unit()))
    assert all("Kanaria" in client.get(url).text for url in urls)
