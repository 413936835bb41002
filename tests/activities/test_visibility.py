"""Who sees what: the list, the page and every count ask the same condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories.activities import (
    activity,
    cohosted,
    contribution,
    going,
    host,
    host_body,
)
from tests.factories.people import acting, board, human, office, seat, unit
from tests.factories.programme import confirmed, version
from wirksam.activities.models import Activity, Contribution, Participation
from wirksam.activities.operations.participating import join, leave, read_participants, thank
from wirksam.activities.queries.contributions import of_commitment
from wirksam.activities.queries.listing import between, upcoming
from wirksam.activities.queries.page import activity_page
from wirksam.activities.queries.taking_part import taking_part
from wirksam.foundation.access import NOBODY, Actor, RefusedError, can, visible
from wirksam.foundation.journal.models import JournalEntry

ACTIONS = ("view", "edit", "host", "join", "copy")
READERS = ("guest", "member", "neighbour", "above", "seat", "host", "cohost", "stranger")


@dataclass
class Told:
    visibility: str
    state: str
    cohost: str
    joined: str


told = st.builds(
    Told,
    st.sampled_from(["public", "members", "unit", "body"]),
    st.sampled_from(["idea", "planned", "open", "running", "done", "cancelled"]),
    st.sampled_from(["none", "asked", "agreed", "declined", "withdrawn"]),
    st.sampled_from(["none", *READERS[1:]]),
)


def scene() -> tuple[Any, Any, dict[str, Any]]:
    """A state with two chapters, another state, and one reader of each sort."""
    land, far = unit("land", kind="state"), unit("weit", kind="state")
    ours, theirs = host_body("kv-eins", land), host_body("kv-zwei", land)
    people = {
        "member": human("M", ours.unit),
        "neighbour": human("N", theirs.unit),
        "above": human("A", land),
        "seat": human("S", far),
        "host": host(ours, "H"),
        "cohost": host(theirs, "C"),
        "stranger": human("X", account=False),
    }
    seat(people["seat"], office(ours))
    board(far)
    return ours, theirs, people


def expected(one: Told, reader: str) -> bool:
    """The rule once more, in plain Python."""
    if one.visibility == "public" or one.joined == reader:
        return True
    if reader in {"seat", "host"}:
        return True
    agreed = one.cohost == "agreed"
    if reader == "cohost" and one.cohost in {"asked", "agreed"}:
        return True
    if one.visibility == "members":
        return reader not in {"guest", "stranger"}
    if one.visibility == "unit":
        return reader == "member" or (reader == "neighbour" and agreed)
    return False


@pytest.mark.django_db
class TestSight(TestCase):
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(told, min_size=1, max_size=4))
    def test_visible_is_can_is_the_rule(self, tells: list[Told]) -> None:
        ours, theirs, people = scene()
        target = confirmed(version(published=True))
        rows: list[Activity] = []
        for one in tells:
            made = activity(ours, visibility=one.visibility, state=one.state)
            if one.cohost != "none":
                cohosted(made, theirs, one.cohost)
            if one.joined != "none":
                going(made, people[one.joined])
            contribution(made, target)
            rows.append(made)
        for reader in READERS:
            actor = NOBODY if reader == "guest" else acting(people[reader])
            self._same(actor, rows, [expected(one, reader) for one in tells], reader)

    def _same(self, actor: Actor, rows: list[Activity], seen: list[bool], reader: str) -> None:
        keys = {row.pk for row, shown in zip(rows, seen, strict=True) if shown}
        for action in ACTIONS:
            listed = set(visible(actor, Activity, action).values_list("pk", flat=True))
            assert listed == {row.pk for row in rows if can(actor, row, action)}, action
        assert set(visible(actor, Activity).values_list("pk", flat=True)) == keys, reader
        dated = {row.pk for row in rows if row.pk in keys and row.state != "idea"}
        assert {row.pk for row in upcoming(actor).rows} == dated
        day = rows[0].first_day
        assert {row.pk for row in between(actor, day, day)} == dated
        tied = visible(actor, Contribution).values_list("activity", flat=True)
        assert set(tied) == keys
        shown = of_commitment(actor, rows[0].contributions.get().commitment).rows
        live = {row.pk for row in rows if row.pk in dated and row.state != "cancelled"}
        assert {row.activity_id for row in shown} == live


@pytest.fixture
def ours(db):
    return host_body("kv-eins")


def test_names_are_for_the_hosts_and_herself(ours):
    one = activity(ours)
    mia, noa = human("Mia", ours.unit), human("Noa", ours.unit)
    join(actor=acting(mia), activity=one)
    join(actor=acting(noa), activity=one)
    stranger, hanna = acting(human("Fremd", ours.unit)), acting(host(ours))
    assert not visible(stranger, Participation).exists()
    assert [row.person.name for row in read_participants(actor=acting(mia), activity=one)] == [
        "Mia"
    ]
    assert not JournalEntry.objects.filter(verb="read_list").exists()
    assert len(read_participants(actor=hanna, activity=one)) == 2
    read = JournalEntry.objects.get(verb="read_list")
    assert (read.unit_key, read.detail) == ("kv-eins", {"count": 2})


def test_a_cohost_sees_names_only_while_it_hosts(ours):
    one, theirs = activity(ours), host_body("kv-zwei")
    going(one, human("Mia", ours.unit))
    actor, row = acting(host(theirs)), cohosted(one, theirs, "asked")
    for state, number in (("asked", 0), ("agreed", 1), ("withdrawn", 0)):
        type(row).objects.filter(pk=row.pk).update(state=state, answered_at=one.created_at)
        assert visible(actor, Participation).count() == number, state


@pytest.mark.parametrize(("number", "said"), [(0, None), (4, None), (5, 5), (7, 5), (8, 10)])
def test_few_are_never_counted_in_public(ours, number, said):
    one = activity(ours)
    for at in range(number):
        going(one, human(f"P{at}"))
    assert taking_part(NOBODY, one, hosts=False).number == said
    page = activity_page(acting(host(ours)), one)
    assert (page.taking_part.number, page.taking_part.is_exact) == (number, True)


def test_leaving_leaves_nothing(ours):
    one, mia = activity(ours), human("Mia", ours.unit)
    join(actor=acting(mia), activity=one)
    join(actor=acting(mia), activity=one)
    assert Participation.objects.count() == 1
    leave(actor=acting(mia), activity=one)
    assert not Participation.objects.exists()


@pytest.mark.parametrize("state", ["idea", "planned", "done", "cancelled"])
def test_one_joins_only_what_is_open(ours, state):
    with pytest.raises(RefusedError, match="cannot join"):
        join(actor=acting(human("Mia", ours.unit)), activity=activity(ours, state=state))


def test_one_joins_only_what_one_sees(ours):
    far = acting(human("Fern", unit("weit")))
    with pytest.raises(RefusedError):
        join(actor=far, activity=activity(ours, visibility="unit"))
    join(actor=far, activity=activity(ours, visibility="members"))


def test_thanks_once(ours):
    one, hanna = activity(ours, state="done"), acting(host(ours))
    for at in range(3):
        going(one, human(f"P{at}"), "took_part")
    assert [thank(actor=hanna, activity=one) for _ in range(2)] == [3, 0]
    assert set(Participation.objects.values_list("thanked_by", flat=True)) == {hanna.key}
    with pytest.raises(RefusedError):
        thank(actor=acting(human("Mia", ours.unit)), activity=one)
