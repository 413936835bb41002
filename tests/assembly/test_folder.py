"""The folder and its files, the pages of questions, rooms and chapters' meetings."""

from __future__ import annotations

import io
import re

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.factories.accounts import sign_in
from tests.factories.assembly import presidium
from tests.factories.association import actor, person
from tests.factories.motions import make_amendment, mover
from tests.factories.preparing import (
    as_member,
    chapter,
    item,
    meeting,
    member,
    motion,
    room,
    speaker,
)
from wirksam.assembly.models import Argument, ChapterSession, MoverQuestion, Opinion, Room
from wirksam.assembly.operations import asking, rooms
from wirksam.assembly.queries.ways import preparing_ways
from wirksam.association.models import Person
from wirksam.motions.models import PrivateNote
from wirksam.motions.operations.noting import note

pytestmark = pytest.mark.django_db


@pytest.fixture
def nina(client):
    return sign_in(client, member()) and actor(_person("Nina"))


def _person(name):
    return Person.objects.get(name=name)


def filled(count, to=None):
    """An assembly with ``count`` of everything."""
    lmv = to or meeting()
    first = item(lmv, "Wir entscheiden über Busse", summary="Busse sollen abends fahren.")
    item(lmv, "Begrüßung", kind="opening")
    for number in range(count):
        about = motion(lmv, first, summary=f"Kurz gesagt {number}")
        make_amendment(about, {1: f"Der Bus fährt {number} mal."}, by=mover(f"Anton {number}"))
        where = room(lmv, f"Soll der Bus {number} fahren?")
        someone = as_member(f"Frieda {number}")
        rooms.argue(actor=someone, room=where, side="for", text="Gut", other_side="Teuer")
        asking.ask_movers(
            actor=someone, assembly=lmv, submission=about.submission, text=f"Wer zahlt {number}?"
        )
        ChapterSession.objects.create(
            assembly=lmv, submission=about.submission, unit=chapter(f"kv-{number}"),
            held_on=timezone.localdate(), summary=f"Einig {number}", recorded_by="x",
        )  # fmt: skip
    return lmv


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.usefixtures("nina")
@pytest.mark.parametrize(
    "page", [("mappe/", 18), ("mappe/ganz/", 25), ("fragen/", 9), ("treffen/", 8)]
)
def test_pages_ask_as_often_for_three_as_for_one(client, django_assert_num_queries, count, page):
    lmv, (path, number) = filled(count), page
    url = f"{lmv.get_absolute_url()}{path}"
    client.get(url)
    with django_assert_num_queries(number):
        page = client.get(url)
    assert page.status_code == 200
    assert "Antrag" in page.text


@pytest.mark.parametrize("count", [1, 3])
def test_a_room_asks_as_often_for_three_as_for_one(client, nina, django_assert_num_queries, count):
    where = room(meeting())
    for number in range(count):
        rooms.argue(actor=as_member(f"F{number}"), room=where, side="against", text="Nein.")
    client.get(where.get_absolute_url())
    with django_assert_num_queries(8):
        page = client.get(where.get_absolute_url())
    assert page.text.count('class="reason"') == count


def test_only_what_is_to_be_decided_is_in_the_folder(client, nina):
    lmv = filled(1)
    done = motion(lmv, item(lmv, "Schon vorbei", state="done", called_at=timezone.now()))
    loose = motion(lmv)
    draft = motion(lmv, lmv.agenda.first(), published=False)
    page = client.get(f"{lmv.get_absolute_url()}mappe/").text
    assert "Busse sollen abends fahren." in page
    assert "Begrüßung" not in page
    assert "Schon vorbei" not in page
    assert loose.title in page
    assert draft.title not in page
    assert done.title not in page


def test_marks_are_set_and_the_rest_is_what_must_still_be_decided(client, nina):
    lmv = filled(1)
    about = lmv.occasion.submissions.order_by("pk").first()
    url = f"{lmv.get_absolute_url()}mappe/"
    answer = client.post(f"{url}zeichen/{about.pk}/", {"verdict": "yes"})
    assert answer["Location"] == f"{url}#vorlage-{about.pk}"
    client.post(f"{url}zeichen/{about.pk}/", {"text": "Nach den Kosten fragen"})
    mine = PrivateNote.objects.get()
    assert (mine.verdict, mine.text, mine.person_key) == (
        "yes", "Nach den Kosten fragen", nina.key,
    )  # fmt: skip
    page = client.get(url).text
    assert 'aria-pressed="true"' in page
    assert "Nach den Kosten fragen" in page
    left = client.get(f"{url}?nur=offen").text
    assert f'id="vorlage-{about.pk}"' not in left or "Ä" in left
    client.post(f"{url}zeichen/{about.pk}/", {"verdict": "perhaps"})
    client.post(f"{url}zeichen/{about.pk}/", {"verdict": "", "text": ""})
    assert not PrivateNote.objects.exists()
    assert client.post(f"{url}zeichen/999999/", {"verdict": "yes"}).status_code == 404


def test_marks_of_others_are_nobodys_business(client, nina):
    lmv = filled(1)
    about = lmv.occasion.submissions.order_by("pk").first()
    note(actor=as_member("Olga"), submission=about, verdict="no", text="Kanarienvogel")
    for path in ("mappe/", "mappe/ganz/", "mappe/mappe.html"):
        assert "Kanarienvogel" not in client.get(f"{lmv.get_absolute_url()}{path}").text


def test_strangers_have_no_folder_and_no_room(client):
    lmv = filled(1)
    where = Room.objects.get().get_absolute_url()
    inside = ("mappe/", "mappe/ganz/", "mappe/mappe.html", "mappe/mappe.pdf", "treffen/")
    for path in inside:
        assert client.get(f"{lmv.get_absolute_url()}{path}").status_code == 302
    sign_in(client, person("Fremd"))
    for path in inside:
        assert client.get(f"{lmv.get_absolute_url()}{path}").status_code == 404
    assert client.get(where).status_code == 404
    assert client.post(f"{where}meinung/", {"value": "2"}).status_code == 404
    assert "Wer zahlt 0?" in client.get(f"{lmv.get_absolute_url()}fragen/").text


def test_the_file_needs_nothing_else(client, nina):
    lmv = filled(1)
    about = lmv.occasion.submissions.order_by("pk").first()
    note(actor=nina, submission=about, verdict="abs", text='<script>alert("1")</script> href="/x')
    answer = client.get(f"{lmv.get_absolute_url()}mappe/mappe.html")
    assert answer["Content-Disposition"] == f'attachment; filename="mappe-{lmv.slug}.html"'
    assert "no-store" in answer["Cache-Control"]
    told = answer.text
    assert "<script" not in told
    assert not re.search(r'(?:src|href)="(?!https?://|#)', told)
    assert not re.search(r"<link|url\(", told)
    for words in ("Busse sollen abends fahren.", "Der Bus fährt", "Wer zahlt 0?", "Einig 0"):
        assert words in told
    assert "Teuer" in told


def test_the_folder_can_be_printed(client, nina):
    lmv = filled(2)
    answer = client.get(f"{lmv.get_absolute_url()}mappe/mappe.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Busse sollen abends fahren." in text
    assert "Wer zahlt 1?" in text


def test_only_the_folder_may_have_a_worker(client, nina):
    lmv = filled(1)
    url = f"{lmv.get_absolute_url()}mappe/"
    assert "worker-src 'self'" in client.get(url)["Content-Security-Policy"]
    assert "worker-src 'none'" in client.get("/")["Content-Security-Policy"]
    assert "worker-src 'none'" in client.get(f"{url}ganz/")["Content-Security-Policy"]
    script = client.get(f"{url}unterwegs.js")
    assert script["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in script


def test_an_empty_folder_says_so(client, nina):
    page = client.get(f"{meeting().get_absolute_url()}mappe/")
    assert page.status_code == 200


def test_from_question_to_answer_on_the_pages(client, nina):
    lmv, mira = meeting(), mover()
    about = motion(lmv, by=mira)
    url = f"{lmv.get_absolute_url()}fragen/"
    page = client.get(f"{url}neu/?vorlage={about.pk}")
    assert f'<option value="{about.pk}" selected>' in page.text
    assert client.post(f"{url}neu/", {"submission": about.pk, "text": ""}).status_code == 422
    answer = client.post(f"{url}neu/", {"submission": about.pk, "text": "Wer <b>zahlt</b>?"})
    asked = MoverQuestion.objects.get()
    assert answer["Location"] == f"{url}#frage-{asked.pk}"
    assert "Wer &lt;b&gt;zahlt&lt;/b&gt;?" in client.get(url).text
    assert client.get(f"{url}{asked.pk}/antwort/").status_code == 404
    sign_in(client, _person("Mira"))
    assert client.get(f"{url}{asked.pk}/antwort/").status_code == 200
    assert client.get(f"{url}{asked.pk}/rueckzug/").status_code == 404
    assert client.post(f"{url}{asked.pk}/antwort/", {"answer": "Wir alle."}).status_code == 302
    client.logout()
    told = client.get(url).text
    assert "Wir alle." in told
    assert "Nina" not in told


def test_a_question_is_taken_back_after_asking(client, nina):
    lmv = filled(1)
    about = lmv.occasion.submissions.order_by("pk").first()
    mine = asking.ask_movers(actor=nina, assembly=lmv, submission=about, text="Doch nicht")
    url = f"{lmv.get_absolute_url()}fragen/{mine.pk}/rueckzug/"
    assert "Doch nicht" in client.get(url).text
    assert client.post(url).status_code == 302
    assert client.get(url).status_code == 404


def test_a_room_is_opened_argued_in_and_closed(client, nina):
    lmv = meeting()
    where = item(lmv)
    url = f"{lmv.get_absolute_url()}raeume/neu/"
    assert client.get(url).status_code == 403
    sign_in(client, presidium())
    answer = client.post(url, {"item": where.pk, "question": "Soll er fahren?"})
    page = answer["Location"]
    sign_in(client, _person("Nina"))
    told = {"side": "for", "text": "Ja, weil", "other_side": "Kostet viel"}
    assert client.post(page, told | {"text": " "}).status_code == 422
    assert client.post(page, told).status_code == 302
    assert "Kostet viel" in client.get(page).text
    assert "Nina" not in re.sub(r"<header.*?</header>", "", client.get(page).text, flags=re.DOTALL)
    client.post(f"{page}meinung/", {"value": "1"})
    client.post(f"{page}meinung/", {"value": "7"})
    assert Opinion.objects.get().value == 1
    client.post(f"{page}meinung/", {"zurueck": "1"})
    assert not Opinion.objects.exists()
    mine = Argument.objects.get()
    assert client.post(f"{page}ende/").status_code == 403
    sign_in(client, presidium("Paul"))
    client.post(f"{page}ende/")
    assert Room.objects.get().closed_at is not None
    client.post(f"{page}ende/", {"oeffnen": "1"})
    assert Room.objects.get().is_open
    down = f"{lmv.get_absolute_url()}entfernen/grund/{mine.pk}/"
    assert client.post(down, {"reason": ""}).status_code == 422
    assert client.post(down, {"reason": "Verletzt jemanden"}).status_code == 302
    assert client.get(down).status_code == 404
    assert client.get(down.replace("grund", "unsinn")).status_code == 404
    told = client.get(page).text
    assert "Verletzt jemanden" in told
    assert "Ja, weil" not in told
    assert "Kostet viel" not in told


def test_a_chapter_writes_about_its_meeting(client):
    lmv, kv = meeting(), chapter()
    about = motion(lmv)
    speaker(kv)
    sign_in(client, _person("Sam"))
    url = f"{lmv.get_absolute_url()}treffen/"
    told = {
        "submission": about.pk, "unit": kv.pk, "held_on": timezone.localdate().isoformat(),
        "attendees": "4", "summary": "Gut geredet", "question_1": "Und wer zahlt?",
    }  # fmt: skip
    assert client.post(f"{url}neu/", told | {"summary": ""}).status_code == 422
    page = client.post(f"{url}neu/", told)["Location"]
    shown = client.get(page).text
    assert "Und wer zahlt?" in shown
    assert "4 " not in re.sub(r"<[^>]*>", "", shown.split("<h1")[1].split("</header>")[0])
    made = ChapterSession.objects.get()
    more = told | {"summary": "Neu", "question_1": "", "attendees": "12", "revision": "1"}
    assert client.post(f"{page}aendern/", more).status_code == 302
    assert client.post(f"{page}aendern/", more).status_code == 422
    assert "12" in client.get(page).text
    assert made.questions.count() == 1
    sign_in(client, member("Olga"))
    assert client.get(page).status_code == 200
    assert client.get(f"{page}aendern/").status_code == 403


def test_a_motions_page_knows_the_ways_here(client, nina):
    lmv = meeting()
    about = motion(lmv)
    room(lmv, submission=about.submission)
    ways = preparing_ways(about.submission, nina)
    assert len(ways) == 4
    assert len(preparing_ways(about.submission, actor(person("Fremd")))) == 1
