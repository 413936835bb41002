from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.factories.association import actor, person, state_unit
from tests.factories.rules import rule_book, rules
from wirksam.association.models import RuleBook, Unit
from wirksam.association.operations.rulebooks import adopt_rules
from wirksam.association.queries.rulebooks import rules_for
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def presidium():
    return actor(person("Presi", "assembly.run"))


def chapter() -> Unit:
    return Unit.objects.create(slug="kv", kind="district", name="KV", parent=state_unit())


def test_adopted_rules_hold_from_their_day_on(presidium):
    unit = state_unit()
    told = rules("2026", date(2026, 5, 1))
    book = adopt_rules(actor=presidium, unit=unit, rules=told, source="LMV, TOP 6")
    assert book.rules == told
    assert rules_for(unit, date(2026, 4, 30)) is None
    assert rules_for(unit, date(2026, 5, 1)) == told
    entry = JournalEntry.objects.get(verb="adopt_rules")
    assert (entry.unit_key, entry.detail) == ("land", {"since": "2026-05-01"})


def test_earlier_versions_hold_in_their_time():
    old, new = rules("2023", date(2023, 1, 1)), rules("2026", date(2026, 1, 1))
    rule_book(told=new)
    rule_book(told=old)
    assert rules_for(state_unit(), date(2025, 12, 31)) == old
    assert rules_for(state_unit(), date(2026, 1, 1)) == new


def test_a_unit_without_rules_has_those_of_the_nearest_above(django_assert_num_queries):
    unit = chapter()
    above = rule_book().rules
    with django_assert_num_queries(1):
        assert rules_for(unit, date(2026, 6, 1)) == above
    own = rules("KV", date(2020, 1, 1))
    rule_book(unit, own)
    assert rules_for(unit, date(2026, 6, 1)) == own
    assert rules_for(state_unit(), date(2026, 6, 1)) == above


def test_of_two_from_one_day_the_later_entered_holds():
    rule_book(told=rules("2026"))
    mended = rules("2026 berichtigt")
    rule_book(told=mended)
    assert rules_for(state_unit(), date(2026, 6, 1)) == mended


def test_a_version_has_one_name_and_a_decision(presidium):
    rule_book()
    unit = state_unit()
    with pytest.raises(RefusedError, match="2026"):
        adopt_rules(actor=presidium, unit=unit, rules=rules(), source="LMV")
    with pytest.raises(RefusedError, match=r"decision|Beschluss"):
        adopt_rules(actor=presidium, unit=unit, rules=rules("neu"), source=" ")


def test_rules_that_do_not_fit_together_are_refused(presidium):
    broken = replace(rules(), majorities=())
    with pytest.raises(RefusedError, match="absolute"):
        adopt_rules(actor=presidium, unit=state_unit(), rules=broken, source="LMV")
    assert not RuleBook.objects.exists()


def test_what_was_entered_stays():
    book = rule_book()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        RuleBook.objects.filter(pk=book.pk).update(name="Anders")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        book.delete()
