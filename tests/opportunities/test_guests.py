"""Helping without an account: a link in a mail, and everything that can happen to a link."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import host, host_body
from tests.factories.opportunities import engaged, helper, job, joined, opportunity, task
from tests.factories.people import acting, human
from wirksam.activities.models import Participation
from wirksam.foundation.mail.models import Letter
from wirksam.opportunities.models import Engagement, GuestHelper, Opportunity
from wirksam.opportunities.operations.guests import purge_guests
from wirksam.opportunities.operations.joining import leave_opportunity
from wirksam.opportunities.operations.leading import mark_helped

pytestmark = pytest.mark.django_db

MAIL = {"name": "Mia", "mail": "mia@example.org"}


@pytest.fixture
def board():
    return host_body()


def asks(client, one: Opportunity, **changes: str):
    return client.post(f"/aufgaben/{one.pk}/gast/", MAIL | changes)


def link(to: str = "mia@example.org") -> str:
    """The address in the newest letter to somebody."""
    letter = Letter.objects.filter(to=to).order_by("pk").last()
    found = re.search(r"https?://[^/]+(/aufgaben/gast/[^\s]+)", letter.text)
    assert found, letter.text
    return found[1]


def confirmed(client, one: Opportunity, **changes: str) -> str:
    asks(client, one, **changes)
    where = link(changes.get("mail", MAIL["mail"]))
    assert client.post(where, {"dabei": "1"}).status_code == 302
    return where


def test_from_the_page_to_a_place(client, board):
    one = task(board, guests=True)
    assert 'name="mail"' in client.get(f"/aufgaben/{one.pk}/").text
    told = asks(client, one)
    assert told.status_code == 200
    assert "mia@example.org" in told.text
    assert not Engagement.objects.exists()
    where = link()
    assert one.title in client.get(where).text
    assert client.post(where, {"dabei": "1"})["Location"] == where
    held = Engagement.objects.get()
    assert (held.state, held.name, held.person) == ("going", "Mia", None)
    assert held.guest.confirmed_at is not None
    assert "raus" in client.get(where).text
    assert not Participation.objects.exists()


def test_opening_the_link_changes_nothing(client, board):
    one = task(board, guests=True)
    asks(client, one)
    before = GuestHelper.objects.values().get()
    for _ in range(3):
        page = client.get(link())
        client.head(link())
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    assert GuestHelper.objects.values().get() == before
    assert not Engagement.objects.exists()
    client.post(link())  # no button pressed
    assert not Engagement.objects.exists()


def test_two_people_with_one_link_are_one(client, board):
    one = task(board, guests=True, places=2)
    where = confirmed(client, one)
    client.cookies.clear()
    assert "Mia" in client.get(where).text
    assert client.post(where, {"dabei": "1"}).status_code == 302
    assert Engagement.objects.count() == 1


def test_a_link_out_of_use_says_so(client, board):
    one = task(board, guests=True)
    where = confirmed(client, one)
    GuestHelper.objects.update(purge_at=timezone.now() - timedelta(hours=1))
    ended = timezone.now() - timedelta(days=5)
    Opportunity.objects.update(starts_at=ended, ends_at=ended)
    assert purge_guests(timezone.now()) == 1
    assert not GuestHelper.objects.exists()
    for answer in (client.get(where), client.post(where, {"dabei": "1"})):
        assert answer.status_code == 410
        assert "/aufgaben/" in answer.text
    assert client.get("/aufgaben/gast/erfunden/").status_code == 410


@pytest.mark.parametrize(
    "wrong",
    ["mia", "mia@", "a@b", "a b@c.de", "x@y.de\nBcc: z@y.de", "ü@y.de", "", "a" * 300 + "@b.de"],
)
def test_a_wrong_address_is_said(client, board, wrong):
    one = task(board, guests=True)
    told = asks(client, one, mail=wrong)
    assert told.status_code == 422
    assert not GuestHelper.objects.exists()
    assert not Letter.objects.exists()


def test_the_same_address_twice_is_one_guest_with_the_newest_link(client, board):
    one = task(board, guests=True)
    asks(client, one)
    old = link()
    asks(client, one, mail="MIA@example.org ", name="Mia M.")
    assert GuestHelper.objects.get().name == "Mia M."
    assert link() != old
    assert client.get(old).status_code == 410
    client.post(link(), {"dabei": "1"})
    told = asks(client, one, name="Jemand anders")
    assert told.status_code == 200
    assert "Mia M." not in told.text
    assert GuestHelper.objects.get().name == "Mia M."
    assert Engagement.objects.count() == 1
    assert client.get(link()).status_code == 200


def test_nobody_is_sent_mail_without_end(client, board):
    tasks = [task(board, guests=True) for _ in range(7)]
    told = [asks(client, one).status_code for one in tasks]
    assert told == [200] * 5 + [422] * 2
    assert Letter.objects.count() == 5


def test_full_meanwhile_means_the_waiting_list_and_it_is_said(client, board):
    one = opportunity(board, guests=True, places=1)
    asks(client, one)
    first = helper(board)
    joined(first, one)
    page = client.get(link())
    assert "waiting list" in page.text or "Warteliste" in page.text
    client.post(link(), {"dabei": "1"})
    held = Engagement.objects.get(guest__isnull=False)
    assert held.state == "waiting"
    letters = Letter.objects.count()
    leave_opportunity(actor=first, opportunity=one)
    held.refresh_from_db()
    assert held.state == "going"
    assert Letter.objects.count() == letters + 1
    assert Letter.objects.order_by("pk").last().to == MAIL["mail"]


def test_who_cancels_leaves_nothing_and_the_next_moves_up(client, board):
    one = opportunity(board, guests=True, places=1)
    where = confirmed(client, one)
    waiting = joined(helper(board), one)
    assert client.get(where).status_code == 200
    assert client.post(where, {"raus": "1"})["Location"] == "/aufgaben/"
    assert not GuestHelper.objects.exists()
    waiting.refresh_from_db()
    assert waiting.state == "going"
    assert client.get(where).status_code == 410


def test_warnings_and_jobs_are_asked_behind_the_link(client, board):
    one = opportunity(board, guests=True, places=3, structure="positions", warnings=["heavy"])
    stall = job(one, "Stand", 2)
    asks(client, one)
    assert client.post(link(), {"dabei": "1"}).status_code == 422
    sent = {"dabei": "1", "position": str(stall.pk), "accepted": "on"}
    assert client.post(link(), sent).status_code == 302
    assert Engagement.objects.get().position == stall


@pytest.mark.parametrize(
    "changed",
    [{"guests": False}, {"visibility": "members"}, {"state": "cancelled"}],
)
def test_only_open_tasks_for_guests(client, board, changed):
    one = task(board, guests=True)
    asks(client, one)
    Opportunity.objects.filter(pk=one.pk).update(**changed)
    assert client.post(link(), {"dabei": "1"}).status_code == 422
    other = task(board, **({"guests": True} | changed))
    assert asks(client, other).status_code in {404, 422}
    assert not Engagement.objects.exists()


def test_over_meanwhile(client, board):
    one = task(board, guests=True)
    asks(client, one)
    ended = timezone.now() - timedelta(days=2)
    Opportunity.objects.filter(pk=one.pk).update(starts_at=ended, ends_at=ended)
    assert client.post(link(), {"dabei": "1"}).status_code == 422


def test_after_72_hours_names_go_and_the_count_stays(client, board):
    one = opportunity(board, guests=True, places=9)
    for number in range(3):
        confirmed(client, one, mail=f"g{number}@example.org", name=f"G{number}")
    start = timezone.now() - timedelta(hours=80)
    Opportunity.objects.update(starts_at=start, ends_at=start + timedelta(hours=2))
    two = list(Engagement.objects.values_list("pk", flat=True)[:2])
    mark_helped(actor=acting(host(board)), opportunity=one, helped=two)
    assert purge_guests(start + timedelta(hours=73)) == 0
    assert purge_guests(start + timedelta(hours=75)) == 3
    one.refresh_from_db()
    assert one.guest_count == 2
    assert not GuestHelper.objects.exists()
    assert not Engagement.objects.exists()
    assert purge_guests(start + timedelta(hours=75)) == 0


def test_moved_to_later_keeps_guests(client, board):
    one = opportunity(board, guests=True)
    confirmed(client, one)
    later = timezone.now() + timedelta(days=40)
    Opportunity.objects.update(starts_at=later, ends_at=later)
    assert purge_guests(timezone.now() + timedelta(days=12)) == 0
    assert GuestHelper.objects.get().purge_at == later + timedelta(hours=72)


def test_who_never_confirms_is_forgotten(client, board):
    asks(client, task(board, guests=True))
    assert purge_guests(timezone.now() + timedelta(hours=73)) == 1
    assert not GuestHelper.objects.exists()


def test_members_join_as_themselves(client, board):
    sign_in(client, human("Mia", board.unit))
    one = task(board, guests=True)
    assert asks(client, one)["Location"] == one.get_absolute_url()
    assert not GuestHelper.objects.exists()
    assert client.get(f"/aufgaben/{one.pk}/gast/").status_code == 302


def test_guest_says_done(client, board):
    one = task(board, guests=True)
    where = confirmed(client, one)
    assert client.post(where, {"erledigt": "1"}).status_code == 302
    assert Engagement.objects.get().state == "done"


def test_an_engaged_row_of_a_member_stays(board):
    one = task(board, guests=True)
    engaged(one, human("Ada", board.unit))
    assert purge_guests(timezone.now() + timedelta(days=99)) == 0
    assert Engagement.objects.count() == 1
