"""Members see it differently and ask; the body answers; everyone sees the clock, nobody a name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.people import board, human, office, seat, unit
from tests.factories.programme import confirmed, version
from tests.programme.desks import entry, lavo, member, speaker
from wirksam.programme.models import Objection, Question

pytestmark = pytest.mark.django_db
EVIL = '<script>alert("x")</script>'


@pytest.fixture
def one():
    return confirmed(version(published=True), code="AP26-01")


@pytest.fixture
def report(one):
    return entry(one)


def ask(client, text="Wann geht es los?"):
    return client.post("/zusagen/AP26-01/frage/", {"text": text})


def test_guests_are_asked_to_sign_in_and_read_along(client, one, report):
    for page in ("frage", f"meldungen/{report.pk}/einwand"):
        address = f"/zusagen/AP26-01/{page}/"
        assert client.get(address).url.startswith(reverse("account_login"))
    assert "/frage/" not in client.get("/zusagen/AP26-01/").text


def test_who_does_not_belong_cannot_ask(client, one):
    sign_in(client, human("Fremd"))
    assert client.get("/zusagen/AP26-01/frage/").status_code == 404


def test_a_question_stands_there_with_its_clock_and_without_a_name(client, one):
    someone = sign_in(client, member("Milanea Beispiel"))
    answer = ask(client)
    asked = Question.objects.get()
    assert answer.url == f"/zusagen/AP26-01/#frage-{asked.pk}"
    client.logout()
    page = client.get("/zusagen/AP26-01/").text
    assert "Wann geht es los?" in page
    assert f'id="frage-{asked.pk}"' in page
    assert "voice-clock" in page
    assert someone.name not in page
    assert str(someone.key) not in page


def test_an_overdue_answer_is_seen_by_everyone(client, one):
    sign_in(client, member())
    ask(client)
    Question.objects.update(answer_due=timezone.localdate() - timedelta(days=3))
    client.logout()
    assert "voice-late" in client.get("/zusagen/AP26-01/").text


def test_the_body_that_was_asked_answers_once(client, one):
    sign_in(client, member())
    ask(client)
    address = f"/zusagen/AP26-01/fragen/{Question.objects.get().pk}/antwort/"
    assert client.get(address).status_code == 403
    sign_in(client, speaker())
    assert client.get(address).status_code == 404
    sign_in(client, lavo())
    assert address in client.get("/zusagen/AP26-01/").text
    assert client.post(address, {"answer": "  "}).status_code == 422
    assert client.post(address, {"answer": "Nächste Woche."}).status_code == 302
    assert client.get(address).status_code == 404
    page = client.get("/zusagen/AP26-01/").text
    assert "Nächste Woche." in page
    assert address not in page


def test_a_board_of_another_chapter_does_not_answer(client, one):
    sign_in(client, member())
    ask(client)
    far = unit("kv-fern")
    stranger = human("Fern", far)
    seat(stranger, office(board(far), "programme.report"))
    sign_in(client, stranger)
    asked = Question.objects.get()
    assert client.get(f"/zusagen/AP26-01/fragen/{asked.pk}/antwort/").status_code == 404


def test_nobody_in_charge_the_board_of_the_unit_is_asked(client, one):
    confirmed(one.version, code="T-ohne", lead=False)
    sign_in(client, member())
    client.post("/zusagen/T-ohne/frage/", {"text": "Wer macht das?"})
    assert Question.objects.get().body.kind == "board"


def test_only_ones_own_words_can_be_taken_back(client, one, report):
    mine = sign_in(client, member())
    ask(client, "Meine Frage")
    client.post(f"/zusagen/AP26-01/meldungen/{report.pk}/einwand/", {"text": "So war es nicht."})
    asked, said = Question.objects.get(), Objection.objects.get()
    addresses = [
        f"/zusagen/AP26-01/fragen/{asked.pk}/rueckzug/",
        f"/zusagen/AP26-01/einwaende/{said.pk}/rueckzug/",
    ]
    sign_in(client, member("Ole"))
    assert [client.post(one_).status_code for one_ in addresses] == [404, 404]
    sign_in(client, mine)
    assert all(address in client.get("/zusagen/AP26-01/").text for address in addresses)
    assert [client.post(one_).status_code for one_ in addresses] == [302, 302]
    page = client.get("/zusagen/AP26-01/").text
    assert "Meine Frage" not in page
    assert "So war es nicht." not in page


def test_an_objection_stands_at_its_report_and_is_answered(client, one, report):
    sign_in(client, member())
    address = f"/zusagen/AP26-01/meldungen/{report.pk}/einwand/"
    assert "Es geht voran." in client.get(address).text
    client.post(address, {"text": "Bei uns nicht."})
    assert client.post(address, {"text": "Noch einmal."}).status_code == 422
    said = Objection.objects.get()
    sign_in(client, lavo())
    client.post(f"/zusagen/AP26-01/einwaende/{said.pk}/antwort/", {"answer": "Stimmt, danke."})
    client.logout()
    page = client.get("/zusagen/AP26-01/").text
    assert f'id="einwand-{said.pk}"' in page
    assert "Stimmt, danke." in page


def test_there_is_a_limit_and_it_says_what_to_do(client, one):
    sign_in(client, member())
    answers = [ask(client, f"Frage {at}").status_code for at in range(7)]
    assert set(answers[:5]) == {302}
    assert answers[-1] == 422
    assert "Frage 6" in ask(client, "Frage 6").text


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
def test_what_does_not_fit_is_said(client, one, text):
    sign_in(client, member())
    assert ask(client, text).status_code == 422


def test_hostile_words_come_out_as_words(client, one, report):
    sign_in(client, member())
    ask(client, EVIL)
    client.post(f"/zusagen/AP26-01/meldungen/{report.pk}/einwand/", {"text": EVIL})
    page = client.get("/zusagen/AP26-01/").text
    assert "<script>alert" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_however_much_is_said_the_same_queries(client, django_assert_num_queries, one, rows):
    for at in range(rows):
        said = entry(one, f"Meldung {at}")
        due = timezone.localdate()
        Objection.objects.create(entry=said, by=f"m{at}", text="Nein", answer_due=due)
        Question.objects.create(
            commitment=one, body=said.body, by=f"m{at}", text="Wann?", answer_due=due
        )
    with django_assert_num_queries(COMMITMENT_PAGE):
        assert client.get("/zusagen/AP26-01/").status_code == 200


COMMITMENT_PAGE = 15
