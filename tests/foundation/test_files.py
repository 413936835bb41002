"""Uploads, from the form to the disk and back: hostile ones, crashes, deletion, retention."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override
from PIL import Image

from tests.engine.uploads import samples
from tests.factories.association import actor, person
from wirksam.foundation.access import RefusedError
from wirksam.foundation.files import operations
from wirksam.foundation.files.forms import UploadField
from wirksam.foundation.files.handlers import MOST_BYTES
from wirksam.foundation.files.models import FOLDER, StoredFile
from wirksam.foundation.files.operations import LARGEST, keep_upload, sweep
from wirksam.foundation.files.queries import missing
from wirksam.foundation.files.views import send
from wirksam.foundation.files.words import clean_name
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.privacy.retention import apply_retention, plan

pytestmark = pytest.mark.django_db
ROOT = Path(settings.MEDIA_ROOT)


@pytest.fixture(autouse=True)
def _an_empty_folder():
    """Also before: tests of other apps keep files too."""
    clear()
    yield
    clear()


@pytest.fixture
def alma():
    return actor(person("Alma"))


def contents():
    return [path for path in (ROOT / FOLDER).rglob("*") if path.is_file()]


def clear():
    for path in contents():
        path.unlink()


def keep(who, data, name="bild.jpg", alt="Ein Zelt am See"):
    return keep_upload(actor=who, upload=SimpleUploadedFile(name, data), alt=alt)


def aged(file, days=2):
    """The row as if it were older; nothing but a test may write to it."""
    other = StoredFile(**{f.attname: getattr(file, f.attname) for f in file._meta.concrete_fields})
    other.pk, other.kept_at = None, timezone.now() - timedelta(days=days)
    other.save()
    StoredFile.objects.filter(pk=file.pk)._raw_delete("default")
    return other


def test_a_large_photo_with_a_place_keeps_none(alma):
    data = samples.big_photo()
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    file = keep(alma, data, "DCIM 0815.JPEG")
    file.refresh_from_db()
    with file.content.open("rb") as content:
        kept = content.read()
    image = Image.open(io.BytesIO(kept))
    assert (dict(image.getexif()), image.getexif().get_ifd(0x8825)) == ({}, {})
    assert b"Exif" not in kept
    assert (file.width, file.height) == image.size == (1600, 1600)
    assert (file.name, file.media_type, file.is_photo) == ("DCIM 0815.jpg", "image/jpeg", True)
    assert (file.size, file.alt) == (len(kept), "Ein Zelt am See")


def test_a_document_stays_as_it_came(alma):
    data = samples.odf()
    file = keep(alma, data, "Beschluss.odt", alt="wird nicht gebraucht")
    assert contents()[0].read_bytes() == data
    assert (file.kind, file.alt, file.width) == ("document", "", None)


def test_it_is_journalled_without_a_name(alma):
    file = keep(alma, samples.PDF, "Liste von Bela.pdf")
    entry = JournalEntry.objects.get(verb="keep_file")
    assert (entry.actor_key, entry.object_key) == (alma.key, str(file.pk))
    assert "Bela" not in str(entry.detail)


HOSTILE = {
    "empty": (b"", "leer"),
    "svg": (samples.SVG, "Programme"),
    "html named jpg": (samples.HTML, "Programme"),
    "polyglot": (samples.GIF_SCRIPT, "JPEG, PNG oder WebP"),
    "pixel bomb": (samples.pixel_bomb(), "zu viele Pixel"),
    "truncated": (samples.phone_photo()[:9_000], "beschädigt"),
    "macros": (samples.ooxml(**{"word/vbaProject.bin": "x"}), "Makros"),
    "heic": (samples.HEIC, "HEIC"),
    "program": (b"MZ" + b"\0" * 99, "Programme"),
    "100 MB": (b"\xff\xd8\xff" + b"x" * 100_000_000, "zu groß"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_uploads_are_refused_in_plain_words(alma, case):
    data, expected = HOSTILE[case]
    with override("de"), pytest.raises(RefusedError) as caught:
        keep(alma, data)
    assert expected in str(caught.value.message)
    assert (StoredFile.objects.count(), contents()) == (0, [])


@pytest.mark.parametrize("alt", ["", "  \n "])
def test_a_photo_needs_words(alma, alt):
    with override("de"), pytest.raises(RefusedError, match="was das Foto zeigt"):
        keep(alma, samples.phone_photo((80, 60)), alt=alt)
    assert contents() == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../x", "x.pdf"),
        ("..\\..\\boot.ini", "boot.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("bild\u202egpj.exe", "bildgpj.pdf"),
        ("a\u2066b\u200bc\x00.pdf", "abc.pdf"),
        ("Protokoll v1.2", "Protokoll v1.2.pdf"),
        ("  Größe\tund\nMaß .pdf", "Größe und Maß.pdf"),
        ('"><img src=x>.pdf', "img src=x.pdf"),
        ("....", "Datei.pdf"),
        ("", "Datei.pdf"),
        ("\u202e\u202e", "Datei.pdf"),
        ("x" * 500 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_names(name, expected):
    assert clean_name(name, ".pdf", "Datei") == expected


def test_no_word_of_the_user_is_in_the_path(alma):
    file = keep(alma, samples.PDF, "../../x.pdf")
    (path,) = contents()
    assert path.name.startswith(file.sha256)
    assert path.parent.parent == ROOT / FOLDER


def test_two_of_the_same_do_not_share(alma):
    one, other = keep(alma, samples.PDF), keep(alma, samples.PDF)
    assert (one.sha256, len(contents())) == (other.sha256, 2)


def test_nothing_is_left_where_the_row_is_refused(alma, monkeypatch):
    def broken(**_more):
        raise IntegrityError

    monkeypatch.setattr(operations, "record", broken)
    with pytest.raises(IntegrityError):
        keep(alma, samples.PDF)
    assert (StoredFile.objects.count(), contents()) == (0, [])


def test_the_row_never_changes(alma):
    file = keep(alma, samples.PDF)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(name="x")


def test_the_content_goes_with_the_row_after_the_commit(alma, django_capture_on_commit_callbacks):
    keep(alma, samples.PDF)
    with django_capture_on_commit_callbacks() as waiting:
        StoredFile.objects.all().delete()
    assert len(contents()) == 1
    for callback in waiting:
        callback()
    assert contents() == []


def test_a_deletion_taken_back_leaves_the_content(alma, django_capture_on_commit_callbacks):
    file = keep(alma, samples.PDF)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        file.delete()
        transaction.set_rollback(True)
    assert len(contents()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        StoredFile.objects.get().delete()
    assert contents() == []


def test_what_a_crash_leaves_is_swept_after_a_day(alma):
    with transaction.atomic():
        keep(alma, samples.PDF)
        transaction.set_rollback(True)
    kept = keep(alma, samples.odf())
    assert (len(contents()), sweep()) == (2, 0)
    assert sweep(timezone.now() + timedelta(days=2)) == 1
    assert [path.name for path in contents()] == [Path(kept.content.name).name]


def test_what_nothing_shows_goes_after_a_day(alma, django_capture_on_commit_callbacks):
    aged(keep(alma, samples.PDF))
    keep(alma, samples.odf())
    item = next(item for item in plan() if item.expiry.model == "foundation.storedfile")
    assert (item.count, item.total) == (1, 2)
    with django_capture_on_commit_callbacks(execute=True):
        apply_retention()
    assert StoredFile.objects.get().media_type.endswith("text")
    assert len(contents()) == 1


def test_what_is_gone_is_found(alma):
    file = keep(alma, samples.PDF)
    assert list(missing()) == []
    contents()[0].write_bytes(b"x")
    assert list(missing()) == [f"the content of file {file.pk} has 1 bytes instead of {file.size}"]
    contents()[0].unlink()
    assert list(missing()) == [f"the content of file {file.pk} is gone"]
    with pytest.raises(Http404):
        send(file)


def test_a_photo_is_shown_and_can_do_nothing(alma):
    answer = send(keep(alma, samples.phone_photo((80, 60)), 'a";x\r\ny.jpg'))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"].startswith("private")
    answer.close()


def test_a_document_is_saved(alma):
    data = samples.ooxml()
    answer = send(keep(alma, data, "Größe.docx"))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''Gr%C3")
    assert b"".join(answer.streaming_content) == data
    answer.close()


def test_whoever_has_it_gets_it_once(alma):
    file = keep(alma, samples.PDF)
    ask = RequestFactory().get
    first = send(file, ask("/"))
    first.close()
    for tag in (first.headers["ETag"], f"W/{first.headers['ETag']}", f'"x", "{file.sha256}"'):
        again = send(file, ask("/", headers={"If-None-Match": tag}))
        assert (again.status_code, again.content) == (304, b"")
        assert "sandbox" in again.headers["Content-Security-Policy"]
    other = send(file, ask("/", headers={"If-None-Match": '"x"'}))
    assert other.status_code == 200
    other.close()


def test_the_field_refuses_early_what_is_too_big_or_empty():
    field = UploadField(required=False)
    assert field.clean(None) is None
    huge, empty = SimpleUploadedFile("a", b"a"), SimpleUploadedFile("a", b"")
    huge.size = LARGEST + 1
    with override("de"):
        for upload, word in ((huge, "zu groß"), (empty, "leer")):
            with pytest.raises(ValidationError, match=word):
                field.clean(upload)


def test_what_is_far_too_big_never_fills_the_disk():
    """It arrives empty, with its true size, so that the form can refuse it."""
    data = b"x" * (MOST_BYTES + 2_000_000)
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", data)})
    upload = request.FILES["file"]
    assert (upload.size, upload.read()) == (len(data), b"")
    with override("de"), pytest.raises(ValidationError, match="zu groß"):
        UploadField().clean(upload)
    upload.close()
    small = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", b"x" * 2_000_000)})
    assert small.FILES["file"].read() == b"x" * 2_000_000
    small.FILES["file"].close()
