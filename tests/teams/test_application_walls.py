"""Nobody but the applicant and the readers of her term learns that, what or as whom she applied."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.urls import reverse

from tests.factories.accounts import sign_in
from tests.factories.association import actor, person, state_unit
from tests.factories.people import board, office, seat
from tests.factories.teams import called, criterion, cycle, member, reader, runner
from tests.teams.applicants import CANARY, WORDS, applied, her, voice
from wirksam.association.choices import Capability
from wirksam.association.models import Membership
from wirksam.foundation.access import NOBODY, can, visible
from wirksam.foundation.access.rules import declared
from wirksam.foundation.journal.models import JournalEntry, JournalReason
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.pages.models import ContentVersion
from wirksam.foundation.privacy.exporting import areas_of, export_for
from wirksam.foundation.privacy.models import VaultEntry
from wirksam.foundation.privacy.subjects import subject_of
from wirksam.foundation.rows import plain_row
from wirksam.foundation.search.models import SearchRecord
from wirksam.foundation.search.queries import search
from wirksam.teams.choices import ApplicationState, CycleState
from wirksam.teams.models import Application, Finding, Reader, SeatDeclaration, TeamCycle
from wirksam.teams.operations.applying import declare_seat, save_application
from wirksam.teams.operations.taking_back import withdraw_application
from wirksam.teams.queries.applying import own_applications

pytestmark = pytest.mark.django_db
GUARDED = (Application, Finding, SeatDeclaration)


@pytest.fixture
def sent():
    """A sent application with everything in it, while the readers read."""
    found = applied(declared=True, voice=voice())
    reader(found.cycle)
    TeamCycle.objects.update(state=CycleState.SCREENING)
    found.cycle.refresh_from_db()
    return found


def everything_a_mandate_can_give(name="Allmacht"):
    """Every capability there is, over everything below the federation."""
    someone = person(name)
    Membership.objects.create(person=someone, unit=state_unit(), starts_on="2020-01-01")
    told = [f"{capability}/below" for capability in Capability.values]
    seat(someone, office(board(state_unit()), *told))
    return someone


def rules_of(model):
    return [action for known, action in declared() if known is model]


def seen_by(who):
    """Every row that any rule opens to her."""
    return {
        (model.__name__, action, pk)
        for model in GUARDED
        for action in rules_of(model)
        for pk in visible(who, model, action).values_list("pk", flat=True)
    }


def test_no_mandate_opens_it_and_no_membership_does(sent):
    for who in (
        NOBODY,
        actor(everything_a_mandate_can_give()),
        actor(runner()),
        actor(member("Nele")),
        actor(person("Fremd")),
    ):
        assert seen_by(who) == set()
        assert not own_applications(who).exists()


def test_who_sits_in_the_team_today_sees_nothing(sent):
    sitting = member("Sina")
    seat(sitting, sent.cycle.body.offices.get())
    assert seen_by(actor(sitting)) == set()


def test_she_and_the_readers_see_it(sent):
    rosa = Reader.objects.get().person
    assert can(actor(rosa), sent, "screen")
    assert can(actor(rosa), sent, "hear")
    assert can(actor(rosa), sent.declaration)
    assert not can(actor(rosa), sent)
    assert can(her(sent), sent)
    assert can(her(sent), sent.declaration)
    assert not can(her(sent), sent, "screen")


@pytest.mark.parametrize(
    "state", [one for one in CycleState if one not in {"screening", "proposal"}]
)
def test_readers_read_only_while_there_is_something_to_decide(sent, state):
    rosa = Reader.objects.get().person
    told = {"lapsed_reason": "x", "starts_on": "2026-01-01", "ends_on": "2027-01-01"}
    TeamCycle.objects.update(state=state, **told)
    assert seen_by(actor(rosa)) == set()


def test_a_reader_of_another_term_sees_nothing(sent):
    other = cycle(state=CycleState.RUNNING, body=sent.cycle.body, number=7)
    assert seen_by(actor(reader(other, "Ulla").person)) == set()


@pytest.mark.parametrize("state", [one for one in ApplicationState if one != "withdrawn"])
def test_a_reader_who_applied_herself_sees_only_her_own(sent, state):
    rosa = Reader.objects.get().person
    mine = Application.objects.create(cycle=sent.cycle, person=rosa, state=state)
    assert {pk for _model, _action, pk in seen_by(actor(rosa))} == {mine.pk}
    assert not can(actor(rosa), sent.declaration)


def test_a_reader_who_left_reads_no_more(sent):
    rosa = Reader.objects.get().person
    rosa.memberships.update(ends_on="2021-01-01")
    assert seen_by(actor(rosa)) == set()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_drafts_and_what_was_withdrawn_reach_no_reader(sent, state):
    Application.objects.filter(pk=sent.pk).update(state=state)
    assert seen_by(actor(Reader.objects.get().person)) == set()


def test_other_applicants_know_nothing_of_each_other(sent):
    TeamCycle.objects.update(state=CycleState.CALL)
    other = applied("Nele", sent.cycle)
    assert {pk for _model, _action, pk in seen_by(her(other))} == {other.pk}


# What is written down elsewhere -----------------------------------------------------------------


def test_the_journal_names_nobody_and_knows_no_declaration():
    before = set(JournalEntry.objects.values_list("pk", flat=True))
    sent = applied(voice=voice())
    someone = her(sent)
    for declared_so in (True, False, True):
        declare_seat(actor=someone, application=sent, declared=declared_so)
    save_application(actor=someone, cycle=sent.cycle, words=WORDS, revision=1, voice=voice())
    withdraw_application(actor=someone, application=sent)
    new = JournalEntry.objects.exclude(pk__in=before)
    verbs = sorted(new.values_list("verb", flat=True))
    assert verbs == ["end_application", "keep_file", "keep_file", "receive_application"]
    for entry in new:
        told = json.dumps([entry.actor_key, entry.object_type, entry.object_key, entry.detail])
        assert someone.key not in told
        assert "application" not in entry.object_type
        assert CANARY not in told
    assert not JournalReason.objects.exists()


def test_no_other_table_holds_a_word_of_it(sent):
    """All rows of all tables but her own: no word, no key of hers beside a deed about it."""
    own = {"teams.application", "teams.finding", "teams.seatdeclaration"}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label_lower in own or not model._meta.managed:
            continue
        for row in model._base_manager.all():
            told = json.dumps(plain_row(row), ensure_ascii=False)
            assert CANARY not in told, model
    for model in (Notice, Letter, SearchRecord, VaultEntry):
        assert not model.objects.exists(), model


def test_no_page_becomes_new_because_somebody_applied():
    one = called()
    before = list(ContentVersion.objects.order_by("pk").values())
    applied(cycle=one, declared=True)
    assert list(ContentVersion.objects.order_by("pk").values()) == before


def test_search_finds_nothing(sent):
    rosa = Reader.objects.get().person
    for who in (NOBODY, her(sent), actor(rosa), actor(everything_a_mandate_can_give())):
        assert search(who, CANARY).all == 0


def test_what_others_take_along_holds_nothing_of_her(sent):
    finding = criterion(cycle(state=CycleState.RUNNING, number=9, body=sent.cycle.body), "Mut")
    rosa = Reader.objects.get()
    Finding.objects.create(
        application=sent, criterion=finding, reader=rosa, verdict="met", reason=f"{CANARY} passt"
    )
    for other in (rosa.person, runner("Rita"), everything_a_mandate_can_give()):
        told = json.dumps(export_for(str(other.key)), ensure_ascii=False)
        assert CANARY not in told
        assert str(sent.person.key) not in told
        assert "seatdeclaration" not in told
        assert CANARY not in str(list(areas_of(subject_of(str(other.key)))))


def test_she_takes_all_of_it_along(sent):
    told = export_for(str(sent.person.key))["areas"]
    (row,) = told["teams.application"]["rows"]
    assert {row["why"], row["helps_me"], row["support"]} == {
        WORDS.why,
        WORDS.helps_me,
        WORDS.support,
    }
    assert len(told["teams.seatdeclaration"]["rows"]) == 1


# Pages ---------------------------------------------------------------------------------------


def test_no_page_of_the_house_says_it_to_anybody_else(client, sent):
    """Every page about the team, and the recording, as everybody else."""
    team = sent.cycle.body.key
    pages = [
        reverse(name, args=[team])
        for name in ("team", "team_application", "team_application_seat", "withdraw_application")
    ]
    pages += ["/teams/", "/mein/", "/", reverse("my_applications")]
    for who in (None, everything_a_mandate_can_give(), runner(), member("Nele")):
        client.logout()
        if who is not None:
            sign_in(client, who)
        for page in pages:
            text = client.get(page, follow=True).content.decode()
            assert CANARY not in text, page
            assert sent.person.name not in text, page
        recording = reverse("application_recording", args=[sent.pk])
        assert client.get(recording).status_code in {302, 404}
        assert client.post(reverse("delete_application", args=[sent.pk])).status_code in {302, 404}
    assert Application.objects.filter(pk=sent.pk).exists()


def test_the_recording_is_heard_by_her_and_the_readers(client, sent):
    address = reverse("application_recording", args=[sent.pk])
    for who in (sent.person, Reader.objects.get().person):
        sign_in(client, who)
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
    TeamCycle.objects.update(state=CycleState.DECIDED)
    assert client.get(address).status_code == 404


def test_what_is_hidden_and_what_is_not_there_look_alike(client, sent):
    sign_in(client, runner())
    hidden, missing = (
        client.get(reverse("application_recording", args=[pk])) for pk in (sent.pk, 999)
    )
    assert hidden.status_code == missing.status_code == 404
    told = hidden.content.decode().replace(f"/{sent.pk}/", "/999/")
    assert told.replace(f"%2F{sent.pk}%2F", "%2F999%2F") == missing.content.decode()
