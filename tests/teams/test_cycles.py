"""Planning a term, its call, its steps, letting it lapse: what each deed needs and refuses."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from tests.factories.association import actor, body, occasion, person
from tests.factories.teams import call, called, criterion, cycle, member, reader, runner, team
from wirksam.association.models import Body, Office
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.notices.operations import follow
from wirksam.teams.models import Application, CycleStep, TeamCycle
from wirksam.teams.operations import calling, cycles
from wirksam.teams.operations.calling import CallWords
from wirksam.teams.operations.cycles import Plan
from wirksam.teams.operations.keeping_time import keep_time
from wirksam.teams.operations.telling_terms import TEAM
from wirksam.teams.queries.facts import facts_of_all, needs_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


TODAY = timezone.localdate


def board():
    return actor(runner())


def words(**fields):
    of = Office.objects.first()
    told = {
        "task": "Ihr plant Bildung.",
        "hours_a_week": 3,
        "learn": "Planen.",
        "access": "Ohne Stufen.",
        "welcome": "Niemand braucht Erfahrung.",
        "ask": of,
        "opens_on": TODAY(),
        "closes_at": timezone.now() + timedelta(days=14),
    }
    return CallWords(**(told | fields))


def ready():
    """A planned term with a complete call, and whoever prepares it."""
    who, made = board(), cycle()
    told = ["Freude am Erklären", "Verlässlich sein"]
    calling.write_call(actor=who, cycle=made, words=words(), criteria=told, revision=1)
    made.refresh_from_db()
    return who, made


def applied(of, name="Bo", state="submitted"):
    return Application.objects.create(cycle=of, person=member(name), state=state)


def test_planning_leaves_a_step_and_a_journal_entry():
    who, where = board(), team()
    made = cycles.plan_cycle(
        actor=who, body=where, plan=Plan(occasion(), binding=True, goal=" In  einem Jahr ")
    )
    assert (made.number, made.state, made.goal) == (1, "planned", "In einem Jahr")
    assert [(one.before, one.after) for one in made.steps.all()] == [("", "planned")]
    entry = JournalEntry.objects.get(verb="plan_team")
    assert entry.detail == {"team": "bildungsteam", "number": 1}


def test_one_term_is_prepared_at_a_time():
    who, where = board(), team()
    cycle(where, "running")
    cycles.plan_cycle(actor=who, body=where, plan=Plan())
    with pytest.raises(RefusedError, match="already"):
        cycles.plan_cycle(actor=who, body=where, plan=Plan())


@pytest.mark.parametrize("plan", [Plan(binding=True), Plan(term_months=0), Plan(term_months=61)])
def test_plans_that_cannot_be_meant(plan):
    with pytest.raises(RefusedError):
        cycles.plan_cycle(actor=board(), body=team(), plan=plan)


def test_dissolved_teams_get_no_term():
    where = team()
    Body.objects.filter(pk=where.pk).update(ends_on=TODAY() - timedelta(days=1))
    with pytest.raises(RefusedError, match="dissolved"):
        cycles.plan_cycle(actor=board(), body=where, plan=Plan())


def test_only_those_who_run_teams_prepare():
    made = cycle()
    for who in (actor(member()), actor(person("Petra", "assembly.run"))):
        with pytest.raises(RefusedError):
            cycles.plan_cycle(actor=who, body=made.body, plan=Plan())
        with pytest.raises(RefusedError):
            calling.write_call(actor=who, cycle=made, words=words(), criteria=[], revision=1)
        with pytest.raises(RefusedError):
            cycles.lapse_cycle(actor=who, cycle=made, reason="Nein", revision=1)


def test_a_board_is_no_team():
    with pytest.raises(RefusedError):
        cycles.plan_cycle(actor=board(), body=body(), plan=Plan())


def test_call_is_published_when_nothing_is_missing():
    who, made = ready()
    made = calling.publish_call(actor=who, cycle=made, revision=made.revision)
    assert made.state == "call"
    assert made.call.accepts()
    assert needs_of(made)[0].code == "open"


def test_call_with_gaps_is_refused_and_says_what_is_missing():
    who, made = board(), cycle()
    calling.write_call(actor=who, cycle=made, words=CallWords(), criteria=[], revision=1)
    made.refresh_from_db()
    with pytest.raises(RefusedError, match="what the team does"):
        calling.publish_call(actor=who, cycle=made, revision=made.revision)
    assert TeamCycle.objects.get().state == "planned"


def test_published_criteria_task_and_times_stay():
    who, made = ready()
    calling.publish_call(actor=who, cycle=made, revision=made.revision)
    one = calling.write_call(
        actor=who,
        cycle=made,
        words=words(task="Anderes", hours_a_week=20, welcome="Alle sind gemeint."),
        criteria=["Abitur"],
        revision=2,
    )
    one.refresh_from_db()
    assert (one.task, one.hours_a_week) == ("Ihr plant Bildung.", 3)
    assert one.welcome == "Alle sind gemeint."
    assert [c.text for c in made.criteria.all()] == ["Freude am Erklären", "Verlässlich sein"]
    with pytest.raises(IntegrityError), transaction.atomic():
        criterion(made, "Abitur")


def test_two_people_do_not_write_past_each_other():
    who, made = ready()
    with pytest.raises(RefusedError, match="Somebody else"):
        calling.write_call(actor=who, cycle=made, words=words(), criteria=[], revision=1)
    with pytest.raises(RefusedError, match="Somebody else"):
        calling.publish_call(actor=who, cycle=made, revision=made.revision - 1)


def test_a_call_is_extended_and_never_shortened():
    made, who = called(), board()
    waits, drafts = applied(made), applied(made, "Di", "draft")
    gone = applied(made, "Ed", "withdrawn")
    before = made.call.closes_at
    with pytest.raises(RefusedError, match="later"):
        calling.extend_call(
            actor=who, cycle=made, closes_at=before, reason="Ferien", revision=made.revision
        )
    until = before + timedelta(days=7)
    calling.extend_call(
        actor=who, cycle=made, closes_at=until, reason="Ferien", revision=made.revision
    )
    made.call.refresh_from_db()
    assert made.call.closes_at == until
    told = set(Notice.objects.filter(kind="team_extended").values_list("person_key", flat=True))
    assert {str(key) for key in told} == {str(waits.person.key), str(drafts.person.key)}
    assert str(gone.person.key) not in {str(key) for key in told}


def test_followers_hear_of_a_call_but_not_whoever_published_it():
    who, made = ready()
    follow(actor=actor(member("Fo")), subject_type=TEAM, subject_key=made.body.key)
    follow(actor=who, subject_type=TEAM, subject_key=made.body.key)
    calling.publish_call(actor=who, cycle=made, revision=made.revision)
    assert Notice.objects.filter(kind="team_called").count() == 1


def test_channels_are_noted_once_they_have_gone_out():
    made, who = called(), board()
    row = calling.record_channel(actor=who, cycle=made, name=" Rundbrief ", reached_on=TODAY())
    assert row.name == "Rundbrief"
    tomorrow = TODAY() + timedelta(days=1)
    with pytest.raises(RefusedError):
        calling.record_channel(actor=who, cycle=made, name="Aushang", reached_on=tomorrow)
    calling.remove_channel(actor=who, cycle=made, channel=row.pk)
    calling.remove_channel(actor=who, cycle=made, channel=row.pk)
    assert not made.call.channels.exists()


def test_reading_begins_with_two_readers_after_the_call():
    made, who = called(), board()
    with pytest.raises(RefusedError, match="still apply"):
        cycles.begin_screening(actor=who, cycle=made)
    made.call.closes_at = timezone.now() - timedelta(seconds=1)
    made.call.save()
    reader(made)
    with pytest.raises(RefusedError, match="two people"):
        cycles.begin_screening(actor=who, cycle=made)
    second = reader(made, "Rio")
    assert cycles.begin_screening(actor=actor(second.person), cycle=made).state == "screening"


def test_what_is_missing_does_not_tell_which_reader_applied():
    made = called(closes_at=timezone.now() - timedelta(hours=1))
    reader(made)
    assert [need.code for need in needs_of(made)] == ["readers"]
    second = reader(made, "Rio")
    before = needs_of(made)
    Application.objects.create(cycle=made, person=second.person, state="submitted")
    assert needs_of(made) == before == []


def test_decision_makes_the_term_and_a_later_one_makes_it_longer():
    made, who, today = cycle(state="proposal"), board(), TODAY()
    made = cycles.record_decision(
        actor=who, cycle=made, starts_on=today, ends_on=today + timedelta(days=365)
    )
    assert (made.state, made.stands()) == ("decided", "running")
    longer = today + timedelta(days=400)
    made = cycles.record_decision(
        actor=who, cycle=made, starts_on=today + timedelta(days=60), ends_on=longer
    )
    assert (made.starts_on, made.ends_on) == (today, longer)


def test_no_step_is_skipped():
    made, who = cycle(state="screening"), board()
    with pytest.raises(RefusedError, match="elsewhere"):
        cycles.begin_handover(actor=who, cycle=made)
    assert not CycleStep.objects.exists()


def test_lapsing_says_why_and_tells_those_who_wait():
    made, who = called(), board()
    waits = applied(made)
    with pytest.raises(RefusedError, match="why"):
        cycles.lapse_cycle(actor=who, cycle=made, reason="  ", revision=made.revision)
    made = cycles.lapse_cycle(
        actor=who, cycle=made, reason="Niemand beworben", revision=made.revision
    )
    assert (made.state, made.lapsed_reason) == ("lapsed", "Niemand beworben")
    told = Notice.objects.get(kind="team_lapsed")
    assert str(told.person_key) == str(waits.person.key)
    with pytest.raises(RefusedError):
        cycles.lapse_cycle(actor=who, cycle=made, reason="Noch einmal", revision=made.revision)


@pytest.mark.parametrize("state", ["planned", "screening", "proposal", "decided", "running"])
def test_every_term_that_is_not_over_can_lapse(state):
    made = cycle(state=state)
    cycles.lapse_cycle(actor=board(), cycle=made, reason="Aufgelöst", revision=1)
    assert TeamCycle.objects.get().state == "lapsed"


def test_time_takes_the_steps_that_need_nobody():
    now, today = timezone.now(), TODAY()
    made = cycle(state="decided", starts_on=today, ends_on=today + timedelta(days=365))
    assert keep_time(now - timedelta(days=1)) == 0
    assert keep_time(now) == 1
    assert keep_time(now) == 0
    made.refresh_from_db()
    assert made.state == "running"
    assert keep_time(now + timedelta(days=310)) == 1
    made.refresh_from_db()
    assert made.state == "handover"
    assert [one.taken_by for one in made.steps.all()] == ["", ""]


def test_time_begins_reading_to_the_second():
    last = datetime(2026, 3, 28, 23, 59, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    made = called(closes_at=last)
    made.call.opens_on = last.date() - timedelta(days=10)
    made.call.save()
    reader(made)
    reader(made, "Rio")
    assert keep_time(last) == 0
    assert keep_time(last + timedelta(seconds=1)) == 1
    made.refresh_from_db()
    assert made.state == "screening"


def test_time_waits_where_nobody_reads():
    made = called(closes_at=timezone.now() - timedelta(days=1))
    assert keep_time(timezone.now()) == 0
    made.refresh_from_db()
    assert made.state == "call"


def test_a_dissolved_team_lapses_in_mid_cycle():
    made = called()
    waits = applied(made)
    yesterday = TODAY() - timedelta(days=1)
    Body.objects.filter(pk=made.body_id).update(ends_on=yesterday)
    made = TeamCycle.objects.get()
    assert made.stands() == "lapsed"
    assert keep_time(timezone.now()) == 1
    made.refresh_from_db()
    assert made.state == "lapsed"
    assert made.lapsed_reason
    assert Notice.objects.filter(kind="team_lapsed", person_key=waits.person.key).count() == 1


def test_drafts_are_reminded_once_before_a_call_closes():
    made = called(closes_at=timezone.now() + timedelta(days=2))
    draft, sent = applied(made, "Di", "draft"), applied(made)
    keep_time(timezone.now())
    keep_time(timezone.now() + timedelta(hours=1))
    told = Notice.objects.filter(kind="team_closing")
    assert [str(one.person_key) for one in told] == [str(draft.person.key)]
    assert str(sent.person.key) not in {str(one.person_key) for one in told}


def test_facts_cost_the_same_for_one_and_three(django_assert_num_queries):
    one = cycle()
    call(one)
    for key in ("zwei", "drei"):
        call(cycle(team(key, key)))
    for rows in ([one], list(TeamCycle.objects.all())):
        with django_assert_num_queries(8):
            facts_of_all(rows)
