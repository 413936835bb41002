"""Places, waiting lists, stand-ins, requests, leaving."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import host_body, hosting
from tests.factories.opportunities import engaged, helper, job, joined, opportunity, task
from tests.factories.people import human
from wirksam.activities.models import Activity, Participation
from wirksam.activities.operations.closing import Outcome, close_activity
from wirksam.activities.operations.planning import cancel_activity
from wirksam.activities.operations.series import repeat_activity
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.opportunities.models import Engagement, Opportunity, Watcher
from wirksam.opportunities.operations.joining import (
    come_later,
    leave_opportunity,
    say_done,
    seek_stand_in,
    stay_after_all,
    unwatch,
    watch,
)
from wirksam.opportunities.operations.keeping_time import keep_time
from wirksam.opportunities.operations.leading import answer_request, mark_helped
from wirksam.opportunities.queries.mine import coming, done, instead_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return host_body()


@pytest.fixture
def hanna(board):
    return hosting(board)


def states(of):
    rows = Engagement.objects.filter(opportunity=of).order_by("joined_at", "pk")
    return list(rows.values_list("person__name", "state"))


def told(kind):
    return Notice.objects.filter(kind=kind).count()


def test_whoever_comes_too_late_waits_in_order_and_moves_up(board):
    one = opportunity(board, places=1)
    ada, bea, cem = (helper(board, name) for name in ("Ada", "Bea", "Cem"))
    for who in (ada, bea, cem, ada):
        joined(who, one)
    assert states(one) == [("Ada", "going"), ("Bea", "waiting"), ("Cem", "waiting")]
    assert Participation.objects.get(activity=one.pk).person_id == ada.person_id
    leave_opportunity(actor=ada, opportunity=one)
    assert states(one) == [("Bea", "going"), ("Cem", "waiting")]
    assert Participation.objects.get(activity=one.pk).person_id == bea.person_id
    assert told("opportunity_in") == 1
    assert not JournalEntry.objects.filter(actor_key=ada.key).exists()


def test_places_for_first_timers_are_kept_until_they_open(board):
    one = opportunity(board, places=2, first_timers=1)
    joined(helper(board, "Ada"), one)
    joined(helper(board, "Bea"), one)
    joined(helper(board, "Neu"), one, first_time=True)
    assert states(one) == [("Ada", "going"), ("Bea", "waiting"), ("Neu", "going")]


def test_kept_places_open_to_who_waits(board):
    one = opportunity(board, places=2, first_timers=1)
    joined(helper(board, "Ada"), one)
    joined(helper(board, "Bea"), one)
    Opportunity.objects.filter(pk=one.pk).update(opened_at=timezone.now() - timedelta(minutes=1))
    keep_time(timezone.now())
    assert states(one) == [("Ada", "going"), ("Bea", "going")]


def test_the_minimum_of_experienced_people_is_kept(board):
    one = opportunity(board, places=2, experienced=1)
    for name, able in (("Ada", False), ("Bea", False), ("Cem", True)):
        joined(helper(board, name), one, experienced=able)
    assert states(one) == [("Ada", "going"), ("Bea", "waiting"), ("Cem", "going")]


def test_a_job_has_its_own_places(board):
    one = opportunity(board, places=2, structure="positions")
    stall, tech = job(one), job(one, "Technik", experienced=True)
    with pytest.raises(RefusedError, match="Choose a job"):
        joined(helper(board), one)
    with pytest.raises(RefusedError, match="done it before"):
        joined(helper(board), one, position=tech)
    joined(helper(board, "Ada"), one, position=stall)
    joined(helper(board, "Bea"), one, position=stall)
    joined(helper(board, "Cem"), one, position=tech, experienced=True)
    assert states(one) == [("Ada", "going"), ("Bea", "waiting"), ("Cem", "going")]


def test_warnings_are_accepted(board):
    one = opportunity(board, warnings=["heavy"])
    with pytest.raises(RefusedError, match="all right"):
        joined(helper(board), one)
    assert joined(helper(board), one, accepted=("heavy",)).accepted == ["heavy"]


def test_on_request_the_hosts_answer(board, hanna):
    one = opportunity(board, flow="request", places=1)
    ada, bea = (joined(helper(board, name), one) for name in ("Ada", "Bea"))
    assert told("opportunity_asked") == 2
    assert states(one) == [("Ada", "asked"), ("Bea", "asked")]
    assert not Participation.objects.exists()
    with pytest.raises(RefusedError, match="Only those who host"):
        answer_request(actor=helper(board), engagement=ada, yes=True)
    assert answer_request(actor=hanna, engagement=ada, yes=True).state == "going"
    assert answer_request(actor=hanna, engagement=bea, yes=False) is None
    assert told("opportunity_not_this_time") == 1
    with pytest.raises(RefusedError, match="Somebody else has answered"):
        answer_request(actor=hanna, engagement=bea, yes=True)


def test_a_stand_in_takes_the_place(board):
    one = opportunity(board, places=1)
    ada, bea = helper(board, "Ada"), helper(board, "Bea")
    joined(ada, one)
    assert seek_stand_in(actor=ada, opportunity=one).state == "stand_in"
    assert stay_after_all(actor=ada, opportunity=one).state == "going"
    seek_stand_in(actor=ada, opportunity=one)
    joined(bea, one)
    assert states(one) == [("Bea", "going")]
    assert told("opportunity_stand_in") == 1
    with pytest.raises(RefusedError, match="changed meanwhile"):
        stay_after_all(actor=ada, opportunity=one)


def test_whoever_waits_is_the_stand_in(board):
    one = opportunity(board, places=1)
    ada, bea = helper(board, "Ada"), helper(board, "Bea")
    joined(ada, one)
    joined(bea, one)
    assert seek_stand_in(actor=ada, opportunity=one) is None
    assert states(one) == [("Bea", "going")]


def test_late_absence_tells_hosts_and_those_who_watch_at_once(board, hanna):
    soon = timezone.now() + timedelta(hours=5)
    one = opportunity(board, starts_at=soon, ends_at=soon + timedelta(hours=2))
    ada, cem = helper(board, "Ada"), helper(board, "Cem")
    joined(ada, one)
    watch(actor=cem, opportunity=one)
    come_later(actor=ada, opportunity=one)
    assert Engagement.objects.get().late
    assert leave_opportunity(actor=ada, opportunity=one)
    assert (told("opportunity_left"), told("opportunity_missing")) == (1, 1)
    assert not Engagement.objects.exists()
    far = opportunity(board)
    joined(ada, far)
    assert not leave_opportunity(actor=ada, opportunity=far)


def test_who_watches_hears_only_if_people_are_missing(board):
    near = {"starts_at": timezone.now() + timedelta(days=2), "ends_at": None}
    missing, enough = opportunity(board, **near), opportunity(board, **near)
    ada = helper(board, "Ada")
    engaged(enough, human("Bea"))
    for one in (missing, enough, opportunity(board)):
        watch(actor=ada, opportunity=one)
        watch(actor=ada, opportunity=one)
    for _again in range(2):
        keep_time(timezone.now())
    assert told("opportunity_missing") == 1
    unwatch(actor=ada, opportunity=missing)
    joined(ada, missing)
    assert Watcher.objects.count() == 2


def test_what_is_over_or_called_off_cannot_be_joined(board, hanna):
    ada = helper(board)
    past = timezone.now() - timedelta(days=1)
    with pytest.raises(RefusedError, match="over"):
        joined(ada, opportunity(board, starts_at=past, ends_at=past))
    off = opportunity(board)
    joined(ada, off)
    cancel_activity(actor=hanna, activity=Activity.objects.get(pk=off.pk), revision=None)
    keep_time(timezone.now())
    keep_time(timezone.now())
    assert told("opportunity_off") == 1
    with pytest.raises(RefusedError, match="cannot join"):
        joined(helper(board), off)
    with pytest.raises(RefusedError, match="cannot join"):
        joined(helper(host_body("kv-zwei")), opportunity(board, visibility="unit"))


def test_helpers_say_tasks_are_done_and_hosts_say_who_helped(board, hanna):
    ada, bea = helper(board, "Ada"), helper(board, "Bea")
    one, shift = task(board), opportunity(board, places=2)
    joined(ada, one)
    assert say_done(actor=ada, opportunity=one).state == "done"
    assert [row.opportunity_id for row in done(ada)] == [one.pk]
    held = joined(ada, shift)
    joined(bea, shift)
    with pytest.raises(RefusedError, match="hosts say"):
        say_done(actor=ada, opportunity=shift)
    with pytest.raises(RefusedError, match="not begun"):
        mark_helped(actor=hanna, opportunity=shift, helped=[held.pk])
    before = timezone.now() - timedelta(hours=3)
    Activity.objects.filter(pk=shift.pk).update(starts_at=before, ends_at=before)
    assert mark_helped(actor=hanna, opportunity=shift, helped=[held.pk]) == 1
    assert mark_helped(actor=hanna, opportunity=shift, helped=[held.pk]) == 0
    assert states(shift) == [("Ada", "done"), ("Bea", "going")]
    assert not coming(bea)
    taken = Participation.objects.filter(state="took_part")
    assert set(taken.values_list("activity", flat=True)) == {one.pk, shift.pk}


def test_closing_keeps_people_and_the_anchor_in_step(board, hanna):
    one, ada = task(board), helper(board)
    joined(ada, one)
    now = Activity.objects.select_related("host__unit").get(pk=one.pk)
    close_activity(actor=hanna, activity=now, outcome=Outcome("Alles hängt."), revision=1)
    held = Engagement.objects.get()
    assert (held.state, Participation.objects.get().state) == ("done", "took_part")
    assert mark_helped(actor=hanna, opportunity=one, helped=[held.pk]) == 0


def test_a_series_takes_jobs_and_needs_along(board, hanna):
    first = opportunity(board, places=3, needed=2, first_timers=1, warnings=["heavy"])
    job(first, "Stand", 3)
    until = first.first_day + timedelta(weeks=2)
    anchor = Activity.objects.get(pk=first.pk)
    made = repeat_activity(
        actor=hanna, activity=anchor, rhythm="weekly", until=until, revision=anchor.revision
    )
    later = Opportunity.objects.get(pk=made[-1].pk)
    assert (later.needed, later.places, later.warnings) == (2, 3, ["heavy"])
    assert list(later.positions.values_list("name", "places")) == [("Stand", 3)]
    assert later.opened_at == later.starts_at - timedelta(hours=24)


def test_something_else_instead(board):
    ada = helper(board)
    left = task(board, topics="Klima, Rad")
    far = host_body("kv-zwei")
    near, alike, other = task(board), task(far, topics="klima"), task(far, title="Drittes")
    task(far, title="Viertes", starts_at=left.starts_at + timedelta(days=1))
    joined(ada, near)
    assert [row.task.pk for row in instead_of(ada, left)][:2] == [alike.pk, other.pk]
