"""Asking movers, arguing, saying how one sees it, chapters' meetings, taking words down."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.association import actor, body, person
from tests.factories.motions import make_amendment, mover, presidium
from tests.factories.preparing import as_member, chapter, meeting, motion, room, speaker
from wirksam.assembly.models import Argument, MoverQuestion, Opinion, Room
from wirksam.assembly.operations import asking, moderating, rooms, sessions
from wirksam.assembly.queries.asking import asked_about, lasting
from wirksam.assembly.queries.rooms import room_view
from wirksam.assembly.rules import answer_due, shown_counts
from wirksam.foundation.access import NOBODY, RefusedError, visible
from wirksam.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db


def ask(to, about, by=None, text="Wer zahlt das?", **fields):
    told = {"actor": by or as_member(), "assembly": to, "submission": about.submission}
    return asking.ask_movers(**told, text=text, **fields)


def test_a_question_goes_to_the_movers_and_its_answer_back():
    lmv = meeting()
    nina, mira = as_member(), mover()
    asked = ask(lmv, motion(lmv, by=mira), nina)
    told = Notice.objects.get(person_key=mira.key, kind="mover_question")
    assert told.done_at is None
    asking.answer_movers(actor=mira, question=asked, answer="Die Landkreise.")
    asked.refresh_from_db()
    assert (asked.answer, asked.spoken) == ("Die Landkreise.", False)
    assert Notice.objects.get(pk=told.pk).done_at is not None
    assert Notice.objects.filter(person_key=nina.key, kind="mover_answer").exists()


def test_the_same_form_sent_twice_asks_once():
    lmv, key, nina = meeting(), uuid.uuid4(), as_member()
    about = motion(lmv)
    first = ask(lmv, about, nina, draft_key=key)
    assert ask(lmv, about, nina, draft_key=key) == first
    assert MoverQuestion.objects.count() == 1


def test_the_clock_is_a_week_before_and_an_hour_at_the_assembly():
    now = timezone.now()
    assert answer_due(now, None, during=False) == now + timedelta(days=7)
    soon = now + timedelta(days=2)
    assert answer_due(now, soon, during=False) == soon
    assert answer_due(now, now - timedelta(days=1), during=False) == now
    assert answer_due(now, soon, during=True) == now + timedelta(hours=1)


def test_what_an_assembly_left_open_can_still_be_asked_about():
    lmv = meeting(timezone.localdate() - timedelta(days=9))
    asked = ask(lmv, motion(lmv))
    assert (asked.phase, asked.due_at - asked.asked_at) == ("before", timedelta(days=7))


def test_at_the_assembly_the_presidium_notes_what_was_said_aloud():
    lmv = meeting(timezone.localdate())
    asked = ask(lmv, motion(lmv))
    assert asked.phase == "during"
    asking.answer_movers(actor=presidium(), question=asked, answer="Ja, sagt Mira.")
    asked.refresh_from_db()
    assert asked.spoken


def test_whoever_moves_for_a_body_answers_for_it():
    lmv = meeting()
    about = motion(lmv)
    about.submitters.update(person=None, body=body(), name="Landesvorstand")
    lara = actor(person("Lara", "motion.move"))
    asked = ask(lmv, about)
    assert Notice.objects.filter(kind="mover_question", person_key=lara.key).exists()
    assert list(visible(lara, MoverQuestion, "answer")) == [asked]
    assert not visible(as_member("Olga"), MoverQuestion, "answer").exists()
    assert not visible(NOBODY, MoverQuestion, "answer").exists()


def test_what_cannot_be_asked_says_why():
    lmv = meeting()
    about = motion(lmv)
    with pytest.raises(RefusedError, match="Satz"):
        ask(lmv, about, text="  ")
    with pytest.raises(RefusedError, match="1000"):
        ask(lmv, about, as_member("Lang"), text="a" * 1001)
    with pytest.raises(RefusedError, match="Mitglieder"):
        ask(lmv, about, actor(person("Fremd")))
    done = motion(lmv)
    done.submission.state = "rejected"
    with pytest.raises(RefusedError, match="entschieden"):
        ask(lmv, done)


def test_five_questions_may_wait_at_once():
    lmv, nina = meeting(), as_member()
    about = motion(lmv)
    for number in range(5):
        ask(lmv, about, nina, text=f"Frage {number}?")
    with pytest.raises(RefusedError, match="5"):
        ask(lmv, about, nina, text="Noch eine?")


def test_a_question_is_answered_once_and_taken_back_by_its_own():
    lmv, nina, mira = meeting(), as_member(), mover()
    asked = ask(lmv, motion(lmv, by=mira), nina)
    with pytest.raises(RefusedError):
        asking.withdraw_mover_question(actor=as_member("Olga"), question=asked)
    asking.answer_movers(actor=mira, question=asked, answer="Ja.")
    with pytest.raises(RefusedError, match="gerade"):
        asking.answer_movers(actor=mira, question=asked, answer="Nein.")
    asking.withdraw_mover_question(actor=nina, question=asked)
    asked.refresh_from_db()
    assert (asked.text, asked.by) == ("", nina.key)
    assert asked_about(nina, lmv) == []
    with pytest.raises(RefusedError):
        asking.answer_movers(actor=mira, question=asked, answer="Doch.")


def test_an_amendment_can_be_asked_about_too():
    lmv, nina = meeting(), as_member()
    change = make_amendment(motion(lmv), {1: "Der Bus fährt immer."})
    ask(lmv, change, nina)
    (view,) = asked_about(nina, lmv)
    assert str(change) in view.title
    assert change.motion.title in view.title


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400)))
def test_a_span_is_told_in_one_unit(span):
    number = int(lasting(span).split()[0])
    assert 1 <= number < 401


def test_a_reason_stands_on_its_side_and_grants_the_other_its_best():
    lmv, nina, olga = meeting(), as_member(), as_member("Olga")
    where = room(lmv)
    rooms.argue(actor=nina, room=where, side="for", text="Abends", other_side="Teuer")
    rooms.argue(actor=olga, room=where, side="against", text="Zu teuer")
    for_it, against = room_view(nina, where).sides
    assert [one.text for one in for_it.own] == ["Abends"]
    assert [one.text for one in against.granted] == ["Teuer"]
    assert [one.text for one in against.own] == ["Zu teuer"]
    assert (for_it.own[0].mine, against.own[0].mine) == (True, False)


def test_a_room_has_its_limits():
    lmv, nina = meeting(), as_member()
    where = room(lmv)
    key = uuid.uuid4()
    for _twice in range(2):
        rooms.argue(actor=nina, room=where, side="for", text="Eins", draft_key=key)
    for number in range(4):
        rooms.argue(actor=nina, room=where, side="for", text=f"Grund {number}")
    with pytest.raises(RefusedError, match="5"):
        rooms.argue(actor=nina, room=where, side="for", text="Noch einer")
    with pytest.raises(RefusedError):
        rooms.argue(actor=as_member("Olga"), room=where, side="both", text="Ja")
    with pytest.raises(RefusedError, match="Mitglieder"):
        rooms.argue(actor=actor(person("Fremd")), room=where, side="for", text="Ja")
    assert Argument.objects.count() == 5
    again = rooms.open_room(actor=presidium(), item=where.item, question=where.question)
    assert again == where


@pytest.mark.parametrize("how", ["called", "closed"])
def test_a_closed_room_hears_nothing_more(how):
    lmv, nina = meeting(), as_member()
    where = room(lmv)
    mine = rooms.argue(actor=nina, room=where, side="for", text="Ja")
    if how == "called":
        type(where.item).objects.update(state="called", called_at=timezone.now())
    else:
        rooms.close_room(actor=presidium(), room=where)
    with pytest.raises(RefusedError):
        rooms.argue(actor=nina, room=where, side="for", text="Zu spät")
    with pytest.raises(RefusedError):
        rooms.give_opinion(actor=nina, room=where, value=2)
    rooms.take_argument_back(actor=nina, argument=mine)
    assert not Argument.objects.exists()


def test_one_opinion_each_and_no_picture_below_five():
    lmv = meeting()
    where = room(lmv)
    people = [as_member(f"Nina {number}") for number in range(5)]
    for one in people[:4]:
        rooms.give_opinion(actor=one, room=where, value=-2)
        rooms.give_opinion(actor=one, room=where, value=2)
    where.refresh_from_db()
    assert Opinion.objects.count() == 4
    assert where.picture is None
    rooms.give_opinion(actor=people[4], room=where, value=2)
    where.refresh_from_db()
    view = room_view(people[0], where)
    assert [row.count for row in view.picture] == [5, None, None, None, None]
    assert (view.hers, view.total) == (2, None)
    with pytest.raises(RefusedError):
        rooms.give_opinion(actor=people[0], room=where, value=3)


def test_two_pictures_differ_by_five_people_at_least():
    lmv = meeting()
    where = room(lmv)
    people = [as_member(f"Nina {number}") for number in range(10)]
    for one in people[:5]:
        rooms.give_opinion(actor=one, room=where, value=1)
    first = Room.objects.get(pk=where.pk).picture
    for one in people[5:9]:
        rooms.give_opinion(actor=one, room=where, value=-1)
    assert Room.objects.get(pk=where.pk).picture == first
    rooms.take_opinion_back(actor=people[0], room=where)
    assert Room.objects.get(pk=where.pk).picture == first
    rooms.give_opinion(actor=people[9], room=where, value=-1)
    assert Room.objects.get(pk=where.pk).picture == {"1": 4, "-1": 5}


@given(st.dictionaries(st.sampled_from(["-2", "-1", "0", "1", "2"]), st.integers(0, 60)))
def test_no_number_below_five_is_ever_told(picture):
    told = shown_counts(picture)
    assert list(told) == [2, 1, 0, -1, -2]
    assert all(count is None or count >= 5 for count in told.values())


def plan(about, **fields):
    told = {"held_on": timezone.localdate(), "summary": "Wir sind uns einig.", "attendees": 7}
    return sessions.SessionPlan(about.submission, **(told | fields))


def test_a_chapter_passes_its_open_questions_on_in_its_name():
    lmv, kv, mira = meeting(), chapter(), mover()
    about, sam = motion(lmv, by=mira), speaker(kv)
    key = uuid.uuid4()
    told = {"assembly": lmv, "unit": kv, "draft_key": key}
    asked = plan(about, questions=["Wer zahlt?", " ", "Ab wann?"])
    for _twice in range(2):
        session = sessions.record_session(actor=sam, plan=asked, **told)
    assert [one.text for one in session.questions.all()] == ["Wer zahlt?", "Ab wann?"]
    assert {one.unit for one in session.questions.all()} == {kv}
    assert Notice.objects.filter(kind="mover_question", person_key=mira.key).count() == 2
    more = plan(about, summary="Anders.", questions=["Und dann?"])
    sessions.edit_session(actor=sam, session=session, plan=more, revision=1)
    assert session.questions.count() == 3
    with pytest.raises(RefusedError):
        sessions.edit_session(actor=sam, session=session, plan=more, revision=1)
    later = plan(about, held_on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(RefusedError, match="Tag"):
        sessions.record_session(actor=sam, assembly=lmv, unit=kv, plan=later)


def test_words_are_taken_down_with_a_reason_and_their_author_hears_it():
    lmv, nina, petra = meeting(), as_member(), presidium()
    asked = ask(lmv, motion(lmv), nina)
    said = rooms.argue(actor=nina, room=room(lmv), side="for", text="Böse")
    for words in (asked, said):
        with pytest.raises(RefusedError):
            moderating.take_down(actor=as_member(f"O{words.pk}"), words=words, reason="So.")
        moderating.take_down(actor=petra, words=words, reason="Beleidigt jemanden.")
        with pytest.raises(RefusedError):
            moderating.take_down(actor=petra, words=words, reason="Nochmal.")
    assert Notice.objects.filter(person_key=nina.key, kind="words_taken_down").count() == 2
    assert not MoverQuestion.objects.get().is_open
    with pytest.raises(RefusedError):
        rooms.take_argument_back(actor=nina, argument=said)
