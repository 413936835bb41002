"""Those who keep a list invite, reach and help people; by hand and without going too far."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from tests.accounts.signing import add_app, is_in
from tests.factories.accounts import sign_in
from tests.factories.people import board, contact, human, office, seat, tree
from wirksam.accounts.models import Invitation, User
from wirksam.association.models import ContactChange, Membership, Person
from wirksam.association.queries.actors import today
from wirksam.foundation.journal.models import JournalEntry, JournalReason
from wirksam.foundation.mail.models import Letter

pytestmark = pytest.mark.django_db
PEOPLE = "/verband/kv-eins/menschen/"
KEEPS = ("people.view", "people.edit", "people.contact")
WHY = "Sie stand am Freitag vor mir"


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def keeper(client, units):
    someone = human("Kim", units["eins"])
    seat(someone, office(board(units["eins"]), *KEEPS))
    return sign_in(client, someone)


@pytest.fixture
def neu(units):
    return human("Neu", units["eins"], account=False)


def at(someone, slug="kv-eins"):
    one = Membership.objects.get(person=someone, unit__slug=slug)
    return f"/verband/{slug}/menschen/{one.pk}/"


@pytest.fixture
def invite(client):
    """Sends an invitation by the page; the path in its letter."""

    def send(someone, address="neu@example.invalid"):
        client.post(f"{at(someone)}einladung/", {"email": address})
        letter = Letter.objects.get(to=address)
        return re.search(r"https?://\S+?(/anmelden/einladung/\S+)", letter.text)[1]

    return send


def test_a_newcomer_is_admitted_and_invited(client, keeper, units):
    told = {"name": "Ada Alt", "mail": "ada@x.invalid", "kind": "member", "invite": "on"}
    answer = client.post(f"{PEOPLE}neu/", told | {"starts_on": today().isoformat()})
    ada = Person.objects.get(name="Ada Alt")
    assert answer["Location"] == at(ada)
    assert Letter.objects.get().to == "ada@x.invalid"
    page = client.get(at(ada))
    assert "ada@x.invalid" in page.text
    assert "ada@x.invalid" not in client.get(f"{PEOPLE}einladungen/").text
    assert "Ada Alt" in client.get(f"{PEOPLE}einladungen/").text
    entry = JournalEntry.objects.get(verb="invitation.sent")
    assert (entry.unit_key, entry.detail["person"]) == ("kv-eins", str(ada.key))


def test_a_name_that_looks_the_same_is_asked_about(client, keeper, units):
    human("Ada Alt", units["eins"])
    told = {"name": "\u0410da Alt", "kind": "member", "starts_on": today().isoformat()}
    page = client.post(f"{PEOPLE}neu/", told)
    assert page.status_code == 422
    assert page.context["alike"] == ["Ada Alt"]
    assert page.context["mixed"]
    assert client.post(f"{PEOPLE}neu/", told | {"sure": "on"}).status_code == 302


def test_the_letter_opens_the_account_once(client, keeper, neu, invite):
    path = invite(neu)
    visitor = Client()
    assert visitor.get(path).status_code == 200
    visitor.post(path)
    assert is_in(visitor)
    neu.refresh_from_db()
    assert neu.user.email == "neu@example.invalid"
    assert Client().post(path).status_code == 410
    client.post(f"{at(neu)}einladung/", {"email": "andere@x.invalid"})
    assert not Letter.objects.filter(to="andere@x.invalid").exists()


def test_sent_again_and_taken_back(client, keeper, neu, invite):
    old = invite(neu)
    new = invite(neu, "richtig@x.invalid")
    assert Client().post(old).context["state"] == "replaced"
    client.post(f"{at(neu)}einladung/", {"revoke": "1"})
    assert Client().post(new).context["state"] == "revoked"
    client.post(f"{at(neu)}einladung/", {"revoke": "1"})
    assert not User.objects.filter(email="richtig@x.invalid").exists()
    assert client.get(at(neu)).status_code == 200


def test_one_that_has_run_out_says_so_and_is_sent_again(client, keeper, neu, invite):
    path = invite(neu)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert Client().post(path).context["state"] == "expired"
    assert client.get(at(neu)).context["invited"].state == "expired"
    Client().post(invite(neu))
    neu.refresh_from_db()
    assert neu.user


def test_who_has_left_is_not_invited(client, keeper, neu):
    neu.memberships.update(ends_on=today() - timedelta(days=1))
    client.post(f"{at(neu)}einladung/", {"email": "x@x.invalid"})
    assert not Invitation.objects.exists()


def test_nobody_reaches_over_the_wall(client, keeper, units):
    zora = human("Zora", units["zwei"])
    foreign = at(zora, "kv-zwei")
    own = f"{PEOPLE}{zora.memberships.get().pk}/"
    for address in (foreign, own):
        for more in ("", "ende/", "zweiter-faktor/"):
            assert client.get(address + more).status_code == 404
        for more in ("einladung/", "kontakt/", "ende/", "zweiter-faktor/"):
            assert client.post(address + more, {"email": "x@x.invalid"}).status_code == 404
    assert not Invitation.objects.exists()


def test_a_contact_is_changed_here_and_proposed_elsewhere(client, keeper, units):
    here, both = human("Hier", units["eins"]), human("Beide", units["eins"], units["zwei"])
    point = contact(here, "0170 1", "body")
    hers = contact(both, "0170 2", "me")
    client.post(f"{at(here)}kontakt/", {"point": point.pk, "kind": "phone", "value": "0170 9"})
    point.refresh_from_db()
    assert point.value == "0170 9"
    client.post(f"{at(both)}kontakt/", {"kind": "mail", "value": "neu@x.invalid"})
    change = ContactChange.objects.get()
    assert "neu@x.invalid" in client.get(at(both)).text
    client.post(f"{at(both)}kontakt/", {"point": hers.pk, "kind": "mail", "value": "y@x.invalid"})
    assert ContactChange.objects.count() == 1, "what she keeps to herself cannot be chosen"
    sign_in(client, both)
    client.post(f"/mein/vorschlaege/{change.pk}/", {"decision": "accept"})
    assert both.contact_points.filter(value="neu@x.invalid").exists()


def test_a_membership_ends_by_hand(client, keeper, units):
    ada = human("Ada", units["eins"])
    seat(ada, office(board(units["eins"])))
    page = client.get(f"{at(ada)}ende/")
    assert "offices_too" not in page.text, "whoever may not end offices is not offered it"
    client.post(f"{at(ada)}ende/", {"ends_on": today().isoformat(), "offices_too": "on"})
    assert ada.memberships.get().ends_on == today()
    assert ada.mandates.get().ends_on is None


# --- a lost second factor ----------------------------------------------------------------------


def lost(client, address, **more):
    return client.post(f"{address}zweiter-faktor/", {"reason": WHY, "sure": "on"} | more)


def test_a_lost_factor_is_cleared_with_a_reason(client, keeper, units):
    ada = human("Ada", units["eins"])
    add_app(ada.user)
    there = Client()
    sign_in(there, ada)
    assert lost(client, at(ada), reason="weg").status_code == 422
    assert lost(client, at(ada), sure="").status_code == 422
    assert Authenticator.objects.filter(user=ada.user).exists()
    assert lost(client, at(ada)).status_code == 302
    assert not Authenticator.objects.filter(user=ada.user).exists()
    assert [letter.to for letter in Letter.objects.all()] == [ada.user.email]
    entry = JournalEntry.objects.get(verb="account.factors_cleared")
    assert entry.unit_key == "kv-eins"
    assert JournalReason.objects.get(entry=entry).text == WHY


def test_never_ones_own_nor_above_nor_elsewhere(client, keeper, units):
    both = human("Beide", units["eins"], units["zwei"])
    high = human("Lara", units["eins"])
    seat(high, office(board(units["land"]), "contacts.view/below"))
    for someone in (keeper, both, high):
        add_app(someone.user)
        assert lost(client, at(someone)).status_code == 422
        assert Authenticator.objects.filter(user=someone.user).exists()
    nobody = human("Ohne", units["eins"], account=False)
    assert lost(client, at(nobody)).status_code == 422


def test_whoever_fills_the_office_helps_its_holder_and_others_hear_of_it(client, units):
    admin, other = human("Ada"), human("Olga")
    rules = office(board(units["land"]), "office.grant/below")
    seat(admin, rules)
    seat(other, rules)
    speaker = human("Silke", units["eins"])
    held = seat(speaker, office(board(units["eins"]), "people.view"))
    add_app(speaker.user)
    sign_in(client, admin)
    address = f"/verband/kv-eins/aemter/mandat/{held.pk}/"
    assert f"{address}zweiter-faktor/" in client.get("/verband/kv-eins/aemter/").text
    assert lost(client, address).status_code == 302
    assert {letter.to for letter in Letter.objects.all()} == {speaker.user.email, other.user.email}
    own = admin.mandates.get()
    assert lost(client, f"/verband/land/aemter/mandat/{own.pk}/").status_code == 422
