"""What people say about a passage: for all, for themselves, or in plain words."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.factories.motions import make_amendment, make_motion, mover, presidium
from tests.factories.people import acting, human, unit
from tests.motions.saying import refused
from wirksam.foundation.access import NOBODY, can, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.motions.models import Comment, PrivateNote, ReadingAid
from wirksam.motions.operations import aiding, noting, speaking

pytestmark = pytest.mark.django_db


def said(motion, text="Das finde ich gut.", by=None, **fields) -> Comment:
    return speaking.comment(actor=by or mover(), submission=motion, text=text, **fields)


class TestComments:
    def test_on_lines(self):
        row = said(make_motion(), lines=(2, 3), text="So\u202e nicht.\r\n\r\n\r\nSo schon.")
        assert (row.first_line, row.last_line, row.version_number) == (2, 3, 1)
        assert (row.name, row.text) == ("Mira", "So nicht.\n\nSo schon.")

    @pytest.mark.parametrize("lines", [(3, 2), (0, 2), (7, 8), (-1, 1), (10**9, 10**9)])
    def test_only_on_lines_there_are(self, lines):
        assert "no such lines" in refused(said, motion=make_motion(), lines=lines)

    @pytest.mark.parametrize(
        ("text", "words"), [(" \u200b\n", "Write a sentence"), ("x" * 2001, "2000")]
    )
    def test_words_that_fit(self, text, words):
        assert words in refused(said, motion=make_motion(), text=text)

    def test_on_an_amendment_as_a_whole(self):
        one = make_amendment(make_motion(), {0: "Neu"})
        assert said(one.submission, lines=(1, 1)).first_line == 0

    def test_only_members_and_only_what_is_public(self):
        motion = make_motion()
        assert "Members" in refused(said, motion=motion, by=NOBODY)
        assert "Members" in refused(said, motion=motion, by=acting(human("Gast")))
        draft = make_motion(published=False)
        assert "not public" in refused(said, motion=draft)
        assert not can(mover(), draft, "comment")
        assert can(acting(human("Nah", unit("nah"))), motion, "comment")

    def test_the_same_form_twice_is_one_comment(self):
        motion, key = make_motion(), uuid4()
        assert said(motion, draft_key=key).pk == said(motion, draft_key=key).pk

    def test_a_flood_is_stopped(self, monkeypatch):
        monkeypatch.setattr(speaking, "MOST_AT_ONCE", 2)
        motion = make_motion()
        said(motion)
        said(motion)
        assert "Wait" in refused(said, motion=motion)

    def test_answers_go_one_level_deep_and_tell_whoever_asked(self):
        first = said(make_motion())
        other = mover("Otto")
        answer = speaking.answer(actor=other, comment=first, text="Ich nicht.")
        again = speaking.answer(actor=mover(), comment=answer, text="Schade.")
        assert (answer.parent_id, again.parent_id) == (first.pk, first.pk)
        assert Notice.objects.get(kind="motion_comment").person_key == UUID(mover().key)

    def test_taking_back(self):
        first = said(make_motion())
        told = {"actor": mover("Otto"), "comment": first}
        assert "Only whoever" in refused(speaking.take_back, **told)
        assert not can(mover("Otto"), first, "take_back")
        answer = speaking.answer(text="Ich nicht.", **told)
        speaking.take_back(actor=mover(), comment=first)
        first.refresh_from_db()
        assert (first.text, first.name, first.written_by) == ("", "", "")
        speaking.take_back(actor=mover("Otto"), comment=answer)
        assert "not there" in refused(speaking.take_back, actor=mover("Otto"), comment=answer)

    def test_hiding_says_why(self):
        first = said(make_motion())
        told = {"actor": presidium(), "comment": first}
        assert "Say why" in refused(speaking.hide, reason=" ", **told)
        row = speaking.hide(reason="Beleidigt jemanden.", **told)
        assert (row.hidden_reason, row.text) == ("Beleidigt jemanden.", "Das finde ich gut.")
        assert "any more" in refused(speaking.answer, actor=mover(), comment=row, text="Ja")
        assert can(presidium(), first, "hide")
        assert not can(mover(), first, "hide")
        assert speaking.show(**told).hidden_at is None


class TestNotes:
    def test_only_she_sees_them(self):
        motion = make_motion()
        noting.note(actor=mover(), submission=motion.submission, text="Fragen!", lines=(3, 2))
        row = visible(mover(), PrivateNote).get()
        assert (row.first_line, row.last_line, row.text) == (2, 3, "Fragen!")
        assert not visible(presidium(), PrivateNote)
        assert not visible(NOBODY, PrivateNote)

    def test_they_leave_no_trace(self):
        motion = make_motion()
        before = JournalEntry.objects.count()
        noting.note(actor=mover(), submission=motion.submission, verdict="no")
        assert JournalEntry.objects.count() == before

    def test_text_and_verdict_are_kept_apart_and_go_when_empty(self):
        told = {"actor": mover(), "submission": make_motion().submission}
        noting.note(text="Hm.", **told)
        noting.note(verdict="abs", **told)
        row = PrivateNote.objects.get()
        assert (row.text, row.verdict) == ("Hm.", "abs")
        noting.note(text="", **told)
        assert noting.note(verdict="", **told) is None
        assert not PrivateNote.objects.exists()

    def test_what_is_refused(self, monkeypatch):
        told = {"submission": make_motion().submission}
        assert "sign in" in refused(noting.note, actor=NOBODY, text="x", **told)
        assert "yes, no" in refused(noting.note, actor=mover(), verdict="ja", **told)
        assert "4000" in refused(noting.note, actor=mover(), text="x" * 4001, **told)
        monkeypatch.setattr(noting, "MOST", 0)
        assert "Delete" in refused(noting.note, actor=mover(), text="x", **told)

    def test_nobody_removes_anothers(self):
        row = noting.note(actor=mover(), submission=make_motion().submission, text="Meins")
        noting.remove(actor=presidium(), note=row)
        noting.remove(actor=NOBODY, note=row)
        assert PrivateNote.objects.exists()
        noting.remove(actor=mover(), note=row)
        assert not PrivateNote.objects.exists()


class TestReadingAids:
    def test_one_writes_and_another_checks(self):
        motion = make_motion()
        row = motion.versions.get().wording.paragraphs.get(position=1)
        told = {"submission": motion, "paragraph": row}
        aid = aiding.write_aid(actor=mover(), text="Der Bus fährt länger.", **told)
        seen = {"submission": motion, "aid": aid}
        assert "yourself" in refused(aiding.check_aid, actor=mover(), seen=aid.text, **seen)
        assert "just changed" in refused(aiding.check_aid, actor=presidium(), seen="x", **seen)
        aiding.check_aid(actor=presidium(), seen=aid.text, **seen)
        aiding.write_aid(actor=mover(), text="Der Bus fährt länger. ", **told)
        assert ReadingAid.objects.get().checked_by == presidium().key
        aiding.write_aid(actor=mover(), text="Der Bus fährt lange.", **told)
        assert ReadingAid.objects.get().checked_at is None

    def test_only_for_its_own_text(self):
        motion, other = make_motion(), make_motion()
        row = other.versions.get().wording.paragraphs.first()
        told = {"actor": mover(), "submission": motion, "paragraph": row}
        assert "another text" in refused(aiding.write_aid, text="Einfach.", **told)
        assert "Write" in refused(aiding.write_aid, text=" ", **told)
