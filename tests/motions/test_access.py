"""Who sees, changes and leaves what."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from tests.factories.association import body, person, state_unit
from tests.factories.motions import make_amendment, make_motion, mover, presidium
from tests.factories.people import acting, board, human, office, seat, unit
from wirksam.foundation.access import NOBODY, Actor, visible
from wirksam.foundation.privacy.operations import erase_person
from wirksam.foundation.search.models import SearchRecord
from wirksam.foundation.search.operations import differences
from wirksam.motions.choices import State
from wirksam.motions.models import (
    Amendment,
    Comment,
    Motion,
    PrivateNote,
    Step,
    Submission,
    Submitter,
    Wording,
    WordingParagraph,
)
from wirksam.motions.operations import noting, screening, speaking, submitting
from wirksam.motions.operations.movers import Mover

pytestmark = pytest.mark.django_db

ACTIONS = {
    "guest": "view",
    "stranger": "view amend comment note",
    "mover": "view amend comment note represent",
    "presidium": "view amend comment note prepare",
}


def people() -> dict[str, Actor]:
    return {
        "guest": NOBODY,
        "stranger": acting(human("Fremd", state_unit())),
        "mover": mover(),
        "presidium": presidium(),
    }


ALL = ("view", "write", "represent", "prepare", "support", "amend", "comment", "note")


def may(actor: Actor) -> str:
    return " ".join(sorted(one for one in ALL if visible(actor, Motion, one).exists()))


def test_what_is_public():
    make_motion()
    for who, actor in people().items():
        assert may(actor) == " ".join(sorted(ACTIONS[who].split())), who


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("draft", {"mover": "note represent view write"}),
        (
            "collecting",
            {
                "mover": "note represent support view write",
                "stranger": "note support view",
                "presidium": "note support view",
            },
        ),
        ("submitted", {"mover": "note represent view", "presidium": "note view"}),
        ("returned", {"mover": "note represent view write", "presidium": "note view"}),
    ],
)
def test_what_is_not_public_yet(state, allowed):
    motion = make_motion(published=False)
    Submission.objects.filter(pk=motion.pk).update(state=state)
    found = {who: may(actor).replace("prepare ", "") for who, actor in people().items()}
    assert {who: what for who, what in found.items() if what not in {"", "prepare"}} == allowed


def test_the_same_rules_for_all_three():
    motion = make_motion(published=False)
    for actor in people().values():
        for action in ("view", "write", "represent", "prepare", "note", "support", "comment"):
            one = visible(actor, Motion, action).filter(pk=motion.pk).exists()
            assert one == visible(actor, Submission, action).filter(pk=motion.pk).exists()


def test_another_units_presidium_prepares_nothing():
    make_motion()
    there = board(unit("nebenan", kind="state"))
    other = human("Paula")
    seat(other, office(there, "assembly.run"))
    assert "prepare" not in may(acting(other))


def test_lists_cost_the_same_with_one_and_with_three(django_assert_num_queries):
    someone = mover("Fremde")
    for wanted in (1, 3):
        while Motion.objects.count() < wanted:
            make_motion()
        with django_assert_num_queries(1):
            assert len(visible(someone, Motion)) == wanted


class TestSearch:
    def test_only_what_is_public_is_found(self):
        motion = make_motion(published=False, title="Nachtbus")
        assert not SearchRecord.objects.filter(source="motions").exists()
        submitting.hand_in(actor=mover(), submission=motion)
        screening.publish(actor=presidium(), submission=motion)
        make_amendment(motion, {4: "- Alle Termine sind barrierearm."})
        found = SearchRecord.objects.get(source="motions")
        assert found.title == "Nachtbus"
        assert "Mitternacht" in found.text
        amendment = SearchRecord.objects.get(source="amendments")
        assert "barrierearm" in amendment.text
        assert list(differences()) == []

    def test_what_is_withdrawn_is_still_found(self):
        motion = make_motion()
        submitting.withdraw(actor=mover(), submission=motion)
        assert SearchRecord.objects.filter(source="motions").exists()
        assert list(differences()) == []


class TestDatabase:
    def test_a_wording_never_changes(self):
        make_motion()
        for rows in (WordingParagraph.objects.all(), Wording.objects.all()):
            values = {"text": "x"} if rows.model is WordingParagraph else {"width": 3}
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(**values)
        with pytest.raises(DatabaseError), transaction.atomic():
            WordingParagraph.objects.all().delete()

    def test_steps_are_only_added(self):
        make_motion()
        with pytest.raises(DatabaseError), transaction.atomic():
            Step.objects.update(note="x")

    def test_what_is_public_has_its_day(self):
        motion = make_motion(published=False)
        with pytest.raises(DatabaseError), transaction.atomic():
            Submission.objects.filter(pk=motion.pk).update(state=State.ADOPTED)


class TestLeaving:
    def leave(self, actor: Actor) -> dict[str, str]:
        results = erase_person(actor=actor, key=actor.key)
        return {str(one.area): one.outcome for one in results}

    def test_drafts_go_with_their_texts(self):
        make_motion(published=False)
        published = make_motion()
        make_amendment(published, {0: "Neu"}, published=False, by=mover())
        self.leave(mover())
        assert list(Motion.objects.all()) == [published]
        assert not Amendment.objects.exists()
        assert Wording.objects.count() == 1

    def test_what_is_public_stays_without_the_name(self):
        motion = make_motion()
        gone = mover()
        speaking.comment(actor=gone, submission=motion, text="Gut.")
        noting.note(actor=gone, submission=motion.submission, text="Psst")
        self.leave(gone)
        row = Submitter.objects.get()
        assert (row.name, row.person) == ("", None)
        assert row.printed_name
        comment = Comment.objects.get()
        assert (comment.name, comment.written_by, comment.text) == ("", "", "Gut.")
        assert not PrivateNote.objects.exists()

    def test_a_draft_others_move_too_stays(self):
        olga = person("Olga")
        me = Mover(person=human("Mia", state_unit()))
        draft = make_motion(published=False, by=acting(me.person), movers=[me, Mover(person=olga)])
        self.leave(acting(me.person))
        assert Motion.objects.filter(pk=draft.pk).exists()
        assert draft.submitters.filter(name="").count() == 0

    def test_a_bodys_draft_stays(self):
        petra = presidium()
        make_motion(published=False, by=petra, movers=[Mover(body=body())])
        self.leave(petra)
        assert Motion.objects.count() == 1
