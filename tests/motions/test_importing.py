"""Motions from other systems: looked at first, then all of it or nothing; and out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.engine.exchange.texts import named_anew
from tests.factories.association import body, occasion, state_unit
from tests.factories.exchange import WORKLOAD, antragsgruen_of_workload, small_bundle
from tests.factories.motions import make_amendment, make_motion, mover, presidium
from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange import Bundle, Proposal, antragsgruen, openslides, read
from wirksam.foundation.access import NOBODY, RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.motions.models import Amendment, Motion, Resolution, Submission, WaitingImport
from wirksam.motions.operations.importing import (
    MOST,
    Taken,
    Target,
    hand_in_bundle,
    import_bundle,
    take_over,
)
from wirksam.motions.queries.amending import base_of
from wirksam.motions.queries.exchanging import bundle_of, motions_to_share
from wirksam.motions.queries.importing import preview_of

pytestmark = pytest.mark.django_db


def taken(bundle: Bundle, *, publish: bool = True) -> Taken:
    target = Target(state_unit(), occasion(), publish)
    return import_bundle(actor=presidium(), bundle=bundle, target=target)


def shared() -> Bundle:
    return bundle_of(motions_to_share(NOBODY), "LMV")


def test_everything_is_written_as_it_was_there() -> None:
    board = body()
    assert taken(small_bundle()) == Taken(2, 2, 0)
    motion, other = Motion.objects.order_by("identifier")
    assert (motion.identifier, motion.state, motion.slug) == ("A1", "published", "nachts-heim")
    assert motion.reasons == "Weil es dunkel ist."
    [submitter] = motion.submitters.all()
    assert (submitter.body, submitter.resolved_on) == (board, date(2024, 11, 5))
    assert other.state == "adopted"
    assert Resolution.objects.get().adopted_on == date(2025, 3, 1)
    first, second = Amendment.objects.order_by("pk")
    assert (first.identifier, first.first_line, first.last_line) == ("Ä1", 2, 2)
    assert (second.parent, second.state) == (first, "rejected")
    assert base_of(second.version, second)[1].text == "Der letzte Bus fährt immer."
    assert second.submitters.count() == 0
    assert JournalEntry.objects.filter(verb="import_motions").count() == 1


def test_the_same_file_again_changes_nothing() -> None:
    taken(small_bundle())
    assert taken(small_bundle()) == Taken(0, 0, 4)
    assert Submission.objects.count() == 4


def test_amendments_can_come_later_than_their_motion() -> None:
    bundle = small_bundle()
    taken(replace(bundle, amendments=()))
    assert taken(bundle) == Taken(0, 2, 2)


def test_drafts_are_seen_by_nobody_else_and_have_no_number() -> None:
    taken(small_bundle(), publish=False)
    assert set(Submission.objects.values_list("state", "identifier")) == {("draft", "")}
    assert not Resolution.objects.exists()
    assert shared().motions == ()


def test_a_number_that_is_taken_becomes_the_next() -> None:
    make_motion(identifier="A1")
    taken(small_bundle())
    assert Motion.objects.get(title="Nachts heim").identifier == "A3"


def test_all_of_it_or_nothing() -> None:
    bundle = small_bundle()
    long = replace(bundle.motions[1], paragraphs=(Paragraph("paragraph", 0, "Wort " * 120_000),))
    with pytest.raises(RefusedError, match="A2: "):
        taken(replace(bundle, motions=(bundle.motions[0], long)))
    assert not Submission.objects.exists()
    assert not JournalEntry.objects.filter(verb="import_motions").exists()


def test_only_who_prepares_the_assembly_may() -> None:
    with pytest.raises(RefusedError):
        import_bundle(actor=mover(), bundle=small_bundle(), target=Target(state_unit()))
    with pytest.raises(RefusedError):
        hand_in_bundle(actor=mover(), data=b"{}", name="x", target=Target(state_unit()))


def test_a_proposed_wording_comes_along() -> None:
    bundle = small_bundle()
    wanted = (*bundle.motions[0].paragraphs[:1], Paragraph("paragraph", 0, "Anders."))
    motion = replace(bundle.motions[0], proposal=Proposal("modify", "Besser so.", wanted))
    taken(replace(bundle, motions=(motion, bundle.motions[1])))
    [found] = [one for one in shared().motions if one.identifier == "A1"]
    assert found.proposal == Proposal("modify", "Besser so.", wanted)


def test_a_file_waits_until_it_is_looked_at() -> None:
    data = antragsgruen.write(small_bundle())
    target = Target(state_unit(), occasion(), publish=True)
    waiting = hand_in_bundle(actor=presidium(), data=data, name="lmv.json", target=target)
    look = preview_of(waiting)
    assert (look.motions, look.amendments, look.known, look.brings) == (2, 2, 0, True)
    assert [row.lines for row in look.rows[0].amendments] == ["2", "2"]
    assert {told.text for told in look.notes} == {"Es werden keine Antragsteller*innen genannt."}
    assert take_over(actor=presidium(), waiting=waiting) == Taken(2, 2, 0)
    assert not WaitingImport.objects.exists()
    with pytest.raises(RefusedError):
        take_over(actor=presidium(), waiting=waiting)


def test_a_file_of_somebody_else_is_not_taken_over() -> None:
    target = Target(state_unit())
    data = antragsgruen.write(small_bundle())
    waiting = hand_in_bundle(actor=presidium(), data=data, name="x", target=target)
    with pytest.raises(RefusedError):
        take_over(actor=presidium("Paul"), waiting=waiting)


def test_what_cannot_be_read_says_what_to_do() -> None:
    with pytest.raises(RefusedError, match="keine JSON-Datei"):
        hand_in_bundle(actor=presidium(), data=b"nein", name="x", target=Target(state_unit()))


def test_more_than_anybody_hands_in_is_refused() -> None:
    one = small_bundle().motions[1]
    many = tuple(replace(one, key=str(at), title=f"T{at}") for at in range(MOST + 1))
    data = antragsgruen.write(Bundle("", "", many))
    with pytest.raises(RefusedError, match="2000"):
        hand_in_bundle(actor=presidium(), data=data, name="x", target=Target(state_unit()))


@pytest.mark.parametrize("system", [antragsgruen, openslides])
def test_out_and_in_again(system) -> None:
    taken(small_bundle())
    bundle = shared()
    assert named_anew(read(system.write(bundle))) == named_anew(bundle)
    assert (len(bundle.motions), len(bundle.amendments)) == (2, 2)
    target = Target(state_unit(), None, publish=True)
    import_bundle(actor=presidium(), bundle=read(system.write(bundle)), target=target)
    again = bundle_of(motions_to_share(NOBODY).filter(occasion=None), "LMV")
    assert named_anew(again) == named_anew(bundle)


def test_what_nobody_may_see_is_not_shared() -> None:
    motion = make_motion()
    make_amendment(motion, {1: "Anders."}, published=False)
    make_motion(published=False)
    bundle = shared()
    assert (len(bundle.motions), len(bundle.amendments)) == (1, 0)


def queries() -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        shared()
    return len(caught)


def test_sharing_costs_the_same_for_one_and_for_three() -> None:
    make_amendment(make_motion(), {1: "Anders."})
    assert queries() == 8
    for _ in range(2):
        motion = make_motion()
        make_amendment(motion, {1: "Anders."}, by=mover("Berta"))
        make_amendment(motion, {2: "Anders."}, by=mover("Carla"))
    assert queries() == 8


@pytest.mark.seed
@pytest.mark.skipif(not WORKLOAD.exists(), reason="the workload is not here")
def test_the_reference_motion_with_fifty_amendments() -> None:
    data = antragsgruen_of_workload()
    assert taken(read(data)) == Taken(1, 50, 0)
    motion = Motion.objects.get()
    assert motion.identifier == "D-11"
    lines = motion.versions.get().wording.paragraphs.order_by("-position").first().last_line
    assert lines == 288
    assert all(one.first_line for one in Amendment.objects.all())
    assert named_anew(read(openslides.write(shared()))) == named_anew(shared())
