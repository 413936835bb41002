"""Elections: who stands, how ballots come out, who sits where, mandates that begin."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, state_unit
from tests.factories.meeting import RULES, called, election, member, office, runner
from wirksam.assembly.matters import meeting_matters
from wirksam.assembly.models import Ballot, Candidate, ElectionResult, MinuteEntry, ReservedClaim
from wirksam.assembly.operations.counting import NewBallot, record_ballot
from wirksam.assembly.operations.declaring import (
    Declared,
    annul_elected,
    confirm_elected,
    declare_elected,
)
from wirksam.assembly.operations.electing import (
    ElectionPlan,
    edit_election,
    enter_candidate,
    stand,
    withdraw_candidate,
)
from wirksam.assembly.operations.voting import DoubtError
from wirksam.assembly.queries.electing import proposed
from wirksam.association.models import Mandate
from wirksam.foundation.access import RefusedError
from wirksam.foundation.privacy.retention import apply_retention

pytestmark = pytest.mark.django_db


def standing(one, *names, reserved=()):
    found = []
    for name in names:
        who = actor(member(name, state_unit()))
        found.append(stand(actor=who, election=one, claims_reserved=name in reserved))
    one.refresh_from_db()
    return found


def counted(one, votes, **fields):
    told = {"cast": 20, "votes": votes, "revision": one.revision}
    made = record_ballot(actor=runner(), election=one, new=NewBallot(**(told | fields)))
    one.refresh_from_db()
    return made


def declared(one, *candidates, by=None, **fields):
    told = {"elected": [two.pk for two in candidates], "revision": one.revision, "despite": True}
    made = declare_elected(actor=by or runner(), election=one, new=Declared(**(told | fields)))
    one.refresh_from_db()
    return made


def test_from_standing_to_the_mandate():
    one = election(called("Wahlen"))
    mira, ali, kim = standing(one, "Mira", "Ali", "Kim")
    ballot = counted(one, {mira.pk: (15, None), ali.pk: (12, None), kim.pk: (3, None)})
    assert ballot.number == 1
    assert proposed(one) == [str(mira.pk), str(ali.pk)]
    declared(one, mira, ali)
    seats = Mandate.objects.filter(office=one.office).order_by("person__name")
    assert [seat.person.name for seat in seats] == ["Ali", "Mira"]
    assert (seats[0].starts_on, one.state) == (one.starts_on, "done")
    assert one.objections_until == timezone.localdate() + timedelta(days=30)
    assert list(MinuteEntry.objects.values_list("kind", flat=True))[-3:] == [
        "ballot",
        "elected",
        "elected",
    ]


def test_the_same_person_stands_once():
    one = election(called())
    (mira,) = standing(one, "Mira")
    with pytest.raises(RefusedError):
        stand(actor=actor(mira.person), election=one)
    with pytest.raises(RefusedError, match="mira"):
        enter_candidate(actor=runner(), election=one, name=" mira ")
    enter_candidate(actor=runner(), election=one, name="Mira (KV Eins)")


def test_a_candidacy_is_taken_back_with_its_declaration_and_begun_again():
    one = election(called(), reserved=1)
    (mira,) = standing(one, "Mira", reserved=("Mira",))
    withdraw_candidate(actor=actor(mira.person), candidate=mira)
    assert not ReservedClaim.objects.exists()
    again = stand(actor=actor(mira.person), election=one)
    assert (again.pk, again.withdrawn_at) == (mira.pk, None)


def test_ballots_that_cannot_be_true_are_refused():
    one = election(called())
    mira, ali = standing(one, "Mira", "Ali")
    for wrong in (
        {"cast": 20, "present": 19},
        {"cast": 20, "abstain": 15, "invalid": 6},
        {"cast": 11},
        {"cast": 12, "votes": {mira.pk: (12, 1), ali.pk: (0, None)}},
        {"cast": 20, "votes": {mira.pk: (5, None), 999999: (1, None)}},
    ):
        votes = {mira.pk: (12, None), ali.pk: (3, None)}
        with pytest.raises(RefusedError):
            counted(one, **({"votes": votes} | wrong))
    assert not Ballot.objects.exists()
    single = election(called("Zweites"), office=office("Kasse", 1), seats=1)
    first, second = standing(single, "Kim", "Tom")
    with pytest.raises(RefusedError):
        counted(single, {first.pk: (12, None), second.pk: (12, None)})


def test_a_wrong_ballot_is_corrected_once_and_stays():
    one = election(called())
    (mira,) = standing(one, "Mira")
    wrong = counted(one, {mira.pk: (12, 3)})
    right = counted(one, {mira.pk: (3, 12)}, corrects=wrong)
    assert (right.number, right.corrects) == (1, wrong)
    with pytest.raises(RefusedError):
        counted(one, {mira.pk: (4, 12)}, corrects=wrong)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ballot.objects.update(cast=3)


def test_of_two_who_count_the_second_is_told_and_a_form_counts_once():
    one, key = election(called()), uuid4()
    (mira,) = standing(one, "Mira")
    old = one.revision
    first = counted(one, {mira.pk: (12, 3)}, draft_key=key)
    assert counted(one, {mira.pk: (12, 3)}, draft_key=key) == first
    with pytest.raises(RefusedError):
        counted(one, {mira.pk: (11, 3)}, revision=old)


def test_the_majority_is_judged_by_the_rule(monkeypatch):
    monkeypatch.setattr("wirksam.assembly.queries.ruling.rules_of", lambda _one: RULES)
    one = election(called(), majority="simple")
    mira, ali = standing(one, "Mira", "Ali")
    ballot = counted(one, {mira.pk: (12, None), ali.pk: (8, None)})
    assert [count.reached for count in ballot.counts.all()] == [True, False]
    assert proposed(one) == [str(mira.pk)]
    with pytest.raises(DoubtError, match="Ali"):
        declared(one, mira, ali, despite=False)


def test_who_shares_the_last_place_is_not_proposed():
    one = election(called())
    people = standing(one, "Mira", "Ali", "Kim")
    counted(
        one, dict(zip([one.pk for one in people], [(9, None), (5, None), (5, None)], strict=True))
    )
    assert proposed(one) == [str(people[0].pk)]


def test_more_elected_than_seats_are_refused():
    one = election(called())
    people = standing(one, "Mira", "Ali", "Kim")
    with pytest.raises(RefusedError, match="3"):
        declared(one, *people)
    with pytest.raises(RefusedError):
        declared(one, people[0], people[0])
    assert not Mandate.objects.filter(office=one.office).exists()


def test_reserved_seats_stay_empty_until_they_are_opened():
    one = election(called(), reserved=1)
    mira, ali, kim = standing(one, "Mira", "Ali", "Kim", reserved=("Mira",))
    with pytest.raises(RefusedError):
        declared(one, ali, kim)
    made = declared(one, ali, mira)
    assert [(row.seat, row.as_reserved) for row in made] == [(1, False), (2, True)]


def test_opened_seats_can_be_filled_by_all():
    one = election(called(), reserved=1)
    _mira, ali, kim = standing(one, "Mira", "Ali", "Kim")
    plan = {name: getattr(one, name) for name in ("office", "title", "seats", "starts_on")}
    counted(one, {ali.pk: (9, None), kim.pk: (8, None)})
    edit_election(
        actor=runner(),
        election=one,
        plan=ElectionPlan(**plan, reserved=1, opened=1),
        revision=one.revision,
    )
    one.refresh_from_db()
    assert len(declared(one, ali, kim)) == 2
    assert not ElectionResult.objects.filter(as_reserved=True).exists()


def test_nothing_fixed_changes_once_something_was_counted():
    one = election(called())
    (mira,) = standing(one, "Mira")
    counted(one, {mira.pk: (9, None)})
    plan = ElectionPlan(one.office, one.title, 1, one.starts_on)
    with pytest.raises(RefusedError):
        edit_election(actor=runner(), election=one, plan=plan, revision=one.revision)


def test_nobody_declares_herself():
    one = election(called())
    petra = runner()
    mira = stand(actor=petra, election=one)
    one.refresh_from_db()
    with pytest.raises(RefusedError):
        declared(one, mira, by=petra)
    declared(one, mira, by=runner("Paul"))
    assert Mandate.objects.filter(office=one.office, person=mira.person).exists()


def test_an_office_with_more_rights_needs_a_second_person():
    one = election(called(), office=office("Vorsitz", 2, "office.grant"))
    (mira,) = standing(one, "Mira")
    (result,) = declared(one, mira)
    assert result.mandate is None
    with pytest.raises(RefusedError):
        confirm_elected(actor=runner(), result=result)
    done = confirm_elected(actor=runner("Paul"), result=result)
    assert done.mandate.person == mira.person
    with pytest.raises(RefusedError):
        confirm_elected(actor=runner("Pia"), result=result)


def test_those_before_leave_when_they_are_replaced():
    where, old = office("Kasse", 1), member("Olga", state_unit())
    before = Mandate.objects.create(
        person=old, office=where, starts_on=timezone.localdate() - timedelta(days=300)
    )
    plain = election(called(), office=where, seats=1)
    (mira,) = standing(plain, "Mira")
    with pytest.raises(RefusedError):
        declared(plain, mira)
    one = election(called("Zweites"), office=where, seats=1, replaces=True)
    (ali,) = standing(one, "Ali")
    declared(one, ali)
    before.refresh_from_db()
    assert before.ends_on == one.starts_on - timedelta(days=1)


def test_who_is_no_member_gets_no_mandate_by_itself():
    one = election(called())
    guest = enter_candidate(actor=runner(), election=one, name="Gast von anderswo")
    one.refresh_from_db()
    (result,) = declared(one, guest)
    assert (result.mandate, result.seat) == (None, 1)


def test_an_election_is_taken_back_and_the_seat_is_free_again():
    one = election(called(), office=office("Kasse", 1), seats=1)
    mira, ali = standing(one, "Mira", "Ali")
    (wrong,) = declared(one, mira)
    annul_elected(actor=runner(), result=wrong, reason="Verwechselt")
    one.refresh_from_db()
    assert (one.state, one.objections_until) == ("open", None)
    assert not Mandate.objects.filter(office=one.office).exists()
    (right,) = declared(one, ali)
    assert (right.seat, right.mandate.person) == (1, ali.person)
    with pytest.raises(RefusedError):
        annul_elected(actor=runner(), result=wrong, reason="Noch einmal")


def test_declarations_go_after_the_objection_period():
    one = election(called(), reserved=1)
    (mira,) = standing(one, "Mira", reserved=("Mira",))
    declared(one, mira, close=True)
    apply_retention(now=timezone.now() + timedelta(days=29))
    assert ReservedClaim.objects.exists()
    apply_retention(now=timezone.now() + timedelta(days=32))
    assert not ReservedClaim.objects.exists()
    assert ElectionResult.objects.get().as_reserved
    assert Candidate.objects.exists()


def test_an_assembly_elects_for_its_own_unit_and_its_presidium_records():
    item = called()
    with pytest.raises(RefusedError):
        election(item, seats=5)
    one = election(item)
    (mira,) = standing(one, "Mira")
    with pytest.raises(RefusedError):
        declared(one, mira, by=actor(member("Ali", state_unit())))


def test_whoever_can_confirm_is_told_and_nobody_else():
    one = election(called(), office=office("Vorsitz", 2, "office.grant"))
    (mira,) = standing(one, "Mira")
    paul = runner("Paul")
    declared(one, mira)
    assert [matter.url for matter in meeting_matters(paul)] == [one.get_absolute_url()]
    assert not list(meeting_matters(runner()))
    assert not list(meeting_matters(actor(mira.person)))
