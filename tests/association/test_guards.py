"""What no office may do, whatever it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404

from tests.factories.people import acting, board, contact, human, office, seat, tree
from wirksam.association.models import ContactChange, ContactPoint, GrantRequest, Mandate
from wirksam.association.operations.guards import person_may_leave
from wirksam.association.operations.offices import (
    Term,
    appoint,
    decide_grant,
    end_mandate,
    set_capability,
)
from wirksam.association.operations.people import (
    change_contact,
    decide_contact_change,
    save_contact_point,
    show_name_to,
)
from wirksam.association.queries.actors import today
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db
NOW = Term(date(2026, 1, 1))


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def admin(units):
    """Fills offices in the state and all below, and may review there."""
    someone = human("Ada")
    seat(someone, office(board(units["land"]), "office.grant/below", "programme.review/below"))
    return someone


@pytest.fixture
def speaker(units):
    """One of two who fill the offices of a chapter."""
    someone, other = human("Silke", units["eins"]), human("Sören", units["eins"])
    own = office(board(units["eins"]), "office.grant", "people.view", "people.edit")
    seat(someone, own)
    seat(other, own)
    return someone


def own_board(someone):
    return someone.mandates.get().office.body


# --- appointing ------------------------------------------------------------------------------


def test_an_office_is_given_elsewhere_at_once(admin, units):
    chair = office(board(units["eins"]), "programme.review")
    made = appoint(actor=acting(admin), person=human("Alma"), office=chair, term=NOW)
    assert isinstance(made, Mandate)


def test_nobody_appoints_herself(admin, units):
    chair = office(board(units["eins"]))
    with pytest.raises(RefusedError, match="own rights"):
        appoint(actor=acting(admin), person=admin, office=chair, term=NOW)


def test_nobody_gives_more_than_she_has(admin, units):
    chair = office(board(units["eins"]), "people.view")
    with pytest.raises(RefusedError, match="do not have"):
        appoint(actor=acting(admin), person=human("Alma"), office=chair, term=NOW)


def test_nobody_gives_further_than_she_reaches(speaker, units):
    far = office(own_board(speaker), "people.view/below")
    with pytest.raises(RefusedError, match="do not have"):
        appoint(actor=acting(speaker), person=human("Alma"), office=far, term=NOW)


def test_nobody_appoints_in_another_unit(speaker, units):
    with pytest.raises(RefusedError):
        appoint(
            actor=acting(speaker), person=human("Alma"), office=office(board(units["zwei"])),
            term=NOW,
        )  # fmt: skip


def test_two_people_fill_an_office_of_their_own_board(speaker, units):
    alma, chair = human("Alma", units["eins"]), office(own_board(speaker), "people.view")
    request = appoint(actor=acting(speaker), person=alma, office=chair, term=NOW)
    assert isinstance(request, GrantRequest)
    assert not alma.mandates.exists()
    with pytest.raises(Http404):
        decide_grant(actor=acting(speaker), request=request, confirm=True)
    second = own_board(speaker).offices.first().mandates.exclude(person=speaker).get().person
    decide_grant(actor=acting(second), request=request, confirm=True)
    assert alma.mandates.get().office == chair
    with pytest.raises(RefusedError, match="decided"):
        decide_grant(actor=acting(second), request=request, confirm=True)


def test_who_would_hold_it_does_not_confirm_it(speaker, units):
    second = own_board(speaker).offices.first().mandates.exclude(person=speaker).get().person
    chair = office(own_board(speaker))
    request = appoint(actor=acting(speaker), person=second, office=chair, term=NOW)
    with pytest.raises(Http404):
        decide_grant(actor=acting(second), request=request, confirm=True)


@pytest.mark.parametrize(
    "term",
    [
        Term(date(2026, 2, 1), date(2026, 1, 31)),
        Term(date(2026, 2, 1), seat=1),
    ],
    ids=["ends before it begins", "seat taken"],
)
def test_impossible_terms_are_refused_in_words(admin, units, term):
    chair = office(board(units["eins"]))
    seat(human("Berta"), chair, seat=1)
    with pytest.raises(RefusedError):
        appoint(actor=acting(admin), person=human("Alma"), office=chair, term=term)


def test_a_dissolved_unit_takes_nobody(admin, units):
    chair = office(board(units["eins"]))
    units["eins"].ends_on = date(2025, 12, 31)
    units["eins"].save()
    with pytest.raises(RefusedError, match="does not exist"):
        appoint(actor=acting(admin), person=human("Alma"), office=chair, term=NOW)


def test_there_are_only_so_many_seats(admin, units):
    chair = office(board(units["eins"]), seats=1)
    appoint(actor=acting(admin), person=human("Alma"), office=chair, term=NOW)
    with pytest.raises(RefusedError, match="seats"):
        appoint(actor=acting(admin), person=human("Berta"), office=chair, term=NOW)


# --- capabilities ----------------------------------------------------------------------------


def test_nobody_changes_what_her_own_office_may_do(admin):
    own = admin.mandates.get().office
    with pytest.raises(RefusedError, match="own rights"):
        set_capability(actor=acting(admin), office=own, capability="office.grant", reach="unit")


def test_a_capability_is_given_only_by_those_who_have_it(admin, units):
    chair = office(board(units["eins"]))
    set_capability(actor=acting(admin), office=chair, capability="programme.review", reach="unit")
    with pytest.raises(RefusedError, match="do not have"):
        set_capability(actor=acting(admin), office=chair, capability="people.view", reach="unit")
    assert [held.capability for held in chair.capabilities.all()] == ["programme.review"]


# --- ending ----------------------------------------------------------------------------------


def test_a_mandate_ends_early_with_a_reason_and_at_once(admin, units):
    alma = human("Alma")
    mandate = seat(alma, office(board(units["eins"]), "people.view"))
    with pytest.raises(RefusedError, match="why"):
        end_mandate(actor=acting(admin), mandate=mandate, ends_on=today(), reason=" ")
    end_mandate(
        actor=acting(admin), mandate=mandate, ends_on=today() - timedelta(days=1), reason="Umzug"
    )
    assert not acting(alma).grants


def test_everyone_may_step_down(units):
    alma = human("Alma")
    mandate = seat(alma, office(board(units["eins"])))
    end_mandate(actor=acting(alma), mandate=mandate, ends_on=today(), reason="Keine Zeit")


def test_the_last_administrator_cannot_vanish(admin):
    mandate = admin.mandates.get()
    with pytest.raises(RefusedError, match="last person"):
        end_mandate(actor=acting(admin), mandate=mandate, ends_on=today(), reason="Müde")
    with pytest.raises(RefusedError, match="last person"):
        person_may_leave(admin)
    other = human("Olga")
    seat(other, mandate.office)
    end_mandate(actor=acting(admin), mandate=mandate, ends_on=today(), reason="Müde")
    with pytest.raises(RefusedError, match="last person"):
        end_mandate(
            actor=acting(other), mandate=other.mandates.get(), ends_on=today(), reason="Auch müde"
        )


def test_a_successor_without_account_is_none(admin):
    mandate = admin.mandates.get()
    seat(human("Olga", account=False), mandate.office)
    with pytest.raises(RefusedError, match="last person"):
        end_mandate(actor=acting(admin), mandate=mandate, ends_on=today(), reason="Müde")


# --- what belongs to a person ----------------------------------------------------------------


def test_contact_is_changed_at_once_only_with_rights_everywhere(speaker, units):
    here = human("Alma", units["eins"])
    both = human("Berta", units["eins"], units["zwei"])
    made = change_contact(actor=acting(speaker), person=here, kind="phone", value="0170 1")
    assert isinstance(made, ContactPoint)
    asked = change_contact(actor=acting(speaker), person=both, kind="mail", value="x@y.invalid")
    assert isinstance(asked, ContactChange)
    assert not both.contact_points.exists()
    with pytest.raises(Http404):
        decide_contact_change(actor=acting(speaker), change=asked, accept=True)
    decide_contact_change(actor=acting(both), change=asked, accept=True)
    assert both.contact_points.get().value == "x@y.invalid"


def test_strangers_change_nothing(speaker, units):
    with pytest.raises(RefusedError):
        change_contact(
            actor=acting(speaker), person=human("Zora", units["zwei"]), kind="mail", value="x"
        )


def test_the_ladder_is_set_by_nobody_else(speaker, units):
    alma = human("Alma", units["eins"])
    with pytest.raises(RefusedError):
        show_name_to(actor=acting(speaker), person=alma, audience="all")
    point = contact(alma, "0170 1")
    with pytest.raises(RefusedError):
        save_contact_point(
            actor=acting(speaker), person=alma, fields={"visible_to": "all"}, point=point
        )
    with pytest.raises(RefusedError):
        save_contact_point(
            actor=acting(speaker), person=speaker, fields={"visible_to": "all"}, point=point
        )


def test_invisible_signs_do_not_get_in(units):
    alma = human("Alma", units["eins"])
    fields = {"kind": "mail", "value": " alma\u202egro.live@\u200bexample.invalid \x00"}
    point = save_contact_point(actor=acting(alma), person=alma, fields=fields)
    assert point.value == "almagro.live@example.invalid"
