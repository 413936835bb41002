"""Passkeys: made, shown, renamed, lost; and what a forged one gets."""

from __future__ import annotations

import json

import pytest
from django.core import mail
from django.test import Client, override_settings

from tests.accounts.authenticator import Passkey
from tests.accounts.signing import add_passkey, is_in, sign_in_by_code, sign_in_by_passkey
from tests.factories.association import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(client, alma):
    sign_in_by_code(client, alma.user.email)
    return client


def passkeys(client):
    return client.get("/mein/sicherheit/").context["factors"].passkeys


def test_a_member_sets_one_up_and_comes_in_with_it(inside, alma):
    key, done = add_passkey(inside)
    assert done["Location"] == "/mein/sicherheit/"
    assert [one.name for one in passkeys(inside)] == ["mein Handy"]
    assert mail.outbox[-1].to == [alma.user.email]
    visitor = Client()
    sign_in_by_passkey(visitor, key)
    assert is_in(visitor)


def test_a_member_who_loses_it_still_comes_in_by_code(inside, alma):
    add_passkey(inside)
    visitor = Client()
    sign_in_by_code(visitor, alma.user.email)
    assert is_in(visitor)
    page = visitor.get("/mein/sicherheit/passkeys/neu/", follow=True)
    assert "/bestaetigung/" in page.redirect_chain[-1][0]
    assert "/bestaetigung/code/" in page.content.decode()


def test_a_member_may_ask_for_both(inside, alma):
    key, _ = add_passkey(inside)
    done = inside.post("/mein/sicherheit/zweiter-schritt/", {"wanted": "1"})
    assert done["Location"] == "/mein/sicherheit/ersatzcodes/"
    visitor = Client()
    answer = sign_in_by_code(visitor, alma.user.email)
    assert answer["Location"] == "/anmelden/zweiter-schritt/"
    page = visitor.get(answer["Location"])
    visitor.post(
        "/anmelden/zweiter-schritt/",
        {"credential": key.get(page.context["js_data"]["request_options"])},
    )
    assert is_in(visitor)


def test_the_second_step_needs_a_passkey_first(inside):
    inside.post("/mein/sicherheit/zweiter-schritt/", {"wanted": "1"})
    assert not inside.get("/mein/sicherheit/").context["asked"]


def test_rename_and_remove(inside):
    add_passkey(inside)
    pk = passkeys(inside)[0].pk
    assert inside.get(f"/mein/sicherheit/passkeys/{pk}/").status_code == 200
    inside.post(f"/mein/sicherheit/passkeys/{pk}/", {"name": "Laptop"})
    assert passkeys(inside)[0].name == "Laptop"
    assert inside.get(f"/mein/sicherheit/passkeys/{pk}/ende/").status_code == 200
    inside.post(f"/mein/sicherheit/passkeys/{pk}/ende/")
    assert not passkeys(inside)


def test_somebody_elses_is_not_found(inside):
    add_passkey(inside)
    pk = passkeys(inside)[0].pk
    other = Client()
    sign_in_by_code(other, person("Bela").user.email)
    for address in (f"/mein/sicherheit/passkeys/{pk}/", f"/mein/sicherheit/passkeys/{pk}/ende/"):
        assert other.get(address).status_code == 404
        assert other.post(address, {"name": "meins"}).status_code == 404
    assert passkeys(inside)[0].name == "mein Handy"


@pytest.mark.parametrize(
    "passkey",
    [
        {"verifies": False},
        {"origin": "https://boese.example"},
        {"origin": "http://testserver"},
    ],
    ids=["without-finger", "from-elsewhere", "without-https"],
)
def test_a_passkey_that_proves_too_little_is_refused(inside, passkey):
    _key, answer = add_passkey(inside, **passkey)
    assert answer.status_code == 200
    assert not passkeys(inside)


@override_settings(MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True)
def test_without_https_only_in_the_demonstration(inside):
    add_passkey(inside, origin="http://testserver")
    assert passkeys(inside)


@pytest.mark.parametrize(
    "credential", ["", "x", "{}", "[]", "null", '{"id": 1}', '{"response": 5}']
)
def test_rubbish_is_refused_in_words(client, db, credential):
    client.get("/anmelden/passkey/", headers={"accept": "application/json"})
    answer = client.post("/anmelden/passkey/", {"credential": credential})
    assert answer.status_code == 302
    assert not is_in(client)


def test_an_answer_cannot_be_used_twice(inside):
    key, _ = add_passkey(inside)
    visitor = Client()
    task = visitor.get("/anmelden/passkey/", headers={"accept": "application/json"}).json()
    answer = key.get(task["request_options"])
    other = Client()
    other.get("/anmelden/passkey/", headers={"accept": "application/json"})
    other.post("/anmelden/passkey/", {"credential": answer})
    assert not is_in(other)


def test_an_unknown_passkey_is_refused(client, alma):
    stranger = Passkey()
    stranger._user = str(alma.user.pk).encode()
    sign_in_by_passkey(client, stranger)
    assert not is_in(client)


def test_pages_hold_no_inline_script(inside):
    for address in ("/mein/sicherheit/passkeys/neu/", "/mein/sicherheit/"):
        page = inside.get(address)
        assert "<script>" not in page.content.decode()
        assert "unsafe-inline" not in page["Content-Security-Policy"]


def test_the_task_asks_for_a_verified_owner(inside):
    page = inside.get("/mein/sicherheit/passkeys/neu/")
    wanted = json.loads(json.dumps(page.context["options"]))["publicKey"]["authenticatorSelection"]
    assert wanted["userVerification"] == "required"
    assert wanted["residentKey"] == "required"
