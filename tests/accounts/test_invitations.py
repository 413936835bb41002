"""Opening an account by invitation: once, in time, and by a button."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.accounts.signing import is_in, sign_in_by_code
from tests.factories.association import person
from wirksam.accounts import linking
from wirksam.accounts.models import Invitation, User
from wirksam.accounts.operations import invitations
from wirksam.accounts.operations.invitations import (
    InvitationError,
    accept_invitation,
    invite_person,
    revoke_invitation,
)
from wirksam.association.models import Person
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.mail.models import Letter

pytestmark = pytest.mark.django_db(transaction=False)
BOARD = Actor("board")


@pytest.fixture
def neu(db):
    return Person.objects.create(name="Neu")


@pytest.fixture
def letters(db):
    """Sends an invitation; the link's path from its letter."""

    def send(someone, address="neu@example.invalid", language="de"):
        made = invite_person(
            actor=BOARD,
            person_key=str(someone.key),
            email=address,
            link_to=link_to,
            language=language,
        )
        letter = Letter.objects.get(key=f"invitation:{made.pk}")
        return next(word for word in letter.text.split() if "/einladung/" in word)

    def link_to(token):
        return f"/anmelden/einladung/{token}/"

    return send


def test_somebody_new_opens_her_account(client, letters, neu):
    path = letters(neu, " Neu@Example.invalid")
    letter = Letter.objects.get()
    assert letter.to == "neu@example.invalid"
    assert letter.text.count("/einladung/") == 1
    assert "Passwort" in letter.text
    page = client.get(path)
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    answer = client.post(path)
    assert answer["Location"] == "/anmelden/willkommen/"
    welcome = client.get(answer["Location"]).content.decode()
    assert "/mein/sicherheit/passkeys/neu/" in welcome
    assert 'href="/"' in welcome
    neu.refresh_from_db()
    assert neu.user.email == "neu@example.invalid"
    assert not neu.user.has_usable_password()
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["invitation.sent", "account.opened"]


def test_the_letter_comes_in_the_chosen_language(letters, neu):
    letters(neu, language="en")
    assert "password" in Letter.objects.get().text


def test_a_mail_scanner_uses_nothing_up(client, letters, neu):
    path = letters(neu)
    for method in ("get", "head", "get", "options"):
        getattr(client, method)(path)
    assert not User.objects.exists()
    client.post(path)
    assert is_in(client)


def test_used_twice_says_so(client, letters, neu):
    path = letters(neu)
    Client().post(path)
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 410
        assert answer.context["state"] == "used"
    assert not is_in(client)
    assert User.objects.count() == 1


def test_two_clicks_at_once_open_one_account(letters, neu, monkeypatch):
    token = letters(neu).rstrip("/").rpartition("/")[2]
    stale = invitations.find_invitation(token)
    accept_invitation(token=token)
    monkeypatch.setattr(invitations, "find_invitation", lambda _token: stale)
    with pytest.raises(InvitationError) as refused:
        accept_invitation(token=token)
    assert refused.value.reason == "used"
    assert User.objects.count() == 1


def test_after_its_end_says_so(client, letters, neu):
    path = letters(neu)
    Invitation.objects.update(expires_at=timezone.now())
    answer = client.post(path)
    assert answer.status_code == 410
    assert answer.context["state"] == "expired"
    assert not User.objects.exists()


def test_sent_again_the_older_link_points_to_the_newer(client, letters, neu):
    old = letters(neu)
    new = letters(neu)
    assert client.post(old).context["state"] == "replaced"
    client.post(new)
    assert is_in(client)


def test_a_letter_that_nobody_has_in_hand_yet_is_not_sent_any_more(letters, neu):
    letters(neu)
    letters(neu)
    newest = Invitation.objects.order_by("pk").last()
    assert [letter.key for letter in Letter.objects.all()] == [f"invitation:{newest.pk}"]
    revoke_invitation(actor=BOARD, invitation=newest)
    assert not Letter.objects.exists()


def test_an_address_that_is_none_is_told_in_words(letters, neu):
    with pytest.raises(RefusedError), transaction.atomic():
        letters(neu, "neu@example.invalid\nBcc: alle@example.invalid")
    assert not Invitation.objects.exists()


def test_taken_back(client, letters, neu):
    path = letters(neu)
    revoke_invitation(actor=BOARD, invitation=Invitation.objects.get())
    assert client.post(path).context["state"] == "revoked"
    with pytest.raises(InvitationError):
        revoke_invitation(actor=BOARD, invitation=Invitation.objects.get())


def test_an_unknown_link_says_so(client, db):
    answer = client.post("/anmelden/einladung/abgeschnitten/")
    assert (answer.status_code, answer.context["state"]) == (410, "unknown")


def test_nothing_is_half_done_if_there_is_no_such_person(client, letters, neu):
    path = letters(neu)
    neu.delete()
    assert client.post(path).context["state"] == "taken"
    assert not User.objects.exists()
    assert Invitation.objects.get().used_at is None


def test_nobody_gets_a_second_account(client, letters, db):
    alma = person("Alma")
    path = letters(alma, "andere@example.invalid")
    assert client.post(path).context["state"] == "taken"
    assert list(User.objects.values_list("email", flat=True)) == [alma.user.email]


def test_nobody_takes_over_an_account_with_a_second_person(client, letters, neu):
    alma = person("Alma")
    path = letters(neu, alma.user.email)
    assert client.post(path).context["state"] == "taken"
    assert not is_in(client)


def test_on_a_shared_computer_the_other_is_signed_out(client, letters, neu):
    sign_in_by_code(client, person("Bela").user.email)
    path = letters(neu)
    assert "Bela" in client.get(path).content.decode()
    client.post(path)
    neu.refresh_from_db()
    assert client.session["_auth_user_id"] == str(neu.user.pk)


def test_a_closed_account_is_not_opened_again(client, letters, neu):
    User.objects.create_user("neu@example.invalid", is_active=False)
    assert client.post(letters(neu)).context["state"] == "closed"
    assert not is_in(client)


def test_the_link_itself_is_kept_nowhere(letters, neu):
    token = letters(neu).rstrip("/").rpartition("/")[2]
    kept = [str(value) for value in Invitation.objects.values().get().values()]
    assert not [value for value in kept if token in value]


def test_two_weeks(letters, neu):
    letters(neu)
    made = Invitation.objects.get()
    assert made.expires_at - made.created_at >= timedelta(days=14) - timedelta(minutes=1)


def test_without_a_floor_that_knows_people_nothing_opens(letters, neu, client, monkeypatch):
    path = letters(neu)
    monkeypatch.setattr(linking, "_linker", None)
    assert client.post(path).context["state"] == "taken"
