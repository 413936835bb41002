"""What people take along: everything about them, nothing about others."""

from __future__ import annotations

import json

import pytest

from tests.factories.association import actor
from tests.factories.programme import confirmed, version
from tests.foundation.lives import life
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.privacy.declaring import declared
from wirksam.foundation.privacy.exporting import STORED, export_for, rows_about
from wirksam.foundation.privacy.subjects import subject_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def alma():
    return life("Alma")


@pytest.fixture
def bela(alma):
    return life("Bela", meddler=str(alma.key))


def owned():
    return [table for table in declared() if table.person or table.account]


def test_it_is_complete(alma):
    """Each field about a person of each table that can hold rows about one."""
    subject = subject_of(str(alma.key))
    told = export_for(str(alma.key))["areas"]
    for table in owned():
        rows = rows_about(table, subject)
        assert rows, f"{table.model}: add a row to tests/foundation/lives.py"
        exported = told[table.model]["rows"]
        assert len(exported) >= len(rows)
        for notice in table.notices():
            if notice.is_personal and notice.holds != "key":
                assert all(notice.name in row for row in exported), (table.model, notice.name)
                assert notice.name in told[table.model]["labels"]


def test_every_canary_of_hers_is_in_it_except_secrets(alma):
    told = json.dumps(export_for(str(alma.key)), ensure_ascii=False)
    for ending in ("Telefon", "Neu", "Rat", "Beschluss", "Browser"):
        assert f"KanariaAlma-{ending}" in told
    assert "KanariaAlma meint" in told
    assert "KanariaAlma hat Gründe" in told
    for ending in ("code", "geheim", "session", "token", "hash"):
        assert f"KanariaAlma-{ending}" not in told
    assert STORED in told


def test_nobody_else_is_in_it(alma, bela):
    """Alma had to do with Bela's rows and Bela with hers; neither learns more than before."""
    one, other = (json.dumps(export_for(str(who.key)), ensure_ascii=False) for who in (alma, bela))
    for strange in ("Bela", "bela@", str(bela.key)):
        assert strange not in one
    for strange in ("Alma", "alma@", str(alma.key)):
        assert strange not in other


def test_what_she_did_with_others_rows_is_told_without_them(alma, bela):
    told = export_for(str(alma.key))["areas"]["association.contactchange"]["rows"]
    did = [row for row in told if row.get("proposed_by") == str(alma.key)]
    assert len(did) == 1
    assert set(did[0]) == {"what", "proposed_by", "proposed_at"}


def test_decisions_on_commitments_are_told(alma, bela):
    one = confirmed(version(), accepted_by=str(alma.key), confirmed_by=str(bela.key))
    (row,) = export_for(str(alma.key))["areas"]["programme.commitment"]["rows"]
    assert row["what"] == f"programme.commitment {one.pk}"
    assert row["accepted_by"] == str(alma.key)
    assert "confirmed_by" not in row


def test_a_stranger_has_nothing():
    assert export_for("nobody")["areas"] == {}


def test_the_page_shows_it_and_only_to_her(client, alma, bela):
    client.force_login(alma.user)
    page = client.get("/mein/daten/")
    assert page.status_code == 200
    assert "KanariaAlma-Telefon" in page.text
    assert "KanariaAlma-geheim" not in page.text
    assert "Bela" not in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_the_file_is_hers_and_journalled(client, alma):
    client.force_login(alma.user)
    answer = client.get("/mein/daten/daten.json")
    assert answer.json()["person"] == str(alma.key)
    assert "attachment" in answer.headers["Content-Disposition"]
    entry = JournalEntry.objects.filter(verb="export_list").get()
    assert (entry.actor_key, entry.object_key) == (actor(alma).key, "own_data")


@pytest.mark.parametrize("address", ["/mein/daten/", "/mein/daten/daten.json", "/mein/loeschen/"])
def test_guests_are_asked_to_sign_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert "Kanaria" not in answer.text
