"""Handing over: written down, never a password, given by one side, checked off by the other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, person
from tests.factories.handover import handing_over, member
from wirksam.association.models import Mandate
from wirksam.foundation.access import RefusedError, visible
from wirksam.foundation.notices.models import Notice
from wirksam.teams.choices import ItemKind
from wirksam.teams.models import Handover, HandoverItem
from wirksam.teams.operations import handing_over as deeds
from wirksam.teams.operations.handing_over import Item

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return handing_over()


@pytest.fixture
def old(one):
    return actor(member(one, "Alt"))


@pytest.fixture
def new(one):
    return actor(member(one, "Neu", after=True))


def lesson(title="Früher anfangen", **values):
    return Item(kind=ItemKind.LESSON, title=title, **values)


def rest():
    return [kind for kind in ItemKind if kind != ItemKind.LESSON]


def given(one, old):
    deeds.add_item(actor=old, handover=one, item=lesson())
    return deeds.give(actor=old, handover=one, without=rest())


def checked(one, new):
    for item in one.items.all():
        deeds.check_item(actor=new, item=item)


def test_both_sides_accept_and_then_it_stays(one, old, new):
    given(one, old)
    checked(one, new)
    taken = deeds.take(actor=new, handover=one)
    assert (taken.given_by, taken.taken_by) == (old.key, new.key)
    with pytest.raises(RefusedError):
        deeds.add_item(actor=old, handover=one, item=lesson("Noch etwas"))
    with pytest.raises(DatabaseError), transaction.atomic():
        one.items.update(title="Anders")


@pytest.mark.parametrize("where", ["title", "text"])
def test_a_password_is_refused_and_nothing_is_kept(one, old, where):
    values = {"title": "Instagram", where: "Passwort: sommer2026"}
    with pytest.raises(RefusedError, match=r"[Pp]asswor"):
        deeds.add_item(actor=old, handover=one, item=Item(kind="account", **values))
    assert not HandoverItem.objects.exists()


def test_the_team_hears_that_a_handover_begins_and_whoever_began_it_does_not(one, old):
    other = member(one, "Auch alt")
    deeds.open_handover(old, one.cycle)
    told = Notice.objects.filter(kind="handover_opened")
    assert [notice.person_key for notice in told] == [other.key]


def test_it_is_not_given_without_a_lesson_or_with_a_gap(one, old):
    with pytest.raises(RefusedError):
        deeds.give(actor=old, handover=one, without=list(ItemKind))
    deeds.add_item(actor=old, handover=one, item=lesson())
    with pytest.raises(RefusedError):
        deeds.give(actor=old, handover=one, without=["contact"])
    assert deeds.give(actor=old, handover=one, without=rest()).given_at


def test_what_is_changed_after_it_was_given_is_given_and_checked_again(one, old, new):
    given(one, old)
    checked(one, new)
    item = one.items.get()
    deeds.edit_item(actor=old, item=item, to=lesson("Noch früher"), revision=item.revision)
    one.refresh_from_db()
    item.refresh_from_db()
    assert (one.given_at, item.checked_at) == (None, None)


def test_two_who_change_the_same_at_once_lose_nothing(one, old):
    item = deeds.add_item(actor=old, handover=one, item=lesson())
    deeds.edit_item(actor=old, item=item, to=lesson("Eins"), revision=1)
    with pytest.raises(RefusedError):
        deeds.edit_item(actor=old, item=item, to=lesson("Zwei"), revision=1)
    item.refresh_from_db()
    assert item.title == "Eins"


def test_nothing_is_accepted_unchecked_or_by_whoever_gave_it(one, old, new):
    given(one, old)
    with pytest.raises(RefusedError):
        deeds.take(actor=new, handover=one)
    both = actor(person("Beide"))
    for after in (False, True):
        Mandate.objects.create(
            person_id=both.person_id,
            office=one.cycle.body.offices.get(),
            starts_on=one.cycle.ends_on + timedelta(days=1) if after else one.cycle.starts_on,
            ends_on=one.cycle.ends_on + timedelta(days=300) if after else one.cycle.ends_on,
        )
    checked(one, new)
    Handover.objects.filter(pk=one.pk).update(given_by=both.key)
    with pytest.raises(RefusedError, match=r"."):
        deeds.take(actor=both, handover=one)


def test_while_the_old_team_can_give_the_next_waits(one, old, new):
    deeds.add_item(actor=old, handover=one, item=lesson())
    checked(one, new)
    with pytest.raises(RefusedError):
        deeds.take(actor=new, handover=one, reason="Wir wollen anfangen.")


def test_with_nobody_left_to_give_it_the_next_team_takes_it_and_says_why():
    one = handing_over()
    gone = member(one, "Fort")
    gone.user.delete()
    new = actor(member(one, "Neu", after=True))
    with pytest.raises(RefusedError):
        deeds.take(actor=new, handover=one)
    taken = deeds.take(actor=new, handover=one, reason="Alle sind ausgetreten.")
    assert (taken.given_at, taken.taken_alone_reason) == (None, "Alle sind ausgetreten.")


def test_two_weeks_after_the_term_the_next_team_takes_it_alone():
    one = handing_over(ended=20)
    member(one, "Alt")
    new = actor(member(one, "Neu", after=True))
    assert deeds.take(actor=new, handover=one, reason="Niemand meldet sich.").taken_at


def test_without_a_next_team_whoever_prepares_terms_keeps_it(one, old):
    board = actor(person("Vorstand", "team.run"))
    given(one, old)
    checked(one, board)
    assert deeds.take(actor=board, handover=one).taken_by == board.key


def test_with_a_next_team_the_board_does_not_take_it(one, old, new):
    board = actor(person("Vorstand", "team.run"))
    given(one, old)
    with pytest.raises(RefusedError):
        deeds.check_item(actor=board, item=one.items.get())


def test_it_is_read_by_both_teams_and_who_prepares_and_by_nobody_else(one, old, new):
    deeds.add_item(actor=old, handover=one, item=lesson())
    board, other = actor(person("Vorstand", "team.run")), actor(person("Fremd"))
    elsewhere = actor(member(handing_over("naturteam"), "Andere"))
    for who, count in ((old, 1), (new, 1), (board, 1), (other, 0), (elsewhere, 0)):
        assert visible(who, Handover).filter(pk=one.pk).count() == count
        assert visible(who, HandoverItem).count() == count


def test_who_begins_to_hand_over_on_the_first_day_can_write(one):
    today = timezone.localdate()
    someone = member(one, "Heute")
    someone.mandates.update(starts_on=today)
    type(one.cycle).objects.update(starts_on=today)
    assert visible(actor(someone), Handover, "write").get() == one
