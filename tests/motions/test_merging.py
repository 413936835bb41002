"""The merge desk: two people, one text, nothing lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.motions import make_amendment, make_motion, presidium
from wirksam.engine.amend import texts_of
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.pages.models import ContentVersion
from wirksam.motions.choices import Choice
from wirksam.motions.models import MergeChoice, MergeDeed, MergeParagraph
from wirksam.motions.operations.merging import Pick, choose, follow_decision, open_desk
from wirksam.motions.operations.wording_by_hand import (
    StaleError,
    confirm_wording,
    drop_wording,
    last_deed,
    undo,
    write_paragraph,
)
from wirksam.motions.queries.merging import desk_of

pytestmark = pytest.mark.django_db

LINE = (
    "Bis zum Herbst legt der Landesvorstand einen Bericht vor. Er sagt darin, was er erreicht"
    " hat und was nicht."
)
TAKEN, LEFT, SETTLED, OPEN = Choice.TAKEN, Choice.LEFT, Choice.SETTLED, Choice.OPEN


@pytest.fixture
def alma():
    return presidium("Alma")


@pytest.fixture
def bruno():
    return presidium("Bruno")


@pytest.fixture
def motion():
    return make_motion()


def reads(desk, at=2):
    return texts_of(desk_of(desk).text)[at]


def revision(desk, one):
    return MergeChoice.objects.get(draft=desk, amendment=one).revision


def pick(desk, one, choice=TAKEN):
    return Pick(one.pk, choice, revision(desk, one))


def take(by, desk, *ones, choice=TAKEN):
    return choose(actor=by, draft=desk, picks=[pick(desk, one, choice) for one in ones])


def spring(motion):
    return make_amendment(motion, {2: LINE.replace("Herbst", "Frühjahr")})


def summer(motion):
    return make_amendment(motion, {2: LINE.replace("Herbst", "Sommer")})


def test_what_is_taken_over_stands_in_the_text_at_once(alma, motion):
    one, other = spring(motion), make_amendment(motion, {2: LINE.replace("einen", "seinen")})
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one)
    take(alma, desk, other)
    assert reads(desk).startswith("Bis zum Frühjahr legt der Landesvorstand seinen Bericht")
    take(alma, desk, one, choice=LEFT)
    assert reads(desk).startswith("Bis zum Herbst legt der Landesvorstand seinen Bericht")
    assert desk_of(desk).dealt_with == 2


def test_the_desk_is_opened_once(alma, bruno, motion):
    assert open_desk(actor=alma, motion=motion) == open_desk(actor=bruno, motion=motion)


def test_two_that_collide_are_both_left_out_until_somebody_decides(alma, motion):
    one, other = spring(motion), summer(motion)
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one, other)
    place = desk_of(desk).place(2)
    assert reads(desk) == LINE
    assert [(it.kind, it.words) for it in place.collisions] == [("overlap", "Herbst")]
    choose(actor=alma, draft=desk, picks=[pick(desk, other, SETTLED)])
    assert "Frühjahr" in reads(desk)
    assert not desk_of(desk).place(2).collisions


def test_a_wording_by_hand_settles_a_collision(alma, motion):
    one, other = spring(motion), summer(motion)
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one, other)
    write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)
    place = desk_of(desk).place(2)
    assert (reads(desk), place.collisions, place.is_outdated) == ("Bis Mai.", (), False)


def test_a_wording_by_hand_is_to_be_looked_at_again_when_others_join(alma, motion):
    one, other = spring(motion), make_amendment(motion, {2: LINE.replace("einen", "seinen")})
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one)
    row = write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)
    take(alma, desk, other)
    assert desk_of(desk).place(2).is_outdated
    confirm_wording(actor=alma, draft=desk, position=2, revision=row.revision)
    assert not desk_of(desk).place(2).is_outdated
    assert reads(desk) == "Bis Mai."


def test_dropping_a_wording_brings_the_amendments_back(alma, motion):
    one = spring(motion)
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one)
    row = write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)
    drop_wording(actor=alma, draft=desk, position=2, revision=row.revision)
    assert "Frühjahr" in reads(desk)


def test_a_paragraph_can_be_deleted_and_made_two(alma, motion):
    desk = open_desk(actor=alma, motion=motion)
    write_paragraph(actor=alma, draft=desk, position=1, text=" ", revision=0)
    write_paragraph(actor=alma, draft=desk, position=2, text="Eins.\n\n- Zwei.", revision=0)
    made = desk_of(desk).text
    assert [(one.kind, one.text) for one in made[1:3]] == [
        ("paragraph", "Eins."),
        ("item", "- Zwei."),
    ]


def test_two_people_at_different_amendments_never_meet(alma, bruno, motion):
    one, other = spring(motion), make_amendment(motion, {1: "Neu."})
    desk = open_desk(actor=alma, motion=motion)
    mine, hers = pick(desk, one), pick(desk, other)
    choose(actor=alma, draft=desk, picks=[mine])
    choose(actor=bruno, draft=desk, picks=[hers])
    assert desk_of(desk).dealt_with == 2


def test_who_decides_upon_something_old_is_told_who_was_quicker(alma, bruno, motion):
    one = spring(motion)
    desk = open_desk(actor=alma, motion=motion)
    old = pick(desk, one, LEFT)
    take(alma, desk, one)
    with pytest.raises(RefusedError) as refused:
        choose(actor=bruno, draft=desk, picks=[old])
    assert "Alma" in str(refused.value.message)
    assert desk_of(desk).by_key[one.pk].is_taken


def test_the_same_decision_twice_is_one(alma, bruno, motion):
    one = spring(motion)
    desk = open_desk(actor=alma, motion=motion)
    same = pick(desk, one)
    choose(actor=alma, draft=desk, picks=[same])
    choose(actor=bruno, draft=desk, picks=[same])
    assert MergeDeed.objects.count() == 1


def test_two_at_one_paragraph_lose_nothing(alma, bruno, motion):
    desk = open_desk(actor=alma, motion=motion)
    first = write_paragraph(actor=alma, draft=desk, position=2, text="Almas.", revision=0)
    with pytest.raises(StaleError) as stale:
        write_paragraph(actor=bruno, draft=desk, position=2, text="Brunos.", revision=0)
    assert (stale.value.theirs, stale.value.revision) == ("Almas.", first.revision)
    row = write_paragraph(
        actor=bruno, draft=desk, position=2, text="Beides.", revision=stale.value.revision
    )
    assert (row.text, row.edited_by) == ("Beides.", bruno.key)


def test_insertions_at_one_point_follow_the_order_that_is_set(alma, motion):
    one = make_amendment(motion, {2: f"{LINE} Erstens."})
    other = make_amendment(motion, {2: f"{LINE} Zweitens."})
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one, other)
    assert reads(desk).endswith("nicht. Erstens. Zweitens.")
    assert [it.kind for it in desk_of(desk).place(2).meetings] == ["order"]
    choose(actor=alma, draft=desk, order=(other.pk, one.pk))
    assert reads(desk).endswith("nicht. Zweitens. Erstens.")
    undo(actor=alma, draft=desk, number=last_deed(alma, desk).number)
    assert reads(desk).endswith("nicht. Erstens. Zweitens.")


def test_both_in_order_is_one_deed(alma, motion):
    one = make_amendment(motion, {2: f"{LINE} Erstens."})
    other = make_amendment(motion, {2: f"{LINE} Zweitens."})
    desk = open_desk(actor=alma, motion=motion)
    picks = [pick(desk, one), pick(desk, other)]
    choose(actor=alma, draft=desk, picks=picks, order=(other.pk, one.pk))
    assert reads(desk).endswith("nicht. Zweitens. Erstens.")
    undo(actor=alma, draft=desk, number=last_deed(alma, desk).number)
    assert reads(desk) == LINE


def test_undo_takes_back_step_by_step_what_one_did_oneself(alma, bruno, motion):
    one, other = spring(motion), make_amendment(motion, {1: "Neu."})
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one)
    take(bruno, desk, other)
    write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai.", revision=0)
    undo(actor=alma, draft=desk, number=last_deed(alma, desk).number)
    assert "Frühjahr" in reads(desk)
    undo(actor=alma, draft=desk, number=last_deed(alma, desk).number)
    assert reads(desk) == LINE
    assert last_deed(alma, desk) is None
    assert desk_of(desk).by_key[other.pk].is_taken


def test_undo_is_refused_where_others_went_on(alma, bruno, motion):
    one = spring(motion)
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, one)
    take(bruno, desk, one, choice=LEFT)
    with pytest.raises(RefusedError):
        undo(actor=alma, draft=desk, number=last_deed(alma, desk).number)
    assert desk_of(desk).by_key[one.pk].choice == LEFT


def test_saving_by_itself_is_one_deed_and_one_journal_entry(alma, motion):
    desk = open_desk(actor=alma, motion=motion)
    seen = 0
    for words in ("Bis", "Bis Mai", "Bis Mai."):
        row = write_paragraph(actor=alma, draft=desk, position=2, text=words, revision=seen)
        seen = row.revision
    assert MergeDeed.objects.count() == 1
    assert JournalEntry.objects.filter(verb="word_at_desk").count() == 1
    undo(actor=alma, draft=desk, number=last_deed(alma, desk).number)
    assert not MergeParagraph.objects.exists()


def test_after_a_pause_it_is_another_deed(alma, motion):
    desk = open_desk(actor=alma, motion=motion)
    row = write_paragraph(actor=alma, draft=desk, position=2, text="Bis", revision=0)
    MergeDeed.objects.update(done_at=timezone.now() - timedelta(hours=1))
    write_paragraph(actor=alma, draft=desk, position=2, text="Bis Mai", revision=row.revision)
    assert MergeDeed.objects.count() == 2


def test_the_desk_follows_a_vote_and_nobody_overrules_it(alma, motion):
    one = spring(motion)
    desk = open_desk(actor=alma, motion=motion)
    old = pick(desk, one)
    one.state = "rejected"
    one.save()
    follow_decision(actor=alma, submission=one)
    assert desk_of(desk).by_key[one.pk].choice == LEFT
    with pytest.raises(RefusedError):
        choose(actor=alma, draft=desk, picks=[old])


def test_an_amendment_published_later_joins_at_the_end(alma, motion):
    desk = open_desk(actor=alma, motion=motion)
    late = make_amendment(motion, {2: LINE.replace("Herbst", "Juni")})
    choose(actor=alma, draft=desk, picks=[Pick(late.pk, TAKEN, 0)])
    assert "Juni" in reads(desk)


def test_an_amendment_to_an_amendment_changes_what_that_one_wants(alma, motion):
    parent = spring(motion)
    child = make_amendment(motion, {2: LINE.replace("Herbst", "späten Frühjahr")}, parent=parent)
    desk = open_desk(actor=alma, motion=motion)
    take(alma, desk, child)
    assert reads(desk) == LINE
    take(alma, desk, parent)
    assert reads(desk).startswith("Bis zum späten Frühjahr")


def test_amendments_of_another_motion_are_refused(alma, motion):
    desk = open_desk(actor=alma, motion=motion)
    foreign = spring(make_motion())
    with pytest.raises(RefusedError):
        choose(actor=alma, draft=desk, picks=[Pick(foreign.pk, TAKEN, 0)])


def test_every_deed_is_told_to_those_who_watch_and_kept_without_words(alma, motion):
    one = spring(motion)
    desk = open_desk(actor=alma, motion=motion)
    before = ContentVersion.objects.get(scope=f"desk:{motion.slug}").number
    take(alma, desk, one)
    assert ContentVersion.objects.get(scope=f"desk:{motion.slug}").number > before
    entry = JournalEntry.objects.get(verb="choose_at_desk")
    assert entry.detail["choices"] == {str(one.pk): "taken"}


def test_the_number_of_queries_does_not_depend_on_the_amendments(
    alma, motion, django_assert_num_queries
):
    desk = open_desk(actor=alma, motion=motion)
    spring(motion)
    desk_of(desk)
    with django_assert_num_queries(5):
        assert desk_of(desk).text
    for word in ("Juni", "Juli"):
        make_amendment(motion, {2: LINE.replace("Herbst", word)})
    with django_assert_num_queries(5):
        assert desk_of(desk).text
