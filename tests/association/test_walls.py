"""Units are walls, a host is no reader, a right ends with its term."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.http import Http404
from django.utils import timezone

from tests.factories.people import acting, board, contact, human, office, seat, tree
from wirksam.association.models import ContactPoint, Membership, Person, RoomPost, Round, Unit
from wirksam.association.operations.walls import (
    Plan,
    break_glass,
    close_list,
    convene_round,
    open_list,
    write_post,
)
from wirksam.association.queries.actors import today
from wirksam.foundation.access import NOBODY, RefusedError, can, get_visible_or_404, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.mail.models import Letter

pytestmark = pytest.mark.django_db
STATE_RIGHTS = (
    "people.view/below",
    "contacts.view/below",
    "counts.view/below",
    "room.host",
    "office.grant/below",
)


class House:
    """A state board above two chapters, each with a speaker and a member."""

    def __init__(self) -> None:
        self.units = tree()
        self.state_board = board(self.units["land"])
        self.board_member = human("Lara", self.units["zwei"])
        seat(self.board_member, office(self.state_board, *STATE_RIGHTS))
        self.members, self.speakers = {}, {}
        for name in ("eins", "zwei"):
            unit = self.units[name]
            self.members[name] = human(f"Mitglied {name}", unit)
            self.speakers[name] = human(f"Sprecherin {name}", unit)
            rights = ("people.view", "people.contact", "people.edit", "list.open", "office.grant")
            seat(self.speakers[name], office(board(unit), *rights, function="speaker"))


@pytest.fixture
def house():
    return House()


def names(actor, rows=Person, action="view"):
    return set(visible(actor, rows, action).values_list("name", flat=True))


# --- walls -----------------------------------------------------------------------------------


def test_the_state_board_sees_offices_and_no_list(house):
    lara = acting(house.board_member)
    assert names(lara) == {"Lara", "Sprecherin eins", "Sprecherin zwei"}
    assert not visible(lara, Membership).exclude(person=house.board_member).exists()
    assert not can(lara, house.units["eins"], "list")
    assert can(lara, house.units["eins"], "count")


def test_a_chapter_sees_its_own_people_only(house):
    speaker = acting(house.speakers["eins"])
    assert names(speaker) == {"Mitglied eins", "Sprecherin eins", "Lara"}
    with pytest.raises(Http404):
        get_visible_or_404(speaker, Person, pk=house.members["zwei"].pk)
    with pytest.raises(Http404):
        get_visible_or_404(speaker, Unit, "list", slug="kv-zwei")


def test_a_member_sees_no_other_member_who_does_not_want_it(house):
    other = human("Otto", house.units["eins"], visible_to="unit")
    assert names(acting(house.members["eins"])) == {
        "Mitglied eins",
        "Sprecherin eins",
        "Lara",
        other.name,
    }


def test_a_chapter_opens_its_list_for_a_purpose_and_a_time(house):
    speaker, lara = acting(house.speakers["eins"]), acting(house.board_member)
    opening = open_list(
        actor=speaker,
        unit=house.units["eins"],
        reader=house.state_board,
        purpose="Einladung zum Landestreffen",
        until=today() + timedelta(days=7),
    )
    assert "Mitglied eins" in names(lara)
    assert "Mitglied zwei" not in names(lara)
    assert not names(lara, action="edit") - {"Lara"}
    close_list(actor=speaker, opening=opening)
    assert "Mitglied eins" not in names(lara)


@pytest.mark.parametrize(
    ("purpose", "days"), [("", 7), ("Zweck", -1), ("Zweck", 400)], ids=["none", "past", "long"]
)
def test_an_opening_needs_a_purpose_and_an_end_in_sight(house, purpose, days):
    with pytest.raises(RefusedError):
        open_list(
            actor=acting(house.speakers["eins"]),
            unit=house.units["eins"],
            reader=house.state_board,
            purpose=purpose,
            until=today() + timedelta(days=days),
        )


def test_nobody_opens_the_list_of_another_unit(house):
    for someone in (house.board_member, house.speakers["zwei"]):
        with pytest.raises(RefusedError):
            open_list(
                actor=acting(someone),
                unit=house.units["eins"],
                reader=house.state_board,
                purpose="Zweck",
                until=today(),
            )


def test_a_private_contact_point_stays_private(house):
    contact(house.members["eins"], "0170 1", "me")
    contact(house.members["eins"], "0170 2", "body")
    speaker = visible(acting(house.speakers["eins"]), ContactPoint)
    assert set(speaker.values_list("value", flat=True)) == {"0170 2"}
    for someone in (house.speakers["zwei"], house.board_member, house.members["zwei"]):
        assert not visible(acting(someone), ContactPoint).exists()


def test_what_is_lent_to_an_office_is_seen_with_the_office(house):
    contact(house.speakers["eins"], "0170 3", "me", for_office=True)
    lara = visible(acting(house.board_member), ContactPoint)
    assert set(lara.values_list("value", flat=True)) == {"0170 3"}
    assert not visible(acting(house.speakers["zwei"]), ContactPoint).exists()
    house.speakers["eins"].mandates.update(ends_on=today() - timedelta(days=1))
    assert not visible(acting(house.board_member), ContactPoint).exists()


# --- rounds ----------------------------------------------------------------------------------


@pytest.fixture
def room(house):
    return convene_round(
        actor=acting(house.board_member),
        host=house.state_board,
        plan=Plan("Runde der Kreise", "speaker", house.units["land"], "Auf Augenhöhe"),
    )


def test_the_host_knows_of_the_round_and_reads_nothing(house, room):
    post = write_post(actor=acting(house.speakers["eins"]), room=room, text="Unter uns")
    lara = acting(house.board_member)
    assert can(lara, room)
    assert not can(lara, room, "read")
    assert not can(lara, post)
    assert can(acting(house.speakers["zwei"]), post)
    assert not can(acting(house.members["eins"]), room)
    with pytest.raises(Http404):
        write_post(actor=lara, room=room, text="Ich lese mit")


def test_who_leaves_the_office_leaves_the_round(house, room):
    write_post(actor=acting(house.speakers["eins"]), room=room, text="Unter uns")
    house.speakers["zwei"].mandates.update(ends_on=today() - timedelta(days=1))
    assert not visible(acting(house.speakers["zwei"]), RoomPost).exists()


def test_only_a_host_convenes_and_only_below_herself(house):
    plan = Plan("Runde", "speaker", house.units["bund"])
    with pytest.raises(RefusedError):
        convene_round(actor=acting(house.board_member), host=house.state_board, plan=plan)
    with pytest.raises(RefusedError):
        convene_round(actor=acting(house.speakers["eins"]), host=house.state_board, plan=plan)
    assert not Round.objects.exists()


# --- time ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2026, 3, 31, 21, 59, tzinfo=UTC), True),  # 23:59 in summer time
        (datetime(2026, 3, 31, 22, 0, tzinfo=UTC), False),  # midnight
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), False),  # not begun
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), True),  # the first minute, in winter time
    ],
)
def test_a_term_begins_and_ends_at_midnight_in_berlin(house, moment, holds):
    someone = human("Rita")
    term = {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 3, 31)}
    seat(someone, office(house.state_board, "contacts.view/below"), **term)
    with patch.object(timezone, "now", return_value=moment):
        assert acting(someone).can("contacts.view") is holds
        assert ("Sprecherin eins" in names(acting(someone))) is holds


def test_a_reader_abroad_changes_nothing(house):
    moment = datetime(2026, 3, 31, 22, 0, tzinfo=UTC)
    with patch.object(timezone, "now", return_value=moment), timezone.override("Pacific/Honolulu"):
        assert today() == date(2026, 4, 1)


def test_rights_end_with_the_body_and_with_the_unit(house):
    lara = house.board_member
    house.state_board.ends_on = today() - timedelta(days=1)
    house.state_board.save()
    assert not acting(lara).grants
    speaker = house.speakers["eins"]
    Unit.objects.filter(pk=house.units["eins"].pk).update(ends_on=today() - timedelta(days=1))
    assert not acting(speaker).grants
    assert not acting(speaker).homes


def test_acting_for_another_body_carries_the_rights_there(house):
    team = board(house.units["land"], "team")
    lead = office(house.state_board, "programme.review/body")
    someone = human("Rita")
    seat(someone, lead, acting_for=team, ends_on=today())
    assert [(g.capability, g.body_id) for g in acting(someone).grants] == [
        ("programme.review", team.pk)
    ]


# --- emergency -------------------------------------------------------------------------------


def test_breaking_the_glass_takes_a_reason_and_tells_everyone_concerned(house):
    admin = human("Ada")
    seat(admin, office(house.state_board, "emergency.use"))
    glass = office(house.state_board, "people.view", "people.edit", emergency=True)
    with pytest.raises(RefusedError):
        break_glass(actor=acting(admin), office=glass, reason="weil")
    break_glass(actor=acting(admin), office=glass, reason="Konto von Lara übernommen worden")
    assert acting(admin).can("people.edit")
    assert [letter.to for letter in Letter.objects.all()] == [house.board_member.user.email]
    assert JournalEntry.objects.filter(verb="break_glass", actor_key=str(admin.key)).exists()
    later = timezone.now() + timedelta(hours=1, seconds=1)
    with patch.object(timezone, "now", return_value=later):
        assert not acting(admin).can("people.edit")


def test_the_glass_is_only_for_those_named(house):
    glass = office(house.state_board, "people.edit", emergency=True)
    with pytest.raises(RefusedError):
        break_glass(
            actor=acting(house.board_member), office=glass, reason="Ich möchte einmal hineinsehen"
        )


def test_nobody_has_nothing():
    assert not NOBODY.can("people.view")
    assert not NOBODY.belongs
