"""Applying: in time to the second, never twice, never as a reader, nothing lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.factories.association import actor, person
from tests.factories.teams import call, called, cycle, member, reader, team
from tests.teams.applicants import WORDS, applied, her, voice
from wirksam.association.models import Office
from wirksam.foundation.access import NOBODY, RefusedError
from wirksam.foundation.files.models import StoredFile
from wirksam.teams.models import Application, Call, SeatDeclaration, TeamCycle
from wirksam.teams.operations.applying import (
    Voice,
    Words,
    declare_seat,
    save_application,
    send_application,
)
from wirksam.teams.operations.cycles import lapse
from wirksam.teams.operations.taking_back import delete_application, withdraw_application

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
SECOND = timedelta(seconds=1)


def closing(*moment: int, fold: int = 0) -> TeamCycle:
    """A call that closes at this moment of the clocks in Berlin, and opened long before."""
    at = datetime(*moment, tzinfo=BERLIN).replace(fold=fold)
    one = called(closes_at=at.astimezone(UTC))
    Call.objects.filter(cycle=one).update(opens_on=at.date() - timedelta(days=30))
    return one


@pytest.mark.parametrize(
    ("closes", "fold"),
    [
        ((2027, 2, 28, 23, 59, 59), 0),
        ((2027, 3, 28, 1, 59, 59), 0),  # a second before an hour is left out
        ((2027, 10, 31, 2, 30, 0), 0),  # the first half past two of that night
        ((2027, 10, 31, 2, 30, 0), 1),  # the second one
        ((2027, 12, 31, 23, 59, 59), 0),
    ],
)
def test_the_last_second_counts_and_the_next_does_not(closes, fold):
    one = closing(*closes, fold=fold)
    at = one.call.closes_at
    first = send_application(actor=actor(member()), cycle=one, words=WORDS, now=at)
    assert (first.state, first.submitted_at) == ("submitted", at)
    late = actor(member("Nele"))
    draft = save_application(actor=late, cycle=one, words=WORDS, now=at)
    with override("de"), pytest.raises(RefusedError) as refused:
        send_application(actor=late, cycle=one, words=WORDS, revision=1, now=at + SECOND)
    assert f"{closes[2]}. " in str(refused.value.message)
    assert f"{closes[3]:02}:{closes[4]:02}" in str(refused.value.message)
    draft.refresh_from_db()
    assert (draft.state, draft.why) == ("draft", WORDS.why)


def test_a_draft_can_be_kept_after_the_call_but_none_begun_or_sent():
    one = called()
    mika, later = actor(member()), one.call.closes_at + SECOND
    save_application(actor=mika, cycle=one, words=Words(why="Halb"))
    kept = save_application(
        actor=mika, cycle=one, words=Words(why="Halb fertig"), revision=1, now=later
    )
    assert kept.why == "Halb fertig"
    with pytest.raises(RefusedError):
        save_application(actor=actor(member("Nele")), cycle=one, words=WORDS, now=later)
    assert Application.objects.count() == 1


def test_before_it_opens_it_says_when():
    one = called()
    opens = timezone.localdate() + timedelta(days=3)
    Call.objects.filter(cycle=one).update(opens_on=opens)
    with override("de"), pytest.raises(RefusedError, match=f"{opens.day}"):
        applied(cycle=one)


def test_what_was_sent_changes_until_the_call_closes():
    sent = applied()
    new = Words(why="Besser gesagt")
    changed = send_application(actor=her(sent), cycle=sent.cycle, words=new, revision=1)
    assert (changed.pk, changed.why, changed.state) == (sent.pk, "Besser gesagt", "submitted")
    with pytest.raises(RefusedError):
        save_application(
            actor=her(sent),
            cycle=sent.cycle,
            words=WORDS,
            revision=2,
            now=sent.cycle.call.closes_at + SECOND,
        )
    sent.refresh_from_db()
    assert sent.why == "Besser gesagt"


def test_the_same_form_twice_is_one_application():
    sent = applied()
    again = send_application(actor=her(sent), cycle=sent.cycle, words=WORDS, revision=0)
    assert (again.pk, again.revision) == (sent.pk, 1)


def test_two_windows_do_not_overwrite_each_other():
    sent = applied()
    save_application(actor=her(sent), cycle=sent.cycle, words=Words(why="Eins"), revision=1)
    with pytest.raises(RefusedError):
        save_application(actor=her(sent), cycle=sent.cycle, words=Words(why="Zwei"), revision=1)
    sent.refresh_from_db()
    assert sent.why == "Eins"


def test_a_sentence_or_a_voice_is_enough_and_nothing_is_not():
    with pytest.raises(RefusedError):
        applied(words=Words(brings="Zeit"))
    assert not Application.objects.exists()
    spoken = applied("Nele", TeamCycle.objects.get(), words=Words(), voice=voice())
    assert spoken.recording.kind == "audio"


def test_a_new_recording_takes_the_place_of_the_old_one():
    sent = applied(voice=voice())
    changed = save_application(
        actor=her(sent), cycle=sent.cycle, words=WORDS, revision=1, voice=voice()
    )
    assert StoredFile.objects.get().pk == changed.recording_id != sent.recording_id
    gone = save_application(
        actor=her(sent), cycle=sent.cycle, words=WORDS, revision=2, voice=Voice(drop=True)
    )
    assert gone.recording is None
    assert not StoredFile.objects.exists()


def test_hidden_signs_and_endless_words():
    sent = applied(words=Words(why="Gern\u202e!\x00", support="  Tante \n Erna "))
    assert (sent.why, sent.support) == ("Gern!", "Tante Erna")
    with pytest.raises(RefusedError):
        applied("Nele", sent.cycle, words=Words(why="x" * 2001))


def test_strangers_and_guests_cannot_apply():
    one = called()
    for who in (NOBODY, actor(person("Fremd"))):
        with pytest.raises(RefusedError):
            send_application(actor=who, cycle=one, words=WORDS)


def test_whoever_reads_cannot_apply():
    one = called()
    rosa = reader(one).person
    with override("de"), pytest.raises(RefusedError, match="liest die Bewerbungen"):
        applied(rosa, one)


def test_only_seats_of_this_team():
    one = called()
    other = Office.objects.create(body=team("presse", "Presseteam"), name="Sprecherin")
    with pytest.raises(RefusedError):
        applied(cycle=one, words=Words(why="Ja", office=other))


@pytest.mark.parametrize("state", ["planned", "screening", "proposal", "running", "lapsed"])
def test_only_an_open_call_takes_applications(state):
    one = cycle(state=state)
    call(one)
    with pytest.raises(RefusedError):
        applied(cycle=one)


def test_a_declaration_is_hers_alone_and_ends_with_the_proposal():
    sent = applied()
    declare_seat(actor=her(sent), application=sent, declared=True)
    declare_seat(actor=her(sent), application=sent, declared=True)
    assert SeatDeclaration.objects.count() == 1
    with pytest.raises(RefusedError):
        declare_seat(actor=actor(member("Nele")), application=sent, declared=False)
    TeamCycle.objects.update(state="screening")
    declare_seat(actor=her(sent), application=sent, declared=False)
    declare_seat(actor=her(sent), application=sent, declared=True)
    TeamCycle.objects.update(state="proposal")
    with override("de"), pytest.raises(RefusedError) as refused:
        declare_seat(actor=her(sent), application=sent, declared=False)
    assert str(sent.cycle.call.ask) in str(refused.value.message)
    assert SeatDeclaration.objects.count() == 1


def test_where_no_seat_is_reserved_nothing_is_declared():
    sent = applied(cycle=called(team("offen", "Offenes Team", reserved_seats=0)))
    with pytest.raises(RefusedError):
        declare_seat(actor=her(sent), application=sent, declared=True)


def test_withdrawn_nothing_of_it_is_left_and_she_can_try_again():
    sent = applied(declared=True, voice=voice())
    withdraw_application(actor=her(sent), application=sent)
    sent.refresh_from_db()
    assert sent.state == "withdrawn"
    assert [sent.why, sent.brings, sent.wants_to_learn, sent.helps_me, sent.support] == [""] * 5
    assert not SeatDeclaration.objects.exists()
    assert not StoredFile.objects.exists()
    key, revision = sent.key, sent.revision
    again = send_application(actor=her(sent), cycle=sent.cycle, words=WORDS, revision=revision)
    assert (again.pk, again.state, again.ended_at) == (sent.pk, "submitted", None)
    assert again.key != key


def test_a_draft_withdrawn_is_gone():
    mika = actor(member())
    draft = save_application(actor=mika, cycle=called(), words=WORDS, voice=voice())
    withdraw_application(actor=mika, application=draft)
    assert not Application.objects.exists()
    assert not StoredFile.objects.exists()


def test_nobody_withdraws_or_deletes_what_is_not_hers():
    sent, nele = applied(), actor(member("Nele"))
    for deed in (withdraw_application, delete_application):
        with pytest.raises(RefusedError):
            deed(actor=nele, application=sent)


def test_a_term_that_lapses_ends_them_and_forgets_declarations():
    sent = applied(declared=True)
    lapse(NOBODY, sent.cycle, "Das Team wurde aufgelöst.")
    sent.refresh_from_db()
    assert sent.ended_at is not None
    assert sent.why
    assert not SeatDeclaration.objects.exists()
    delete_application(actor=her(sent), application=sent)
    assert not Application.objects.exists()
