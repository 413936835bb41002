"""Where one is signed in, and ending it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.accounts.signing import is_in, sign_in_by_code
from tests.factories.association import person
from wirksam.accounts.operations.sessions import clear_expired
from wirksam.accounts.rules import device_of
from wirksam.foundation.duties.registry import duties

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
ADDRESS = "/mein/sicherheit/geraete/"


@pytest.fixture
def two(alma):
    here, there = Client(), Client(headers={"user-agent": PHONE}, REMOTE_ADDR="203.0.113.77")
    for visitor in (there, here):
        sign_in_by_code(visitor, alma.user.email)
    return here, there


def test_both_are_shown_with_a_shortened_network(two):
    here, _ = two
    shown = here.get(ADDRESS).context["sessions"]
    assert [one.is_current for one in shown] == [True, False]
    assert shown[1].device == "Firefox, Android"
    assert shown[1].network == "203.0.113.0"


def test_one_is_ended_from_the_other(two):
    here, there = two
    pk = here.get(ADDRESS).context["sessions"][1].pk
    here.post(f"{ADDRESS}{pk}/ende/")
    assert there.get("/mein/sicherheit/").status_code == 302
    assert len(here.get(ADDRESS).context["sessions"]) == 1


def test_nobody_ends_somebody_elses(two):
    here, there = two
    pk = here.get(ADDRESS).context["sessions"][1].pk
    stranger = Client()
    sign_in_by_code(stranger, person("Bela").user.email)
    assert stranger.post(f"{ADDRESS}{pk}/ende/").status_code == 404
    assert there.get("/mein/sicherheit/").status_code == 200


@pytest.mark.parametrize(("what", "stays"), [("andere", True), ("alle", False)])
def test_everywhere_else_or_everywhere(two, what, stays):
    here, there = two
    here.post(f"{ADDRESS}{what}/")
    assert is_in(here) is stays
    assert there.get("/mein/sicherheit/").status_code == 302


@pytest.mark.parametrize("what", ["1/ende", "andere", "alle"])
def test_ending_needs_a_button(two, what):
    assert two[0].get(f"{ADDRESS}{what}/").status_code == 405


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (PHONE, "Firefox, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_devices_are_named_in_two_words(user_agent, device):
    assert device_of(user_agent) == device


def test_sessions_that_have_run_out_are_forgotten(client, alma):
    sign_in_by_code(client, alma.user.email)
    other = Client()
    sign_in_by_code(other, alma.user.email)
    now = timezone.now()
    Session.objects.filter(session_key=other.session.session_key).update(
        expire_date=now - timedelta(seconds=1)
    )
    assert clear_expired(now) == 1
    assert UserSession.objects.get().session_key == client.session.session_key
    assert is_in(client)
    assert "sessions" in {duty.code for duty in duties()}
