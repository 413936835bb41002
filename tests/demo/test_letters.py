"""The letters of the demonstration: only there, only to invented addresses, newest first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.factories.activities import host_body
from tests.factories.opportunities import task
from wirksam.demo.letters import MOST, letters
from wirksam.foundation.mail.delivering import deliver
from wirksam.foundation.mail.operations import post
from wirksam.foundation.registry import letters_url, read_letters_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "letters"
    return tmp_path / "letters"


def written(to: str = "mia@example.org", **told: str) -> None:
    values = {"key": f"{to}-{told}", "subject": "Dein Link", "text": "Hallo\n\nhttp://x.y/a/b/?c"}
    post(to=to, **(values | told))


def test_waiting_and_filed_letters_are_read_alike(folder):
    written(text="Grüße, José 🎉\n\nhttp://localhost:8000/aufgaben/gast/abc_-1/\n")
    (before,) = letters()
    assert deliver().sent == 1
    (after,) = letters()
    assert (before.to, before.subject) == (after.to, after.subject)
    assert before.text.split() == after.text.split()
    assert abs(before.at - after.at) < timedelta(seconds=1)
    for one in (before, after):
        assert (
            "http://localhost:8000/aufgaben/gast/abc_-1/",
            "/aufgaben/gast/abc_-1/",
        ) in one.parts


@pytest.mark.parametrize(
    "real", ["mia@web.de", "mia@example.org.web.de", "mia@example.de", "x@invalid.de"]
)
def test_letters_to_real_addresses_are_not_shown(real):
    written(real)
    assert letters() == []
    deliver()
    assert letters() == []


def test_the_newest_come_first_and_not_without_end(folder):
    for number in range(MOST + 3):
        written(subject=f"Brief {number}", key=f"brief-{number}")
    found = [one.subject for one in letters()]
    assert found[0] == f"Brief {MOST + 2}"
    assert len(found) == MOST


def test_several_letters_in_one_file(folder):
    connection = get_connection()
    now = timezone.now().strftime("%a, %d %b %Y %H:%M:%S +0000")
    told = [
        EmailMessage(f"Brief {n}", "-" * 30, to=["a@demo.invalid"], headers={"Date": now})
        for n in range(2)
    ]
    connection.send_messages(told)
    assert {one.subject for one in letters()} == {"Brief 0", "Brief 1"}


def test_no_such_page_in_a_real_house(client):
    with pytest.raises(NoReverseMatch):
        reverse("demo_letters")
    assert client.get("/demo/post/").status_code == 404
    assert letters_url() == ""


@pytest.mark.parametrize("offered", [True, False])
def test_the_page_that_says_look_into_your_mailbox_leads_there_only_then(client, offered):
    one = task(host_body(), guests=True)
    if offered:
        read_letters_at("search")  # any page that is there
    try:
        page = client.post(f"/aufgaben/{one.pk}/gast/", {"name": "Mia", "mail": "mia@example.org"})
    finally:
        read_letters_at("")
    assert page.status_code == 200
    assert ("Brief lesen" in page.text) is offered


def test_a_line_of_dashes_in_a_letter_does_not_hide_the_others(folder):
    """Whoever writes may draw a line just as long as the one between letters in a file."""
    written("ada@example.org")
    written(text="Hallo\n\n" + "-" * 79 + "\n\nGruß")
    deliver()
    assert {one.to for one in letters()} == {"ada@example.org", "mia@example.org"}


def test_links_in_letters_stay_in_this_house(folder):
    written(text="Siehe http://x//web.de/a und http:///web.de/b")
    (one,) = letters()
    urls = [url for _text, url in one.parts if url]
    assert urls
    assert all(url.startswith("/") and not url.startswith("//") for url in urls)
