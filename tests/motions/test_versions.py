"""Another wording of a published motion, and its amendments."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.association import person
from tests.factories.motions import make_amendment, make_motion, mover, paragraphs, presidium
from tests.factories.people import acting
from tests.motions.saying import refused
from wirksam.engine.amend import Paragraph
from wirksam.foundation.notices.models import Notice
from wirksam.motions.choices import State
from wirksam.motions.models import Amendment, MergeDraft, Motion
from wirksam.motions.operations import aiding, versions
from wirksam.motions.operations.wordings import store_wording
from wirksam.motions.queries.amending import base_of, collisions_of, engine_amendment
from wirksam.motions.queries.texts import numbered_lines, paragraphs_of

pytestmark = pytest.mark.django_db
FIRST = Paragraph("paragraph", 0, "Ganz vorn steht jetzt ein Satz.")


def reworded(motion: Motion, *text: Paragraph, **fields):
    return versions.revise_motion(actor=mover(), motion=motion, paragraphs=text, **fields)


def fresh(one: Amendment) -> Amendment:
    return Amendment.objects.select_related("version__wording", "parent").get(pk=one.pk)


def changed(at: int, text: str) -> list[Paragraph]:
    rows = list(paragraphs())
    rows[at] = Paragraph(rows[at].kind, rows[at].level, text)
    return rows


def test_the_old_wording_stays():
    motion = make_motion()
    version = reworded(motion, FIRST, *paragraphs(), note="Auf Wunsch des KV")
    assert (version.number, version.note) == (2, "Auf Wunsch des KV")
    assert version.published_at
    assert paragraphs_of(motion.versions.get(number=1).wording) == paragraphs()


def test_amendments_come_along():
    motion = make_motion()
    one = make_amendment(motion, {3: "- In jedem Kreis gibt es zwei Aktionstage."})
    reworded(motion, FIRST, *paragraphs())
    now = fresh(one)
    assert now.version.number == 2
    assert base_of(now.version, now)[4].text == "- In jedem Kreis gibt es zwei Aktionstage."
    assert (now.first_line, now.last_line) == (7, 7)
    assert (now.previous, list(now.changes)) == (one.changes, ["4"])


def test_drafts_too():
    motion = make_motion()
    draft = make_amendment(motion, {4: "- Kurz."}, published=False)
    reworded(motion, FIRST, *paragraphs())
    assert fresh(draft).version.number == 2


def test_what_does_not_fit_keeps_its_version_and_its_movers_are_told():
    motion = make_motion()
    one = make_amendment(motion, {4: "- Alle Termine sind kurz."})
    child = make_amendment(motion, {4: "- Alle Termine sind sehr kurz."}, parent=one)
    reworded(motion, *changed(4, "- Alle Termine sind barrierearm."))
    assert fresh(one).version.number == 1
    assert fresh(child).version.number == 1
    assert Notice.objects.filter(kind="amendment_misfit").count() == 1
    assert collisions_of(motion) == []


def test_what_is_taken_over_is_settled():
    motion = make_motion()
    one = make_amendment(motion, {4: "- Alle Termine sind kurz."})
    child = make_amendment(motion, {4: "- Alle Termine sind sehr kurz."}, parent=one)
    reworded(motion, *changed(4, "- Alle Termine sind kurz."))
    now = fresh(one)
    assert now.state == State.SETTLED
    assert now.steps.last().note
    below = fresh(child)
    assert (below.state, below.parent, below.version.number) == (State.PUBLISHED, None, 2)
    assert base_of(below.version, below)[4].text == "- Alle Termine sind sehr kurz."


def test_amendments_to_amendments_come_along():
    motion = make_motion()
    one = make_amendment(motion, {4: "- Alle Termine sind kurz."})
    child = make_amendment(motion, {4: "- Alle Termine sind sehr kurz."}, parent=one)
    reworded(motion, FIRST, *paragraphs())
    below = fresh(child)
    assert (below.version.number, below.parent_id) == (2, one.pk)
    assert base_of(below.version, below)[5].text == "- Alle Termine sind sehr kurz."


def test_a_global_alternative_stays_what_it_wants():
    motion = make_motion()
    wanted = (Paragraph("paragraph", 0, "Gar nicht."),)
    one = make_amendment(motion, wanted=wanted, whole=True)
    reworded(motion, FIRST, *paragraphs())
    now = fresh(one)
    assert now.version.number == 2
    assert base_of(now.version, now) == wanted


def test_plain_words_stay_with_what_reads_as_before():
    motion = make_motion()
    rows = list(motion.versions.get().wording.paragraphs.all())
    for row in rows[1:3]:
        aiding.write_aid(actor=mover(), submission=motion, paragraph=row, text="Einfach.")
    version = reworded(motion, FIRST, *changed(1, "Anders."))
    aided = version.wording.paragraphs.filter(aid__isnull=False)
    assert [row.text for row in aided] == [rows[2].text]


class TestRefused:
    def test_nothing_new(self):
        assert "reads like that" in refused(reworded_with, motion=make_motion())

    def test_before_and_after(self):
        draft = make_motion(published=False)
        assert "draft" in refused(reworded_with, motion=draft, text=(FIRST,))
        motion = make_motion()
        Motion.objects.filter(pk=motion.pk).update(called_at=motion.published_at)
        assert "already" in refused(reworded_with, motion=motion, text=(FIRST,))

    def test_while_the_desk_is_open(self):
        motion = make_motion()
        version = motion.versions.get()
        MergeDraft.objects.create(motion=motion, version=version, opened_by=presidium().key)
        assert "desk" in refused(reworded_with, motion=motion, text=(FIRST,))

    def test_somebody_else_was_first(self):
        motion = make_motion()
        words = refused(reworded_with, motion=motion, text=(FIRST,), revision=motion.revision - 1)
        assert "Somebody else" in words


def reworded_with(motion, text=None, **fields):
    return reworded(motion, *(paragraphs() if text is None else text), **fields)


def test_collisions_are_told_by_number_and_families_do_not_collide():
    motion = make_motion()
    one = make_amendment(motion, {4: "- Alle Termine sind kurz."})
    two = make_amendment(motion, {4: "- Alle Termine sind lang."})
    same = make_amendment(motion, {4: "- Alle Termine sind kurz."})
    make_amendment(motion, {4: "- Alle Termine sind sehr kurz."}, parent=one)
    make_amendment(motion, {3: "- Ganz woanders."})
    found = {(hit.first, hit.second): hit.kind for hit in collisions_of(motion)}
    assert found[str(one.pk), str(two.pk)] == "overlap"
    assert found[str(one.pk), str(same.pk)] == "identical"
    assert len(found) == 5


WORDS = st.sampled_from(["Bus", "und", "Bahn", "fahren,", "täglich.", "Dörfer", "\u0301x"])
TEXTS = st.lists(
    st.builds(
        Paragraph,
        st.just("paragraph"),
        st.just(0),
        st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, TEXTS, TEXTS)
def test_an_amendment_that_comes_along_wants_what_it_wanted(base, wanted, new):
    """Whatever the movers do: it fits and can be read, is settled, or waits as it was."""
    motion = make_motion(
        text=base, by=acting(person(f"M{Motion.objects.count()}", "programme.report"))
    )
    text = paragraphs_of(motion.versions.get().wording)
    if not base_differs(text, wanted) or not base_differs(text, new):
        return
    one = make_amendment(motion, wanted=wanted)
    before = engine_amendment(one)
    reworded(motion, *new)
    now = fresh(one)
    if now.version.number == 2:
        assert engine_amendment(now).edits
        assert base_of(now.version, now) != paragraphs_of(now.version.wording)
        last = numbered_lines(now.version.wording)[-1].number
        assert 1 <= now.first_line <= now.last_line <= last
    else:
        assert engine_amendment(now) == before


def base_differs(base, other) -> bool:
    return [one.text for one in base] != [" ".join(one.text.split()) for one in other]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.builds(
            Paragraph,
            st.sampled_from(["paragraph", "heading", "item", "quote"]),
            st.integers(1, 6),
            st.text(min_size=1, max_size=300).filter(lambda text: text.strip()),
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(20, 120),
)
def test_any_text_can_be_kept_and_cited(text, width):
    if any("\x00" in one.text or not one.text.isprintable() for one in text):
        return
    wording = store_wording(text, width=width)
    wording.refresh_from_db()
    assert paragraphs_of(wording) == tuple(one.trimmed() for one in text)
    lines = numbered_lines(wording)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
