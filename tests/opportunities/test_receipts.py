"""The receipt: what one's help changed, for which lines, thanks from a person, what comes next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import contribution, host, host_body
from tests.factories.opportunities import engaged, task
from tests.factories.people import acting, human
from tests.factories.programme import confirmed, version
from tests.factories.teams import called, team
from wirksam.activities.models import Closing
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.notices.models import Notice
from wirksam.opportunities.models import Engagement, GuestHelper, Thanks
from wirksam.opportunities.operations.guests import purge_guests
from wirksam.opportunities.operations.keeping_time import keep_time
from wirksam.opportunities.operations.thanking import thank
from wirksam.opportunities.queries.receipts import receipt_of

pytestmark = pytest.mark.django_db

WORDS = "Ohne dich wäre der Stand leer geblieben."


@pytest.fixture
def body():
    return host_body()


@pytest.fixture
def mia(body):
    return human("Mia", body.unit)


@pytest.fixture
def one(body):
    return task(body, title="Zettel tippen", topics="Natur")


def closed(what, **fields):
    told = {"came_of_it": "Vierzig Zettel sind lesbar.", "what_next": "Im März wieder."}
    return Closing.objects.create(activity=what.activity, **(told | fields))


def told(kind):
    return [
        (str(key), url)
        for key, url in Notice.objects.filter(kind=kind).values_list("person_key", "url")
    ]


def receipt_page(client, what):
    return client.get(f"/aufgaben/{what.pk}/quittung/")


def test_everything_that_came_of_it(client, body, mia, one):
    line = confirmed(version(published=True), code="AP26-07")
    contribution(one, line)
    held = engaged(one, mia, state="done")
    closed(one, attendees=23)
    thank(actor=acting(host(body)), opportunity=one, text=WORDS, helper=held.pk)
    sign_in(client, mia)
    page = receipt_page(client, one)
    words = line.version.lines.get(number=line.first_line).text
    for said in (
        "Vierzig Zettel sind lesbar.", "Im März wieder.", WORDS, "Hanna", words,
        line.get_absolute_url(), line.lines_url, "25",
    ):  # fmt: skip
        assert said in page.text, said
    assert "no-store" in page["Cache-Control"]
    assert f"/aufgaben/{one.pk}/quittung/" in client.get("/aufgaben/meine/").text
    assert f"/aufgaben/{one.pk}/quittung/" in client.get(f"/aufgaben/{one.pk}/").text


def test_before_anything_is_said(client, mia, one):
    engaged(one, mia, state="done")
    sign_in(client, mia)
    assert receipt_page(client, one).status_code == 200


def test_nobody_else_reads_it(client, body, mia, one):
    hanna = host(body)
    held = engaged(one, mia, state="done")
    thank(actor=acting(hanna), opportunity=one, text=WORDS, helper=held.pk)
    assert receipt_page(client, one).status_code == 302  # a guest signs in first
    sign_in(client, human("Ada", body.unit))
    assert receipt_page(client, one).status_code == 404
    sign_in(client, host(body, "Heiko"))
    assert receipt_page(client, one).status_code == 404
    assert WORDS not in client.get(f"/aufgaben/{one.pk}/leute/").text
    sign_in(client, hanna)
    assert WORDS in client.get(f"/aufgaben/{one.pk}/leute/").text
    entry = JournalEntry.objects.get(verb="thank_helpers")
    assert WORDS not in str(entry.__dict__)


def test_what_is_not_done_leads_back(client, mia, one):
    engaged(one, mia)
    sign_in(client, mia)
    assert receipt_page(client, one)["Location"] == one.get_absolute_url()


def test_thanks_for_all_who_have_none(client, body, mia, one):
    hanna = sign_in(client, host(body))
    ada, zoe = human("Ada", body.unit), human("Zoe", body.unit)
    first = engaged(one, mia, state="done")
    for who in (ada, hanna):
        engaged(one, who, state="done")
    engaged(one, zoe)
    address = f"/aufgaben/{one.pk}/danke/"
    assert client.post(address, {"helper": first.pk, "text": "Nur dir."}).status_code == 302
    assert client.post(address, {"text": f"  {WORDS}\n"}).status_code == 302
    rows = Thanks.objects.order_by("pk").values_list("engagement__person__name", "text", "by")
    assert list(rows) == [("Mia", "Nur dir.", hanna.pk), ("Ada", WORDS, hanna.pk)]
    where = f"/aufgaben/{one.pk}/quittung/"
    assert sorted(told("opportunity_thanked")) == sorted(
        [(str(mia.key), where), (str(ada.key), where)]
    )
    assert client.post(address, {"text": "Noch einmal"}).status_code == 422


def test_other_words_by_the_same_and_none_by_another(body, mia, one):
    held = engaged(one, mia, state="done")
    hanna, heiko = acting(host(body)), acting(host(body, "Heiko"))
    thank(actor=hanna, opportunity=one, text="Dank", helper=held.pk)
    thank(actor=hanna, opportunity=one, text=WORDS, helper=held.pk)
    assert Thanks.objects.get().text == WORDS
    with pytest.raises(RefusedError, match="Somebody else"):
        thank(actor=heiko, opportunity=one, text="Ich auch", helper=held.pk)
    assert len(told("opportunity_thanked")) == 1


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "x" * 501}, {"text": "a", "helper": "7"}])
def test_thanks_that_cannot_be_sent(client, body, mia, one, wrong):
    engaged(one, mia, state="done")
    sign_in(client, host(body))
    assert client.post(f"/aufgaben/{one.pk}/danke/", wrong).status_code == 422
    assert not Thanks.objects.exists()


def test_only_hosts_thank(body, mia, one):
    engaged(one, mia, state="done")
    with pytest.raises(RefusedError):
        thank(actor=acting(host(host_body("kv-zwei"))), opportunity=one, text=WORDS)
    with pytest.raises(RefusedError):
        thank(actor=acting(mia), opportunity=one, text=WORDS)


def test_whoever_helped_hears_once_that_it_is_ready(body, mia, one):
    engaged(one, mia, state="done")
    engaged(one, human("Ada", body.unit))
    keep_time(timezone.now())
    assert told("opportunity_receipt") == []
    closed(one)
    for _ in range(2):
        keep_time(timezone.now())
    assert told("opportunity_receipt") == [(str(mia.key), f"/aufgaben/{one.pk}/quittung/")]


def test_whoever_is_marked_long_after_the_closing_hears_too(mia, one):
    closed(one, closed_at=timezone.now() - timedelta(days=20))
    held = engaged(one, mia, state="done", done_at=timezone.now() - timedelta(days=20))
    keep_time(timezone.now())
    assert told("opportunity_receipt") == []
    Engagement.objects.filter(pk=held.pk).update(done_at=timezone.now())
    keep_time(timezone.now())
    assert len(told("opportunity_receipt")) == 1


def test_hosts_are_reminded_of_thanking_until_they_have(client, body, mia, one):
    hanna = sign_in(client, host(body))
    engaged(one, mia, state="done")
    engaged(one, hanna, state="done")
    reminder = f'href="/aufgaben/{one.pk}/leute/"'
    assert reminder not in client.get("/mein/sachen/").text
    closed(one)
    assert reminder in client.get("/mein/sachen/").text
    thank(actor=acting(hanna), opportunity=one, text=WORDS)
    assert reminder not in client.get("/mein/sachen/").text


def test_the_next_step_is_a_team_about_the_same(body, mia, one):
    called(team("kultur", "Kulturteam"))
    following = task(body, title="Danach", topics="Natur")
    held = engaged(one, mia, state="done")
    found = receipt_of(acting(mia), held).next
    assert (found.told, found.team, found.choice.row.task) == ("", None, following)
    for _ in range(2):
        engaged(task(body, topics="natur, Boote"), mia, state="done")
    called(team("natur", "Naturteam"))
    found = receipt_of(acting(mia), held).next
    assert (found.told, found.team.title) == ("You have done 3 of these.", "Naturteam")


def test_thanks_go_with_the_person_and_stay_without_whom_they_came_from(body, mia, one):
    held = engaged(one, mia, state="done")
    hanna = host(body)
    thank(actor=acting(hanna), opportunity=one, text=WORDS, helper=held.pk)
    hanna.mandates.all().delete()
    hanna.delete()
    receipt = receipt_of(acting(mia), held)
    assert (receipt.thanks.text, receipt.thanks.by) == (WORDS, None)
    mia.delete()
    assert not Thanks.objects.exists()


def guest_of(one, name="Gast"):
    later = timezone.now() + timedelta(days=1)
    guest = GuestHelper.objects.create(
        opportunity=one, name=name, mail="gast@example.org", digest=name, purge_at=later,
        confirmed_at=timezone.now(),
    )  # fmt: skip
    return Engagement.objects.create(
        opportunity=one, guest=guest, state="done", done_at=timezone.now()
    )


def test_a_guest_reads_it_by_her_link_until_she_is_forgotten(client, body, one, monkeypatch):
    held = guest_of(one)
    monkeypatch.setattr("wirksam.opportunities.operations.guests._digest", lambda token: token)
    closed(one)
    thank(actor=acting(host(body)), opportunity=one, text=WORDS)
    assert "thanks you" in Letter.objects.get().text
    page = client.get("/aufgaben/gast/Gast/quittung/")
    assert WORDS in page.text
    assert "Vierzig Zettel" in page.text
    assert "/aufgaben/gast/Gast/quittung/" in client.get("/aufgaben/gast/Gast/").text
    Engagement.objects.filter(pk=held.pk).update(state="going")
    assert client.get("/aufgaben/gast/Gast/quittung/").status_code == 302
    GuestHelper.objects.update(purge_at=timezone.now() - timedelta(hours=1))
    type(one).objects.update(starts_at=timezone.now() - timedelta(days=9), ends_at=None)
    assert purge_guests(timezone.now()) == 1
    assert client.get("/aufgaben/gast/Gast/quittung/").status_code == 410
    assert not Thanks.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(client, django_assert_num_queries, rows):
    body = host_body()
    who = sign_in(client, human("Mia", body.unit))
    one = task(body, topics="Natur")
    text = version(published=True)
    for at in range(rows):
        contribution(one, confirmed(text, code=f"AP26-{at:02d}"))
        engaged(task(body, topics="Natur"), who, state="done")
        task(body, topics="Natur")
    held = engaged(one, who, state="done")
    closed(one)
    Thanks.objects.create(engagement=held, text=WORDS, by=host(body))
    with django_assert_num_queries(24):
        assert receipt_page(client, one).status_code == 200
