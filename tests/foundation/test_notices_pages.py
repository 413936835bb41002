"""The pages about notices, with the eyes of the one they are for and of others."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import human, tree
from wirksam.foundation.notices import Followed, NoticeKind, followable, notice_kind
from wirksam.foundation.notices.links import unsubscribe_path
from wirksam.foundation.notices.models import Follow, MailChoice, Notice
from wirksam.foundation.notices.operations import choose_rhythm, notify

pytestmark = pytest.mark.django_db
notice_kind(NoticeKind("test_kind", "clock", "%(title)s is due on %(due_on)s"))
notice_kind(NoticeKind("test_urgent", "warning", "Look at %(title)s", urgent=True))
followable(
    "test_thing",
    lambda _actor, keys: {key: Followed(f"Ding {key}", "/") for key in keys if key != "geheim"},
)


@pytest.fixture
def alma(client):
    someone = human("Alma", tree()["eins"])
    client.force_login(someone.user)
    return someone


def tell(someone, key="n:1", kind="test_kind", **values):
    told = {"title": "Werkstatt <b>", "due_on": "2026-04-18"} | values
    notify(key=key, to=[str(someone.key)], kind=kind, url="/zusagen/", values=told)
    return Notice.objects.filter(key=key).first()


def page(client, address="/mein/hinweise/"):
    return client.get(address).content.decode()


def test_an_empty_list_names_the_next_step(client, alma):
    assert 'href="/zusagen/"' in page(client)
    assert "masthead-count" not in page(client, "/")


def test_what_is_told_stands_there_until_it_is_done(client, alma):
    one = tell(alma)
    assert "Werkstatt &lt;b&gt; is due on Sa, 18. April" in page(client)
    assert "masthead-count" in page(client, "/")
    client.post("/mein/hinweise/", {"seen": "all"})
    assert "masthead-count" not in page(client, "/")
    client.post("/mein/hinweise/", {"done": one.pk})
    one.refresh_from_db()
    assert one.done_at
    assert page(client).count("Werkstatt") == 1


def test_reading_the_list_changes_nothing(client, alma):
    one = tell(alma)
    for _time in range(2):
        client.get("/mein/hinweise/")
    one.refresh_from_db()
    assert one.seen_at is None


def test_urgent_ones_stand_first(client, alma):
    tell(alma, "n:1", "test_urgent", title="Feuer")
    tell(alma, "n:2", title="Später")
    assert page(client).index("Feuer") < page(client).index("Später")


@pytest.mark.parametrize("done", ["", "x", "-1", "9" * 30, "²"])
def test_hostile_numbers_do_nothing(client, alma, done):
    tell(alma)
    assert client.post("/mein/hinweise/", {"done": done}).status_code == 302
    assert not Notice.objects.filter(done_at__isnull=False).exists()


def test_nobody_marks_what_is_told_to_another(client, alma):
    other = human("Bela")
    one = tell(other)
    client.post("/mein/hinweise/", {"done": one.pk})
    client.post("/mein/hinweise/", {"seen": "all"})
    one.refresh_from_db()
    assert (one.done_at, one.seen_at) == (None, None)
    assert "Werkstatt" not in page(client)


def test_a_kind_whose_app_is_gone_still_leads_somewhere(client, alma):
    tell(alma, kind="gone_kind")
    assert "Es gibt etwas Neues." in page(client) or "There is something new." in page(client)


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, alma, django_assert_num_queries, rows):
    for number in range(rows):
        tell(alma, f"n:{number}")
        Follow.objects.create(
            person_key=alma.key, subject_type="test_thing", subject_key=str(number)
        )
    Notice.objects.filter(key="n:0").update(done_at="2026-03-01T00:00:00Z")
    tell(alma, "n:x")
    client.get("/mein/hinweise/")
    with django_assert_num_queries(8):
        client.get("/mein/hinweise/")
    with django_assert_num_queries(7):
        client.get("/mein/hinweise/mail/")


def test_choosing_the_rhythm(client, alma):
    assert 'value="weekly"' in page(client, "/mein/hinweise/mail/")
    client.post("/mein/hinweise/mail/", {"rhythm": "daily"})
    assert MailChoice.objects.get().rhythm == "daily"
    client.post("/mein/hinweise/mail/", {"rhythm": "hourly"})
    assert MailChoice.objects.get().rhythm == "daily"


def test_following_and_ending_it(client, alma):
    thing = {"art": "test_thing", "schluessel": "7", "zurueck": "/zusagen/"}
    assert client.post("/mein/hinweise/folgen/", thing)["Location"] == "/zusagen/"
    client.post("/mein/hinweise/folgen/", thing)
    assert Follow.objects.get().subject_key == "7"
    assert "Ding 7" in page(client, "/mein/hinweise/mail/")
    client.post("/mein/hinweise/folgen/", thing | {"ende": "1"})
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    "thing", [("test_thing", "geheim"), ("no_such", "1"), ("", ""), ("x" * 999, "y" * 999)]
)
def test_what_one_may_not_see_cannot_be_followed(client, alma, thing):
    asked = {"art": thing[0], "schluessel": thing[1]}
    assert client.post("/mein/hinweise/folgen/", asked).status_code == 302
    assert not Follow.objects.exists()


@pytest.mark.parametrize("back", ["https://x.de/", "//x.de/", "/\\x.de", "javascript:alert(1)", ""])
def test_back_leads_nowhere_else(client, alma, back):
    asked = {"art": "test_thing", "schluessel": "7", "zurueck": back}
    assert client.post("/mein/hinweise/folgen/", asked)["Location"] == "/mein/hinweise/mail/"


def test_the_link_in_a_letter_ends_the_mail_without_signing_in(alma):
    path = unsubscribe_path(str(alma.key))
    guest = Client(enforce_csrf_checks=True)
    for _scan in range(2):
        asked = guest.get(path)
        assert asked.status_code == 200
    assert not MailChoice.objects.exists()
    assert not asked.cookies
    done = guest.post(path, {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200
    assert not done.cookies
    assert MailChoice.objects.get().rhythm == "none"


def test_a_forged_link_ends_nothing(client, alma):
    path = unsubscribe_path(str(alma.key))
    choose_rhythm(person_key=str(alma.key), rhythm="daily")
    for forged in (path[:-2] + "x/", reverse("unsubscribe", args=[str(alma.key)])):
        assert client.post(forged).status_code == 404
    assert MailChoice.objects.get().rhythm == "daily"
