"""Adopting a motion: what becomes of the text and of every amendment."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.association import state_unit
from tests.factories.motions import make_amendment, make_motion, presidium
from wirksam.engine.amend import texts_of
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.motions.choices import Choice
from wirksam.motions.models import MergeChoice, MergeDraft, Resolution, Statute
from wirksam.motions.operations.adopting import Terms, adopt_motion
from wirksam.motions.operations.deciding import decide
from wirksam.motions.operations.merging import Pick, choose, follow_decision, open_desk
from wirksam.motions.operations.wording_by_hand import write_paragraph
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.programme.models import Programme

pytestmark = pytest.mark.django_db

LINE = (
    "Bis zum Herbst legt der Landesvorstand einen Bericht vor. Er sagt darin, was er erreicht"
    " hat und was nicht."
)
ON = date(2026, 4, 18)
TERMS = Terms(ON, agenda_item="TOP 5")


@pytest.fixture
def alma():
    return presidium("Alma")


def put(by, motion, **choices):
    desk = open_desk(actor=by, motion=motion)
    for key, choice in choices.items():
        pk = int(key[1:])
        seen = MergeChoice.objects.get(draft=desk, amendment=pk).revision
        choose(actor=by, draft=desk, picks=[Pick(pk, Choice(choice), seen)])
    return desk


def state(one):
    one.refresh_from_db()
    return one.state


def test_without_amendments_a_motion_becomes_a_resolution_with_its_own_wording(alma):
    motion = make_motion(title="Mehr Busse")
    made = adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert isinstance(made, Resolution)
    assert (made.slug, made.adopted_on) == ("mehr-busse", ON)
    assert made.wording == motion.versions.get().wording
    assert state(motion) == "adopted"


def test_every_amendment_gets_its_state(alma):
    motion = make_motion()
    taken = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    reworded = make_amendment(motion, {1: "Neu."})
    left = make_amendment(motion, {3: "- Anders."})
    settled = make_amendment(motion, {4: "- Anders."})
    desk = put(
        alma,
        motion,
        **{f"a{taken.pk}": "taken", f"a{reworded.pk}": "taken"},
        **{f"a{left.pk}": "left", f"a{settled.pk}": "settled"},
    )
    write_paragraph(actor=alma, draft=desk, position=1, text="Ganz neu.", revision=0)
    made = adopt_motion(actor=alma, motion=motion, terms=TERMS)
    words = texts_of(paragraphs_of(made.wording))
    assert words[1] == "Ganz neu."
    assert words[2].startswith("Bis zum Frühjahr")
    assert [state(one) for one in (taken, reworded, left, settled, motion)] == [
        "adopted",
        "modified",
        "rejected",
        "settled",
        "modified",
    ]
    assert MergeDraft.objects.get().closed_at is not None


@pytest.mark.parametrize("opened", [True, False])
def test_open_amendments_must_be_dealt_with_first(alma, opened):
    motion = make_motion()
    one = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    if opened:
        open_desk(actor=alma, motion=motion)
    with pytest.raises(RefusedError) as refused:
        adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert one.identifier in str(refused.value.message)
    assert state(motion) == "published"


def test_collisions_stand_in_the_way_until_they_are_settled(alma):
    motion = make_motion()
    one = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    other = make_amendment(motion, {2: LINE.replace("Herbst", "Sommer")})
    desk = put(alma, motion, **{f"a{one.pk}": "taken", f"a{other.pk}": "taken"})
    with pytest.raises(RefusedError):
        adopt_motion(actor=alma, motion=motion, terms=TERMS)
    write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)
    adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert [state(one), state(other)] == ["modified", "modified"]


def test_a_wording_by_hand_older_than_a_decision_stands_in_the_way(alma):
    motion = make_motion()
    one = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    desk = open_desk(actor=alma, motion=motion)
    write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)
    choose(actor=alma, draft=desk, picks=[Pick(one.pk, Choice.TAKEN, 0)])
    with pytest.raises(RefusedError):
        adopt_motion(actor=alma, motion=motion, terms=TERMS)


def test_what_the_assembly_voted_stays_as_it_voted(alma):
    motion = make_motion()
    one = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    open_desk(actor=alma, motion=motion)
    decide(actor=alma, submission=one, state="adopted")
    one.refresh_from_db()
    follow_decision(actor=alma, submission=one)
    made = adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert "Frühjahr" in texts_of(paragraphs_of(made.wording))[2]
    assert one.steps.filter(after="adopted").count() == 1


def test_nobody_adopts_twice_or_works_at_a_closed_desk(alma):
    motion = make_motion()
    desk = open_desk(actor=alma, motion=motion)
    adopt_motion(actor=alma, motion=motion, terms=TERMS)
    with pytest.raises(RefusedError):
        adopt_motion(actor=alma, motion=motion, terms=TERMS)
    with pytest.raises(RefusedError):
        write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)


def test_another_text_for_the_whole_stands_alone(alma):
    motion = make_motion()
    words = {at: f"Satz {at} ist neu." for at in range(5)}
    whole = make_amendment(motion, words, whole=True)
    other = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    desk = put(alma, motion, **{f"a{whole.pk}": "taken", f"a{other.pk}": "taken"})
    with pytest.raises(RefusedError):
        adopt_motion(actor=alma, motion=motion, terms=TERMS)
    seen = MergeChoice.objects.get(draft=desk, amendment=other).revision
    choose(actor=alma, draft=desk, picks=[Pick(other.pk, Choice.SETTLED, seen)])
    made = adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert texts_of(paragraphs_of(made.wording)) == list(words.values())


def test_statutes_get_another_version_in_force_from_a_day(alma):
    statute = Statute.objects.create(slug="satzung", unit=state_unit(), name="Satzung")
    motion = make_motion(becomes="statute", kind="statute", statute=statute)
    made = adopt_motion(actor=alma, motion=motion, terms=Terms(ON, valid_from=date(2026, 5, 1)))
    assert (made.statute, made.number, made.valid_from) == (statute, 1, date(2026, 5, 1))


def test_a_programme_is_made_without_typing_anything(alma):
    motion = make_motion(
        becomes="programme",
        title="Arbeitsprogramm 2027",
        programme_slug="2027",
        term_starts_on=date(2027, 1, 1),
        term_ends_on=date(2027, 12, 31),
    )
    one = make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})
    put(alma, motion, **{f"a{one.pk}": "taken"})
    version = adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert version.programme == Programme.objects.get(slug="2027")
    assert version.is_published
    assert (version.resolved_on, version.agenda_item) == (ON, "TOP 5")
    assert "Frühjahr" in version.passages.get(first_line=4).text


def test_a_programme_needs_its_address_and_term(alma):
    motion = make_motion(becomes="programme")
    with pytest.raises(RefusedError):
        adopt_motion(actor=alma, motion=motion, terms=TERMS)
    assert state(motion) == "published"


def test_adopting_is_in_the_journal(alma):
    motion = make_motion()
    made = adopt_motion(actor=alma, motion=motion, terms=TERMS)
    entry = JournalEntry.objects.get(verb="adopt_motion")
    assert entry.detail == {"becomes": "resolution", "sha256": made.wording.sha256}
