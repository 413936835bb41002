"""The tree of units changes with a history, and never into a circle."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection

from tests.factories.people import acting, board, human, office, seat, tree, unit
from wirksam.association.models import Membership, Unit, UnitChange, running
from wirksam.association.operations import units as deeds
from wirksam.association.operations.units import NewUnit, Resolved
from wirksam.association.queries.actors import today
from wirksam.foundation.access import RefusedError

NOW = Resolved(date(2026, 1, 1), "LMV, TOP 4")


@pytest.fixture
def units(db):
    return tree()


@pytest.fixture
def editor(units):
    someone = human("Edda")
    seat(someone, office(board(units["bund"]), "structure.edit/below"))
    return acting(someone)


def test_a_unit_is_founded_below_another(editor, units):
    new = NewUnit("local", "Ortsgruppe", "og-neu", date(2026, 1, 1))
    made = deeds.found_unit(actor=editor, parent=units["eins"], new=new)
    assert made.path == "bund/land/kv-eins/og-neu/"


def test_a_new_name_keeps_the_address(editor, units):
    deeds.rename_unit(
        actor=editor, unit=units["eins"], name="Kreis am See", short_name="See", resolved=NOW
    )
    found = Unit.objects.get(slug="kv-eins")
    change = found.changes.get()
    assert (found.name, change.before, change.after) == ("Kreis am See", "KV-EINS", "Kreis am See")


def test_moving_takes_everything_below_along(editor, units):
    unit("og", units["eins"], "local")
    deeds.move_unit(actor=editor, unit=units["eins"], parent=units["nachbarland"], resolved=NOW)
    assert Unit.objects.get(slug="og").path == "bund/nachbarland/kv-eins/og/"
    assert UnitChange.objects.get().before == "bund/land/kv-eins/"


def test_moving_below_itself_is_refused_in_words(editor, units):
    with pytest.raises(RefusedError, match="lies below"):
        deeds.move_unit(actor=editor, unit=units["land"], parent=units["eins"], resolved=NOW)


def test_only_with_the_right_at_both_ends(units):
    someone = human("Edda")
    seat(someone, office(board(units["land"]), "structure.edit/below"))
    with pytest.raises(RefusedError):
        deeds.move_unit(
            actor=acting(someone), unit=units["eins"], parent=units["nachbarland"], resolved=NOW
        )


def test_merging_takes_members_along_and_ends_mandates(editor, units):
    alma, both = human("Alma", units["eins"]), human("Berta", units["eins"], units["zwei"])
    mandate = seat(alma, office(board(units["eins"])))
    later = seat(both, office(board(units["eins"])), starts_on=date(2026, 5, 1))
    deeds.merge_units(actor=editor, units=[units["eins"]], into=units["zwei"], resolved=NOW)
    now = Membership.objects.filter(running(today()))
    assert sorted(now.values_list("person__name", "unit__slug")) == [
        ("Alma", "kv-zwei"),
        ("Berta", "kv-zwei"),
    ]
    mandate.refresh_from_db()
    assert mandate.ends_on == date(2025, 12, 31)
    assert mandate.ended_reason
    assert not type(later).objects.filter(pk=later.pk).exists()
    assert Unit.objects.get(slug="kv-eins").ends_on == date(2025, 12, 31)
    assert UnitChange.objects.get().other == units["zwei"]


def test_splitting_makes_units_beside(editor, units):
    made = deeds.split_unit(
        actor=editor, unit=units["eins"], new=[("Ost", "kv-ost"), ("West", "kv-west")], resolved=NOW
    )
    assert [one.path for one in made] == ["bund/land/kv-ost/", "bund/land/kv-west/"]
    assert units["eins"].changes.count() == 2


def test_dissolving_leaves_nobody_without_a_unit(editor, units):
    human("Alma", units["eins"])
    with pytest.raises(RefusedError, match="People still belong"):
        deeds.dissolve_unit(actor=editor, unit=units["eins"], resolved=NOW)
    with pytest.raises(RefusedError, match="still stand below"):
        deeds.dissolve_unit(actor=editor, unit=units["land"], resolved=NOW)
    deeds.dissolve_unit(actor=editor, unit=units["zwei"], resolved=NOW)


def test_nothing_is_merged_before_its_day(editor, units):
    later = Resolved(today() + timedelta(days=1))
    with pytest.raises(RefusedError, match="Come back"):
        deeds.merge_units(actor=editor, units=[units["eins"]], into=units["zwei"], resolved=later)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_no_circle(monkeypatch):
    monkeypatch.setattr(deeds, "record", lambda **_entry: None)  # it could not be cleared away
    units = tree()
    someone = human("Edda")
    seat(someone, office(board(units["bund"]), "structure.edit/below"))
    editor, start = acting(someone), Barrier(2)
    outcomes: list[str] = []

    def move(what: str, where: str) -> None:
        try:
            start.wait(timeout=10)
            deeds.move_unit(actor=editor, unit=units[what], parent=units[where], resolved=NOW)
            outcomes.append("moved")
        except (RefusedError, DatabaseError):
            outcomes.append("refused")
        finally:
            connection.close()

    both = [Thread(target=move, args=pair) for pair in (("eins", "zwei"), ("zwei", "eins"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(outcomes) == ["moved", "refused"]
    for one in Unit.objects.select_related("parent"):
        above = one.parent.path if one.parent else ""
        assert one.path == f"{above}{one.slug}/"
