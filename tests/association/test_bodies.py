"""Bodies and offices come and go by decision, with words and contacts of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.models import Body, Mandate, OfficeAlias, UnitChange
from wirksam.association.operations import bodies as deeds
from wirksam.association.operations.bodies import BodyWords, OfficeWords
from wirksam.association.operations.offices import Term, appoint
from wirksam.association.operations.units import Resolved
from wirksam.association.operations.walls import Plan, convene_round
from wirksam.association.queries.actors import today
from wirksam.association.queries.tree import bodies_of, names_here
from wirksam.foundation.access import NOBODY, RefusedError

pytestmark = pytest.mark.django_db
NOW = Resolved(date(2026, 1, 1), "LMV, TOP 4")


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def editor(units):
    someone = human("Edda")
    seat(someone, office(board(units["land"]), "structure.edit/below", "room.host"))
    return acting(someone)


def test_a_body_is_founded_with_its_office_and_contact(editor, units):
    words = BodyWords("Arbeitskreis Flüsse", "AK Flüsse", "Wir gehen ans Wasser.")
    made = deeds.found_body(
        actor=editor, unit=units["eins"], kind="working_group", words=words, resolved=NOW
    )
    assert made.key == "kv-eins-arbeitskreis-fluesse"
    twin = deeds.found_body(
        actor=editor, unit=units["eins"], kind="working_group", words=words, resolved=NOW
    )
    assert twin.key == "kv-eins-arbeitskreis-fluesse-2"
    lead = deeds.found_office(
        actor=editor, body=made, words=OfficeWords("Leitung", seats=2, mail="ak@x.invalid")
    )
    deeds.change_body(actor=editor, body=made, words=words, contact=lead)
    view = next(one for one in bodies_of(NOBODY, units["eins"]) if one.body == made)
    assert (view.mail, view.offices[0].title) == ("ak@x.invalid", "Leitung")
    assert UnitChange.objects.filter(unit=units["eins"], kind="body_new").count() == 2


def test_a_body_is_reached_by_its_own_office_only(editor, units):
    one, foreign = board(units["eins"]), office(board(units["zwei"]))
    with pytest.raises(RefusedError, match="own offices"):
        deeds.change_body(actor=editor, body=one, words=BodyWords("X"), contact=foreign)


STRANGE = {
    "body": lambda actor, there: deeds.found_body(
        actor=actor, unit=there.unit, kind="team", words=BodyWords("X"), resolved=NOW
    ),
    "office": lambda actor, there: deeds.found_office(
        actor=actor, body=there, words=OfficeWords("X")
    ),
    "name": lambda actor, there: deeds.name_function(
        actor=actor, unit=there.unit, function="speaker", title="X"
    ),
    "end": lambda actor, there: deeds.end_body(actor=actor, body=there, resolved=NOW),
}


@pytest.mark.parametrize("deed", STRANGE)
def test_strangers_change_nothing(units, deed):
    someone = human("Fremd", units["eins"])
    seat(someone, office(board(units["eins"]), "structure.edit"))
    there = board(units["zwei"])
    with pytest.raises(RefusedError):
        STRANGE[deed](acting(someone), there)


def test_a_body_that_ends_takes_its_mandates_along(editor, units):
    one = board(units["eins"])
    now = seat(human("Alma"), office(one))
    later = seat(human("Berta"), office(one), starts_on=date(2026, 5, 1))
    deeds.end_body(actor=editor, body=one, resolved=NOW)
    now.refresh_from_db()
    assert (now.ends_on, bool(now.ended_reason)) == (date(2025, 12, 31), True)
    assert not Mandate.objects.filter(pk=later.pk).exists()
    assert Body.objects.get(pk=one.pk).ends_on == date(2025, 12, 31)
    assert UnitChange.objects.get(kind="body_end").after == one.name
    with pytest.raises(RefusedError, match="does not exist"):
        deeds.end_body(actor=editor, body=one, resolved=Resolved(date(2026, 2, 1)))


def test_an_office_that_has_ended_is_held_by_nobody_more(editor, units):
    one = office(board(units["eins"]), name="Kasse")
    alma = human("Alma")
    held = seat(alma, one)
    one.body.contact = one
    one.body.save()
    deeds.end_office(actor=editor, office=one, resolved=NOW)
    held.refresh_from_db()
    one.body.refresh_from_db()
    assert (held.ends_on, one.body.contact) == (date(2025, 12, 31), None)
    one.refresh_from_db()
    admin = human("Ada")
    seat(admin, office(board(units["land"]), "office.grant/below"))
    with pytest.raises(RefusedError, match="does not exist"):
        appoint(actor=acting(admin), person=alma, office=one, term=Term(today()))
    with pytest.raises(DatabaseError, match="ended"), transaction.atomic():
        Mandate.objects.create(person=alma, office=one, starts_on=today())
    assert not bodies_of(NOBODY, units["eins"])[0].offices
    deeds.found_office(actor=editor, body=one.body, words=OfficeWords("Kasse"))


def test_the_last_administrator_is_not_ended_by_the_way(editor, units):
    last = office(board(units["land"], "office"), "office.grant/below")
    seat(human("Ada"), last)
    with pytest.raises(RefusedError, match="last person"):
        deeds.end_office(actor=editor, office=last, resolved=Resolved(today()))
    with pytest.raises(RefusedError, match="last person"):
        deeds.end_body(actor=editor, body=last.body, resolved=Resolved(today()))
    seat(human("Olga"), office(board(units["land"]), "office.grant/below"))
    deeds.end_body(actor=editor, body=last.body, resolved=Resolved(today()))


def test_nothing_ends_before_its_day(editor, units):
    later = Resolved(today() + timedelta(days=1))
    with pytest.raises(RefusedError, match="Come back"):
        deeds.end_body(actor=editor, body=board(units["eins"]), resolved=later)


def test_no_seat_is_taken_away_that_somebody_holds(editor, units):
    one = office(board(units["eins"]), seats=2)
    seat(human("Alma"), one)
    seat(human("Berta"), one)
    with pytest.raises(RefusedError, match="2 seats"):
        deeds.change_office(actor=editor, office=one, words=OfficeWords(one.name, seats=1))


def test_two_offices_of_a_body_have_two_names(editor, units):
    one = board(units["eins"])
    deeds.found_office(actor=editor, body=one, words=OfficeWords("Leitung"))
    with pytest.raises(RefusedError, match="called so"):
        deeds.found_office(actor=editor, body=one, words=OfficeWords(" Leitung\u200b"))


def test_a_host_makes_itself_no_seat_in_its_round(editor, units):
    """Otherwise the state board could read what the speakers say among themselves."""
    speakers = office(board(units["eins"]), function="speaker")
    seat(human("Silke", units["eins"]), speakers)
    host = Body.objects.get(offices__capabilities__capability="room.host")
    convene_round(actor=editor, host=host, plan=Plan("Runde", "speaker", units["land"]))
    words = OfficeWords("Beisitz", function="speaker")
    with pytest.raises(RefusedError, match="does not read along"):
        deeds.found_office(actor=editor, body=host, words=words)
    with pytest.raises(RefusedError, match="does not read along"):
        deeds.change_office(actor=editor, office=office(host), words=words)
    deeds.found_office(actor=editor, body=board(units["zwei"]), words=words)


def test_an_office_is_called_as_the_unit_says(editor, units):
    office(board(units["eins"]), name="Sprecher*in", function="speaker")
    deeds.name_function(actor=editor, unit=units["land"], function="speaker", title="Vorsitz")
    deeds.name_function(actor=editor, unit=units["eins"], function="speaker", title="Koordination")
    assert bodies_of(NOBODY, units["eins"])[0].offices[0].title == "Koordination"
    assert names_here(units["zwei"]) == [("speaker", "Vorsitz", False)]
    deeds.name_function(actor=editor, unit=units["eins"], function="speaker", title=" ")
    assert bodies_of(NOBODY, units["eins"])[0].offices[0].title == "Vorsitz"
    assert OfficeAlias.objects.count() == 1
