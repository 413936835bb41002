"""How somebody leaves: what goes, what stays and why; and that she does not come back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import mail
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils.translation import gettext as _

from tests.factories.accounts import sign_in
from tests.factories.association import actor, person
from tests.factories.programme import confirmed, version
from tests.foundation.lives import life
from wirksam.accounts.models import User
from wirksam.association.models import ContactPoint, Mandate, OfficeCapability, Person
from wirksam.foundation.access import NOBODY, RefusedError
from wirksam.foundation.journal.models import JournalEntry, JournalReason
from wirksam.foundation.journal.operations import seal
from wirksam.foundation.journal.queries import findings
from wirksam.foundation.privacy import operations
from wirksam.foundation.privacy.consents import ConsentText, ask_consent, has_consent
from wirksam.foundation.privacy.erasures import everybody_erased, noted, outside
from wirksam.foundation.privacy.models import Consent, Erasure, VaultEntry
from wirksam.foundation.privacy.operations import (
    erase_person,
    give_consent,
    hindrances,
    repeat_erasures,
    returned,
    withdraw_consent,
)
from wirksam.foundation.privacy.subjects import subject_of
from wirksam.foundation.privacy.words import Outcome

pytestmark = pytest.mark.django_db


def everything_stored():
    """All text in all tables, as somebody with the database in hand would read it."""
    return "\n".join(
        repr(row)
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values_list()
    )


def erase(someone):
    return {
        str(result.area): result.outcome
        for result in erase_person(actor=actor(someone), key=str(someone.key))
    }


def test_nothing_names_her_afterwards(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    alma = life("Alma")
    JournalReason.objects.all().delete()
    address = alma.user.email
    erase(alma)
    left = everything_stored()
    for word in ("KanariaAlma-Telefon", "KanariaAlma-geheim", "KanariaAlma meint", address):
        assert word not in left
    assert not User.objects.filter(email=address).exists()
    assert not ContactPoint.objects.exists()


def test_others_keep_everything(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    alma = life("Alma")
    life("Bela", meddler=str(alma.key))
    erase(alma)
    left = everything_stored()
    for word in ("KanariaBela-Telefon", "KanariaBela meint", "bela@example.invalid"):
        assert word in left


def test_an_office_holder_leaves_the_seat():
    alma = person("Alma", "programme.review")
    key = str(alma.key)
    assert erase(alma)[_("You")] == Outcome.ANONYMISED
    mandate = Mandate.objects.get()
    assert mandate.person.name == "Gelöschte Person"
    assert str(mandate.person.key) != key
    assert mandate.ends_on < date.today()  # noqa: DTZ011
    assert mandate.person.user is None


def test_somebody_without_office_is_gone():
    alma = person("Alma")
    assert erase(alma)[_("You")] == Outcome.DELETED
    assert not Person.objects.exists()


def test_decisions_stay_with_a_key_that_leads_nowhere():
    alma = person("Alma")
    key = str(alma.key)
    one = confirmed(version(), accepted_by=key)
    results = erase_person(actor=actor(alma), key=key)
    one.refresh_from_db()
    assert one.accepted_by == key
    assert any(result.outcome == Outcome.KEPT and result.because for result in results)
    assert not Person.objects.filter(key=key).exists()


def test_the_journal_stays_whole():
    alma = life("Alma")
    erase(alma)
    seal()
    assert list(findings()) == []
    assert JournalEntry.objects.filter(verb="erase_person").count() == 1


def test_the_vault_forgets_her():
    alma = life("Alma")
    key = str(alma.key)
    VaultEntry.objects.create(run=alma.key, model="x", rows=f'[{{"person_key": "{key}"}}]')
    VaultEntry.objects.create(run=alma.key, model="x", rows=f'[{{"email": "{alma.user.email}"}}]')
    VaultEntry.objects.create(run=alma.key, model="x", rows="[other]")
    erase(alma)
    assert [entry.rows for entry in VaultEntry.objects.all()] == ["[other]"]


def test_what_must_be_settled_first_is_said(monkeypatch):
    alma = person("Alma")
    monkeypatch.setitem(operations._hindering, "test", lambda _subject: ["Hand over first."])
    with pytest.raises(RefusedError, match="Hand over first"):
        erase(alma)
    assert Person.objects.filter(pk=alma.pk).exists()
    assert not Erasure.objects.exists()


def test_the_last_one_who_fills_offices_hands_over_first():
    alma = person("Alma", "office.grant")
    OfficeCapability.objects.update(reach="below")
    with pytest.raises(RefusedError):
        erase(alma)
    assert len(hindrances(str(alma.key))) == 1
    assert Person.objects.filter(name="Alma").exists()
    person("Bela", "office.grant")
    OfficeCapability.objects.update(reach="below")
    assert erase(alma)[_("You")] == Outcome.ANONYMISED


def test_erasures_are_noted_outside_the_database(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.DATA_DIR = tmp_path
    alma = person("Alma")
    digest = subject_of(str(alma.key)).digest
    with django_capture_on_commit_callbacks(execute=True):
        erase(alma)
    outside().write_text(outside().read_text() + "rubbish\n2026-13-99 zz\n")
    assert list(noted(outside())) == [digest]
    assert str(alma.key) not in outside().read_text()


def test_whoever_comes_back_is_deleted_again():
    """An older backup brings the row back; the list of erasures remembers."""
    alma = person("Alma", "programme.review")
    bela = person("Bela")
    digest = subject_of(str(alma.key)).digest
    Erasure.objects.create(key_sha256=digest, erased_on=date(2026, 1, 1))
    assert repeat_erasures() == 1
    assert not User.objects.filter(email="alma@example.invalid").exists()
    assert Person.objects.filter(pk=bela.pk).exists()
    assert repeat_erasures() == 0


def test_lists_from_outside_are_taken_over(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    alma, digest = person("Alma"), "b" * 64
    Erasure.objects.create(key_sha256=digest, erased_on=date(2026, 1, 1))
    copy = tmp_path / "copy.txt"
    copy.write_text(f"2026-02-01 {subject_of(str(alma.key)).digest}\n")
    assert repeat_erasures(everybody_erased([copy])) == 1
    assert len(noted(outside())) == Erasure.objects.count() == 2
    assert list(returned()) == []


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_list_of_erasures_cannot_be_changed(deed):
    Erasure.objects.create(key_sha256="a" * 64, erased_on=date(2026, 1, 1))
    rows = Erasure.objects.all()
    with (
        pytest.raises((IntegrityError, DatabaseError), match="erasures stay"),
        transaction.atomic(),
    ):
        rows.delete() if deed == "delete" else rows.update(erased_on=date(2026, 2, 1))


def test_an_open_device_alone_deletes_nobody(client):
    """Signed in long ago: first a code by mail, then it is asked again."""
    alma = person("Alma")
    client.force_login(alma.user)
    answer = client.post("/mein/loeschen/", {"sure": "yes"})
    assert answer["Location"].startswith("/mein/sicherheit/bestaetigung/code/?next=")
    assert Person.objects.filter(pk=alma.pk).exists()
    client.post("/mein/sicherheit/bestaetigung/code/", {"next": "/mein/loeschen/"})
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.MULTILINE)[0]
    back = client.post(
        "/mein/sicherheit/bestaetigung/code/", {"code": code, "next": "/mein/loeschen/"}
    )
    assert back["Location"] == "/mein/loeschen/"
    assert client.post("/mein/loeschen/", {"sure": "yes"}).status_code == 200
    assert not Person.objects.filter(pk=alma.pk).exists()


def test_whoever_has_a_second_factor_shows_it_first(client):
    alma = person("Alma")
    Authenticator.objects.create(user=alma.user, type="totp", data={"secret": "geheim"})
    client.force_login(alma.user)
    answer = client.post("/mein/loeschen/", {"sure": "yes"})
    assert answer["Location"].startswith("/mein/sicherheit/bestaetigung/?next=")


def test_the_page_asks_then_deletes_then_tells(client):
    alma = life("Alma")
    sign_in(client, alma)
    assert "KanariaAlma" not in client.get("/mein/loeschen/").text
    assert client.post("/mein/loeschen/").status_code == 200
    assert Person.objects.filter(pk=alma.pk, name="Alma").exists()
    page = client.post("/mein/loeschen/", {"sure": "yes"})
    assert page.status_code == 200
    assert "Passkeys" in page.text
    assert client.get("/mein/daten/").status_code == 302
    assert not Person.objects.filter(name="Alma").exists()


# --- consent ---------------------------------------------------------------------------------


def test_consent_is_given_withdrawn_and_never_changed():
    alma = actor(person("Alma"))
    ask_consent(ConsentText("letters", "1", "Letters may reach me."))
    assert not has_consent(alma.key, "letters")
    first = give_consent(actor=alma, purpose="letters", text_version="1")
    assert has_consent(alma.key, "letters")
    withdraw_consent(actor=alma, purpose="letters")
    assert not has_consent(alma.key, "letters")
    assert [said.given for said in Consent.objects.order_by("id")] == [True, False]
    assert withdraw_consent(actor=alma, purpose="letters") is None
    with pytest.raises((IntegrityError, DatabaseError), match="append-only"), transaction.atomic():
        Consent.objects.filter(pk=first.pk).update(given=False)


def test_another_text_needs_another_consent():
    alma = actor(person("Alma"))
    ask_consent(ConsentText("letters", "1", "Letters may reach me."))
    give_consent(actor=alma, purpose="letters", text_version="1")
    ask_consent(ConsentText("letters", "2", "Letters and calls may reach me."))
    assert not has_consent(alma.key, "letters")
    with pytest.raises(RefusedError):
        give_consent(actor=alma, purpose="letters", text_version="1")
    again = give_consent(actor=alma, purpose="letters", text_version="2")
    assert len(set(Consent.objects.values_list("text_sha256"))) == 2
    assert again.given


def test_nobody_cannot_consent():
    ask_consent(ConsentText("letters", "1", "Letters may reach me."))
    with pytest.raises(RefusedError):
        give_consent(actor=NOBODY, purpose="letters", text_version="1")


def test_no_model_of_ours_keeps_the_address_of_an_account_twice():
    """Addresses stand where they are declared, so that deleting finds them all."""
    holding = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.EmailField)
    }
    assert holding == {
        "accounts.user",
        "accounts.invitation",
        "account.emailaddress",
        "association.office",
        "network.partnercontact",
        "opportunities.guesthelper",
    }
