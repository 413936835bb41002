"""Who is proposed for an office stands by itself, and what came of it is written back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import actor, body, person, state_unit
from tests.factories.meeting import called, election, member, office, runner
from wirksam.assembly.models import Candidate, ReservedClaim
from wirksam.assembly.operations.candidacies import claim_seat, take_over
from wirksam.assembly.operations.declaring import Declared, annul_elected, declare_elected
from wirksam.assembly.operations.electing import (
    ElectionPlan,
    edit_election,
    stand,
    withdraw_candidate,
)
from wirksam.association.models import Mandate, Nomination, Person
from wirksam.association.operations import nominations
from wirksam.association.operations.nominations import (
    NewSlate,
    nominate,
    when_settled,
    withdraw_nomination,
)
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db


def board():
    known = Person.objects.filter(name="Lara").first()
    return actor(known or person("Lara", "team.run"))


def proposed(item, *people, where=None):
    where = where or office()
    slate = NewSlate(
        team=where.body,
        by=body(),
        occasion=item.assembly.occasion,
        people=[(where, one) for one in people],
    )
    return nominate(actor=board(), slate=slate)


def declared(one, *people, **fields):
    chosen = [one.candidates.get(person=who).pk for who in people]
    told = {"elected": chosen, "revision": one.revision, "despite": True}
    made = declare_elected(actor=runner(), election=one, new=Declared(**(told | fields)))
    one.refresh_from_db()
    return made


def states():
    return dict(Nomination.objects.values_list("person__name", "state"))


def test_who_is_proposed_stands_without_being_typed_and_without_a_declaration():
    item = called("Wahlen")
    mira, ali = (member(name, state_unit()) for name in ("Mira", "Ali"))
    proposed(item, mira, ali)
    one = election(item, reserved=1)
    assert list(one.candidates.values_list("person__name", "name")) == [
        ("Mira", "Mira"),
        ("Ali", "Ali"),
    ]
    assert not ReservedClaim.objects.exists()


def test_only_she_says_that_a_reserved_seat_is_hers():
    item = called()
    mira = member("Mira", state_unit())
    proposed(item, mira)
    one = election(item, reserved=1)
    with pytest.raises(RefusedError):
        claim_seat(actor=runner(), election=one, claims_reserved=True)
    claim_seat(actor=actor(mira), election=one, claims_reserved=True)
    assert ReservedClaim.objects.get().candidate.person == mira
    claim_seat(actor=actor(mira), election=one, claims_reserved=False)
    assert not ReservedClaim.objects.exists()


def test_no_claim_where_nothing_is_reserved():
    item = called()
    mira = member("Mira", state_unit())
    proposed(item, mira)
    with pytest.raises(RefusedError):
        claim_seat(actor=actor(mira), election=election(item), claims_reserved=True)


def test_who_is_proposed_later_is_taken_over_once():
    item = called()
    mira, ali = (member(name, state_unit()) for name in ("Mira", "Ali"))
    one = election(item)
    stand(actor=actor(mira), election=one)
    proposed(item, mira, ali)
    assert take_over(actor=runner(), election=one) == 1
    assert take_over(actor=runner(), election=one) == 0
    assert one.candidates.count() == 2


def test_the_outcome_is_written_back_and_taken_back():
    item = called()
    mira, ali, kim = (member(name, state_unit()) for name in ("Mira", "Ali", "Kim"))
    proposed(item, mira, ali, kim)
    one = election(item)
    (first,) = declared(one, mira)
    assert states() == {"Mira": "elected", "Ali": "open", "Kim": "open"}
    declared(one, ali)
    assert states() == {"Mira": "elected", "Ali": "elected", "Kim": "not_elected"}
    annul_elected(actor=runner(), result=first, reason="Falsch gezählt")
    assert states() == {"Mira": "open", "Ali": "elected", "Kim": "open"}


def test_higher_floors_hear_of_it(monkeypatch):
    heard = []
    monkeypatch.setattr(nominations, "_settled", [])
    when_settled(lambda _actor, outcome: heard.append((outcome.elected, outcome.done)))
    item = called()
    mira = member("Mira", state_unit())
    proposed(item, mira)
    one = election(item)
    declared(one, mira)
    declared(one, close=True)
    assert heard == [(frozenset({mira.pk}), False), (frozenset({mira.pk}), True)]


def test_taking_a_proposal_back_ends_the_candidacy_and_the_other_way_round():
    item = called()
    mira, ali = (member(name, state_unit()) for name in ("Mira", "Ali"))
    first, _second = proposed(item, mira, ali)
    one = election(item, reserved=1)
    claim_seat(actor=actor(mira), election=one, claims_reserved=True)
    withdraw_nomination(actor=actor(mira), nomination=first)
    assert one.candidates.get(person=mira).withdrawn_at is not None
    assert not ReservedClaim.objects.exists()
    withdraw_candidate(actor=actor(ali), candidate=one.candidates.get(person=ali))
    assert states() == {"Mira": "withdrawn", "Ali": "withdrawn"}
    assert take_over(actor=runner(), election=one) == 0


def test_who_is_elected_cannot_be_taken_back():
    item = called()
    mira = member("Mira", state_unit())
    (first,) = proposed(item, mira)
    declared(election(item), mira)
    with pytest.raises(RefusedError):
        withdraw_nomination(actor=actor(mira), nomination=first)


def test_the_same_person_twice_or_another_teams_office_is_refused():
    item = called()
    mira = member("Mira", state_unit())
    with pytest.raises(RefusedError, match="nur einmal"):
        proposed(item, mira, mira)
    strange = NewSlate(
        team=body("presse", "Presseteam", "team"),
        by=body(),
        occasion=item.assembly.occasion,
        people=[(office(), mira)],
    )
    with pytest.raises(RefusedError):
        nominate(actor=board(), slate=strange)
    assert not Nomination.objects.exists()


def test_only_who_prepares_teams_proposes():
    item = called()
    mira = member("Mira", state_unit())
    slate = NewSlate(
        team=office().body, by=body(), occasion=item.assembly.occasion, people=[(office(), mira)]
    )
    for stranger in (runner(), actor(mira)):
        with pytest.raises(RefusedError):
            nominate(actor=stranger, slate=slate)


def test_a_new_proposal_takes_out_who_is_not_on_it():
    item = called()
    mira, ali = (member(name, state_unit()) for name in ("Mira", "Ali"))
    proposed(item, mira)
    proposed(item, ali)
    assert states() == {"Mira": "withdrawn", "Ali": "open"}
    proposed(item, mira, ali)
    assert states() == {"Mira": "open", "Ali": "open"}


def test_a_seat_elected_while_its_holder_resigns_that_day():
    item = called()
    seat = office("Kasse", 1)
    old, mira = (member(name, state_unit()) for name in ("Olga", "Mira"))
    today = timezone.localdate()
    Mandate.objects.create(
        person=old, office=seat, starts_on=today - timedelta(days=300), ends_on=today,
        ended_reason="Rücktritt",
    )  # fmt: skip
    proposed(item, mira, where=seat)
    one = election(item, office=seat, seats=1)
    with pytest.raises(RefusedError, match="kreuze an"):
        declared(one, mira)
    one.refresh_from_db()
    assert Candidate.objects.filter(election=one, withdrawn_at=None).count() == 1
    assert states() == {"Mira": "open"}
    plan = ElectionPlan(
        office=seat, title=one.title, seats=1, starts_on=one.starts_on, replaces=True
    )
    edit_election(actor=runner(), election=one, plan=plan, revision=one.revision)
    one.refresh_from_db()
    declared(one, mira)
    assert Mandate.objects.get(person=mira).starts_on == today
    assert Mandate.objects.get(person=old).ends_on == today - timedelta(days=1)
    assert states() == {"Mira": "elected"}


def test_the_form_knows_what_is_proposed(client):
    item = called()
    mira = member("Mira", state_unit())
    proposed(item, mira, where=office("Mitglied", 5))
    sign_in(client, runner_person())
    page = client.get(f"/versammlungen/{item.assembly.slug}/ablauf/wahl/")
    seat = office("Mitglied", 5)
    assert f"?amt={seat.pk}" in page.content.decode()
    filled = client.get(f"/versammlungen/{item.assembly.slug}/ablauf/wahl/?amt={seat.pk}")
    form = filled.context["form"]
    assert (form.initial["seats"], form.initial["title"]) == (5, "Bildungsteam")
    odd = client.get(f"/versammlungen/{item.assembly.slug}/ablauf/wahl/?amt=1'²")
    assert odd.status_code == 200


def test_only_she_sees_the_question_and_the_page_costs_the_same(client):
    item = called()
    people = [member(name, state_unit()) for name in ("Mira", "Ali", "Kim")]
    proposed(item, people[0])
    one = election(item, reserved=1)
    where = one.get_absolute_url()
    sign_in(client, people[1])
    assert "platz/" not in client.get(where).content.decode()
    sign_in(client, people[0])
    assert "platz/" in client.get(where).content.decode()
    client.post(f"{where}platz/", {"wanted": "ja"})
    assert ReservedClaim.objects.count() == 1
    with CaptureQueriesContext(connection) as first:
        client.get(where)
    proposed(item, *people)
    take_over(actor=runner(), election=one)
    with CaptureQueriesContext(connection) as third:
        client.get(where)
    assert len(first) == len(third)
    client.post(f"{where}platz/", {"wanted": "nein"})
    assert not ReservedClaim.objects.exists()


def runner_person():
    runner()
    return Person.objects.get(name="Petra")
