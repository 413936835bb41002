"""Two people at one desk in any order: the text is always what a fresh composition gives."""

from __future__ import annotations

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories.motions import make_amendment, make_motion, paragraphs, presidium
from wirksam.engine.amend import BREAK, merge, read_paragraph
from wirksam.engine.amend import Amendment as Wish
from wirksam.foundation.access import RefusedError
from wirksam.motions.choices import Choice
from wirksam.motions.models import Amendment, MergeChoice, MergeParagraph
from wirksam.motions.operations.adopting import Terms, adopt_motion, problems_of
from wirksam.motions.operations.merging import Pick, choose, open_desk
from wirksam.motions.operations.wording_by_hand import (
    StaleError,
    confirm_wording,
    drop_wording,
    last_deed,
    undo,
    write_paragraph,
)
from wirksam.motions.queries.adopting import outlook_of
from wirksam.motions.queries.merging import desk_of
from wirksam.motions.queries.texts import paragraphs_of

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("EXAMPLES", "10"))
TEXT = paragraphs()
WORDS = ("neu", "alt", "bald", "nie", "Landesvorstand", f"eins{BREAK}zwei", f"x{BREAK}- y", "")
PEOPLE = st.sampled_from(["Alma", "Bruno"])
CHOICES = st.sampled_from(list(Choice))


def changed(text, draw):
    """A paragraph with some words put in or out."""
    words = text.split(" ")
    at = draw(st.integers(0, len(words)))
    words[at : at + draw(st.integers(0, 3))] = [draw(st.sampled_from(WORDS))]
    return " ".join(words)


class Desk(RuleBasedStateMachine):
    """Takes, leaves, orders, wordings by hand and undoing, checked against a plain model."""

    @initialize(data=st.data())
    def begin(self, data):
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.people = {name: presidium(name) for name in ("Alma", "Bruno")}
        self.motion = make_motion()
        self.keys = []
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(TEXT) - 1))
            words = changed(TEXT[at].text, data.draw)
            try:
                self.keys.append(make_amendment(self.motion, {at: words}).pk)
            except RefusedError:
                continue  # it would change nothing
        self.draft = open_desk(actor=self.people["Alma"], motion=self.motion)

    def row(self, key):
        return MergeChoice.objects.get(draft=self.draft, amendment=key)

    @precondition(lambda self: self.keys)
    @rule(who=PEOPLE, choice=CHOICES, stale=st.booleans(), data=st.data())
    def decide(self, who, choice, stale, data):
        some = data.draw(st.lists(st.sampled_from(self.keys), min_size=1, max_size=3, unique=True))
        before = {key: self.row(key).choice for key in some}
        seen = {key: self.row(key).revision + stale for key in some}
        picks = [Pick(key, choice, seen[key]) for key in some]
        try:
            choose(actor=self.people[who], draft=self.draft, picks=picks)
        except RefusedError:
            assert stale
            assert {key: self.row(key).choice for key in some} == before
        else:
            assert {self.row(key).choice for key in some} == {choice}

    @precondition(lambda self: len(self.keys) > 1)
    @rule(who=PEOPLE, data=st.data())
    def order(self, who, data):
        first, second = data.draw(
            st.lists(st.sampled_from(self.keys), min_size=2, max_size=2, unique=True)
        )
        choose(actor=self.people[who], draft=self.draft, order=(first, second))
        assert self.row(first).order < self.row(second).order

    @rule(who=PEOPLE, at=st.integers(0, 4), stale=st.booleans(), text=st.sampled_from(WORDS))
    def word(self, who, at, stale, text):
        now = MergeParagraph.objects.filter(draft=self.draft, position=at).first()
        seen = (now.revision if now else 0) + stale
        try:
            write_paragraph(
                actor=self.people[who], draft=self.draft, position=at, text=text, revision=seen
            )
        except StaleError as refused:
            assert stale
            assert now is None or refused.theirs == now.text  # noqa: PT017 (rules may or may not)
        else:
            kept = MergeParagraph.objects.get(draft=self.draft, position=at)
            assert kept.text == text

    @rule(who=PEOPLE, at=st.integers(0, 4), drop=st.booleans())
    def look_again(self, who, at, drop):
        now = MergeParagraph.objects.filter(draft=self.draft, position=at).first()
        deed = drop_wording if drop else confirm_wording
        seen = now.revision if now else 0
        deed(actor=self.people[who], draft=self.draft, position=at, revision=seen)
        place = desk_of(self.draft).place(at)
        assert not place.is_outdated

    @rule(who=PEOPLE)
    def take_back(self, who):
        last = last_deed(self.people[who], self.draft)
        if last is None:
            return
        before = self.state()
        try:
            undo(actor=self.people[who], draft=self.draft, number=last.number)
        except RefusedError:
            assert self.state() == before

    def state(self):
        choices = MergeChoice.objects.filter(draft=self.draft).order_by("amendment")
        hands = MergeParagraph.objects.filter(draft=self.draft).order_by("position")
        return (
            list(choices.values_list("amendment", "choice", "order")),
            list(hands.values_list("position", "text", "basis")),
        )

    @invariant()
    def the_text_is_what_a_fresh_composition_gives(self):
        if not hasattr(self, "draft"):
            return
        desk = desk_of(self.draft)
        hands = {one.position: one.text for one in MergeParagraph.objects.all()}
        rows = MergeChoice.objects.filter(choice=Choice.TAKEN).order_by("order")
        changes = dict(Amendment.objects.values_list("pk", "changes"))
        expected = []
        for at, paragraph in enumerate(TEXT):
            if at in hands:
                first, *more = hands[at].split(BREAK)
                own = [type(paragraph)(paragraph.kind, paragraph.level, first)]
                expected += [one for one in (*own, *map(read_paragraph, more)) if not one.is_empty]
                continue
            wishes = [
                Wish(
                    str(row.amendment_id),
                    {0: Wish.from_data("", changes[row.amendment_id]).edits[at]},
                )
                for row in rows
                if str(at) in changes[row.amendment_id]
            ]
            merged = merge([paragraph], wishes)
            expected += merged.paragraphs
        assert [one.text for one in desk.text] == [one.text for one in expected]

    def teardown(self):
        """Adopting fits the desk: refused while something is open, else word for word."""
        if not hasattr(self, "draft"):
            return
        self.adopt()
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def adopt(self):
        outlook = outlook_of(self.motion)
        terms = Terms(self.motion.occasion.happens_on)
        if list(problems_of(outlook)):
            with pytest.raises(RefusedError):
                adopt_motion(actor=self.people["Alma"], motion=self.motion, terms=terms)
            return
        states = {one.pk: outlook.state_of(one) for one in outlook.desk.entries}
        made = adopt_motion(actor=self.people["Alma"], motion=self.motion, terms=terms)
        assert paragraphs_of(made.wording) == outlook.text
        for key, state in states.items():
            assert Amendment.objects.get(pk=key).state == state


def test_any_order_of_deeds_by_two_people():
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
