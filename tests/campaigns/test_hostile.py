"""Odd numbers, odd letters, odd addresses: a message that says what to do, never a breakdown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.campaigns import (
    action,
    chapter_board,
    frame,
    planner,
    request,
    runner,
    state_board,
    tile,
)
from tests.factories.people import acting
from wirksam.campaigns.models import ActionList, HelpAnswer, LocalAction, Tile
from wirksam.campaigns.operations import capacity
from wirksam.campaigns.operations.capacity import Spot, place_tiles
from wirksam.campaigns.operations.importing import hand_in_actions, take_over_actions
from wirksam.campaigns.operations.taking_help import accept_help
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


def row(*cells):
    head = "Verband;Datum;Beginn;Ende;Menschen"
    return "\n".join((head, ";".join(cells))).encode()


def soon(days=3):
    return f"{timezone.localdate() + timedelta(days=days):%d.%m.%Y}"


@pytest.mark.parametrize(
    "people", ["000000001" + "9" * 30, "000000001" + "9" * 1900, "0000000015001", "²", "0"]
)
def test_numbers_of_people_have_an_end(people):
    hanna, one = acting(planner()), frame()
    found = hand_in_actions(actor=hanna, frame=one, data=row("kv-eins", soon(), "", "", people))
    assert [problem[0] for problem in found.entries[0]["problems"]] == ["people"]


@pytest.mark.parametrize(("days", "wrong"), [(-1, ["no-hour"]), (0, []), (1, [])])
def test_an_end_after_midnight_is_looked_up_on_its_own_day(days, wrong):
    """The hour that the clock leaves out at night belongs to the day on which it ends."""
    spring = date(timezone.localdate().year + 1, 3, 31)
    spring -= timedelta(days=(spring.weekday() + 1) % 7)
    hanna, one = acting(planner()), frame(ends_on=spring + timedelta(days=9))
    day = f"{spring + timedelta(days=days):%d.%m.%Y}"
    found = hand_in_actions(actor=hanna, frame=one, data=row("kv-eins", day, "22:00", "02:30", ""))
    assert [problem[0] for problem in found.verdicts[0]["problems"]] == wrong


def test_begins_and_ends_at_once():
    hanna, one = acting(planner()), frame()
    found = hand_in_actions(
        actor=hanna, frame=one, data=row("kv-eins", soon(), "14:00", "14:00", "007")
    )
    take_over_actions(actor=hanna, waiting=found, digest=found.digest, leave_out=False)
    made = LocalAction.objects.get()
    assert made.people_needed == 7
    assert not ActionList.objects.exists()


def test_small_letters_that_grow_do_not_break_a_tile(client):
    lara = runner()
    sign_in(client, lara)
    unit = state_board().unit
    told = {f"u{unit.pk}-column": 1, f"u{unit.pk}-row": 1, f"u{unit.pk}-code": "ßßßß"}
    page = client.post("/aktionstage/bild/", told)
    assert page.status_code == 422
    assert not Tile.objects.exists()


def test_an_address_that_is_none_is_not_there(client):
    sign_in(client, planner())
    assert client.get("/aktionstage/hilfe/neu/?kampagne=%00").status_code == 404
    assert client.get("/aktionstage/hilfe/neu/?aktion=%C2%B2").status_code == 404
    assert client.get(f"/aktionstage/hilfe/neu/?aktion={'9' * 5000}").status_code == 404
    assert client.get(f"/aktionstage/hilfe/{'9' * 30}/").status_code == 404
    assert client.get(f"/aktionstage/aktionen/{'9' * 30}/").status_code == 404


def test_a_preview_of_yesterday_is_gone(client):
    hanna, one = planner(), frame()
    found = hand_in_actions(actor=acting(hanna), frame=one, data=row("kv-eins", soon(), "", "", ""))
    ActionList.objects.update(handed_in_at=timezone.now() - timedelta(hours=25))
    sign_in(client, hanna)
    upload = f"/aktionstage/{one.slug}/liste/"
    told = {"digest": found.digest}
    for answer in (client.get(f"{upload}{found.key}/"), client.post(f"{upload}{found.key}/", told)):
        assert (answer.status_code, answer.headers["Location"]) == (302, upload)
    assert not LocalAction.objects.exists()


def test_taken_up_twice_is_noted_once():
    ours, theirs = chapter_board(), chapter_board("kv-zwei")
    hanna = acting(planner(of=ours))
    made = HelpAnswer.objects.create(
        request=request(ours), by_body=theirs, text="Zwei", answered_by="?"
    )
    for enough in (False, False, True, True):
        accept_help(actor=hanna, answer=made, enough=enough)
    assert JournalEntry.objects.filter(verb="accept_help").count() == 2


def test_two_who_arrange_the_picture_at_once(monkeypatch):
    """The second hears that something has changed; her first look saw an empty place."""
    land, taken = state_board().unit, chapter_board().unit
    monkeypatch.setattr(capacity, "_each_alone", lambda *_told: tile(taken, 1, 1))
    with pytest.raises(RefusedError, match="Load the page again"):
        place_tiles(actor=acting(runner()), spots={land.pk: Spot(1, 1, "L")})


def test_what_few_know_is_in_no_text_for_members(client):
    one = frame()
    for title, seen in (("Klausur", "body"), ("Probe", "unit"), ("Fest", "members")):
        action(frame=one, title=title, visibility=seen)
    sign_in(client, planner())
    assert "Klausur" in client.get(one.get_absolute_url()).text
    told = client.get(f"{one.get_absolute_url()}text/?alles=1").text
    assert "Fest" in told
    assert "Probe" not in told
    assert "Klausur" not in told
