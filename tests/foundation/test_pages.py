"""Hot pages: kept, compressed, answered by validator, and never stale."""

from __future__ import annotations

import gzip
from datetime import date

import brotli
import pytest
from django.test import Client

from tests.factories.association import actor, reviewer
from tests.factories.programme import confirmed, version
from wirksam.foundation.pages.hot import forget
from wirksam.foundation.pages.models import ContentVersion
from wirksam.foundation.pages.versions import touch
from wirksam.programme.operations.reporting import Report, report_progress

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_pages_kept():
    forget()


@pytest.fixture
def guest():
    return Client()


@pytest.fixture
def text():
    return version(published=True)


def test_a_page_comes_compressed_as_asked(guest, text):
    plain = guest.get("/programm/2026/")
    packed = guest.get("/programm/2026/", headers={"Accept-Encoding": "gzip, br"})
    zipped = guest.get("/programm/2026/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content) == plain.content
    assert gzip.decompress(zipped.content) == plain.content


def test_a_page_sets_no_cookie_and_may_be_kept_by_a_proxy(guest, text):
    page = guest.get("/programm/2026/")
    assert not page.cookies
    assert page["Cache-Control"] == "public, no-cache"
    assert {"Cookie", "Accept-Encoding"} == {part.strip() for part in page["Vary"].split(",")}


def test_a_change_makes_a_new_page(guest, text):
    one = confirmed(text)
    before = guest.get("/programm/2026/")
    report_progress(
        actor=actor(reviewer("Alma")),
        commitment=one,
        report=Report(date(2026, 3, 1), "Wir haben angefangen.", state="partly"),
    )
    after = guest.get("/programm/2026/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]


def test_the_same_page_is_not_sent_twice(guest, text):
    first = guest.get("/programm/2026/")
    again = guest.get("/programm/2026/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_languages_are_kept_apart(guest, text):
    german = guest.get("/programm/2026/")
    guest.cookies["django_language"] = "en"
    english = guest.get("/programm/2026/")
    assert 'lang="en"' in english.text
    assert german["ETag"] != english["ETag"]


def test_invented_parameters_make_no_new_page(guest, text):
    first = guest.get("/programm/2026/")
    assert guest.get("/programm/2026/?x=1")["ETag"] == first["ETag"]
    assert guest.get("/programm/2026/?lesen=kurz")["ETag"] != first["ETag"]


def test_someone_signed_in_gets_her_own_page(guest, text):
    guest.get("/programm/2026/")
    guest.force_login(reviewer("Alma").user)
    page = guest.get("/programm/2026/")
    assert page["Cache-Control"] == "private, no-cache"
    assert "/programm/2026/pruefen/" in page.text


def test_what_is_missing_is_not_kept(guest):
    assert guest.get("/programm/2026/").status_code == 404
    version(published=True)
    assert guest.get("/programm/2026/").status_code == 200


def test_no_two_states_share_a_number(text):
    touch("a")
    first = ContentVersion.objects.get(scope="a").number
    ContentVersion.objects.all().delete()
    touch("a")
    assert ContentVersion.objects.get(scope="a").number > first
