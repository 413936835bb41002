"""A kept voice: nobody's name beside it, nothing keeps it, parts of it can be asked for."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override

from tests.engine.uploads import samples, sounds
from tests.factories.association import actor, person
from wirksam.foundation.access import RefusedError
from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.files.operations import keep_recording, keep_upload
from wirksam.foundation.files.ranges import asked_part
from wirksam.foundation.files.views import play
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


def kept(data=None, name="Mira aus Beispielstadt.wav"):
    return keep_recording(upload=SimpleUploadedFile(name, data or sounds.wav_with_tags()))


def ask(**headers):
    return RequestFactory().get("/", headers=headers)


def test_nothing_says_whose_voice_it_is():
    with override("de"):
        file = kept()
    assert (file.kept_by, file.name, file.kind) == ("", "Aufnahme.wav", "audio")
    entry = JournalEntry.objects.get(verb="keep_file")
    assert (entry.actor_key, entry.detail) == ("", {"kind": "audio"})
    with file.content.open("rb") as content:
        assert sounds.SECRET not in content.read()


@pytest.mark.parametrize("data", [samples.PDF, samples.SVG, sounds.webm(b"V_VP9")])
def test_other_things_are_refused(data):
    with pytest.raises(RefusedError):
        kept(data)
    assert not StoredFile.objects.exists()


def test_where_photos_are_asked_for_a_voice_is_refused():
    with pytest.raises(RefusedError):
        keep_upload(
            actor=actor(person("Alma")), upload=SimpleUploadedFile("a.webm", sounds.webm()), alt="x"
        )


def test_it_is_played_and_kept_by_nobody():
    answer = play(kept(), ask())
    assert answer.headers["Content-Type"] == "audio/wav"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_parts_of_it_can_be_asked_for():
    file = kept()
    answer = play(file, ask(Range="bytes=0-3"))
    assert (answer.status_code, answer.content) == (206, b"RIFF")
    assert answer.headers["Content-Range"] == f"bytes 0-3/{file.size}"


def test_a_photo_is_not_played():
    photo = keep_upload(
        actor=actor(person("Alma")),
        upload=SimpleUploadedFile("b.jpg", samples.phone_photo((80, 60))),
        alt="Ein Zelt",
    )
    with pytest.raises(Http404):
        play(photo, ask())


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=-", None),
        ("bytes=0-", slice(0, 10)),
        ("bytes=4-99", slice(4, 10)),
        ("bytes=-3", slice(7, 10)),
        ("bytes=-99", slice(0, 10)),
        ("bytes=10-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,3-4", None),
        ("bytes=٣-", None),
        (f"bytes={'9' * 5000}-", None),
    ],
)
def test_parts(header, expected):
    assert asked_part(header, 10) == expected
