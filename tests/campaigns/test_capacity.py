"""Capacity of a campaign: who says it, who reads it, where help is needed; the picture."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.campaigns import (
    action,
    chapter_board,
    frame,
    planner,
    request,
    runner,
    speaker,
    state,
    tile,
)
from tests.factories.people import acting, board, human, unit
from wirksam.association.models import Unit
from wirksam.campaigns.models import Capacity, Frame, Tile
from wirksam.campaigns.operations.capacity import Said, Spot, place_tiles, say_capacity
from wirksam.campaigns.queries.capacity import capacity_table
from wirksam.campaigns.queries.tiles import near_units, planned_picture
from wirksam.campaigns.rules import Need, Strength, beside, need
from wirksam.foundation.access import RefusedError, visible
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def lara():
    return acting(runner())


@pytest.fixture
def hanna():
    return acting(speaker())


def said(who, made, people, trained, wish=""):
    where = Unit.objects.get(pk=who.seats[0].unit_id)
    return say_capacity(actor=who, frame=made, unit=where, said=Said(people, trained, wish))


def test_a_board_says_it_and_says_it_anew(hanna):
    made = frame()
    said(hanna, made, 4, 1)
    said(hanna, made, 6, 2)
    row = Capacity.objects.get()
    assert (row.people, row.trained, row.said_by) == (6, 2, hanna.key)
    assert JournalEntry.objects.filter(verb="say_capacity").count() == 2


def test_nobody_says_it_for_another_chapter(hanna, lara):
    made, other = frame(), chapter_board("kv-zwei").unit
    for who in (hanna, lara, acting(planner("Otto", chapter_board("kv-zwei")))):
        with pytest.raises(RefusedError, match="Only the board"):
            say_capacity(actor=who, frame=made, unit=other, said=Said(1, 0))
    with pytest.raises(RefusedError, match="both numbers"):
        said(hanna, made, 1, 2)
    with pytest.raises(RefusedError, match="not open"):
        said(hanna, frame(state="withdrawn", withdrawn_reason="x"), 1, 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Capacity.objects.create(frame=made, unit=other, people=1, trained=2, said_by="?")


def test_numbers_are_for_the_boards_of_the_tree(hanna, lara):
    made = frame()
    said(hanna, made, 4, 1)
    beside_it = acting(speaker("Otto", chapter_board("kv-zwei")))
    elsewhere = acting(speaker("Uli", board(unit("nachbarland", kind="state"))))
    team = acting(planner("Tim", board(state(), kind="team")))
    member = acting(human("Mika", chapter_board().unit))
    for who, sees in (
        (hanna, True), (lara, True), (beside_it, True),
        (elsewhere, False), (team, False), (member, False), (acting(human("Fort")), False),
    ):  # fmt: skip
        assert visible(who, Capacity).exists() == sees
        assert visible(who, Frame, "count").exists() == sees
    assert not visible(lara, Frame.objects.filter(pk=frame(state="draft").pk), "count").exists()


def test_a_campaign_of_another_tree_is_not_for_this_chapter(hanna):
    theirs = frame(by_body=board(unit("nachbarland", kind="state")))
    with pytest.raises(RefusedError, match="not for your chapter"):
        said(hanna, theirs, 1, 0)


def test_the_table_is_sorted_by_need_and_summed_up(hanna, lara):
    made = frame()
    otto = acting(speaker("Otto", chapter_board("kv-zwei")))
    dora = acting(speaker("Dora", chapter_board("kv-drei")))
    chapter_board("kv-vier")
    said(hanna, made, 9, 3)
    said(otto, made, 1, 1)
    said(dora, made, 5, 2)
    action(chapter_board("kv-zwei"), frame=made, people_needed=4)
    action(chapter_board("kv-zwei"), frame=made, state="idea")
    request(chapter_board("kv-drei"), frame=made)
    table = capacity_table(lara, made)
    assert [(row.unit.slug, row.need) for row in table.rows] == [
        ("kv-drei", Need.HELP), ("kv-zwei", Need.THIN), ("kv-vier", Need.UNSAID),
        ("kv-eins", Need.ENOUGH),
    ]  # fmt: skip
    assert (table.people, table.trained, table.actions, table.said) == (15, 6, 1, 3)
    assert table.rows[0].asks == 1


strengths = st.builds(
    Strength, st.booleans(), *(st.integers(0, 50) for _three in range(3)), st.booleans()
)


@given(strengths)
def test_what_a_chapter_says_itself_goes_first(of):
    found = need(of)
    assert (found == Need.HELP) == of.asks
    if found == Need.ENOUGH:
        assert of.said
        assert of.people >= max(of.needed, 1)
        assert of.trained
    if not of.said:
        assert found in {Need.HELP, Need.UNSAID}


@given(
    st.dictionaries(st.integers(1, 9), st.tuples(st.integers(1, 4), st.integers(1, 4))),
    st.sets(st.integers(1, 12)),
)
def test_beside_is_mutual_and_holds_oneself(places, own):
    found = beside(places, own)
    assert own <= found
    for one in found - own:
        assert any(one in beside(places, [mine]) and mine in beside(places, [one]) for mine in own)


def test_the_picture_is_arranged_without_two_on_one_tile(lara, hanna):
    one, two = chapter_board().unit, chapter_board("kv-zwei").unit
    there = {one.pk: Spot(1, 1, "EINS"), two.pk: Spot(2, 1, "ZWEI")}
    assert place_tiles(actor=lara, spots=there) == 2
    swapped = {one.pk: Spot(2, 1, "EINS"), two.pk: Spot(1, 1, "ZWEI")}
    assert place_tiles(actor=lara, spots=swapped) == 2
    assert Tile.objects.get(unit=one).column == 2
    with pytest.raises(RefusedError, match="same tile"):
        place_tiles(actor=lara, spots={one.pk: Spot(1, 1, "X")})
    with pytest.raises(RefusedError, match="outside"):
        place_tiles(actor=lara, spots={one.pk: Spot(99, 1, "X")})
    with pytest.raises(RefusedError, match="not yours"):
        place_tiles(actor=hanna, spots={one.pk: Spot(3, 3, "X")})
    assert place_tiles(actor=lara, spots={one.pk: None}) == 0
    assert near_units([two.pk]) == {two.pk}


def test_the_picture_tells_only_of_what_the_reader_may_know(hanna):
    one, two = chapter_board(), chapter_board("kv-zwei")
    tile(one.unit, 1, 1)
    action(one)
    action(one, visibility="body")
    action(two)
    guest = acting(human("Fort"))
    seen, hosts = planned_picture(guest), planned_picture(hanna)
    assert [fact[4:6] for fact in seen.tiles] == [("1 action day", "going")]
    assert [fact[4:6] for fact in hosts.tiles] == [("2 action days", "going")]
    assert [name for name, _words, _at in seen.others] == ["KV-ZWEI"]
