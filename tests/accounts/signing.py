"""What a person does to get in, step by step, as the pages ask."""

from __future__ import annotations

import html
import json
import re
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail

from tests.accounts.authenticator import Passkey

_CODE = re.compile(r"^[A-Z]{4}-[A-Z]{4}$", re.MULTILINE)
_OPTIONS = re.compile(r'data-options="([^"]*)"')
WRONG = "BBBB-BBBB"


def ask_for_code(client, address, **more):
    """Type the address in; the code from the mail, if one came."""
    before = len(mail.outbox)
    client.post("/anmelden/", {"email": address, **more})
    found = [code for sent in mail.outbox[before:] for code in _CODE.findall(sent.body)]
    return found[-1] if found else None


def enter(client, code, **more):
    return client.post("/anmelden/code/", {"code": code, **more})


def sign_in_by_code(client, address, **more):
    return enter(client, ask_for_code(client, address), **more)


def is_in(client):
    return "_auth_user_id" in client.session


def add_app(user):
    """An authenticator app for the account; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def app_code(secret, step=0):
    """What the app shows now, or some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def options_on(response):
    """The task that a page gives to the browser."""
    return json.loads(html.unescape(_OPTIONS.search(response.content.decode())[1]))


def add_passkey(client, **passkey):
    """Set a passkey up, as the page does; the passkey and the answer."""
    key = Passkey(**passkey)
    page = client.get("/mein/sicherheit/passkeys/neu/")
    answer = client.post(
        "/mein/sicherheit/passkeys/neu/",
        {"name": "mein Handy", "credential": key.create(options_on(page))},
    )
    return key, answer


def sign_in_by_passkey(client, key, **more):
    task = client.get("/anmelden/passkey/", headers={"accept": "application/json"}).json()
    answer = key.get(task["request_options"])
    return client.post("/anmelden/passkey/", {"credential": answer, **more})
