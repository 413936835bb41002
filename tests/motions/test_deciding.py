"""What the assembly decides, what is recommended to it, and what the movers say to that."""

from __future__ import annotations

import pytest

from tests.factories.motions import make_amendment, make_motion, mover, presidium
from tests.motions.saying import refused
from wirksam.foundation.access import can, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.motions.choices import State
from wirksam.motions.models import Procedure
from wirksam.motions.operations import deciding, procedures
from wirksam.motions.operations.procedures import Advice
from wirksam.motions.queries.amending import base_of

pytestmark = pytest.mark.django_db


class TestDeciding:
    @pytest.mark.parametrize("state", ["adopted", "modified", "rejected", "referred", "settled"])
    def test_once(self, state):
        motion = deciding.decide(actor=presidium(), submission=make_motion(), state=state)
        assert motion.state == state
        assert motion.steps.last().taken_by == presidium().key
        assert Notice.objects.filter(kind="motion_decided", person_key=mover().key).count() == 1
        assert JournalEntry.objects.filter(verb="decide_submission").count() == 1

    def test_two_at_once_learn_who_was_first(self):
        motion = make_motion()
        deciding.decide(actor=presidium(), submission=motion, state="adopted")
        other = presidium("Paul")
        words = refused(deciding.decide, actor=other, submission=motion, state="rejected")
        assert words == "Petra was first: it is adopted."
        motion.refresh_from_db()
        assert motion.state == State.ADOPTED

    def test_what_was_shown_must_be_what_there_is(self):
        motion = make_motion()
        told = {"actor": presidium(), "submission": motion, "state": "adopted"}
        assert "Somebody else" in refused(deciding.decide, revision=1, **told)
        assert deciding.decide(revision=motion.revision, **told).state == State.ADOPTED

    @pytest.mark.parametrize("state", ["published", "draft", "withdrawn", "nonsense"])
    def test_only_decisions(self, state):
        with pytest.raises(ValueError, match=state):
            deciding.decide(actor=presidium(), submission=make_motion(), state=state)

    @pytest.mark.parametrize(
        ("state", "then"),
        [("rejected", "settled"), ("referred", "referred"), ("settled", "settled")],
    )
    def test_amendments_go_the_same_way(self, state, then):
        motion = make_motion()
        one = make_amendment(motion, {4: "- Kurz."})
        make_amendment(motion, {4: "- Kurz und gut."}, parent=one)
        done = make_amendment(motion, {0: "Neu"})
        deciding.decide(actor=presidium(), submission=done, state="adopted")
        deciding.decide(actor=presidium(), submission=motion, state=state)
        assert list(motion.amendments.order_by("pk").values_list("state", flat=True)) == [
            then,
            then,
            "adopted",
        ]

    def test_a_rejected_amendment_takes_along_those_to_it(self):
        motion = make_motion()
        one = make_amendment(motion, {4: "- Kurz."})
        two = make_amendment(motion, {4: "- Kurz und gut."}, parent=one)
        three = make_amendment(motion, {4: "- Kurz und sehr gut."}, parent=two)
        other = make_amendment(motion, {0: "Neu"})
        deciding.decide(actor=presidium(), submission=one, state="rejected")
        for row, state in ((two, "settled"), (three, "settled"), (other, "published")):
            row.refresh_from_db()
            assert row.state == state

    def test_what_is_not_public_is_not_decided(self):
        draft = make_motion(published=False)
        words = refused(deciding.decide, actor=presidium(), submission=draft, state="adopted")
        assert "draft" in words


def advised(submission, recommendation="adopt", **fields) -> Procedure:
    latest = fields.pop("latest", None)
    advice = Advice(recommendation, **fields)
    return procedures.recommend(
        actor=presidium(), submission=submission, advice=advice, latest=latest
    )


class TestProcedure:
    def test_it_has_versions_and_waits_to_be_published(self):
        motion = make_motion()
        first, second = advised(motion), advised(motion, "reject", explanation="Zu teuer.")
        assert (first.number, second.number) == (1, 2)
        assert not visible(mover(), Procedure)
        assert list(visible(presidium(), Procedure)) == [first, second]
        (made,) = procedures.publish(actor=presidium(), submissions=[motion])
        assert made.pk == second.pk
        assert list(visible(mover("Fremde"), Procedure)) == [second]
        assert procedures.publish(actor=presidium(), submissions=[motion]) == []

    def test_many_at_once(self):
        motions = [make_motion() for _ in range(3)]
        for one in motions[:2]:
            advised(one)
        assert len(procedures.publish(actor=presidium(), submissions=motions)) == 2

    def test_two_people_at_once(self):
        motion = make_motion()
        advised(motion, latest=0)
        assert "Somebody else" in refused(advised, submission=motion, latest=0)

    def test_words_to_adopt_instead(self):
        motion = make_motion()
        one = make_amendment(motion, {4: "- Alle Termine sind kurz."})
        made = advised(motion, "modify", texts={4: "- Alle Termine sind barrierearm."})
        assert list(made.changes) == ["4"]
        made = advised(one, "modify", texts={4: "- Alle Termine sind kurz und gut."})
        assert "und gut" in str(made.changes)
        assert base_of(one.version, one)[4].text == "- Alle Termine sind kurz."

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"recommendation": "modify"}, "Write down the words"),
            ({"recommendation": "modify", "texts": {99: "x"}}, "not in the text"),
            ({"recommendation": "modify", "texts": {0: "Unterwegs sein"}}, "reads like that"),
            ({"recommendation": "settled_by"}, "Say which"),
            ({"recommendation": "other"}, "in words"),
            ({"recommendation": "adopt", "explanation": "x" * 4001}, "4000"),
        ],
    )
    def test_what_it_must_say(self, fields, words):
        assert words in refused(advised, submission=make_motion(), **fields)

    def test_settled_by_another_to_the_same_assembly(self):
        motion, other = make_motion(), make_motion()
        assert advised(motion, "settled_by", settled_by=other.submission).settled_by
        told = {"submission": motion, "recommendation": "settled_by"}
        assert "Choose another" in refused(advised, settled_by=motion.submission, **told)
        draft = make_motion(published=False, occasion=None)
        assert "Choose another" in refused(advised, settled_by=draft.submission, **told)

    def test_the_movers_answer_the_published_one(self):
        motion = make_motion()
        first = advised(motion)
        told = {"actor": mover(), "procedure": first, "says": "agreed"}
        assert "newer" in refused(procedures.answer, **told)
        procedures.publish(actor=presidium(), submissions=[motion])
        assert can(mover(), first, "answer")
        assert not can(mover("Fremde"), first, "answer")
        said = procedures.answer(text=" Ja,\u200b gern. ", **told)
        assert (said.answer, said.answer_text) == ("agreed", "Ja, gern.")
        assert Notice.objects.filter(kind="motion_answered").count() == 1
        assert not Notice.objects.filter(kind="motion_recommended", done_at=None).exists()
        assert "whether" in refused(procedures.answer, **(told | {"says": "none"}))
        procedures.answer(**(told | {"says": "declined"}))
        deciding.decide(actor=presidium(), submission=motion, state="adopted")
        assert "adopted" in refused(procedures.answer, **told)
