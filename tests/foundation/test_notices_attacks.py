"""What somebody sends to notices who means no good, or has left."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.association import actor, person
from tests.factories.programme import confirmed, version
from wirksam.accounts.models import User
from wirksam.foundation.notices.links import unsubscribe_path
from wirksam.foundation.notices.models import Follow, MailChoice
from wirksam.foundation.privacy.operations import erase_person

pytestmark = pytest.mark.django_db


def test_the_link_in_an_old_letter_brings_nobody_back(settings, tmp_path):
    """Whoever has been deleted leaves no row by a link that her mail program still follows."""
    settings.DATA_DIR = tmp_path
    alma = person("Alma")
    path = unsubscribe_path(str(alma.key))
    erase_person(actor=actor(alma), key=str(alma.key))
    assert Client().post(path).status_code == 200
    assert not MailChoice.objects.exists()


@pytest.mark.parametrize("key", ["\x00", "T-\x00", "x" * 5000, "'--", "\N{RIGHT-TO-LEFT OVERRIDE}"])
@pytest.mark.parametrize("ende", ["", "1"])
def test_what_cannot_be_followed_is_no_error(client, key, ende):
    confirmed(version(published=True))
    client.force_login(person("Alma").user)
    for kind in ("commitment", "\x00"):
        told = {"art": kind, "schluessel": key, "ende": ende, "zurueck": "/\\evil.example"}
        answer = client.post("/mein/hinweise/folgen/", told)
        assert (answer.status_code, answer.url) == (302, "/mein/hinweise/mail/")
    assert not Follow.objects.exists()


def test_an_account_without_a_person_is_no_error(client):
    one = confirmed(version(published=True))
    client.force_login(User.objects.create_user("niemand@example.invalid"))
    for address in (
        "hinweise/", "hinweise/mail/", "hinweise/folgen/", "kalender/", "sachen/", "spur/",
    ):  # fmt: skip
        for method in (client.get, client.post):
            told = {"rhythm": "daily", "art": "commitment", "schluessel": one.code, "ende": ""}
            assert method(f"/mein/{address}", told).status_code < 500, address
    assert not MailChoice.objects.exists()
    assert not Follow.objects.exists()
