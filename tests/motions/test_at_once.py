"""Two people at the same moment, each in a connection of their own."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection  # noqa: F401 (asked in skipif)

from tests.factories.motions import make_amendment, make_motion, mover, paragraphs, presidium
from tests.programme.test_races import at_once
from wirksam.engine.amend import Paragraph
from wirksam.foundation.access import RefusedError
from wirksam.motions.choices import State
from wirksam.motions.models import Amendment, Comment, Motion, Step, Submission
from wirksam.motions.operations import deciding, screening, speaking, submitting, versions

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'", reason="tests share one connection in memory there"
    ),
]


def refusals(results: list[object]) -> list[RefusedError]:
    return [one for one in results if isinstance(one, RefusedError)]


def test_two_publish_two_motions():
    motions = [make_motion(published=False) for _ in range(2)]
    for one in motions:
        submitting.hand_in(actor=mover(), submission=one)
    petra, paul = presidium(), presidium("Paul")
    made = at_once(
        lambda: screening.publish(actor=petra, submission=motions[0]),
        lambda: screening.publish(actor=paul, submission=motions[1]),
    )
    assert sorted(one.identifier for one in made) == ["A1", "A2"]


def test_two_decide_about_one():
    motion = make_motion()
    petra, paul = presidium(), presidium("Paul")
    results = at_once(
        lambda: deciding.decide(actor=petra, submission=motion, state="adopted"),
        lambda: deciding.decide(actor=paul, submission=motion, state="rejected"),
    )
    (refused,) = refusals(results)
    winner = next(one for one in results if isinstance(one, Motion))
    name = "Petra" if winner.state == State.ADOPTED else "Paul"
    assert name in str(refused)
    assert Step.objects.filter(submission=motion).last().after == winner.state


def test_the_same_form_twice():
    key, who = uuid4(), mover()
    made = at_once(*[lambda: make_motion(published=False, by=who, title="Bus", draft_key=key)] * 3)
    assert len({one.pk for one in made}) == 1


def test_the_same_title_twice():
    people = [mover(), mover("Anton")]
    made = at_once(
        lambda: make_motion(published=False, by=people[0], title="Bus"),
        lambda: make_motion(published=False, by=people[1], title="Bus"),
    )
    assert sorted(one.slug for one in made) == ["bus", "bus-2"]


def test_the_same_comment_twice():
    motion, key, who = make_motion(), uuid4(), mover()
    told = {"actor": who, "submission": motion, "text": "Gut.", "draft_key": key}
    made = at_once(lambda: speaking.comment(**told), lambda: speaking.comment(**told))
    assert made[0].pk == made[1].pk
    assert Comment.objects.count() == 1


def test_an_amendment_and_a_new_wording():
    """Either it comes along, or it is made for the new wording; it never hangs between."""
    motion, anton = make_motion(), mover("Anton")
    first = Paragraph("paragraph", 0, "Ganz vorn.")
    at_once(
        lambda: make_amendment(motion, {4: "- Kurz."}, by=anton, published=False),
        lambda: versions.revise_motion(
            actor=mover(), motion=motion, paragraphs=(first, *paragraphs())
        ),
    )
    one = Amendment.objects.get()
    assert one.version.number == 2
    assert list(one.changes) == ["5"]


def test_withdrawn_or_published():
    motion = submitting.hand_in(actor=mover(), submission=make_motion(published=False))
    petra = presidium()
    results = at_once(
        lambda: submitting.withdraw(actor=mover(), submission=motion, revision=motion.revision),
        lambda: screening.publish(actor=petra, submission=motion, revision=motion.revision),
    )
    assert len(refusals(results)) == 1
    assert Submission.objects.get(pk=motion.pk).state in {State.DRAFT, State.PUBLISHED}
