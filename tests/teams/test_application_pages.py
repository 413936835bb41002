"""The pages of one's own application: phone first, without scripts, nothing lost, nothing kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.engine.uploads import samples, sounds
from tests.factories.accounts import sign_in
from tests.factories.association import actor
from tests.factories.teams import called, member, reader, team
from tests.teams.applicants import CANARY, WORDS, applied
from wirksam.association.models import Office
from wirksam.teams.matters import application_matters
from wirksam.teams.models import Application, Call, SeatDeclaration, TeamCycle

pytestmark = pytest.mark.django_db
ANSWERS = {"why": "Weil ich will", "brings": "Zeit", "revision": "0"}


@pytest.fixture
def one():
    return called()


@pytest.fixture
def mika(client):
    return sign_in(client, member())


def page(cycle, name="team_application"):
    return reverse(name, args=[cycle.body.key])


def test_a_draft_is_kept_and_then_sent(client, one, mika):
    client.post(page(one), ANSWERS)
    draft = Application.objects.get()
    assert (draft.state, draft.person_id) == ("draft", mika.pk)
    text = client.get(page(one)).content.decode()
    assert "Weil ich will" in text
    assert "Als Entwurf behalten" in text
    client.post(page(one), ANSWERS | {"send": "1", "revision": str(draft.revision)})
    draft.refresh_from_db()
    assert draft.state == "submitted"
    assert "Änderungen senden" in client.get(page(one)).content.decode()


@pytest.mark.usefixtures("mika")
def test_too_late_the_words_are_still_there(client, one):
    Call.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    answer = client.post(page(one), ANSWERS | {"send": "1"})
    assert answer.status_code == 422
    assert not Application.objects.exists()
    text = answer.content.decode()
    assert "Die Ausschreibung endete am" in text
    assert "Bewerbung absenden" not in text


def test_too_late_a_draft_keeps_new_words_on_the_page(client, one, mika):
    client.post(page(one), ANSWERS)
    Call.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    answer = client.post(page(one), ANSWERS | {"send": "1", "why": "Ganz neu", "revision": "1"})
    assert answer.status_code == 422
    assert "Ganz neu" in answer.content.decode()
    assert Application.objects.get(person=mika).why == "Weil ich will"


@pytest.mark.usefixtures("mika")
def test_a_voice_is_sent_and_heard(client, one):
    upload = SimpleUploadedFile("stimme.webm", sounds.webm(), content_type="audio/webm")
    client.post(page(one), {"revision": "0", "send": "1", "recording": upload})
    sent = Application.objects.get()
    assert sent.recording.media_type == "audio/webm"
    address = reverse("application_recording", args=[sent.pk])
    assert address in client.get(page(one)).content.decode()
    heard = client.get(address, headers={"Range": "bytes=0-3"})
    assert (heard.status_code, heard.content) == (206, b"\x1a\x45\xdf\xa3")


@pytest.mark.usefixtures("mika")
def test_other_files_are_refused_in_plain_words(client, one):
    upload = SimpleUploadedFile("stimme.webm", samples.SVG, content_type="audio/webm")
    answer = client.post(page(one), ANSWERS | {"recording": upload})
    assert answer.status_code == 422
    assert "nicht abspielen" in answer.content.decode()
    assert "Weil ich will" in answer.content.decode()
    assert not Application.objects.exists()


@pytest.mark.usefixtures("mika")
def test_only_this_page_may_listen_and_nothing_keeps_it(client, one):
    answer = client.get(page(one))
    assert "microphone=(self)" in answer.headers["Permissions-Policy"]
    assert "blob:" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    other = client.get(reverse("team", args=[one.body.key]))
    assert "microphone=()" in other.headers["Permissions-Policy"]
    assert "blob:" not in other.headers["Content-Security-Policy"]


def test_the_declaration_has_a_page_of_its_own_and_is_in_no_draft(client, one, mika):
    sent = applied(mika, one)
    assert "declared" not in client.get(page(one)).content.decode()
    address = page(one, "team_application_seat")
    text = client.get(address).content.decode()
    assert "Wer sieht das" in text
    assert "data-draft" not in text
    client.post(address, {"declared": "on"})
    assert SeatDeclaration.objects.get().application == sent
    client.post(address, {})
    assert not SeatDeclaration.objects.exists()
    TeamCycle.objects.update(state="proposal")
    refused = client.post(address, {"declared": "on"})
    assert refused.status_code == 422
    assert "Der Vorschlag ist veröffentlicht" in refused.content.decode()


def test_without_reserved_seats_nobody_is_asked(client, mika):
    cycle = called(team("offen", "Offenes Team", reserved_seats=0))
    applied(mika, cycle)
    assert "Reservierte Plätze" not in client.get(page(cycle)).content.decode()
    assert client.get(page(cycle, "team_application_seat")).status_code == 302


def test_it_is_taken_back_without_a_reason(client, one, mika):
    applied(mika, one)
    address = page(one, "withdraw_application")
    assert "Du brauchst keinen Grund" in client.get(address).content.decode()
    answer = client.post(address, follow=True)
    text = answer.content.decode()
    assert "Zurückgezogen" in text
    assert f'data-draft-done="bewerbung-{one.pk}-{mika.pk}"' in text
    assert CANARY not in text


def test_who_reads_is_told_before_anything_is_sent(client, one):
    rosa = reader(one).person
    sign_in(client, member())
    assert rosa.name in client.get(page(one)).content.decode()
    sign_in(client, rosa)
    text = client.get(page(one)).content.decode()
    assert "Gib das zuerst ab" in text
    assert "<textarea" not in text


def test_after_the_call_she_still_reads_her_own_words(client, one, mika):
    applied(mika, one)
    TeamCycle.objects.update(state="screening")
    text = client.get(page(one)).content.decode()
    assert WORDS.why in text
    assert "<textarea" not in text


def test_several_offices_are_offered_one_is_not(client, one, mika):
    assert 'name="office"' not in client.get(page(one)).content.decode()
    Office.objects.create(body=one.body, name="Sprecherin", seats=2)
    assert 'name="office"' in client.get(page(one)).content.decode()


@pytest.mark.usefixtures("mika")
def test_hostile_words_stay_words(client, one):
    answers = dict.fromkeys(("why", "brings", "helps_me", "support"), "<script>alert(1)</script>")
    client.post(page(one), answers | {"send": "1", "revision": "0"})
    TeamCycle.objects.update(state="screening")
    text = client.get(page(one)).content.decode()
    assert "<script>alert" not in text
    for value in ("x", "-1", "9" * 30, "1\x00"):
        assert client.post(page(one), ANSWERS | {"revision": value}).status_code == 422
    assert client.post(page(one), ANSWERS | {"why": "a\x00b"}).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_ones_own_costs_the_same(client, mika, django_assert_num_queries, count):
    for number in range(count):
        applied(mika, called(team(f"team-{number}", f"Team {number}")))
    address = reverse("my_applications")
    client.get(address)
    with django_assert_num_queries(LIST):
        assert "Team 0" in client.get(address).content.decode()


LIST = 6


@pytest.mark.parametrize("readers", [1, 3])
def test_the_page_costs_the_same(client, one, mika, django_assert_num_queries, readers):
    for number in range(readers):
        reader(one, f"Rosa{number}")
    applied(mika, one)
    client.get(page(one))
    with django_assert_num_queries(PAGE):
        client.get(page(one))


PAGE = 15


def test_my_things_tell_what_to_send_and_what_i_sent(client, one, mika, django_assert_num_queries):
    client.post(page(one), ANSWERS)
    herself = actor(mika)
    with django_assert_num_queries(1):
        (mine,) = application_matters(herself)
    assert (mine.side, mine.due) == ("mine", timezone.localdate(one.call.closes_at))
    Application.objects.update(state="submitted")
    (asked,) = application_matters(actor(mika))
    assert (asked.side, asked.done) == ("asked", False)
    Application.objects.update(state="withdrawn")
    assert not list(application_matters(actor(mika)))
