"""The journal in the database: only added to, chained, without names."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.databases import new_house
from tests.factories.association import actor, reviewer, state_unit
from tests.foundation.canaries import deeds_with_canaries
from wirksam.foundation.access import NOBODY
from wirksam.foundation.journal.models import JournalEntry, JournalHead, JournalReason
from wirksam.foundation.journal.operations import record, record_reading, seal
from wirksam.foundation.journal.queries import entries_about, findings, head

pytestmark = pytest.mark.django_db


@pytest.fixture
def five():
    unit = state_unit()
    entries = [record(actor=NOBODY, verb=f"deed_{n}", subject=unit, n=n) for n in range(1, 6)]
    assert seal() == 5
    return entries


def tamper(statement, *values):
    """Do what only somebody with the database in hand could do."""
    table = statement.split()[2 if statement.startswith("DELETE") else 1]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement, values)


def test_entries_get_number_and_digest_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        entry = record(actor=NOBODY, verb="deed", subject=state_unit())
        assert entry.sequence is None
    entry.refresh_from_db()
    assert (entry.sequence, entry.digest) == head()
    assert list(findings()) == []


def test_sealing_twice_changes_nothing(five):
    before = head()
    assert seal() == 0
    assert head() == before == (5, JournalEntry.objects.get(sequence=5).digest)


def test_many_entries_are_sealed_in_batches(monkeypatch):
    monkeypatch.setattr("wirksam.foundation.journal.operations._AT_ONCE", 3)
    for n in range(8):
        record(actor=NOBODY, verb="deed", subject=state_unit(), n=n)
    assert seal() == 8
    assert list(findings()) == []


def test_what_is_sealed_in_another_zone_or_with_nested_detail_still_fits(settings):
    record(actor=NOBODY, verb="deed", subject=state_unit(), lines=[(1, 2)], more={"b": 1, "a": []})
    seal()
    settings.TIME_ZONE = "Asia/Tokyo"
    assert list(findings()) == []


@pytest.mark.parametrize(
    "deed",
    [
        lambda one: one.delete(),
        lambda one: one.update(verb="other"),
        lambda one: one.update(digest="0" * 64),
        lambda _: JournalHead.objects.update(sequence=1),
        lambda _: JournalHead.objects.all().delete(),
    ],
    ids=["delete", "change", "change the digest", "lower the head", "take the head away"],
)
def test_the_database_refuses(five, deed):
    with pytest.raises((IntegrityError, DatabaseError), match="append-only"), transaction.atomic():
        deed(JournalEntry.objects.filter(sequence=2))


def test_an_entry_not_yet_sealed_cannot_be_changed_either():
    entry = record(actor=NOBODY, verb="deed", subject=state_unit())
    with pytest.raises((IntegrityError, DatabaseError), match="append-only"), transaction.atomic():
        JournalEntry.objects.filter(pk=entry.pk).update(verb="other")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE foundation_journalentry SET verb = 'x' WHERE sequence = 2",
            "entry 2: was changed",
        ),
        ("UPDATE foundation_journalentry SET unit_key = 'x' WHERE sequence = 5", "entry 5: was"),
        ("DELETE FROM foundation_journalentry WHERE sequence = 3", "entry 3 is missing"),
        ("DELETE FROM foundation_journalentry WHERE sequence > 3", "4 to 5 are missing at the end"),
        ("DELETE FROM foundation_journalentry WHERE sequence > 0", "1 to 5 are missing at the end"),
        ("UPDATE foundation_journalhead SET sequence = 4", "does not know"),
    ],
)
def test_tampering_is_found(five, statement, found):
    tamper(statement)
    assert any(found in sentence for sentence in findings())


def test_an_entry_left_over_is_found_after_a_while():
    entry = record(actor=NOBODY, verb="deed", subject=state_unit())
    assert list(findings()) == []
    tamper("UPDATE foundation_journalentry SET recorded_at = '2020-01-01' WHERE id = %s", entry.pk)
    assert list(findings()) == ["1 entries are still without a place in the chain"]


def test_lists_that_were_read_are_known_to_the_unit():
    alma = actor(reviewer("Alma"))
    record_reading(actor=alma, what="members", unit_key="land", count=40)
    record_reading(actor=alma, what="members", unit_key="kreis", count=7, exported=True)
    (entry,) = entries_about("kreis")
    assert (entry.verb, entry.object_key, entry.detail) == ("export_list", "members", {"count": 7})
    assert entry.actor_key == alma.key


def test_reasons_are_kept_apart_and_can_go():
    entry = record(actor=NOBODY, verb="deed", subject=state_unit(), reason="Alma rief an.")
    assert entry.detail == {}
    assert JournalReason.objects.get(entry=entry).text == "Alma rief an."
    JournalReason.objects.all().delete()
    seal()
    assert list(findings()) == []


def test_canary_names_in_operations_never_reach_the_journal():
    canaries = deeds_with_canaries(actor(reviewer("Alma")), actor(reviewer("Bela")))
    entries = JournalEntry.objects.values_list()
    assert len(entries) >= 8
    written = repr(list(entries))
    assert [canary for canary in canaries if canary.casefold() in written.casefold()] == []


@pytest.mark.django_db(transaction=True)
def test_writers_side_by_side_make_one_chain(tmp_path, migrated):
    code = (
        "from django.db import transaction\n"
        "from wirksam.accounts.models import User\n"
        "from wirksam.foundation.access import NOBODY\n"
        "from wirksam.foundation.journal.operations import record\n"
        "for n in range(25):\n"
        "    with transaction.atomic():\n"
        "        for half in 'ab':\n"
        "            record(actor=NOBODY, verb='deed', subject=User(pk=n), half=half)\n"
    )
    with new_house(tmp_path, like=migrated) as house:
        told = [[sys.executable, "-c", f"import django; django.setup()\n{code}"] for _ in range(3)]
        writers = [subprocess.Popen(command, env=house.environment) for command in told]
        assert [writer.wait(60) for writer in writers] == [0, 0, 0]
        counted = house.tell(
            "from wirksam.foundation.journal.queries import findings, head\n"
            "from wirksam.foundation.journal.models import JournalEntry\n"
            "print(list(findings()), head()[0], JournalEntry.objects.count())"
        )
    assert counted == "[] 150 150"
