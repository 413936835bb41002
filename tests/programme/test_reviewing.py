"""Two people and a proposal."""

from __future__ import annotations

import pytest

from tests.factories.association import actor, body, occasion, reviewer
from tests.factories.programme import proposal, version
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.pages.models import ContentVersion
from wirksam.programme.models import Deadline, NoCommitment
from wirksam.programme.operations.cutting import join_commitments, split_commitment
from wirksam.programme.operations.reviewing import (
    Wording,
    accept_commitment,
    add_commitment,
    edit_commitment,
    mark_no_commitment,
    reject_commitment,
    reopen_commitment,
    unmark_no_commitment,
)
from wirksam.programme.queries.coverage import coverage
from wirksam.programme.rules import Span

pytestmark = pytest.mark.django_db


@pytest.fixture
def alma():
    return actor(reviewer("Alma"))


@pytest.fixture
def bruno():
    return actor(reviewer("Bruno"))


def wording(**changes):
    values = {
        "title": "Der Vorstand setzt Teams ein.",
        "quote": "werden Teams eingesetzt",
        "first_line": 2,
        "last_line": 3,
        "modality": "must",
        "kind": "structure",
        "completion": "deliver",
    }
    return Wording(**(values | changes))


def test_one_accepts_and_another_confirms(alma, bruno):
    one = proposal(version())
    one = accept_commitment(actor=alma, commitment=one, revision=1)
    assert (one.state, one.accepted_by, one.code) == ("accepted", alma.key, None)
    one = accept_commitment(actor=bruno, commitment=one, revision=2)
    assert (one.state, one.confirmed_by, one.code) == ("confirmed", bruno.key, "AP26-01")


def test_nobody_confirms_her_own_yes(alma):
    one = accept_commitment(actor=alma, commitment=proposal(version()), revision=1)
    with pytest.raises(RefusedError):
        accept_commitment(actor=alma, commitment=one, revision=one.revision)
    one.refresh_from_db()
    assert one.state == "accepted"


def test_a_decision_on_an_old_wording_is_refused(alma, bruno):
    one = proposal(version())
    edit_commitment(actor=alma, commitment=one, wording=wording(), revision=1)
    with pytest.raises(RefusedError):
        accept_commitment(actor=bruno, commitment=one, revision=1)


def test_an_edit_voids_the_first_yes(alma, bruno):
    one = accept_commitment(actor=alma, commitment=proposal(version()), revision=1)
    one = edit_commitment(actor=bruno, commitment=one, wording=wording(), revision=one.revision)
    assert (one.state, one.accepted_by, one.modality) == ("proposed", "", "must")


def test_a_confirmed_commitment_is_not_edited(alma, bruno):
    one = accept_commitment(actor=alma, commitment=proposal(version()), revision=1)
    one = accept_commitment(actor=bruno, commitment=one, revision=one.revision)
    with pytest.raises(RefusedError):
        edit_commitment(actor=alma, commitment=one, wording=wording(), revision=one.revision)


def test_codes_count_on_and_are_never_given_twice(alma, bruno):
    text = version()
    codes = []
    for _ in range(3):
        one = accept_commitment(actor=alma, commitment=proposal(text), revision=1)
        codes.append(accept_commitment(actor=bruno, commitment=one, revision=one.revision).code)
    assert codes == ["AP26-01", "AP26-02", "AP26-03"]


def test_editing_sets_lead_and_deadline(alma):
    one = proposal(version())
    team, when = body("bildungsteam", "Bildungsteam", "team"), occasion()
    changed = wording(lead=team, deadline_wording="im Frühjahr 2026", occasion=when)
    edit_commitment(actor=alma, commitment=one, wording=changed, revision=1)
    assert [row.body for row in one.responsibilities.all()] == [team]
    deadline = Deadline.objects.get(commitment=one)
    assert (deadline.wording, deadline.due_on) == ("im Frühjahr 2026", when.happens_on)


def test_a_moved_occasion_moves_the_deadline(alma):
    one = proposal(version())
    when = occasion()
    changed = wording(deadline_wording="im Frühjahr 2026", occasion=when)
    edit_commitment(actor=alma, commitment=one, wording=changed, revision=1)
    type(when).objects.filter(pk=when.pk).update(happens_on="2026-05-09")
    assert str(Deadline.objects.get(commitment=one).due_on) == "2026-05-09"


def test_rejecting_can_be_undone(alma):
    one = reject_commitment(actor=alma, commitment=proposal(version()), revision=1)
    assert one.state == "rejected"
    assert reopen_commitment(actor=alma, commitment=one).state == "proposed"


def test_a_second_person_may_still_reject(alma, bruno):
    one = accept_commitment(actor=alma, commitment=proposal(version()), revision=1)
    one = reject_commitment(actor=bruno, commitment=one, revision=one.revision)
    assert (one.state, one.accepted_by) == ("rejected", "")


def test_splitting_gives_each_part_its_lines(alma):
    text = version()
    one = proposal(
        text,
        quote="Mitglieder einzubinden und über die Fortschritte zu berichten",
        first_line=3,
        last_line=4,
    )
    first, second = split_commitment(
        actor=alma,
        commitment=one,
        parts=("Mitglieder einzubinden", "über die Fortschritte zu berichten"),
        revision=1,
    )
    assert (first.first_line, first.last_line) == (3, 4)
    assert (second.first_line, second.last_line) == (4, 4)
    assert second.responsibilities.count() == 1
    assert text.commitments.count() == 2


def test_splitting_refuses_words_that_are_not_there(alma):
    with pytest.raises(RefusedError):
        split_commitment(
            actor=alma, commitment=proposal(version()), parts=("werden", "Bananen"), revision=1
        )


def test_joining_keeps_both_quotes(alma):
    text = version()
    one = proposal(text)
    other = proposal(text, quote="zu berichten", first_line=4, last_line=4)
    joined = join_commitments(actor=alma, commitment=one, other=other, revision=1)
    other.refresh_from_db()
    assert joined.quote == "werden Teams eingesetzt … zu berichten"
    assert (joined.first_line, joined.last_line) == (2, 4)
    assert (other.state, other.merged_into_id) == ("merged", one.pk)


def test_every_line_is_covered_or_deliberately_not(alma):
    text = version()
    proposal(text)
    assert (coverage(text).body, coverage(text).open) == (6, 4)
    marked = mark_no_commitment(actor=alma, version=text, spans=[Span(5, 6)], reason="Analyse")
    mark_no_commitment(actor=alma, version=text, spans=[Span(4, 4), Span(7, 7)])
    assert (coverage(text).open, coverage(text).decided_share) == (0, 100)
    unmark_no_commitment(actor=alma, marked=marked[0])
    assert coverage(text).open == 2


def test_reopening_takes_back_deliberately_none(alma):
    text = version()
    one = reject_commitment(actor=alma, commitment=proposal(text), revision=1)
    mark_no_commitment(actor=alma, version=text, spans=[Span(2, 3)])
    reopen_commitment(actor=alma, commitment=one)
    assert not NoCommitment.objects.exists()


def test_adding_by_hand_needs_two_people_too(alma):
    one = add_commitment(actor=alma, version=version(), wording=wording())
    assert (one.origin, one.state) == ("person", "proposed")


def test_every_deed_is_in_the_journal_without_names(alma):
    text = version()
    accept_commitment(actor=alma, commitment=proposal(text), revision=1)
    entry = JournalEntry.objects.get(verb="accept_commitment")
    assert (entry.actor_key, entry.detail) == (alma.key, {"state": "accepted"})
    assert "Alma" not in str(entry.detail)


def test_every_deed_makes_the_page_new(alma):
    text = version()
    accept_commitment(actor=alma, commitment=proposal(text), revision=1)
    before = ContentVersion.objects.get(scope="programme:2026").number
    mark_no_commitment(actor=alma, version=text, spans=[Span(5, 5)])
    assert ContentVersion.objects.get(scope="programme:2026").number > before
