"""Lists of people: every row is looked at first; then all of it or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import acting, board, contact, human, office, seat, tree
from wirksam.association.models import (
    ContactChange,
    ContactPoint,
    GrantRequest,
    ImportBatch,
    Mandate,
    MemberNumber,
    Membership,
    Person,
)
from wirksam.association.operations.importing import hand_in_list, look_again, take_over
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
KEEPS = ("people.view", "people.edit", "people.contact", "people.export")


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def keeper(units):
    """Someone who keeps the list of the first chapter."""
    someone = human("Kim Keeper", units["eins"])
    seat(someone, office(board(units["eins"]), *KEEPS))
    return acting(someone)


def look(actor, unit, *lines, head="Vorname;Nachname;E-Mail;Mitgliedsnummer;Mitglied seit"):
    return hand_in_list(actor=actor, unit=unit, data="\n".join((head, *lines)).encode())


def kinds(batch):
    return [verdict["kind"] for verdict in batch.verdicts]


def codes(batch, what="problems"):
    return [[one[0] for one in verdict[what]] for verdict in batch.verdicts]


def confirm(actor, batch, *, leave_out=False):
    return take_over(actor=actor, batch=batch, digest=batch.digest, leave_out=leave_out)


def brought(actor, unit, *lines, **more):
    return confirm(actor, look(actor, unit, *lines, **more))


def test_new_people_come_only_after_the_yes(keeper, units):
    batch = look(keeper, units["eins"], "Ada;Beispiel;ada@example.invalid;17;01.02.2024")
    assert kinds(batch) == ["new"]
    assert not Person.objects.filter(name="Ada Beispiel").exists()
    confirm(keeper, batch)
    ada = Person.objects.get(name="Ada Beispiel")
    term = ada.memberships.get()
    assert (term.unit, term.starts_on, term.source) == (units["eins"], date(2024, 2, 1), "file")
    assert ada.member_numbers.get().number == "17"
    assert ada.contact_points.get().visible_to == "body"
    assert not ImportBatch.objects.exists()


def test_the_same_file_again_changes_nothing_and_a_new_one_updates(keeper, units):
    brought(keeper, units["eins"], "Ada;Alt;a@example.invalid;17;01.02.2024")
    same = look(keeper, units["eins"], "Ada;Alt;A@example.invalid;17;2024-02-01")
    assert kinds(same) == ["same"]
    head = "Nummer;Name;Mail;Member since;Wählbar bis"
    batch = look(
        keeper, units["eins"], "17;Ada Neu;neu@example.invalid;1.3.2024;31.12.2030", head=head
    )
    assert [change[0] for change in batch.verdicts[0]["changes"]] == [
        "name", "mail", "since", "eligible",
    ]  # fmt: skip
    confirm(keeper, batch)
    term = Membership.objects.get(person__name="Ada Neu")
    assert (term.starts_on, term.eligible_until) == (date(2024, 3, 1), date(2030, 12, 31))
    assert term.person.contact_points.get().value == "neu@example.invalid"


def test_ten_thousand_rows_of_which_one_is_broken(keeper, units, django_assert_max_num_queries):
    lines = [f"Vor{at};Nach{at};p{at}@example.invalid;{at};01.02.2024" for at in range(2, 10_002)]
    lines[9_997] = "Vor9999;Nach9999;keine Adresse;9999;31.02.2024"
    with django_assert_max_num_queries(40):
        batch = look(keeper, units["eins"], *lines)
    (broken,) = [verdict for verdict in batch.verdicts if verdict["kind"] == "error"]
    assert broken["row"] == 9_999
    assert {problem[0] for problem in broken["problems"]} == {"day", "mail"}
    with pytest.raises(RefusedError):
        confirm(keeper, batch)
    assert not MemberNumber.objects.exists()
    with django_assert_max_num_queries(250):
        counts = confirm(keeper, batch, leave_out=True)
    assert (counts["new"], counts["error"]) == (9_999, 1)
    assert Membership.objects.filter(unit=units["eins"]).count() == 10_000
    assert not Person.objects.filter(name__contains="9999").exists()


def test_queries_do_not_grow_with_the_rows(keeper, units):
    def queries(rows):
        with CaptureQueriesContext(connection) as seen:
            look(keeper, units["eins"], *[f"A;Person{at};;;" for at in range(rows)])
        return len(seen)

    assert queries(1) == queries(30)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (";;;;", None),
        (";;a@example.invalid;;", "name"),
        ("=SUMME(A1);Alt;;;", "formula"),
        (f"{'x' * 130};Alt;;;", "long"),
        ("Ada;Alt;a@b@c;;", "mail"),
        ("Ada;Alt;;;30.02.2024", "day"),
        ("Ada;Alt;;;45292", "day"),
        ("Ada;Alt;;;01.02.0024", "day"),
    ],
)
def test_each_error_has_a_name(keeper, units, line, code):
    batch = look(keeper, units["eins"], "Gut;Gut;;;", line)
    assert codes(batch)[1:] == ([[code]] if code else [])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Name",
        b"Vorname;Ort\nAda;X",
        b"Name;Nachname\nA;B",
        b"\xd0\xcf\x11\xe0",
        b'Name\n"Ada',
        b"Name\n\x81",
    ],
)
def test_files_that_are_no_list_are_refused(keeper, units, data):
    with pytest.raises(RefusedError):
        hand_in_list(actor=keeper, unit=units["eins"], data=data)
    assert not ImportBatch.objects.exists()


def test_cp1252_and_unknown_columns_are_told(keeper, units):
    data = "Name;Schuhgröße\nJörg;43".encode("cp1252")
    batch = hand_in_list(actor=keeper, unit=units["eins"], data=data)
    assert batch.notes == [["unknown", "Schuhgröße"], ["cp1252"]]
    assert batch.entries[0]["values"] == {"name": "Jörg"}


def test_names_of_every_script_without_tricks(keeper, units):
    batch = look(
        keeper,
        units["eins"],
        "Jo\u0308rg;Weiß;;;",
        "\u202eadA;Alt;;;",
        "\u0410da;Alt2;;;",
        "שלום;כהן;;;",
    )
    names = [entry["values"]["name"] for entry in batch.entries]
    assert names == ["Jörg Weiß", "adA Alt", "\u0410da Alt2", "שלום כהן"]
    assert codes(batch, "warnings") == [[], ["invisible"], ["homoglyph"], []]


def test_doubles_inside_the_file(keeper, units):
    batch = look(
        keeper,
        units["eins"],
        "Ada;Eins;a@example.invalid;1;",
        "Ada;Anders;;1;",
        "Ada;Eins;;;",
        "Ada;Eins;;2;",
        "Bela;X;A@example.invalid;;",
    )
    assert codes(batch) == [[], ["twice"], ["twice"], [], ["twice"]]
    assert batch.verdicts[3]["warnings"] == [["shared", "name", "2"]]


def test_known_people_are_found_by_number_then_mail_then_name(keeper, units):
    brought(keeper, units["eins"], "Ada;A;a@example.invalid;1;", "Bela;B;b@example.invalid;;")
    human("Chris C", units["eins"])
    batch = look(
        keeper,
        units["eins"],
        "Neu;A;;1;",
        "Neu;B;b@example.invalid;;",
        "chris;c;;7;",
        "Ada;A;;2;",
        "Ada;A;b@example.invalid;1;",
    )
    assert kinds(batch) == ["changes", "changes", "changes", "new", "error"]
    assert codes(batch, "warnings")[1:4] == [["by-mail"], ["by-name"], ["same-name"]]
    assert codes(batch)[4] == ["two-people"]


def test_two_of_the_same_name_need_a_number(keeper, units):
    human("Ada A", units["eins"])
    human("Ada A", units["eins"])
    assert codes(look(keeper, units["eins"], "Ada;A;;;")) == [["several"]]


def test_another_chapter_stays_behind_its_wall(keeper, units):
    """Her double elsewhere is neither found nor told nor touched."""
    other = human("Ada A", units["zwei"])
    contact(other, "a@example.invalid", "all", kind="mail")
    batch = look(keeper, units["eins"], "Ada;A;a@example.invalid;;")
    assert (kinds(batch), codes(batch, "warnings")) == (["new"], [[]])
    confirm(keeper, batch)
    assert other.memberships.count() == 1


def test_who_belongs_elsewhere_too_is_asked_and_keeps_her_name(keeper, units):
    both = human("Ada A", units["eins"], units["zwei"])
    contact(both, "a@example.invalid", "body", kind="mail")
    MemberNumber.objects.create(unit=units["eins"], person=both, number="1")
    batch = look(keeper, units["eins"], "Neu;A;neu@example.invalid;1;")
    assert codes(batch, "warnings") == [["name-kept", "asked"]]
    confirm(keeper, batch)
    both.refresh_from_db()
    assert both.name == "Ada A"
    assert ContactPoint.objects.get(person=both).value == "a@example.invalid"
    assert ContactChange.objects.get(person=both).value == "neu@example.invalid"


def test_an_address_only_she_sees_is_not_found_out(keeper, units):
    contact(human("Bela B", units["eins"]), "secret@example.invalid", "me", kind="mail")
    batch = look(keeper, units["eins"], "Ada;A;secret@example.invalid;;")
    assert (kinds(batch), codes(batch, "warnings")) == (["new"], [[]])


def test_coming_back_and_impossible_days(keeper, units):
    someone = human("Ada A")
    Membership.objects.create(
        person=someone, unit=units["eins"], starts_on=date(2020, 1, 1), ends_on=date(2023, 1, 1)
    )
    assert codes(look(keeper, units["eins"], "Ada;A;;;01.06.2022")) == [["left"]]
    brought(keeper, units["eins"], "Ada;A;;;01.06.2024")
    assert someone.memberships.count() == 2
    assert codes(look(keeper, units["eins"], "Ada;A;;;01.01.2023")) == [["since"]]


def test_what_was_seen_is_what_is_written(keeper, units):
    batch = look(keeper, units["eins"], "Ada;A;;1;")
    with pytest.raises(RefusedError, match="since you looked"):
        take_over(actor=keeper, batch=batch, digest="0" * 64, leave_out=False)
    human("Ada A", units["eins"])
    with pytest.raises(RefusedError, match="since you looked"):
        confirm(keeper, batch)
    assert not MemberNumber.objects.exists()
    again = look_again(actor=keeper, batch=batch)
    assert kinds(again) == ["changes"]
    confirm(keeper, again)
    with pytest.raises(RefusedError, match="gone"):
        confirm(keeper, again)


def test_the_journal_counts_and_names_nobody(keeper, units):
    brought(keeper, units["eins"], "Ada;Kanaria;kanaria@example.invalid;1;")
    entry = JournalEntry.objects.get(verb="import_people")
    assert entry.unit_key == "kv-eins"
    assert entry.detail == {"new": 1, "changes": 0, "same": 0, "error": 0, "offices": 0}


@pytest.mark.parametrize("where", ["zwei", "land", "nachbarland"])
def test_only_the_keeper_of_this_very_list(keeper, units, where):
    with pytest.raises(RefusedError):
        look(keeper, units[where], "Ada;A;;;")


def test_reach_below_stops_at_the_wall(units):
    someone = human("Lava", units["land"])
    seat(someone, office(board(units["land"]), "people.edit/below"))
    with pytest.raises(RefusedError):
        look(acting(someone), units["eins"], "Ada;A;;;")


def test_a_right_that_ended_ends_the_import(keeper, units):
    batch = look(keeper, units["eins"], "Ada;A;;;")
    Mandate.objects.update(ends_on=date(2021, 1, 1))
    with pytest.raises(RefusedError):
        confirm(acting(Person.objects.get(name="Kim Keeper")), batch)
    assert not Person.objects.filter(name="Ada A").exists()


OFFICES = "Name;Amt;Gremium;von;bis"


@pytest.fixture
def granter(units):
    """Keeps the list and fills the offices of the chapter, without sitting in its team."""
    someone = human("Gil Granter", units["eins"])
    seat(someone, office(board(units["eins"]), *KEEPS, "office.grant"))
    return acting(someone)


def test_offices_are_filled_by_their_own_rules(granter, units):
    team = board(units["eins"], "team")
    role = office(team, name="Sprecher*in", seats=2)
    line = f"Ada A;sprecher*in;{team.name};01.01.2026;31.12.2027"
    batch = look(granter, units["eins"], line, "Bela B;Kasse;;;", head=OFFICES)
    assert codes(batch) == [[], ["unknown-office"]]
    assert not Mandate.objects.filter(office=role).exists()
    confirm(granter, batch, leave_out=True)
    mandate = Mandate.objects.get(office=role)
    assert (mandate.person.name, mandate.ends_on) == ("Ada A", date(2027, 12, 31))
    assert kinds(look(granter, units["eins"], line, head=OFFICES)) == ["same"]
    shorter = line.replace("31.12.2027", "30.06.2027")
    brought(granter, units["eins"], shorter, head=OFFICES)
    assert Mandate.objects.get(office=role).ends_on == date(2027, 6, 30)


def test_guards_of_offices_hold_already_in_the_preview(keeper, granter, units):
    team = board(units["eins"], "team")
    office(team, name="Leitung", seats=1)
    office(team, "audit.read", name="Aufsicht")
    batch = look(granter, units["eins"], "Ada;Leitung;;;", "Bela;Leitung;;;", head=OFFICES)
    assert codes(batch) == [[], ["refused"]]
    assert codes(look(granter, units["eins"], "Ada;Aufsicht;;;", head=OFFICES)) == [["refused"]]
    assert codes(look(keeper, units["eins"], "Ada;Leitung;;;", head=OFFICES)) == [["refused"]]
    assert codes(look(granter, units["eins"], "Gil Granter;Leitung;;;", head=OFFICES)) == [
        ["refused"]
    ]
    assert not Mandate.objects.filter(office__body=team).exists()
    assert not Person.objects.filter(name="Ada").exists()


def test_own_body_asks_a_second_person_once(granter, units):
    own = Mandate.objects.get(person__name="Gil Granter").office.body
    office(own, name="Beisitz")
    brought(granter, units["eins"], "Ada A;Beisitz;;;", head=OFFICES)
    assert GrantRequest.objects.get().person.name == "Ada A"
    again = look(granter, units["eins"], "Ada A;Beisitz;;;", head=OFFICES)
    assert codes(again, "warnings") == [["by-name", "waits"]]
    assert kinds(again) == ["same"]


def test_one_person_with_two_offices_stands_in_two_rows(granter, units):
    team = board(units["eins"], "team")
    office(team, name="Leitung")
    office(team, name="Kasse")
    batch = look(granter, units["eins"], "Ada;Leitung;;;", "Ada;Kasse;;;", head=OFFICES)
    assert kinds(batch) == ["new", "changes"]
    confirm(granter, batch)
    assert Mandate.objects.filter(person=Person.objects.get(name="Ada")).count() == 2


def test_a_term_without_office_and_backwards(granter, units):
    batch = look(
        granter, units["eins"], "Ada;;;01.01.2026;", "Bela;X;;02.01.2026;1.1.2026", head=OFFICES
    )
    assert codes(batch) == [["no-office"], ["backwards"]]
