"""Votes: what was counted or stated, the rule that holds, what follows, and mending a wrong one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.association import state_unit
from tests.factories.meeting import RULES, called, member, runner, vote
from tests.factories.motions import make_amendment, make_motion
from wirksam.assembly.models import MinuteEntry, RollCallVote, Vote
from wirksam.assembly.operations.meeting import describe_item
from wirksam.assembly.operations.noting import count_presence
from wirksam.assembly.operations.roll_calls import tallied
from wirksam.assembly.operations.voting import DoubtError
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruled(monkeypatch):
    monkeypatch.setattr("wirksam.assembly.queries.ruling.rules_of", lambda _one: RULES)


def put_on(item, *motions):
    describe_item(
        actor=runner(), item=item, revision=item.revision, words=("", ""), submissions=motions
    )
    item.refresh_from_db()
    return item


def test_without_rules_the_presidium_states_the_result():
    item = called()
    with pytest.raises(RefusedError):
        vote(item, yes=40, no=3)
    made = vote(item, yes=40, no=3, stated="carried")
    assert (made.result, made.stated, made.rule, made.majority) == ("carried", True, {}, "")


def test_nobody_needs_to_count_what_is_plain():
    made = vote(called(), stated="not_carried")
    assert (made.is_counted, made.result, made.stated) == (False, "not_carried", True)


def test_a_rule_works_the_result_out_and_is_kept(ruled):
    item = called()
    made = vote(item, yes=40, no=40, majority="simple")
    assert (made.result, made.stated) == ("not_carried", False)
    assert made.rule["source"] == "§ 9 Abs. 2"
    assert vote(item, yes=41, no=40, majority="simple", seen=made.pk).result == "carried"


def test_a_majority_of_those_present_needs_them_counted(ruled):
    item = called()
    with pytest.raises(RefusedError):
        vote(item, yes=40, no=3, majority="absolute")
    made = vote(item, yes=40, no=3, majority="absolute", present=90)
    assert (made.result, made.present) == ("not_carried", 90)
    assert made.rule["assumed"] is True


def test_more_votes_than_people_are_refused_until_somebody_counts_again():
    item = called()
    count_presence(actor=runner(), assembly=item.assembly, present=40)
    with pytest.raises(RefusedError, match="43") as refused:
        vote(item, yes=40, no=3, stated="carried")
    assert not isinstance(refused.value, DoubtError)
    assert not Vote.objects.exists()
    made = vote(item, yes=40, no=3, stated="carried", present=44)
    assert made.present == 44
    assert item.assembly.presences.count() == 2


def test_too_few_people_are_a_doubt_and_no_wall(ruled):
    item = called()
    count_presence(actor=runner(), assembly=item.assembly, present=10, entitled=120)
    with pytest.raises(DoubtError):
        vote(item, yes=8, no=1, majority="simple")
    made = vote(item, yes=8, no=1, majority="simple", despite=True)
    assert {one["code"] for one in made.findings} == {"carried", "not-quorate"}


def test_stating_otherwise_than_the_count_is_said(ruled):
    with pytest.raises(DoubtError):
        vote(called(), yes=8, no=9, majority="simple", stated="carried")
    item = called("Zweites")
    made = vote(item, yes=8, no=9, majority="simple", stated="carried", despite=True)
    assert (made.result, made.stated) == ("carried", True)
    assert "stated-otherwise" in {one["code"] for one in made.findings}


def test_nobody_voting_is_no_result(ruled):
    with pytest.raises(DoubtError):
        vote(called(), yes=0, no=0, majority="simple")


def test_of_two_who_record_the_second_is_told_what_was_recorded():
    item = called()
    vote(item, question="Satzung")
    with pytest.raises(RefusedError, match="Satzung"):
        vote(item, by=runner("Paul"), question="Satzung")
    assert Vote.objects.count() == 1


def test_the_same_form_is_recorded_once():
    item, key = called(), uuid4()
    assert vote(item, draft_key=key) == vote(item, draft_key=key)


def test_an_amendment_takes_the_state_of_its_vote():
    motion = make_motion()
    first, second = (make_amendment(motion, {1: text}) for text in ("Kurz.", "Lang."))
    item = put_on(called(), motion)
    vote(item, submission=first.submission)
    vote(item, submission=second.submission, stated="not_carried", yes=None)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("adopted", "rejected")
    with pytest.raises(RefusedError):
        vote(item, by=runner("Paul"), submission=first.submission)


def test_a_carried_motion_waits_for_its_text_and_a_lost_one_is_rejected():
    motion, other = make_motion(), make_motion()
    item = put_on(called(), motion, other)
    assert vote(item, submission=motion.submission).outcome == ""
    assert vote(item, submission=other.submission, stated="not_carried", yes=None).outcome
    motion.refresh_from_db()
    other.refresh_from_db()
    assert (motion.state, other.state) == ("published", "rejected")


def test_a_wrong_vote_is_mended_and_stays_to_be_read():
    motion = make_motion()
    amendment = make_amendment(motion, {1: "Kurz."})
    item = put_on(called(), motion)
    wrong = vote(item, submission=amendment.submission)
    fields = {"submission": amendment.submission, "seen": wrong.pk, "corrects": wrong}
    with pytest.raises(RefusedError):
        vote(item, stated="not_carried", yes=None, **fields)
    right = vote(item, stated="not_carried", yes=None, correction_reason="Falsch gezählt", **fields)
    amendment.refresh_from_db()
    assert (amendment.state, right.corrects) == ("rejected", wrong)
    assert right.minute.corrects == wrong.minute
    assert JournalEntry.objects.filter(verb="correct_vote").exists()
    with pytest.raises(RefusedError):
        vote(item, correction_reason="Doch", **(fields | {"seen": right.pk}))


def test_mending_numbers_alone_changes_no_state():
    motion = make_motion()
    amendment = make_amendment(motion, {1: "Kurz."})
    item = put_on(called(), motion)
    wrong = vote(item, submission=amendment.submission, yes=10, no=1, stated="carried")
    vote(
        item,
        submission=amendment.submission,
        seen=wrong.pk,
        corrects=wrong,
        correction_reason="Zahlendreher",
        yes=11,
        no=0,
        stated="carried",
    )
    amendment.refresh_from_db()
    assert amendment.state == "adopted"
    assert amendment.steps.filter(after="adopted").count() == 1


def test_names_make_the_numbers_and_are_tied_to_members():
    mira = member("Mira", state_unit())
    names = (("Mira", "yes"), ("Ali", "no"), ("Kim", "abstain"))
    made = vote(called(), way="roll_call", names=names, stated="carried")
    assert (made.yes, made.no, made.abstain) == (1, 1, 1)
    assert RollCallVote.objects.get(name="Mira").person == mira
    assert RollCallVote.objects.get(name="Ali").person is None


def test_two_members_of_one_name_are_tied_to_none():
    member("Mira", state_unit())
    twin = member("Mira 2", state_unit())
    twin.name = "Mira"
    twin.save()
    vote(called(), way="roll_call", names=(("Mira", "yes"),), stated="carried")
    assert RollCallVote.objects.get().person is None


def test_the_same_person_twice_is_refused():
    with pytest.raises(RefusedError, match="Mira"):
        vote(
            called(),
            way="roll_call",
            names=(("Mira", "yes"), (" mira ", "no")),
            stated="carried",
        )


@given(st.lists(st.sampled_from(["yes", "no", "abstain"]), max_size=40))
def test_every_name_counts_once(choices):
    names = tuple((f"Mensch {number}", choice) for number, choice in enumerate(choices))
    assert sum(tallied(names)) == len(choices)


def test_votes_and_names_never_change():
    made = vote(called(), way="roll_call", names=(("Mira", "yes"),), stated="carried")
    for change in (
        lambda: Vote.objects.update(yes=9),
        made.delete,
        lambda: RollCallVote.objects.update(choice="no"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    RollCallVote.objects.update(name="", person=None)


def test_every_vote_stands_in_the_minutes():
    made = vote(called())
    assert MinuteEntry.objects.get(kind="vote").vote == made


def test_nothing_is_voted_on_a_day_the_assembly_does_not_meet():
    item = called()
    with pytest.raises(RefusedError):
        vote(item, decided_on=item.assembly.last_day.replace(year=2031))


@pytest.mark.parametrize(
    ("result", "state"), [("carried", "referred"), ("not_carried", "published")]
)
def test_a_motion_can_be_referred_instead(result, state):
    motion = make_motion()
    amendment = make_amendment(motion, {1: "Kurz."})
    item = put_on(called(), motion)
    vote(item, submission=motion.submission, stated=result, follows="referred", yes=None)
    motion.refresh_from_db()
    amendment.refresh_from_db()
    assert (motion.state, amendment.state) == (state, state)


def test_a_wrongly_rejected_motion_comes_back_with_its_amendments():
    motion = make_motion()
    amendment = make_amendment(motion, {1: "Kurz."})
    item = put_on(called(), motion)
    wrong = vote(item, submission=motion.submission, stated="not_carried", yes=None)
    amendment.refresh_from_db()
    assert amendment.state == "settled"
    vote(
        item,
        submission=motion.submission,
        seen=wrong.pk,
        corrects=wrong,
        correction_reason="Verwechselt",
    )
    motion.refresh_from_db()
    amendment.refresh_from_db()
    assert (motion.state, amendment.state) == ("published", "published")
