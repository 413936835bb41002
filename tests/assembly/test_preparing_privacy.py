"""What people think stays theirs: exported, deleted, forgotten in time, heard by members only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.association import actor, person
from tests.factories.preparing import as_member, meeting, motion, room
from wirksam.assembly.live import enters
from wirksam.assembly.matters import asked_of_movers, preparing_matters
from wirksam.assembly.models import Argument, Assembly, MoverQuestion, Opinion, Room
from wirksam.assembly.operations import asking, rooms
from wirksam.assembly.queries.folder import undecided
from wirksam.association.models import Person
from wirksam.foundation.access import NOBODY
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.live.scopes import is_open, is_scope
from wirksam.foundation.privacy.exporting import export_for
from wirksam.foundation.privacy.operations import erase_person
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.motions.operations.noting import note

pytestmark = pytest.mark.django_db


def speaking(name="Nina"):
    """A member who has asked, argued and said how she sees it."""
    lmv = Assembly.objects.first() or meeting()
    nina = as_member(name)
    where = Room.objects.first() or room(lmv)
    about = lmv.occasion.submissions.first() or motion(lmv).submission
    asking.ask_movers(actor=nina, assembly=lmv, submission=about, text=f"{name} fragt")
    rooms.argue(actor=nina, room=where, side="for", text=f"{name} sagt", other_side=f"{name} weiß")
    rooms.give_opinion(actor=nina, room=where, value=-2)
    return nina


def test_she_takes_all_of_it_along_and_nothing_of_others():
    nina, _olga = speaking(), speaking("Olga")
    told = str(export_for(nina.key))
    for words in ("Nina fragt", "Nina sagt", "Nina weiß"):
        assert words in told
    assert "Olga" not in told
    assert "-2" in told


def test_when_she_leaves_only_a_question_without_her_stays():
    nina = speaking()
    erase_person(actor=nina, key=nina.key)
    assert not Person.objects.filter(key=nina.key).exists()
    assert not Argument.objects.exists()
    assert not Opinion.objects.exists()
    asked = MoverQuestion.objects.get()
    assert (asked.by, asked.text) == ("", "Nina fragt")


def test_opinions_go_thirty_days_after_the_assembly():
    speaking()
    lmv = Assembly.objects.get()
    after = timezone.now() + timedelta(days=20 + 1 + 29)
    apply_retention(now=after)
    assert Opinion.objects.count() == 1
    apply_retention(now=after + timedelta(days=3))
    assert not Opinion.objects.exists()
    assert Argument.objects.count() == 1
    assert lmv.last_day is not None


def test_the_journal_knows_no_opinion():
    nina = speaking()
    verbs = set(JournalEntry.objects.filter(actor_key=nina.key).values_list("verb", flat=True))
    assert verbs == {"ask_movers", "argue"}


def test_a_room_is_heard_by_its_members_alone():
    where = room(meeting())
    scope = f"room:{where.pk}"
    assert is_scope(scope)
    assert not is_open(scope)
    assert enters(as_member(), str(where.pk))
    assert not enters(actor(person("Fremd")), str(where.pk))
    assert not enters(NOBODY, str(where.pk))
    assert not enters(as_member(), "unsinn")


def test_my_things_tell_what_is_asked_of_me_and_what_i_must_still_decide():
    nina = speaking()
    lmv = Assembly.objects.get()
    mira = as_member("Mira")
    assert [one.side for one in asked_of_movers(nina)] == ["asked"]
    assert not list(asked_of_movers(mira))
    assert not list(preparing_matters(nina))
    assert [one.side for one in preparing_matters(mira)] == ["mine"]
    assert undecided(nina, lmv) == 1
    day = timezone.localdate() + timedelta(days=5)
    type(lmv.occasion).objects.update(happens_on=day)
    assert "Mappe" in str([one.title for one in preparing_matters(nina)])
    note(actor=nina, submission=lmv.occasion.submissions.get(), verdict="no")
    assert undecided(nina, lmv) == 0
    assert not list(preparing_matters(nina))
