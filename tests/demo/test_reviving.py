"""A persona that was deleted comes back as somebody new, and only in the demonstration."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from wirksam.accounts.models import User
from wirksam.association.models import Mandate, Person
from wirksam.association.queries import actor_behind
from wirksam.demo.association import load_association
from wirksam.demo.loading import read_data
from wirksam.demo.personas import CAST, address_of
from wirksam.demo.reviving import missing, revive
from wirksam.foundation.privacy.models import Erasure
from wirksam.foundation.privacy.operations import erase_person, repeat_erasures

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    load_association(read_data("association.json"))


def account(persona):
    return User.objects.get(email=address_of(persona))


@pytest.mark.parametrize("persona", ["mitglied", "team"])
def test_whoever_left_comes_back_with_everything_but_the_past(cast, persona):
    assert missing() == set()
    before = actor_behind(account(persona))
    erase_person(actor=before, key=before.key)
    assert missing() == {persona}
    assert revive(persona)
    after = actor_behind(account(persona))
    assert (after.name, after.homes, after.capabilities) == (
        before.name, before.homes, before.capabilities
    )  # fmt: skip
    assert after.key != before.key
    assert not revive(persona)


def test_deleted_stays_deleted(cast):
    before = actor_behind(account("team"))
    erase_person(actor=before, key=before.key)
    revive("team")
    assert repeat_erasures() == 0
    assert Erasure.objects.count() == 1
    assert account("team").person.mandates.count() == 1
    assert Mandate.objects.filter(person__name="Gelöschte Person").count() == 1
    assert not Person.objects.filter(key=before.key).exists()


def test_it_exists_in_the_demonstration_only(client):
    with pytest.raises(NoReverseMatch):
        reverse("demo_bring_back", args=["team"])
    for persona in CAST:
        assert client.post(f"/demo/wieder/{persona.key}/").status_code == 404
