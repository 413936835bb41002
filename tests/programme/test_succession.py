"""Who is in charge from when on: passing on, acting for others, gaps; and what replaces what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, body, occasion, person, state_unit
from tests.factories.programme import confirmed, proposal, version
from wirksam.association.models import Body
from wirksam.association.operations.occasions import mark_happened
from wirksam.foundation.access import RefusedError, can
from wirksam.programme.models import Commitment, Responsibility
from wirksam.programme.operations.carrying import carry_into, supersede
from wirksam.programme.operations.reporting import Report, record_act, report_progress
from wirksam.programme.operations.responsibility import involve, let_go, pass_on
from wirksam.programme.queries.cards import cards, citable_commitments, public_commitments
from wirksam.programme.queries.succession import due_handovers

pytestmark = pytest.mark.django_db

APRIL, MAY, JULY = date(2026, 4, 20), date(2026, 5, 1), date(2026, 7, 1)


@pytest.fixture
def alma():
    return actor(person("Alma", "programme.report"))


@pytest.fixture
def promise():
    return confirmed(version(published=True))


@pytest.fixture
def team():
    return body("team", "Bildungsteam", "team")


def leads(promise):
    rows = Responsibility.objects.filter(commitment=promise, role="lead").order_by("starts_on")
    return [(row.body.key, row.starts_on, row.ends_on) for row in rows]


BEGIN = date(2025, 11, 8)


def test_the_lead_passes_on(alma, promise, team):
    pass_on(actor=alma, commitment=promise, to=team, on=APRIL, reason="Team gewählt")
    before = APRIL - timedelta(days=1)
    assert leads(promise) == [("landesvorstand", BEGIN, before), ("team", APRIL, None)]


def test_who_was_in_charge_stays_known(alma, promise, team):
    pass_on(actor=alma, commitment=promise, to=team, on=APRIL, reason="")
    everything = Responsibility.every.filter(commitment=promise)
    assert everything.count() == 3
    (voided,) = everything.exclude(voided_at=None)
    assert (voided.body, voided.starts_on, voided.ends_on) == (body(), BEGIN, None)


def test_the_last_word_counts_and_what_is_planned_later_stays(alma, promise, team):
    council = body("rat", "Rat", "forum")
    pass_on(actor=alma, commitment=promise, to=council, on=JULY, reason="")
    pass_on(actor=alma, commitment=promise, to=team, on=MAY, reason="")
    assert [row[0] for row in leads(promise)] == ["landesvorstand", "team", "rat"]
    assert leads(promise)[1][2] == JULY - timedelta(days=1)
    pass_on(actor=alma, commitment=promise, to=council, on=MAY, reason="doch der Rat")
    assert [row[0] for row in leads(promise)] == ["landesvorstand", "rat", "rat"]


def test_nothing_is_passed_on_to_itself_or_to_the_dead(alma, promise, team):
    with pytest.raises(RefusedError):
        pass_on(actor=alma, commitment=promise, to=body(), on=APRIL, reason="")
    Body.objects.filter(pk=team.pk).update(ends_on=date(2026, 1, 1))
    team.refresh_from_db()
    with pytest.raises(RefusedError):
        pass_on(actor=alma, commitment=promise, to=team, on=APRIL, reason="")
    with pytest.raises(RefusedError):
        pass_on(
            actor=alma, commitment=promise, to=body("x", "X"), on=APRIL, reason="",
            acting_for=body("x", "X"),
        )  # fmt: skip


def test_two_people_passing_on_what_they_saw(alma, promise, team):
    seen = promise.revision
    pass_on(actor=alma, commitment=promise, to=team, on=APRIL, reason="", revision=seen)
    with pytest.raises(RefusedError):
        pass_on(
            actor=alma, commitment=promise, to=body("rat", "Rat", "forum"), on=APRIL, reason="",
            revision=seen,
        )  # fmt: skip


def test_a_gap_is_flagged(alma, promise):
    let_go(actor=alma, commitment=promise, on=APRIL, reason="aufgelöst")
    (card,) = cards(public_commitments(), today=APRIL)
    assert (card.lead, "nobody" in {flag.code for flag in card.standing.flags}) == (None, True)
    with pytest.raises(RefusedError):
        let_go(actor=alma, commitment=promise, on=MAY, reason="")


def test_acting_until_an_occasion_is_handed_over_when_it_happens(alma, promise, team):
    when = occasion(date(2026, 4, 18))
    council = body("rat", "Rat", "forum")
    pass_on(
        actor=alma, commitment=promise, to=council, on=date(2026, 1, 1),
        reason="Team noch nicht gewählt", acting_for=team, ends_with=when,
    )  # fmt: skip
    (card,) = cards(public_commitments(), today=APRIL)
    assert (card.lead, card.acting_for) == (council, team)
    assert due_handovers(APRIL) == []
    mark_happened(actor=alma, occasion=when, on=date(2026, 4, 18))
    (due,) = due_handovers(APRIL)
    assert (due.commitment, due.body, due.to, due.since) == (
        promise, council, team, date(2026, 4, 18),
    )  # fmt: skip
    pass_on(actor=alma, commitment=promise, to=team, on=APRIL, reason="Übergabe")
    assert due_handovers(APRIL) == []


def test_taking_part(alma, promise, team):
    involve(actor=alma, commitment=promise, body=team, role="with", on=APRIL)
    with pytest.raises(RefusedError):
        involve(actor=alma, commitment=promise, body=team, role="with", on=MAY)
    with pytest.raises(RefusedError):
        involve(actor=alma, commitment=promise, body=team, role="lead", on=MAY)


def test_the_database_keeps_what_was_known(promise):
    row = promise.responsibilities.get()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Responsibility.objects.filter(pk=row.pk).update(ends_on=APRIL)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Responsibility.objects.filter(pk=row.pk).delete()
    Responsibility.objects.filter(pk=row.pk).update(voided_at=timezone.now())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Responsibility.every.filter(pk=row.pk).update(voided_at=None)


def test_who_may_report(promise, team):
    board = actor(person("Alma", "programme.report"))
    assert can(board, promise, "report")
    assert can(board, promise, "hand_over")
    assert not can(actor(person("Mo")), promise, "report")
    assert not can(board, proposal(promise.version), "report")


def test_a_replaced_one_keeps_its_address_and_names_the_new_one(alma, promise):
    new = confirmed(promise.version)
    old = supersede(actor=alma, commitment=promise, by=new)
    assert (old.state, old.superseded_by) == ("superseded", new)
    assert list(public_commitments()) == [new]
    assert set(citable_commitments()) == {old, new}
    for wrong in ({"commitment": old, "by": new}, {"commitment": new, "by": old}):
        with pytest.raises(RefusedError):
            supersede(actor=alma, **wrong)
    with pytest.raises(RefusedError):
        supersede(actor=alma, commitment=new, by=new)
    with pytest.raises(RefusedError):
        supersede(actor=alma, commitment=new, by=confirmed(version("2027")))


def test_the_wording_of_a_confirmed_one_stays(promise):
    rows = Commitment.objects.filter(pk=promise.pk)
    for change in ({"quote": "anders"}, {"code": "X-1"}, {"state": "proposed"}, {"last_line": 7}):
        with pytest.raises(DatabaseError, match="keeps its wording"), transaction.atomic():
            rows.update(**change)


def test_going_on_under_the_next_programme(alma, promise):
    later = version("2027").programme
    type(later).objects.filter(pk=later.pk).update(
        term_starts_on=date(2027, 1, 1), term_ends_on=date(2027, 12, 31)
    )
    later.refresh_from_db()
    done = carry_into(actor=alma, commitment=promise, programme=later)
    assert (done.carried_into, done.state) == (later, "confirmed")
    again = carry_into(actor=alma, commitment=promise, programme=later)
    assert again.carried_at == done.carried_at
    with pytest.raises(RefusedError):
        carry_into(actor=alma, commitment=promise, programme=promise.version.programme)
    over = confirmed(promise.version)
    told = Report(timezone.localdate(), "Erledigt.", "confirmed_done")
    record_act(actor=alma, commitment=over, report=told, assembly=body())
    with pytest.raises(RefusedError):
        carry_into(actor=alma, commitment=over, programme=later)


def test_an_older_entry_keeps_who_spoke(alma, promise, team):
    entry = report_progress(
        actor=alma, commitment=promise, report=Report(date(2026, 2, 1), "Angefangen.")
    )
    pass_on(actor=alma, commitment=promise, to=team, on=APRIL, reason="")
    entry.refresh_from_db()
    assert (entry.body, state_unit()) == (body(), body().unit)
