"""Frames: proposed by a level, taken up by chapters, withdrawn under running action days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.campaigns import (
    action,
    chapter_board,
    frame,
    noon,
    picture,
    planner,
    runner,
    state_board,
)
from tests.factories.people import acting, human
from wirksam.activities.operations.planning import Plan
from wirksam.campaigns.models import Frame, LocalAction, Material
from wirksam.campaigns.operations import frames as deeds
from wirksam.campaigns.operations.actions import Taken, adopt_frame
from wirksam.campaigns.operations.frames import Proposal
from wirksam.campaigns.operations.kit import Piece, add_material, remove_material
from wirksam.campaigns.queries.frames import current_frames, past_frames
from wirksam.campaigns.rules import dots, free_slug
from wirksam.foundation.access import RefusedError, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WINDOW = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=30)}
BUSES = Proposal("Bus für alle – öfter!", "Der letzte Bus fährt um halb sieben.", **WINDOW)


@pytest.fixture
def lara():
    return acting(runner())


@pytest.fixture
def hanna():
    return acting(planner())


def test_a_level_proposes_and_the_chapters_see_it_once_it_is_open(lara, hanna):
    made = deeds.propose_frame(actor=lara, body=state_board(), proposal=BUSES)
    assert (made.slug, made.state, made.unit) == ("bus-fuer-alle-oefter", "draft", made.unit)
    assert not visible(hanna, Frame).exists()
    assert [card.frame for card in current_frames(lara)] == [made]
    deeds.open_frame(actor=lara, frame=made)
    deeds.open_frame(actor=lara, frame=made)
    assert visible(hanna, Frame).get() == made
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["propose_frame", "open_frame"]


def test_nobody_speaks_for_another_unit(lara, hanna):
    with pytest.raises(RefusedError, match="cannot propose"):
        deeds.propose_frame(actor=lara, body=chapter_board(), proposal=BUSES)
    with pytest.raises(RefusedError, match="cannot propose"):
        deeds.propose_frame(actor=hanna, body=chapter_board(), proposal=BUSES)
    with pytest.raises(RefusedError, match="cannot do this"):
        deeds.withdraw_frame(actor=hanna, frame=frame(), reason="Nein")


def test_a_chapter_proposes_for_itself_and_the_state_does_not_take_it_back(lara):
    own = frame(by_body=chapter_board())
    with pytest.raises(RefusedError, match="cannot do this"):
        deeds.withdraw_frame(actor=lara, frame=own, reason="Nein")


def test_guests_and_former_members_know_of_no_frame():
    frame()
    assert not visible(acting(human("Fort")), Frame).exists()


def test_two_who_change_it_at_once_lose_nothing(lara):
    one = frame()
    deeds.change_frame(actor=lara, frame=one, proposal=BUSES, revision=1)
    with pytest.raises(RefusedError, match="just changed"):
        deeds.change_frame(actor=lara, frame=one, proposal=replace(BUSES, title="X"), revision=1)
    one.refresh_from_db()
    assert one.title == BUSES.title


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ends_on": TODAY - timedelta(days=1)}, "before the first"),
        ({"ends_on": TODAY + timedelta(days=400)}, "longer than a year"),
        ({"title": "  "}, "a name"),
        ({"theme": ""}, "what it is about"),
    ],
)
def test_a_proposal_must_make_sense(lara, change, told):
    with pytest.raises(RefusedError, match=told):
        deeds.propose_frame(actor=lara, body=state_board(), proposal=replace(BUSES, **change))


def test_a_frame_whose_days_are_over_is_not_opened(lara):
    old = frame(state="draft", starts_on=TODAY - timedelta(9), ends_on=TODAY - timedelta(1))
    with pytest.raises(RefusedError, match="past"):
        deeds.open_frame(actor=lara, frame=old)


@pytest.mark.parametrize("take", ["adopted", "adapted", "own"])
def test_a_chapter_takes_it_up_in_its_own_way(hanna, take):
    one, plan = frame(), Plan("Bus-Tag", chapter_board(), starts_at=noon())
    taken = Taken(take, "Wir reden mit Pendlern.", 5)
    made = adopt_frame(actor=hanna, frame=one, plan=plan, taken=taken)
    found = LocalAction.objects.get(pk=made.pk)
    assert (found.frame, found.take, found.people_needed) == (one, take, 5)
    assert found.own_focus == ("" if take == "adopted" else "Wir reden mit Pendlern.")
    assert made.get_absolute_url() == f"/aktionstage/aktionen/{made.pk}/"


def test_the_same_form_twice_makes_one_action(hanna):
    one, plan = frame(), Plan("Bus-Tag", chapter_board(), starts_at=noon())
    first = adopt_frame(actor=hanna, frame=one, plan=plan, taken=Taken())
    assert adopt_frame(actor=hanna, frame=one, plan=plan, taken=Taken()).pk == first.pk


def test_what_is_different_is_said_and_the_day_lies_within(hanna):
    one, plan = frame(), Plan("Bus-Tag", chapter_board(), starts_at=noon())
    with pytest.raises(RefusedError, match="differently"):
        adopt_frame(actor=hanna, frame=one, plan=plan, taken=Taken("adapted", " "))
    with pytest.raises(RefusedError, match="outside"):
        adopt_frame(actor=hanna, frame=one, plan=replace(plan, starts_at=noon(40)), taken=Taken())
    assert not LocalAction.objects.exists()


def test_withdrawn_under_running_actions_they_go_on_and_hosts_are_told(lara, hanna):
    one = frame()
    running, over = action(frame=one), action(frame=one, state="done", title="Vorbei")
    for _twice in range(2):
        deeds.withdraw_frame(actor=lara, frame=one, reason="Zu spät geplant.")
    running.refresh_from_db()
    assert (running.state, running.frame) == ("open", one)
    told = [(str(row.person_key), row.kind, row.url) for row in Notice.objects.all()]
    assert told == [(hanna.key, "frame_withdrawn", running.get_absolute_url())]
    assert over.frame == one
    with pytest.raises(RefusedError, match="cannot do this"):
        adopt_frame(actor=hanna, frame=one, plan=Plan("X", chapter_board()), taken=Taken())
    assert [card.frame for card in past_frames(hanna)] == [one]
    assert current_frames(hanna) == []


def test_a_withdrawn_frame_says_why(lara):
    one = frame()
    with pytest.raises(RefusedError, match="Say why"):
        deeds.withdraw_frame(actor=lara, frame=one, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Frame.objects.filter(pk=one.pk).update(state="withdrawn")


def test_a_picture_needs_words_and_a_licence_its_name(lara):
    one = frame()
    with pytest.raises(RefusedError):
        add_material(actor=lara, frame=one, piece=Piece("Plakat", "own", upload=picture()))
    piece = Piece("Plakat", "cc-by", upload=picture(), alt="Ein Bus bei Nacht")
    with pytest.raises(RefusedError, match="Say who made it"):
        add_material(actor=lara, frame=one, piece=piece)
    made = add_material(actor=lara, frame=one, piece=replace(piece, made_by="AG Druck"))
    assert (made.file.alt, made.licence) == ("Ein Bus bei Nacht", "cc-by")


def test_a_link_is_enough_and_nothing_is_too_little(lara, hanna):
    one = frame()
    with pytest.raises(RefusedError, match="file or give a link"):
        add_material(actor=lara, frame=one, piece=Piece("Plakat", "own"))
    linked = Piece("Vorlage", "cc0", url="https://example.invalid/vorlage")
    made = add_material(actor=lara, frame=one, piece=linked)
    with pytest.raises(RefusedError, match="cannot do this"):
        add_material(actor=hanna, frame=one, piece=linked)
    remove_material(actor=lara, material=made)
    assert not Material.objects.exists()


@given(st.text(alphabet="abc-", max_size=60), st.sets(st.text(alphabet="abc-2", max_size=4)))
def test_an_address_is_never_taken_nor_a_word_of_our_own(wanted, taken):
    found = free_slug(wanted, taken)
    assert found not in taken
    assert found not in {"neu", "aktionen", "hilfe"}
    assert 0 < len(found) <= 60


@given(*(st.integers(0, 99) for _three in range(3)), st.booleans(), st.booleans())
def test_dots_say_what_is_there(needed, promised, coming, contact, reminded):
    found = dots(
        needed=needed, promised=promised, coming=coming, contact=contact, reminded=reminded
    )
    assert found.enough == (promised >= needed or coming >= needed)
    assert (found.contact, found.reminded) == (contact, reminded)
