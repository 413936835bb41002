"""There and back again, on both databases: rows, triggers, files, versions, erasures."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3

import pytest
from django.db import connection

from tests.databases import House, new_house
from wirksam.foundation.backup.loading import UnfitError, fits

pytestmark = pytest.mark.django_db(transaction=True)

FILL = """
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.engine.uploads.samples import PDF, phone_photo
from tests.factories.association import actor, reviewer
from tests.factories.programme import confirmed, version
from tests.foundation.helping_lives import write_photos
from tests.foundation.lives import life
from wirksam.foundation.files.operations import keep_upload
from wirksam.foundation.pages import touch
from wirksam.programme.operations.reading import hand_in
alma, bela = life('Alma'), life('Bela')
write_photos()
text = version(published=True)
confirmed(text)
hand_in(actor=actor(alma), name='Antrag.txt', content=ContentFile('Wörter'.encode()))
keep_upload(actor=actor(alma), upload=SimpleUploadedFile('b.jpg', phone_photo()), alt='Ein Zelt')
keep_upload(actor=actor(bela), upload=SimpleUploadedFile('p.pdf', PDF))
touch('programme:2026')
"""
# Every row of every table that belongs into a backup, as the database holds it.
TELL = """
import json
from django.apps import apps
from wirksam.foundation.backup.dumping import kept
from wirksam.foundation.rows import plain_row
print(json.dumps({
    model._meta.label_lower: [plain_row(row) for row in model._base_manager.order_by('pk')]
    for model in kept(apps)
}))
"""
ERASE = """
from wirksam.association.models import Person
from wirksam.foundation.access import NOBODY
from wirksam.foundation.privacy.operations import erase_person
erase_person(actor=NOBODY, key=str(Person.objects.get(name='Alma').key))
"""
FROZEN = """
from django.db import transaction
from wirksam.foundation.journal.models import JournalEntry
from wirksam.programme.models import TextLine
def refuses(deed):
    try:
        with transaction.atomic():
            deed()
    except Exception as error:
        return str(error).splitlines()[0]
    return 'allowed'
line = TextLine.objects.first()
print(refuses(lambda: TextLine.objects.filter(pk=line.pk).update(text='x')))
print(refuses(line.delete))
print(refuses(lambda: JournalEntry.objects.all()._raw_delete('default')))
"""
SESSIONS = """
from allauth.usersessions.models import UserSession
from wirksam.accounts.models import Attempt
print(UserSession.objects.count(), Attempt.objects.count())
"""
FOUND = """
from wirksam.foundation.access import NOBODY
from wirksam.foundation.search.queries import search
print(search(NOBODY, 'Fahrdienst Landesvorstand').all > 0)
"""
NAMES = """
from wirksam.association.models import Person
print(sorted(Person.objects.values_list('name', flat=True)))
"""


def rows(house):
    return json.loads(house.tell(TELL))


@pytest.fixture(scope="module")
def filled(tmp_path_factory, migrated, django_db_setup, django_db_blocker):
    """An installation with people, a frozen text, a file and a journal; and a backup of it."""
    place = tmp_path_factory.mktemp("filled")
    with django_db_blocker.unblock(), new_house(place, like=migrated) as made:
        made.tell(FILL)
        made.do("backup", str(made.data.parent / "backup.zip"))
        yield made


@pytest.fixture
def house(filled, tmp_path):
    """A copy of it to work in."""
    with new_house(tmp_path / "one", like=filled) as made:
        yield made


@pytest.fixture
def empty(tmp_path):
    with new_house(tmp_path / "two") as made:
        yield made


@pytest.fixture
def backup(filled, tmp_path):
    return shutil.copy(filled.data.parent / "backup.zip", tmp_path / "backup.zip")


def files(house):
    root = house.data / "files"
    return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_backup_comes_back_as_it_was(house, empty, backup):
    before = rows(house)
    empty.do("restore", str(backup))
    after = rows(empty)
    assert {name: told for name, told in after.items() if told != before[name]} == {}
    assert len(before["foundation.contentversion"]) > 0
    assert files(empty) == files(house)
    assert len(files(empty)) == 5
    said = empty.run("check").stdout
    assert "ok    journal is complete" in said
    assert "ok    photos and documents are all there" in said
    assert empty.do("search", "check") == "The search index is what the data say.\n"
    assert empty.tell(FOUND) == "True"
    for said in empty.tell(FROZEN).splitlines():
        assert "immutable" in said or "append-only" in said
    assert empty.tell(SESSIONS) == "0 0"
    # What is new after that gets numbers of its own.
    empty.tell("from tests.factories.association import person; person('Carla')")
    assert empty.tell(NAMES) == "['Alma', 'Bela', 'Carla']"


def test_data_are_replaced_only_when_asked(house, backup):
    house.tell("from tests.factories.association import person; person('Carla')")
    refused = house.run("restore", str(backup))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert house.run("backup", str(backup)).returncode == 1
    unsure = house.run("restore", str(backup), "--replace")
    assert unsure.returncode == 1
    assert "Carla" in house.tell(NAMES)
    house.do("restore", str(backup), "--replace", "--yes")
    assert house.tell(NAMES) == "['Alma', 'Bela']"


def test_a_damaged_backup_touches_nothing(house, backup):
    before, content = rows(house), bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    refused = house.run("restore", str(backup), "--replace", "--yes")
    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert rows(house) == before


def test_whoever_was_deleted_stays_deleted(house, backup):
    house.tell(ERASE)
    said = house.do("restore", str(backup), "--replace", "--yes")
    assert "1 people" in said
    assert house.tell(NAMES) == "['Bela', 'Gelöschte Person']"
    assert "KanariaAlma-Telefon" not in json.dumps(rows(house))
    assert "ok    journal is complete" in house.run("check").stdout


def test_the_list_of_erasures_helps_where_the_database_is_lost(house, empty, backup):
    house.tell(ERASE)
    copied = house.data / "erasures.txt"
    empty.do("restore", str(backup), "--erasures", str(copied))
    assert empty.tell(NAMES) == "['Bela', 'Gelöschte Person']"
    assert (empty.data / "erasures.txt").read_text() == copied.read_text()


def test_a_failure_half_way_leaves_everything_as_it_was(house, backup, tmp_path):
    """A backup that is whole but does not fit this version: rows of a column it does not know."""
    other = tmp_path / "other.zip"
    house.tell(
        "from pathlib import Path\n"
        "from wirksam.foundation.backup.archive import Writer, opened\n"
        "with opened(Path(sys.argv[1])) as (archive, told), Writer(Path(sys.argv[2])) as writer:\n"
        "    for name in told.pop('entries'):\n"
        "        with writer.entry(name) as entry:\n"
        "            entry.write(archive.read(name))\n"
        "    told['tables']['programme.textline']['columns'].append('gender')\n"
        "    writer.manifest |= told\n",
        str(backup),
        str(other),
    )
    before, stored = rows(house), files(house)
    refused = house.run("restore", str(other), "--replace", "--yes")
    assert refused.returncode == 1
    assert "other columns" in refused.stderr
    assert rows(house) == before
    assert files(house) == stored
    assert not list(house.data.glob("*.restoring*"))


def test_a_newer_backup_asks_for_an_update():
    told = {"migrations": [["programme", "0999_later"]], "software": "99"}
    with pytest.raises(UnfitError, match=r"version 99, which knows programme\.0999_later; update"):
        fits(told)


def test_a_database_in_use_is_not_replaced(house, backup):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL locks by itself")
    before = rows(house)
    with contextlib.closing(sqlite3.connect(house.data / "wirksam.sqlite3")) as somebody:
        somebody.execute("SELECT count(*) FROM association_person").fetchone()
        refused = house.run("restore", str(backup), "--replace", "--yes")
    assert refused.returncode == 1
    assert "Stop the server first" in refused.stderr
    assert rows(house) == before


def test_an_association_moves_from_sqlite_to_postgresql(empty, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("needs both databases")
    (tmp_path / "small").mkdir()
    small = House(f"sqlite:///{tmp_path / 'small' / 'wirksam.sqlite3'}", tmp_path / "small")
    small.do("migrate")
    small.tell(FILL)
    small.do("backup", str(tmp_path / "move.zip"))
    empty.do("restore", str(tmp_path / "move.zip"))
    before, after = rows(small), rows(empty)
    assert {name: told for name, told in after.items() if told != before[name]} == {}
    said = empty.run("check").stdout
    assert "ok    journal is complete" in said
    assert "ok    photos and documents are all there" in said
    assert empty.do("search", "check") == "The search index is what the data say.\n"
    assert empty.tell(FOUND) == "True"
