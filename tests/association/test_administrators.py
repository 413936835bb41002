"""Whoever looks after all offices does not vanish unnoticed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import sign_in
from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.association.operations.units import Resolved, merge_units, move_unit
from wirksam.association.queries.actors import today
from wirksam.association.queries.administrators import last_administrators_ending, last_terms_of
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    return tree()


def administers(unit, name, ends_in=None, **fields):
    someone = human(name, unit, **fields)
    last = None if ends_in is None else today() + timedelta(days=ends_in)
    seat(someone, office(board(unit), "office.grant/below"), ends_on=last)
    return someone


def test_the_last_term_is_told_in_time(units):
    ada = administers(units["land"], "Ada", ends_in=20)
    (told,) = last_administrators_ending(today(), 30)
    assert (told.unit, told.concerned) == (units["land"], str(ada.key))
    assert told.ends_on == today() + timedelta(days=20)
    assert not last_administrators_ending(today(), 19)
    assert last_terms_of(units["eins"], today()) == [told]
    assert not last_terms_of(units["nachbarland"], today())


def test_a_successor_or_somebody_above_is_enough(units):
    administers(units["land"], "Ada", ends_in=20)
    later = administers(units["land"], "Olga")
    assert not last_administrators_ending(today(), 30)
    later.mandates.update(starts_on=today() + timedelta(days=21))
    assert not last_administrators_ending(today(), 30)
    later.mandates.update(starts_on=today() + timedelta(days=22))
    assert last_administrators_ending(today(), 30)
    administers(units["bund"], "Bea")
    assert not last_administrators_ending(today(), 30)


def test_a_successor_without_account_is_none(units):
    administers(units["land"], "Ada", ends_in=20)
    administers(units["land"], "Olga", account=False)
    assert last_administrators_ending(today(), 30)


def test_two_whose_terms_end_together_are_both_told(units):
    administers(units["land"], "Ada", ends_in=20)
    administers(units["land"], "Olga", ends_in=20)
    assert len(last_administrators_ending(today(), 30)) == 2


def test_it_stands_on_the_page_for_those_concerned_only(client, units):
    ada = sign_in(client, administers(units["land"], "Ada", ends_in=20))
    assert ada
    assert "notice-warning" in client.get("/verband/land/").text
    assert "notice-warning" in client.get("/verband/kv-eins/").text
    sign_in(client, human("Mia", units["land"]))
    assert "notice-warning" not in client.get("/verband/land/").text
    client.logout()
    assert "notice-warning" not in client.get("/verband/land/").text


def test_the_tree_never_changes_so_that_nobody_administers(units):
    editor = human("Edda")
    seat(editor, office(board(units["bund"]), "structure.edit/below"))
    administers(units["land"], "Ada")
    where, now = units["nachbarland"], Resolved(today())
    with pytest.raises(RefusedError, match="Then nobody"):
        move_unit(actor=acting(editor), unit=units["eins"], parent=where, resolved=now)
    with pytest.raises(RefusedError, match="Then nobody"):
        merge_units(actor=acting(editor), units=[units["land"]], into=where, resolved=now)
    administers(where, "Olga")
    move_unit(actor=acting(editor), unit=units["eins"], parent=where, resolved=now)
