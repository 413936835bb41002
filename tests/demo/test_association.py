"""The cast sees of each other what the walls allow, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wirksam.association.models import ContactPoint, Membership, Person, RoomPost, Round, Unit
from wirksam.association.queries.actors import actor_behind
from wirksam.demo import association
from wirksam.foundation.access import Actor, visible

pytestmark = pytest.mark.django_db
DATA = Path(association.__file__).parent / "data" / "association.json"
TOLD = json.loads(DATA.read_text(encoding="utf-8"))
STATE_BODIES = {
    "landesvorstand", "praesidium", "landesgeschaeftsstelle",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _loaded():
    association.load_association(TOLD)


def cast(key: str) -> Actor:
    return actor_behind(Person.objects.get(user__email=f"{key}@demo.invalid").user)


def told(key: str) -> dict:
    return next(one for one in TOLD["people"] if one["persona"] == key)


def names(rows):
    return set(rows.values_list("name", flat=True))


def test_a_chapter_finds_nobody_of_another_chapter():
    known = names(visible(cast("kv"), Person))
    elected = {
        f"{one['first_name']} {one['last_name']}"
        for one in TOLD["people"]
        if {held["body"] for held in one["offices"]} & STATE_BODIES
    }
    own = {
        f"{one['first_name']} {one['last_name']}"
        for one in TOLD["people"] + TOLD["members"]
        if one["unit"] == told("kv")["unit"]
    }
    assert own <= known <= own | elected
    assert not visible(cast("kv"), Membership).exclude(unit__slug=told("kv")["unit"]).exists()


def test_the_state_board_sees_all_office_contacts_and_no_list():
    lavo = cast("lavo")
    speakers = Person.objects.filter(mandates__office__function="chapter-speaker")
    assert names(speakers) <= names(visible(lavo, Person))
    lent = ContactPoint.objects.filter(person__in=speakers, for_office=True)
    assert set(lent) <= set(visible(lavo, ContactPoint))
    plain = {f"{one['first_name']} {one['last_name']}" for one in TOLD["members"]}
    own = {
        f"{one['first_name']} {one['last_name']}"
        for one in TOLD["members"]
        if one["unit"] == told("lavo")["unit"]
    }
    assert not (plain - own) & names(visible(lavo, Person))
    assert set(visible(lavo, Unit, "list").values_list("slug", flat=True)) == {told("lavo")["unit"]}


def test_the_state_board_convened_a_round_it_cannot_read():
    assert visible(cast("lavo"), Round).count() == 1
    assert not visible(cast("lavo"), Round, "read").exists()
    assert not visible(cast("lavo"), RoomPost).exists()
    assert visible(cast("kv"), RoomPost).count() == 3
    assert not visible(cast("mitglied"), Round).exists()


def test_the_house_is_looked_after_without_reading_along():
    admin = cast("admin")
    assert admin.can("office.grant")
    assert not admin.can("people.view")
    assert not admin.can("people.contact")
