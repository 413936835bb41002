"""Writing motions and amendments before anybody sees them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.factories.association import person
from tests.factories.motions import (
    TEXT,
    make_amendment,
    make_motion,
    mover,
    paragraphs,
    presidium,
)
from tests.factories.people import acting, human, unit
from tests.motions.saying import refused
from wirksam.engine.amend import BREAK, Paragraph
from wirksam.engine.lines import document_lines
from wirksam.foundation.access import can
from wirksam.foundation.notices.models import Notice
from wirksam.motions.models import (
    Amendment,
    Motion,
    MotionVersion,
    Submission,
    Wording,
    WordingParagraph,
)
from wirksam.motions.operations import drafting, movers, screening, submitting, versions
from wirksam.motions.operations.drafting import AmendmentPlan, MotionPlan
from wirksam.motions.operations.movers import Mover
from wirksam.motions.queries.amending import base_of, engine_amendment
from wirksam.motions.queries.texts import document_of, numbered_lines, paragraphs_of

pytestmark = pytest.mark.django_db


def plan_of(motion: Motion, **fields) -> MotionPlan:
    told = {
        "unit": motion.unit,
        "title": motion.title,
        "paragraphs": paragraphs(),
        "occasion": motion.occasion,
    }
    return MotionPlan(**(told | fields))


def test_a_motion_keeps_its_text_and_lines():
    wording = make_motion().versions.get().wording
    assert [(one.kind, one.level, one.text) for one in paragraphs_of(wording)] == list(TEXT)
    assert [one.number for one in numbered_lines(wording)] == list(range(1, 8))


def test_a_wording_is_a_document_with_the_same_lines():
    wording = make_motion().versions.get().wording
    document = document_of(wording)
    assert document.sha256 == wording.sha256
    told = [(one.number, one.text) for one in document_lines(document)]
    assert told == [(one.number, one.text) for one in numbered_lines(wording)]


def test_nobody_else_sees_a_draft():
    motion = make_motion(published=False)
    assert can(mover(), motion)
    assert not can(mover("Fremde"), motion)
    assert not can(presidium(), motion)


def test_the_same_form_twice_is_one_motion():
    key = uuid4()
    first = make_motion(published=False, title="Bus", draft_key=key)
    again = make_motion(published=False, title="Bus", draft_key=key)
    assert first.pk == again.pk
    assert Wording.objects.count() == 1


def test_addresses_are_their_own():
    slugs = [
        make_motion(published=False, title=title).slug for title in ("Neu", "Büße", "Büße", "?")
    ]
    assert slugs == ["neu-2", "buesse", "buesse-2", "antrag"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " \u200b "}, "title"),
        ({"title": "x" * 301}, "300"),
        ({"text": ()}, "Write the text"),
        ({"text": (Paragraph("paragraph", 0, " \u200f"),)}, "Write the text"),
        ({"text": (Paragraph("paragraph", 0, "wort " * 150_000),)}, "too long"),
        ({"reasons": "x" * 40_001}, "40000"),
        ({"urgency": "x" * 2001}, "2000"),
        ({"becomes": "statute"}, "statutes"),
    ],
)
def test_what_a_motion_must_have(fields, words):
    assert words in refused(make_motion, **fields)
    assert not Submission.objects.exists()
    assert not Wording.objects.exists()


def test_only_who_belongs_can_move():
    stranger = acting(human("Fremd", unit("anderswo")))
    assert "Members" in refused(make_motion, by=stranger)
    assert make_motion(published=False, by=acting(human("Vera", make_motion().unit)))


def test_a_draft_can_be_changed_and_its_old_text_goes():
    motion = make_motion(published=False)
    text = (Paragraph("paragraph", 0, "Anders."),)
    plan = plan_of(motion, paragraphs=text, title="Anders")
    changed = drafting.revise_draft(actor=mover(), motion=motion, plan=plan, revision=1)
    assert (changed.title, changed.revision) == ("Anders", 2)
    assert paragraphs_of(changed.versions.get().wording) == text
    assert Wording.objects.count() == 1


def test_two_people_never_overwrite_each_other():
    motion = make_motion(published=False)
    plan = plan_of(motion, summary="Eins")
    drafting.revise_draft(actor=mover(), motion=motion, plan=plan, revision=1)
    words = refused(drafting.revise_draft, actor=mover(), motion=motion, plan=plan, revision=1)
    assert "Somebody else" in words


def test_what_is_handed_in_is_no_draft_any_more():
    motion = make_motion()
    plan = plan_of(motion)
    for do in (
        lambda: drafting.revise_draft(actor=mover(), motion=motion, plan=plan, revision=2),
        lambda: drafting.discard_draft(actor=mover(), submission=motion),
    ):
        assert "published" in refused(do)


def test_a_discarded_draft_leaves_nothing():
    motion = make_motion(published=False)
    drafting.discard_draft(actor=mover(), submission=motion)
    for model in (Submission, Motion, MotionVersion, Wording, WordingParagraph):
        assert not model.objects.exists()
    assert "not there" in refused(drafting.discard_draft, actor=mover(), submission=motion)


class TestMovers:
    def test_a_body_needs_somebody_who_may_move_for_it(self):
        petra = presidium()
        board = petra.seats[0].body_id
        body = movers.Body.objects.get(pk=board)
        words = refused(make_motion, movers=[Mover(body=body)])
        assert "in the name of" in words
        draft = make_motion(published=False, by=petra, movers=[Mover(body=body)])
        assert [one.name for one in draft.submitters.all()] == [body.name]
        assert "which day" in refused(submitting.hand_in, actor=petra, submission=draft)

    def test_others_are_asked(self):
        other = person("Olga")
        draft = make_motion(
            published=False,
            movers=[Mover(person=person("Mira2")), Mover(person=other)],
        )
        assert Notice.objects.get(person_key=other.key).kind == "motion_asked"
        assert "agreed" in refused(submitting.hand_in, actor=mover(), submission=draft)

    def test_only_who_prepares_enters_names(self):
        assert "Say who moves" in refused(make_motion, movers=[Mover(name="KV Nord")])
        made = make_motion(by=presidium(), movers=[Mover(name=" KV\u200b Nord ")])
        assert made.submitters.get().name == "KV Nord"

    def test_nobody_resolves_in_the_future(self):
        petra = presidium()
        body = movers.Body.objects.get(pk=petra.seats[0].body_id)
        late = Mover(body=body, resolved_on=movers.date(2999, 1, 1))
        assert "future" in refused(make_motion, by=petra, movers=[late])

    def test_another_wording_asks_again(self):
        olga = person("Olga")
        me = Mover(person=person_of(mover()))
        draft = make_motion(published=False, movers=[me, Mover(person=olga)])
        submitting.agree(actor=acting(olga), submission=draft)
        draft.refresh_from_db()
        same = plan_of(draft, summary="kurz", movers=[me, Mover(person=olga)])
        draft = drafting.revise_draft(
            actor=mover(), motion=draft, plan=same, revision=draft.revision
        )
        assert draft.submitters.get(person=olga).agreed_at
        other = plan_of(draft, title="Ganz anders", movers=[me, Mover(person=olga)])
        draft = drafting.revise_draft(
            actor=mover(), motion=draft, plan=other, revision=draft.revision
        )
        assert draft.submitters.get(person=olga).agreed_at is None
        assert draft.submitters.get(person=me.person).agreed_at


def person_of(actor):
    return movers.Person.objects.get(pk=actor.person_id)


class TestAmendments:
    def test_it_knows_its_lines(self):
        one = make_amendment(make_motion(), {3: "- In jedem Kreis gibt es zwei Aktionstage."})
        assert (one.identifier, one.first_line, one.last_line) == ("Ä1", 6, 6)
        assert one.changes == {"3": [[25, 41, "zwei Aktionstage"]]}

    @pytest.mark.parametrize(
        "texts",
        [{}, {1: TEXT[1][2]}, {1: f"  {TEXT[1][2]}\u200b \r\n"}],
    )
    def test_it_must_change_something(self, texts):
        assert "reads like that" in refused(make_amendment, motion=make_motion(), texts=texts)
        assert not Amendment.objects.exists()

    @pytest.mark.parametrize("at", [-1, 5, 10**9])
    def test_it_must_be_about_a_paragraph(self, at):
        words = refused(make_amendment, motion=make_motion(), texts={at: "Neu."})
        assert "not in the text" in words

    def test_a_blank_line_begins_a_paragraph(self):
        motion = make_motion()
        one = make_amendment(motion, {0: "Unterwegs sein\r\n\r\n- Ein Punkt.\r\n\r\nEin Absatz."})
        text = base_of(one.version, one)
        assert [(two.kind, two.text) for two in text[:3]] == [
            ("heading", "Unterwegs sein"),
            ("item", "- Ein Punkt."),
            ("paragraph", "Ein Absatz."),
        ]

    def test_nothing_deletes(self):
        one = make_amendment(make_motion(), {4: ""})
        assert base_of(one.version, one) == paragraphs()[:4]

    def test_the_whole_text_as_it_is_to_be(self):
        motion = make_motion()
        wanted = (*paragraphs()[:2], Paragraph("paragraph", 0, "Nur das noch."))
        one = make_amendment(motion, wanted=wanted, whole=True)
        assert one.whole
        assert base_of(one.version, one) == wanted

    def test_only_to_what_is_open(self):
        draft = make_motion(published=False)
        assert "does not deal" in refused(make_amendment, motion=draft, texts={0: "Neu"})
        motion = make_motion()
        screening.Submission.objects.filter(pk=motion.pk).update(called_at=motion.published_at)
        assert "already" in refused(make_amendment, motion=motion, texts={0: "Neu"})
        assert make_amendment(motion, {0: "Neu"}, by=presidium(), published=False)

    def test_to_an_amendment(self):
        motion = make_motion()
        parent = make_amendment(motion, {3: "- In jedem Kreis gibt es zwei Aktionstage."})
        child = make_amendment(
            motion, {3: "- In jedem Kreis gibt es drei Aktionstage."}, parent=parent
        )
        wish = engine_amendment(child)
        assert base_of(child.version, child)[3].text == "- In jedem Kreis gibt es drei Aktionstage."
        assert list(wish.edits) == [3]
        assert (child.first_line, child.last_line) == (6, 6)

    def test_against_an_older_version_it_is_carried_over(self):
        motion = make_motion()
        shown = motion.versions.get()
        text = (Paragraph("paragraph", 0, "Ganz vorn."), *paragraphs())
        versions.revise_motion(actor=mover(), motion=motion, paragraphs=text)
        one = make_amendment(motion, {4: "- Alle Termine sind kurz."}, version=shown)
        assert one.version.number == 2
        assert base_of(one.version, one)[5].text == "- Alle Termine sind kurz."
        assert one.first_line == 8

    def test_or_refused_with_the_lines_where_it_cannot(self):
        motion = make_motion()
        shown = motion.versions.get()
        text = (*paragraphs()[:4], Paragraph("item", 1, "- Alle Termine sind barrierearm."))
        versions.revise_motion(actor=mover(), motion=motion, paragraphs=text)
        words = refused(
            make_amendment, motion=motion, texts={4: "- Alle Termine sind kurz."}, version=shown
        )
        assert "7" in words
        assert not Amendment.objects.exists()

    def test_the_same_form_twice_is_one_amendment(self):
        motion, key = make_motion(), uuid4()
        told = {"texts": {0: "Neu"}, "draft_key": key, "published": False}
        assert make_amendment(motion, **told).pk == make_amendment(motion, **told).pk

    def test_a_draft_can_be_changed(self):
        motion = make_motion()
        draft = make_amendment(motion, {0: "Neu"}, published=False)
        plan = AmendmentPlan(motion, {4: "- Kürzer."}, reasons="Darum.")
        by = mover("Anton")
        changed = drafting.revise_amendment(actor=by, amendment=draft, plan=plan, revision=1)
        assert list(changed.changes) == ["4"]
        assert changed.reasons == "Darum."
        again = {"actor": by, "amendment": draft, "plan": plan, "revision": 1}
        assert "Somebody else" in refused(drafting.revise_amendment, **again)

    def test_it_can_be_thrown_away(self):
        draft = make_amendment(make_motion(), {0: "Neu"}, published=False)
        drafting.discard_draft(actor=mover("Anton"), submission=draft)
        assert not Amendment.objects.exists()
        assert Motion.objects.count() == 1

    def test_marks_in_the_middle_stay_words(self):
        motion = make_motion()
        one = make_amendment(motion, {1: f"Kurz.{BREAK}# Titel{BREAK}Ende #2 - so."})
        kinds = [(two.kind, two.text) for two in base_of(one.version, one)[1:4]]
        assert kinds == [
            ("paragraph", "Kurz."),
            ("heading", "Titel"),
            ("paragraph", "Ende #2 - so."),
        ]
