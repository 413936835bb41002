"""How a team works, who looks after what, and what it decided."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, body, person
from tests.factories.team_rooms import custody, decision, guest, worker
from tests.factories.teams import member, team
from wirksam.association.models import Body, Mandate
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.teams.models import Agreement, TeamDecision, TeamRole
from wirksam.teams.operations.agreeing import say_role, write_agreement
from wirksam.teams.operations.noting import Decided, correct_decision, note_decision

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)


@pytest.fixture
def one():
    return team()


@pytest.fixture
def tara(one):
    return actor(worker())


def agree(who, where, text="Wir fragen nach.", upon=0):
    return write_agreement(actor=who, body=where, text=text, upon=upon)


def test_an_agreement_has_versions_and_nothing_is_written_over(one, tara):
    first = agree(tara, one)
    second = agree(tara, one, "Wir fragen immer nach.", 1)
    assert [row.number for row in one.agreements.all()] == [2, 1]
    assert first.text == "Wir fragen nach."
    assert agree(tara, one, " Wir fragen immer nach. ", 1) == second
    with pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=first.pk).update(text="Anders.")


def test_two_who_write_at_once_do_not_write_over_each_other(one, tara):
    agree(tara, one)
    with pytest.raises(RefusedError) as refused:
        agree(tara, one, "Etwas ganz anderes.", 0)
    assert "1" in str(refused.value)
    assert one.agreements.count() == 1


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001])
def test_an_agreement_has_words(one, tara, text):
    with pytest.raises(RefusedError):
        agree(tara, one, text)


def test_whoever_works_there_works_and_nobody_else(one, tara):
    lavo, guestly = actor(person("Lara", "team.run")), actor(guest(one).person)
    for stranger in (NOBODY, actor(member()), lavo, guestly):
        with pytest.raises(RefusedError):
            agree(stranger, one)
        with pytest.raises(RefusedError):
            note_decision(actor=stranger, body=one, decided=Decided("Ja.", DAY))
    assert can(guestly, one, "enter")
    assert not can(lavo, one, "enter")
    custody(one, body())
    assert agree(lavo, one).number == 1
    assert can(lavo, one, "enter")


def test_a_term_that_ended_and_a_guest_whose_time_is_over(one):
    yesterday = timezone.localdate() - timedelta(days=1)
    gone, late = worker("Gudrun"), guest(one, ends_on=yesterday).person
    Mandate.objects.filter(person=gone).update(ends_on=yesterday)
    waiting = guest(one, member("Wanda"), agreed_at=None).person
    asking = guest(one, member("Olga"), invited_by="").person
    for someone in (gone, late, waiting, asking):
        assert not can(actor(someone), one, "enter")


def test_a_dissolved_team_has_no_room(one, tara):
    guestly = guest(one).person
    custody(one, body())
    lavo = person("Lara", "team.run")
    Body.objects.filter(pk=one.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    for someone in (tara, actor(guestly), actor(lavo)):
        fresh = someone if someone is not tara else actor(worker("Theo", one))
        assert not can(fresh, one, "enter")


def test_who_looks_after_what(one, tara):
    seat = Mandate.objects.get(person=tara.person_id)
    assert say_role(actor=tara, body=one, mandate=seat, text=" Presse ").text == "Presse"
    assert say_role(actor=tara, body=one, mandate=seat, text="Kasse").text == "Kasse"
    assert TeamRole.objects.count() == 1
    assert visible(actor(member()), TeamRole).exists()
    assert not visible(NOBODY, TeamRole).exists()
    assert say_role(actor=tara, body=one, mandate=seat, text=" ") is None
    assert not TeamRole.objects.exists()


def test_a_role_is_for_a_seat_of_this_team(one, tara):
    elsewhere = worker("Edda", team("klimateam", "Klimateam"))
    seat = Mandate.objects.get(person=elsewhere)
    with pytest.raises(RefusedError):
        say_role(actor=tara, body=one, mandate=seat, text="Presse")
    own = Mandate.objects.get(person=tara.person_id)
    with pytest.raises(RefusedError):
        say_role(actor=tara, body=one, mandate=own, text="x" * 121)


def test_a_decision_stays_and_a_correction_stands_beside_it(one, tara):
    first = note_decision(actor=tara, body=one, decided=Decided(" Dienstags. ", DAY, " Passt. "))
    assert (first.text, first.reasons, first.public) == ("Dienstags.", "Passt.", True)
    second = correct_decision(actor=tara, decision=first, decided=Decided("Mittwochs.", DAY))
    assert second.corrects == first
    with pytest.raises(RefusedError):
        correct_decision(actor=tara, decision=first, decided=Decided("Donnerstags.", DAY))
    third = correct_decision(actor=tara, decision=second, decided=Decided("Freitags.", DAY))
    assert [row.text for row in TeamDecision.objects.filter(corrected_by=None)] == [third.text]
    with pytest.raises(DatabaseError), transaction.atomic():
        TeamDecision.objects.filter(pk=first.pk).delete()


@pytest.mark.parametrize(
    "decided",
    [
        Decided("", DAY),
        Decided("x" * 2001, DAY),
        Decided("Ja.", DAY, "x" * 2001),
        Decided("Ja.", date(2199, 1, 1)),
    ],
)
def test_a_decision_that_cannot_be(one, tara, decided):
    with pytest.raises(RefusedError):
        note_decision(actor=tara, body=one, decided=decided)


def test_sent_twice_it_is_noted_once(one, tara):
    told = Decided("Ja.", DAY, draft_key=uuid4())
    first, again = (note_decision(actor=tara, body=one, decided=told) for _again in range(2))
    assert first == again
    key = uuid4()
    right = Decided("Nein.", DAY, draft_key=key)
    fixed, once = (
        correct_decision(actor=tara, decision=first, decided=right) for _again in range(2)
    )
    assert fixed == once
    other = team("klimateam", "Klimateam")
    with pytest.raises(RefusedError):
        note_decision(actor=actor(worker("Edda", other)), body=other, decided=right)


def test_what_stays_inside_stays_inside(one, tara):
    inside = decision(one, "Wer kocht, entscheidet.", public=False)
    for stranger in (NOBODY, actor(member()), actor(person("Lara", "team.run"))):
        assert not visible(stranger, TeamDecision).exists()
    assert visible(actor(guest(one).person), TeamDecision).count() == 1
    corrected = correct_decision(actor=tara, decision=inside, decided=Decided("Alle.", DAY))
    assert corrected.public
    assert list(visible(NOBODY, TeamDecision)) == [corrected]


def test_what_was_public_is_not_hidden_by_a_correction(one, tara):
    told = Decided("Anders.", DAY, public=False)
    with pytest.raises(RefusedError):
        correct_decision(actor=tara, decision=decision(one), decided=told)
