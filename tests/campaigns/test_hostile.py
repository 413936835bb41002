"""Odd numbers, odd letters, odd addresses: a message that says what to do, never a breakdown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.campaigns import frame, planner, runner, state_board
from tests.factories.people import acting
from wirksam.campaigns.models import ActionList, LocalAction, Tile
from wirksam.campaigns.operations.importing import hand_in_actions, take_over_actions

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
