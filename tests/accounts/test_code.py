"""In by a mailed code; wrong codes, many people, and strangers."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.accounts.signing import WRONG, ask_for_code, enter, is_in, sign_in_by_code
from tests.factories.association import person
from wirksam.accounts.models import Attempt, User
from wirksam.accounts.operations.limits import WRONG_CODES, Limit, is_open, take

pytestmark = pytest.mark.django_db


def test_a_member_signs_in_with_the_code_from_the_mail(client, alma):
    code = ask_for_code(client, "Alma@Example.invalid")
    assert code
    answer = enter(client, code.lower().replace("-", " "))
    assert answer.status_code == 302
    assert is_in(client)
    page = client.get("/mein/sicherheit/")
    assert page.status_code == 200
    assert "alma@example.invalid" in page.content.decode()


def test_signing_in_makes_a_new_session(client, alma):
    ask_for_code(client, alma.user.email)
    before = client.session.session_key
    code = next(
        line
        for line in mail.outbox[-1].body.splitlines()
        if re.fullmatch("[A-Z]{4}-[A-Z]{4}", line)
    )
    enter(client, code)
    assert client.session.session_key != before


def test_she_goes_on_to_where_she_wanted(client, alma):
    answer = sign_in_by_code(client, alma.user.email, next="/zusagen/")
    assert answer["Location"] == "/zusagen/"


def test_nobody_is_led_to_a_foreign_address(client, alma):
    answer = sign_in_by_code(client, alma.user.email, next="https://böse.example/")
    assert answer["Location"] == "/"


def test_a_stranger_sees_the_same_page_and_gets_another_mail(client, alma):
    known = client.post("/anmelden/", {"email": alma.user.email})
    other = Client()
    unknown = other.post("/anmelden/", {"email": "fremd@example.invalid"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    pages = [
        page.get("/anmelden/code/").content.decode().replace(address, "")
        for page, address in ((client, alma.user.email), (other, "fremd@example.invalid"))
    ]
    assert len(pages[0]) == len(pages[1])
    assert mail.outbox[-1].to == ["fremd@example.invalid"]
    assert not User.objects.filter(email="fremd@example.invalid").exists()


def test_a_wrong_code_says_so_and_the_right_one_still_works(client, alma):
    code = ask_for_code(client, alma.user.email)
    answer = enter(client, WRONG)
    assert answer.status_code == 200
    assert not is_in(client)
    enter(client, code)
    assert is_in(client)


def test_five_wrong_codes_spend_the_code(client, alma):
    code = ask_for_code(client, alma.user.email)
    for _ in range(5):
        enter(client, WRONG)
    enter(client, code)
    assert not is_in(client)


def test_twenty_wrong_codes_lock_this_account_and_no_other(client, alma):
    for _ in range(4):
        visitor = Client()
        ask_for_code(visitor, alma.user.email)
        for _ in range(5):
            enter(visitor, WRONG)
    assert ask_for_code(client, alma.user.email) is None
    answer = client.post("/anmelden/", {"email": alma.user.email})
    assert "id_email_error" in answer.content.decode()
    sign_in_by_code(client, person("Bela").user.email)
    assert is_in(client)

    Attempt.objects.update(at=timezone.now() - WRONG_CODES.within)
    later = Client()
    sign_in_by_code(later, alma.user.email)
    assert is_in(later)


def test_the_right_code_comes_too_late_after_twenty_wrong_ones(client, alma):
    code = ask_for_code(client, alma.user.email)
    for _ in range(WRONG_CODES.amount):
        assert take(WRONG_CODES, alma.user.email)
    answer = enter(client, code)
    assert answer.status_code == 302
    assert not is_in(client)


def test_a_stranger_is_locked_like_a_member(client, db):
    for _ in range(WRONG_CODES.amount):
        take(WRONG_CODES, "fremd@example.invalid")
    client.post("/anmelden/", {"email": "fremd@example.invalid"})
    assert not mail.outbox


def test_success_begins_the_count_anew(client, alma):
    for _ in range(WRONG_CODES.amount - 1):
        take(WRONG_CODES, alma.user.email)
    sign_in_by_code(client, alma.user.email)
    assert is_in(client)
    assert not Attempt.objects.filter(limit=WRONG_CODES.name).exists()


def test_one_address_gets_six_mails_in_a_quarter_of_an_hour(alma):
    for _ in range(9):
        Client().post("/anmelden/", {"email": alma.user.email})
    assert len(mail.outbox) == 6


def test_a_hall_of_five_hundred_signs_in_from_one_address():
    people = User.objects.bulk_create(
        User(email=f"mitglied{number}@example.invalid") for number in range(500)
    )
    inside = 0
    for user in people:
        visitor = Client(REMOTE_ADDR="203.0.113.7")
        sign_in_by_code(visitor, user.email)
        inside += is_in(visitor)
    assert inside == 500


def test_a_new_code_replaces_the_old_one(client, alma):
    old = ask_for_code(client, alma.user.email)
    client.post("/anmelden/code/", {"action": "resend"})
    enter(client, old)
    assert not is_in(client)


def test_a_mistyped_address_can_be_taken_back(client, alma):
    ask_for_code(client, "allma@example.invalid")
    assert client.get("/anmelden/").status_code == 302
    assert client.get("/anmelden/?neu=1").status_code == 200
    sign_in_by_code(client, alma.user.email)
    assert is_in(client)


def test_a_closed_account_stays_outside(client, alma):
    code = ask_for_code(client, alma.user.email)
    User.objects.update(is_active=False)
    answer = enter(client, code)
    assert not is_in(client)
    assert client.get(answer["Location"]).status_code == 200


def test_a_code_holds_fifteen_minutes(client, alma, monkeypatch):
    code = ask_for_code(client, alma.user.email)
    now = timezone.now().timestamp()
    monkeypatch.setattr("time.time", lambda: now + 15 * 60 + 1)
    enter(client, code)
    assert not is_in(client)


def test_signing_out_needs_a_button_and_ends_the_session(client, alma):
    sign_in_by_code(client, alma.user.email)
    assert client.get("/abmelden/").status_code == 200
    assert is_in(client)
    assert client.post("/abmelden/")["Clear-Site-Data"] == '"storage"'
    assert not is_in(client)


@pytest.mark.parametrize(
    "address", ["/anmelden/neu/", "/accounts/signup/", "/accounts/login/", "/passwort/"]
)
def test_there_is_no_way_to_register_or_to_reset(client, db, address):
    assert client.get(address).status_code == 404


def test_many_at_once_pass_no_more_often_than_allowed(db, monkeypatch):
    narrow = Limit("wrong-code", 3, timedelta(hours=1))
    monkeypatch.setattr("wirksam.accounts.operations.limits.is_open", lambda *_: True)
    assert [take(narrow, "x") for _ in range(5)] == [True, True, True, False, False]
    assert not is_open(narrow, "x")
