"""People come and go; whoever keeps a list does it for this unit only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.models import Membership, Person
from wirksam.association.operations.memberships import (
    Newcomer,
    admit,
    admit_newcomer,
    end_membership,
    mandates_here,
)
from wirksam.association.queries.actors import today
from wirksam.association.queries.people import mistakable
from wirksam.association.rules import looks_like
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
YESTERDAY = timedelta(days=1)


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def keeper(units):
    someone = human("Kim", units["eins"])
    seat(someone, office(board(units["eins"]), "people.edit", "people.view", "office.grant"))
    return someone


def test_a_newcomer_belongs_and_is_shown_to_nobody_else(keeper, units):
    made = admit_newcomer(
        actor=acting(keeper),
        unit=units["eins"],
        new=Newcomer(" Ada\u202e  Alt ", "ada@x.invalid"),
        starts_on=today(),
    )
    assert (made.person.name, made.person.user, made.source) == ("Ada Alt", None, "hand")
    assert made.person.contact_points.get().visible_to == "body"
    entry = JournalEntry.objects.get(verb="admit")
    assert (entry.unit_key, entry.detail) == ("kv-eins", {"person": str(made.person.key)})


@pytest.mark.parametrize("where", ["zwei", "land"])
def test_nobody_admits_into_another_unit(keeper, units, where):
    with pytest.raises(RefusedError):
        admit_newcomer(
            actor=acting(keeper), unit=units[where], new=Newcomer("Ada"), starts_on=today()
        )
    assert not Person.objects.filter(name="Ada").exists()


@pytest.mark.parametrize("reach", ["body", "below"])
def test_no_reach_goes_through_the_wall(units, reach):
    someone = human("Lara")
    seat(someone, office(board(units["land"]), f"people.edit/{reach}"))
    with pytest.raises(RefusedError):
        admit(actor=acting(someone), person=human("Ada"), unit=units["eins"], starts_on=today())


def test_nobody_belongs_twice_on_one_day_or_to_a_unit_that_has_ended(keeper, units):
    ada = human("Ada", units["eins"])
    with pytest.raises(RefusedError, match="already"):
        admit(actor=acting(keeper), person=ada, unit=units["eins"], starts_on=today())
    units["eins"].ends_on = today() - YESTERDAY
    with pytest.raises(RefusedError, match="does not exist"):
        admit(actor=acting(keeper), person=human("B"), unit=units["eins"], starts_on=today())


def test_a_nameless_newcomer_is_refused_and_nothing_is_half_done(keeper, units):
    before = Person.objects.count()
    with pytest.raises(RefusedError):
        admit_newcomer(
            actor=acting(keeper), unit=units["eins"], new=Newcomer("\u200b \u202e"),
            starts_on=today(),
        )  # fmt: skip
    assert Person.objects.count() == before


def test_a_membership_ends_and_is_not_prolonged(keeper, units):
    one = human("Ada", units["eins"]).memberships.get()
    end_membership(actor=acting(keeper), membership=one, ends_on=today() + YESTERDAY)
    with pytest.raises(RefusedError, match="later than noted"):
        end_membership(actor=acting(keeper), membership=one, ends_on=today() + 2 * YESTERDAY)
    end_membership(actor=acting(keeper), membership=one, ends_on=today() - YESTERDAY)
    with pytest.raises(RefusedError, match="already"):
        end_membership(actor=acting(keeper), membership=one, ends_on=today() - YESTERDAY)
    with pytest.raises(RefusedError):
        end_membership(
            actor=acting(keeper),
            membership=human("B", units["eins"]).memberships.get(),
            ends_on=Membership.objects.first().starts_on - YESTERDAY,
        )


def test_one_may_always_leave_and_nobody_is_thrown_out_by_strangers(keeper, units):
    zora = human("Zora", units["zwei"])
    with pytest.raises(RefusedError):
        end_membership(actor=acting(keeper), membership=zora.memberships.get(), ends_on=today())
    end_membership(actor=acting(zora), membership=zora.memberships.get(), ends_on=today())


def test_offices_go_on_or_end_with_it(keeper, units):
    ada = human("Ada", units["eins"])
    mandate = seat(ada, office(board(units["eins"])))
    elsewhere = seat(ada, office(board(units["land"])))
    one = ada.memberships.get()
    assert mandates_here(one, today()) == [mandate]
    end_membership(actor=acting(keeper), membership=one, ends_on=today(), offices_too=True)
    mandate.refresh_from_db()
    elsewhere.refresh_from_db()
    assert mandate.ends_on == today()
    assert mandate.ended_reason
    assert elsewhere.ends_on is None


def test_the_last_administrator_stays_even_so(units):
    keeper = human("Kim", units["eins"])
    rights = ("people.edit", "office.grant/below")
    seat(keeper, office(board(units["eins"]), *rights))
    ada = human("Ada", units["eins"], account=False)
    seat(ada, office(board(units["eins"]), "office.grant/below"))
    end_membership(
        actor=acting(keeper), membership=ada.memberships.get(), ends_on=today(), offices_too=True
    )
    own = keeper.memberships.get()
    with pytest.raises(RefusedError, match="last person"):
        end_membership(actor=acting(keeper), membership=own, ends_on=today(), offices_too=True)
    own.refresh_from_db()
    assert own.ends_on is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Alt", "\u0410d\u0430 \u0410lt"),
        ("Müller", "MULLER"),
        ("Emre Kılıç", "Emre Kilic"),
        ("Ada Alt", "ada\u202e  alt"),
    ],
)
def test_names_that_can_be_mixed_up(one, other):
    assert looks_like(one) == looks_like(other)


@pytest.mark.parametrize(("one", "other"), [("Ada", "Ida"), ("שלום", "سلام"), ("Анна", "Инна")])
def test_names_that_cannot(one, other):
    assert looks_like(one) != looks_like(other)


def test_a_double_is_noticed_in_this_unit_only(units):
    human("\u0410da", units["eins"])
    human("Ada", units["zwei"])
    assert mistakable(units["eins"], "Ada") == ["\u0410da"]
