"""Whoever sees others' data shows a second factor, whichever way she comes in."""

from __future__ import annotations

import time

import pytest
from django.core import mail
from django.test import Client

from tests.accounts.signing import (
    add_app,
    add_passkey,
    app_code,
    ask_for_code,
    enter,
    is_in,
    sign_in_by_code,
    sign_in_by_passkey,
)
from tests.factories.accounts import sign_in
from tests.factories.association import actor, person
from wirksam.accounts.operations.factors import clear_factors
from wirksam.accounts.operations.invitations import invite_person
from wirksam.accounts.rules import needs_second_factor
from wirksam.foundation.access import Actor, Grant
from wirksam.foundation.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
OFFICE_PAGE = "/programm/einlesen/"


def granted(capability, reach="unit"):
    return Actor("k", grants=(Grant(capability, reach, 1, 1, "land/"),))


@pytest.mark.parametrize(
    ("capability", "reach", "needed"),
    [
        ("people.view", "unit", True),
        ("people.export", "body", True),
        ("office.grant", "unit", True),
        ("audit.read", "unit", True),
        ("emergency.use", "unit", True),
        ("programme.review", "unit", False),
        ("programme.review", "below", True),
        ("counts.view", "below", True),
    ],
)
def test_who_needs_one(capability, reach, needed):
    assert needs_second_factor(granted(capability, reach)) is needed


def test_a_member_needs_none(client, alma):
    sign_in_by_code(client, alma.user.email)
    assert is_in(client)
    assert client.get("/mein/sicherheit/geraete/").status_code == 200


@pytest.fixture
def reader(db):
    """An office that both reviews programmes and sees people."""
    return person("Rita", "people.view", "programme.import", "programme.review")


def test_an_office_without_one_is_led_to_set_it_up(client, reader):
    sign_in_by_code(client, reader.user.email)
    answer = client.get(OFFICE_PAGE)
    assert answer.status_code == 302
    assert answer["Location"] == "/mein/sicherheit/zweiter-faktor/?next=%2Fprogramm%2Feinlesen%2F"
    page = client.get(answer["Location"])
    assert "/mein/sicherheit/passkeys/neu/" in page.content.decode()
    assert client.post(OFFICE_PAGE, {"text": "1 Etwas"}).status_code == 302


def test_until_then_public_pages_show_no_more_than_to_a_member(client, reader):
    sign_in_by_code(client, reader.user.email)
    page = client.get("/")
    assert page.status_code == 200
    assert page.wsgi_request.actor.is_known
    assert not page.wsgi_request.actor.capabilities


def test_with_the_app_set_up_the_office_opens(client, reader):
    sign_in_by_code(client, reader.user.email)
    page = client.get("/mein/sicherheit/app/")
    secret = page.context["form"].secret
    done = client.post("/mein/sicherheit/app/", {"code": app_code(secret)})
    assert done["Location"] == "/mein/sicherheit/ersatzcodes/"
    codes = client.get(done["Location"])
    assert len(codes.context["unused_codes"]) == 10
    assert client.get(OFFICE_PAGE).status_code == 200
    assert mail.outbox[-1].to == [reader.user.email]
    verbs = JournalEntry.objects.values_list("verb", flat=True)
    assert "account.factor_added" in verbs


def test_with_a_passkey_set_up_the_office_opens(client, reader):
    sign_in_by_code(client, reader.user.email)
    _key, done = add_passkey(client)
    assert done["Location"] == "/mein/sicherheit/ersatzcodes/"
    assert client.get(OFFICE_PAGE).status_code == 200


def test_setting_one_up_ends_the_other_sessions(client, reader):
    elsewhere = Client()
    sign_in_by_code(elsewhere, reader.user.email)
    sign_in_by_code(client, reader.user.email)
    add_passkey(client)
    assert is_in(client)
    assert elsewhere.get("/mein/sicherheit/").status_code == 302


def test_the_code_alone_does_not_let_an_office_in(client, reader):
    secret = add_app(reader.user)
    answer = sign_in_by_code(client, reader.user.email)
    assert answer["Location"] == "/anmelden/zweiter-schritt/"
    assert not is_in(client)
    assert client.get(OFFICE_PAGE).status_code == 302
    client.post("/anmelden/zweiter-schritt/", {"code": app_code(secret)})
    assert client.get(OFFICE_PAGE).status_code == 200


def test_a_code_of_the_app_counts_once(client, reader):
    secret = add_app(reader.user)
    code = app_code(secret)
    for visitor, inside in ((client, True), (Client(), False)):
        sign_in_by_code(visitor, reader.user.email)
        visitor.post("/anmelden/zweiter-schritt/", {"code": code})
        assert is_in(visitor) is inside


def test_ten_wrong_second_factors_lock_the_second_step(client, reader):
    secret = add_app(reader.user)
    sign_in_by_code(client, reader.user.email)
    for _ in range(10):
        client.post("/anmelden/zweiter-schritt/", {"code": "000000"})
    client.post("/anmelden/zweiter-schritt/", {"code": app_code(secret)})
    assert not is_in(client)


def test_a_spare_code_works_once(client, reader):
    sign_in_by_code(client, reader.user.email)
    add_passkey(client)
    code = client.get("/mein/sicherheit/ersatzcodes/").context["unused_codes"][0]
    for inside in (True, False):
        visitor = Client()
        sign_in_by_code(visitor, reader.user.email)
        visitor.post("/anmelden/zweiter-schritt/", {"code": code})
        assert is_in(visitor) is inside


def test_a_reset_does_not_go_round_the_second_factor(
    client, reader, django_capture_on_commit_callbacks
):
    """Neither a new code, nor a resent one, nor a new invitation, nor another session helps."""
    add_app(reader.user)
    tokens = []

    ask_for_code(client, reader.user.email)
    client.post("/anmelden/code/", {"action": "resend"})
    code = mail.outbox[-1].body.split("\n\n")[2].strip()
    enter(client, code)
    assert not is_in(client)

    again = Client()
    with django_capture_on_commit_callbacks(execute=True):
        invite_person(
            actor=Actor("office"),
            person_key=str(reader.key),
            email=reader.user.email,
            link_to=lambda token: tokens.append(token) or token,
        )
    assert tokens
    for sent in tokens:
        answer = again.post(f"/anmelden/einladung/{sent}/")
        assert answer["Location"] == "/anmelden/zweiter-schritt/"
    assert not is_in(again)

    for address in ("/mein/sicherheit/app/", "/mein/sicherheit/app/ende/", OFFICE_PAGE):
        assert again.get(address).status_code == 302


def test_a_session_without_it_is_asked_when_the_office_begins(client, reader):
    """She signed in before she held the office or had a factor: the session has shown none."""
    secret = add_app(reader.user)
    sign_in(client, reader, second_factor=False)
    answer = client.get(OFFICE_PAGE, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/mein/sicherheit/bestaetigung/")
    done = client.post(
        "/mein/sicherheit/bestaetigung/", {"code": app_code(secret), "next": OFFICE_PAGE}
    )
    assert done["Location"] == OFFICE_PAGE
    assert client.get(OFFICE_PAGE).status_code == 200


def test_the_last_factor_of_an_office_stays(client, reader):
    sign_in_by_code(client, reader.user.email)
    add_passkey(client)
    pk = client.get("/mein/sicherheit/").context["factors"].passkeys[0].pk
    client.post(f"/mein/sicherheit/passkeys/{pk}/ende/")
    assert client.get("/mein/sicherheit/").context["factors"].passkeys


def test_an_office_session_ends_after_twelve_hours(client, reader, alma):
    sign_in_by_code(client, reader.user.email)
    assert client.session.get_expiry_age() == 12 * 60 * 60
    member = Client()
    sign_in_by_code(member, alma.user.email)
    assert member.session.get_expiry_age() == 30 * 24 * 60 * 60


def test_changing_factors_asks_for_the_factor_again(client, reader, monkeypatch):
    secret = add_app(reader.user)
    sign_in(client, reader)
    answer = client.get("/mein/sicherheit/passkeys/neu/")
    assert answer["Location"].startswith("/mein/sicherheit/bestaetigung/?")
    client.post("/mein/sicherheit/bestaetigung/", {"code": app_code(secret)})
    assert client.get("/mein/sicherheit/passkeys/neu/").status_code == 200
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 11 * 60)
    assert client.get("/mein/sicherheit/passkeys/neu/").status_code == 302


def test_the_first_factor_asks_for_a_fresh_code(client, alma, monkeypatch):
    sign_in_by_code(client, alma.user.email)
    assert client.get("/mein/sicherheit/passkeys/neu/").status_code == 200
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 11 * 60)
    answer = client.get("/mein/sicherheit/passkeys/neu/")
    assert answer["Location"].startswith("/mein/sicherheit/bestaetigung/code/")
    client.post(answer["Location"])
    code = mail.outbox[-1].body.split("\n\n")[2].strip()
    wrong = client.post(answer["Location"], {"code": "BBBB-BBBB"})
    assert wrong.status_code == 200
    done = client.post(answer["Location"], {"code": code})
    assert done["Location"] == "/mein/sicherheit/passkeys/neu/"
    assert client.get(done["Location"]).status_code == 200


def test_somebody_who_lost_hers_is_helped_and_told(client, reader):
    add_app(reader.user)
    sign_in(client, reader)
    clear_factors(actor=actor(reader), user=reader.user, reason="Handy verloren")
    assert "account.factors_cleared" in JournalEntry.objects.values_list("verb", flat=True)
    visitor = Client()
    sign_in_by_code(visitor, reader.user.email)
    assert is_in(visitor)
    assert visitor.get(OFFICE_PAGE).status_code == 302


def test_a_passkey_alone_is_both_steps(client, reader):
    sign_in_by_code(client, reader.user.email)
    key, _ = add_passkey(client)
    visitor = Client()
    answer = sign_in_by_passkey(visitor, key, next=OFFICE_PAGE)
    assert answer["Location"] == OFFICE_PAGE
    assert visitor.get(OFFICE_PAGE).status_code == 200
