"""Handing in, screening, withdrawing; and those who were asked to join."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.association import body, occasion, person, state_unit
from tests.factories.motions import make_amendment, make_motion, mover, presidium
from tests.factories.people import acting, human
from tests.motions.saying import refused
from wirksam.foundation.access import can, visible
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.notices.operations import follow
from wirksam.motions.choices import State, SubmitterRole
from wirksam.motions.models import Motion, Submission
from wirksam.motions.operations import screening, submitting
from wirksam.motions.operations.movers import Mover
from wirksam.motions.operations.noting import note
from wirksam.motions.queries.listing import undecided, waiting

pytestmark = pytest.mark.django_db


def told(kind: str) -> list[str]:
    return [
        str(key) for key in Notice.objects.filter(kind=kind).values_list("person_key", flat=True)
    ]


def handed_in(**fields) -> Motion:
    draft = make_motion(published=False, **fields)
    return submitting.hand_in(actor=mover(), submission=draft)


class TestHandingIn:
    def test_it_waits_for_the_presidium(self):
        motion = handed_in()
        assert motion.state == State.SUBMITTED
        assert motion.handed_in_at
        assert list(waiting(presidium())) == [motion.submission]
        assert not waiting(mover())
        assert [step.after for step in motion.steps.all()] == ["draft", "submitted"]

    def test_it_needs_an_assembly(self):
        assert "Choose the assembly" in refused(handed_in, occasion=None)

    def test_once(self):
        motion = handed_in()
        words = refused(submitting.hand_in, actor=mover(), submission=motion)
        assert "handed in" in words

    def test_whoever_was_asked_need_not_answer(self):
        olga = person("Olga")
        me = Mover(person=human("Mia", state_unit()))
        motion = handed_in(by=acting(me.person), movers=[me, Mover(person=olga)])
        assert motion.state == State.SUBMITTED

    def test_taken_back_before_it_is_public_it_is_a_draft_again(self):
        motion = submitting.withdraw(actor=mover(), submission=handed_in())
        assert motion.state == State.DRAFT
        assert not can(presidium(), motion)


class TestScreening:
    def test_numbers_go_on(self):
        names = [make_motion().identifier for _ in range(3)]
        other = make_motion(identifier="D-11")
        assert [*names, other.identifier] == ["A1", "A2", "A3", "D-11"]
        assert make_motion().identifier == "A4"

    def test_each_motion_counts_its_own_amendments(self):
        one, two = make_motion(), make_motion()
        names = [
            make_amendment(which, {0: f"Neu {n}"}).identifier
            for n, which in enumerate((one, one, two))
        ]
        assert names == ["Ä1", "Ä2", "Ä1"]

    @pytest.mark.parametrize("asked", ["a1", " A1\u200b "])
    def test_no_number_twice(self, asked):
        make_motion()
        motion = handed_in()
        words = refused(screening.publish, actor=presidium(), submission=motion, identifier=asked)
        assert "taken" in words
        assert Motion.objects.get(pk=motion.pk).state == State.SUBMITTED

    def test_nor_a_long_one(self):
        told = {"actor": presidium(), "submission": handed_in(), "identifier": "A" * 41}
        assert "40" in refused(screening.publish, **told)

    def test_sent_back_it_can_be_handed_in_again(self):
        motion = handed_in()
        assert "Say why" in refused(
            screening.send_back, actor=presidium(), submission=motion, note=" "
        )
        motion = screening.send_back(actor=presidium(), submission=motion, note="Titel fehlt.")
        assert motion.state == State.RETURNED
        assert told("motion_returned") == [mover().key]
        assert not can(mover("Fremde"), motion)
        motion = submitting.hand_in(actor=mover(), submission=motion)
        assert screening.publish(actor=presidium(), submission=motion).state == State.PUBLISHED

    def test_refused_is_public_with_its_reason(self):
        motion = screening.refuse(actor=presidium(), submission=handed_in(), note="Zu spät.")
        assert motion.state == State.REFUSED
        assert motion.steps.last().note == "Zu spät."
        assert can(mover("Fremde"), motion)
        assert not motion.identifier

    def test_two_of_the_presidium_at_once(self):
        motion = handed_in()
        told = {"actor": presidium(), "submission": motion}
        screening.publish(**told)
        assert "published" in refused(screening.refuse, note="Nein.", **told)
        again = handed_in()
        told = {"actor": presidium(), "submission": again, "revision": again.revision - 1}
        assert "Somebody else" in refused(screening.publish, **told)

    def test_movers_and_watchers_are_told(self):
        motion = make_motion(published=False)
        watcher = mover("Walter")
        motion = submitting.hand_in(actor=mover(), submission=motion)
        screening.publish(actor=presidium(), submission=motion)
        follow(actor=watcher, subject_type="motion", subject_key=motion.slug)
        for number in range(3):
            make_amendment(motion, {0: f"Neu {number}"})
        assert told("motion_published") == [
            mover().key,
            mover("Anton").key,
            mover("Anton").key,
            mover("Anton").key,
        ]
        assert told("motion_news") == [watcher.key]


class TestWithdrawing:
    def test_the_page_stays(self):
        motion = make_motion()
        amendment = make_amendment(motion, {0: "Neu"})
        motion = submitting.withdraw(actor=mover(), submission=motion, note="Erledigt.")
        assert motion.state == State.WITHDRAWN
        assert can(mover("Fremde"), motion)
        amendment.refresh_from_db()
        assert amendment.state == State.SETTLED

    def test_what_is_decided_stays_decided(self):
        motion = make_motion()
        Submission.objects.filter(pk=motion.pk).update(state=State.ADOPTED)
        assert "adopted" in refused(submitting.withdraw, actor=mover(), submission=motion)


class TestJoining:
    def test_agreeing_and_declining(self):
        draft = make_motion(published=False)
        olga, otto = person("Olga"), person("Otto")
        for one in (olga, otto):
            submitting.ask(actor=mover(), submission=draft, person=one)
            submitting.ask(actor=mover(), submission=draft, person=one)
        assert draft.submitters.count() == 3
        assert can(acting(olga), draft)
        assert not can(acting(olga), draft, "represent")
        submitting.agree(actor=acting(olga), submission=draft)
        submitting.decline(actor=acting(otto), submission=draft)
        assert can(acting(olga), draft, "represent")
        assert not can(acting(otto), draft)
        assert draft.submitters.get(person=olga).agreed_at
        assert Notice.objects.filter(kind="motion_asked", done_at=None).count() == 0

    def test_whoever_was_not_asked_cannot_answer(self):
        draft = make_motion(published=False)
        for do in (submitting.agree, submitting.decline):
            assert "Nobody has asked" in refused(do, actor=mover("Fremde"), submission=draft)

    def test_a_public_name_stays(self):
        motion = make_motion()
        assert "public already" in refused(submitting.decline, actor=mover(), submission=motion)

    def test_the_last_mover_cannot_leave_a_draft_alone(self):
        draft = make_motion(published=False)
        assert "last" in refused(submitting.decline, actor=mover(), submission=draft)

    def test_supporters(self):
        draft = submitting.seek_supporters(actor=mover(), submission=make_motion(published=False))
        vera = acting(human("Vera", state_unit()))
        assert can(vera, draft, "support")
        submitting.support(actor=vera, submission=draft)
        submitting.support(actor=vera, submission=draft)
        row = draft.submitters.get(person=vera.person_id)
        assert (row.role, row.name) == (SubmitterRole.SUPPORTER, "Vera")
        submitting.decline(actor=vera, submission=draft)
        assert draft.submitters.count() == 1
        assert not can(acting(human("Fremd")), draft)

    def test_only_what_looks_for_supporters(self):
        draft = make_motion(published=False)
        words = refused(submitting.support, actor=mover("Vera"), submission=draft)
        assert "draft" in words

    def test_a_body_speaks_through_its_office(self):
        petra = presidium()
        draft = make_motion(
            published=False, by=petra, movers=[Mover(body=body(), resolved_on=date(2026, 1, 2))]
        )
        colleague = acting(person("Karl", "motion.move"))
        assert can(colleague, draft, "represent")
        assert submitting.hand_in(actor=colleague, submission=draft).state == State.SUBMITTED


def test_only_what_i_must_still_vote_on():
    motion, other = make_motion(), make_motion()
    one = make_amendment(motion, {0: "Neu"})
    make_motion(published=False)
    screening.Submission.objects.filter(pk=other.pk).update(state=State.REJECTED)
    vera = acting(human("Vera", state_unit()))
    rows = undecided(vera, occasion())
    assert {row.pk for row in rows} == {motion.pk, one.pk}
    note(actor=vera, submission=motion.submission, verdict="yes")
    assert [row.pk for row in undecided(vera, occasion(), unmarked=True)] == [one.pk]
    assert len(undecided(mover(), occasion(), unmarked=True)) == 2
    assert visible(vera, Submission).count() == 3
