"""Applications end: withdrawn, deleted, purged in time, and not brought back by a backup."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.databases import new_house
from tests.factories.association import actor
from tests.factories.teams import called, member, reader
from tests.teams.applicants import WORDS, applied, her, voice
from wirksam.foundation.access import RefusedError
from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.privacy.forgetting import digest_of
from wirksam.foundation.privacy.models import Erasure, VaultEntry
from wirksam.foundation.privacy.operations import erase_person, repeat_erasures
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.teams.models import Application, Finding, SeatDeclaration, TeamCycle
from wirksam.teams.operations.applying import save_application
from wirksam.teams.operations.taking_back import delete_application, withdraw_application

DAY = timedelta(days=1)


def ended(application, state="not_elected", days_ago=0, until=None):
    """As the decision of the assembly leaves it."""
    at = timezone.now() - days_ago * DAY
    Application.objects.filter(pk=application.pk).update(state=state, ended_at=at)
    SeatDeclaration.objects.filter(application=application).update(delete_after=until)
    application.refresh_from_db()


@pytest.mark.django_db
class TestInTime:
    def test_declarations_go_after_the_objection_period_and_into_no_vault(self):
        today = timezone.localdate()
        sent = applied(declared=True)
        ended(sent, "elected", until=today)
        apply_retention()
        assert SeatDeclaration.objects.exists()
        apply_retention(now=timezone.now() + DAY)
        assert not SeatDeclaration.objects.exists()
        assert Application.objects.exists()
        assert not VaultEntry.objects.exists()
        for entry in JournalEntry.objects.all():
            assert "declar" not in json.dumps([entry.verb, entry.detail])

    def test_declarations_go_also_where_nobody_ever_decides(self):
        sent = applied(declared=True)
        apply_retention(now=timezone.now() + 300 * DAY)
        assert SeatDeclaration.objects.filter(application=sent).exists()
        apply_retention(now=timezone.now() + 400 * DAY)
        assert not SeatDeclaration.objects.exists()

    @pytest.mark.parametrize("state", ["elected", "not_elected", "not_proposed"])
    def test_what_ended_goes_after_half_a_year_with_its_voice(self, state):
        sent = applied(voice=voice())
        ended(sent, state, days_ago=179)
        apply_retention()
        assert Application.objects.exists()
        apply_retention(now=timezone.now() + 2 * DAY)
        assert not Application.objects.exists()
        apply_retention(now=timezone.now() + 3 * DAY)
        assert not StoredFile.objects.exists()

    def test_what_was_never_sent_goes_a_month_after_the_call(self):
        one = called()
        save_application(actor=actor(member()), cycle=one, words=WORDS)
        apply_retention(now=one.call.closes_at + 29 * DAY)
        assert Application.objects.exists()
        apply_retention(now=one.call.closes_at + 31 * DAY)
        assert not Application.objects.exists()

    def test_what_waits_for_a_decision_stays(self):
        applied(declared=True)
        apply_retention(now=timezone.now() + 170 * DAY)
        assert SeatDeclaration.objects.count() == 1


@pytest.mark.django_db
class TestByWish:
    def test_what_is_over_is_deleted_earlier(self):
        sent = applied(voice=voice())
        with pytest.raises(RefusedError):
            delete_application(actor=her(sent), application=sent)
        ended(sent)
        delete_application(actor=her(sent), application=sent)
        assert not Application.objects.exists()
        assert not StoredFile.objects.exists()

    def test_not_while_the_election_can_be_objected_to(self):
        sent = applied(declared=True)
        ended(sent, "elected", until=timezone.localdate())
        with pytest.raises(RefusedError):
            delete_application(actor=her(sent), application=sent)
        ended(sent, "elected", until=timezone.localdate() - DAY)
        delete_application(actor=her(sent), application=sent)
        assert not Application.objects.exists()

    def test_whoever_is_elected_gives_up_her_seat_elsewhere(self):
        sent = applied()
        ended(sent, "elected")
        with pytest.raises(RefusedError):
            withdraw_application(actor=her(sent), application=sent)

    def test_what_readers_found_goes_with_it(self):
        sent = applied()
        Finding.objects.create(
            application=sent,
            criterion=sent.cycle.criteria.first(),
            reader=reader(sent.cycle),
            verdict="met",
            reason="Gut",
        )
        withdraw_application(actor=her(sent), application=sent)
        assert not Finding.objects.exists()

    def test_who_leaves_takes_words_voice_and_declaration_along(self):
        sent = applied(declared=True, voice=voice())
        key = str(sent.person.key)
        erase_person(actor=her(sent), key=key)
        assert not Application.objects.exists()
        assert not SeatDeclaration.objects.exists()
        assert not StoredFile.objects.exists()


@pytest.mark.django_db
class TestAfterARestore:
    def test_what_was_withdrawn_does_not_come_back(self):
        sent = applied(voice=voice())
        old = Application.objects.values().get()
        withdraw_application(actor=her(sent), application=sent)
        assert Erasure.objects.filter(key_sha256=digest_of(sent.key)).exists()
        Application.objects.update(**old | {"recording_id": None})  # as an older backup has it
        repeat_erasures()
        assert not Application.objects.exists()

    def test_what_she_sent_again_stays(self):
        sent = applied()
        withdraw_application(actor=her(sent), application=sent)
        sent.refresh_from_db()
        again = applied(sent.person, sent.cycle, revision=sent.revision)
        repeat_erasures()
        assert Application.objects.get().pk == again.pk

    def test_what_is_left_of_a_withdrawal_stays(self):
        sent = applied()
        withdraw_application(actor=her(sent), application=sent)
        repeat_erasures()
        assert Application.objects.get().state == "withdrawn"


FILL = """
from tests.teams.applicants import applied, voice
applied("Mira", declared=True, voice=voice())
applied("Nele", __import__("wirksam.teams.models", fromlist=["x"]).TeamCycle.objects.get())
"""
WITHDRAW = """
from tests.factories.association import actor
from wirksam.teams.models import Application
from wirksam.teams.operations.taking_back import withdraw_application
one = Application.objects.get(person__name="Mira")
withdraw_application(actor=actor(one.person), application=one)
"""
LEFT = """
from wirksam.foundation.files.models import StoredFile
from wirksam.teams.models import Application, SeatDeclaration
print(sorted(Application.objects.values_list("person__name", flat=True)),
      SeatDeclaration.objects.count(), StoredFile.objects.count())
"""


@pytest.mark.django_db(transaction=True)
def test_a_backup_has_no_declaration_and_brings_nothing_back(tmp_path):
    """There and back through a real file; the list of erasures is known."""
    with new_house(tmp_path / "one") as house:
        house.do("migrate")
        house.tell(FILL)
        backup = tmp_path / "backup.zip"
        house.do("backup", str(backup))
        assert house.tell(LEFT) == "['Mira', 'Nele'] 1 1"
        house.tell(WITHDRAW)
        house.do("restore", str(backup), "--replace", "--yes")
        assert house.tell(LEFT) == "['Nele'] 0 0"
        assert not [path for path in (house.data / "files").rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_a_team_dissolved_in_the_middle_keeps_and_purges_by_the_same_rule():
    sent = applied(declared=True)
    TeamCycle.objects.update(state="lapsed", lapsed_reason="aufgelöst")
    Application.objects.update(changed_at=timezone.now())
    apply_retention(now=timezone.now() + 100 * DAY)
    assert Application.objects.filter(pk=sent.pk).exists()
    assert not SeatDeclaration.objects.exists()
    apply_retention(now=timezone.now() + 181 * DAY)
    assert not Application.objects.exists()
