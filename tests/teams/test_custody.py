"""Acting for a missing team: beginning, reporting, ending by itself, being reminded."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.association import actor, body, occasion, person
from tests.factories.people import human, office, seat
from tests.factories.programme import confirmed, version
from tests.factories.teams import cycle, member, runner, team
from wirksam.association.models import Occasion
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.kinds import sentence
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.pages.versions import content_number
from wirksam.programme.models import Responsibility
from wirksam.teams.models import Custody, CustodyReport, TeamPromise
from wirksam.teams.operations.custody import (
    NewCustody,
    Told,
    begin_custody,
    end_custody,
    report_custody,
)
from wirksam.teams.operations.custody_keeping import keep_custodies, settle_custodies
from wirksam.teams.operations.promises import add_promise, pass_on_promises, remove_promise
from wirksam.teams.queries.custody import custody_now
from wirksam.teams.queries.promises import commitments_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def lara():
    return runner()


def plan(today: date, **fields: object) -> NewCustody:
    told = {"acting": body(), "basis": "Beschluss B-1", "starts_on": today}
    told |= {"ends_on": today + timedelta(days=180)}
    return NewCustody(**(told | fields))


def begun(lara, today, *, since: int = 0, **fields) -> Custody:
    starts = {"starts_on": today - timedelta(days=since)}
    return begin_custody(actor=actor(lara), body=team(), new=plan(today, **starts, **fields))


def noon(today: date, later: int = 0) -> datetime:
    zone = timezone.get_default_timezone()
    return datetime.combine(today + timedelta(days=later), datetime.min.time(), zone).replace(
        hour=12
    )


TOLD = Told("Wir haben zwei Abende geplant.", "Fünf Mitglieder, offen eingeladen im Rundbrief.")


def test_a_board_begins_to_act_and_is_told(lara, today):
    before = content_number(["teams"])
    made = begun(lara, today)
    assert custody_now(team()).custody == made
    assert JournalEntry.objects.filter(verb="begin_custody").count() == 1
    assert Notice.objects.get(kind="custody_began").person_key == lara.key
    assert content_number(["teams"]) != before


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"basis": " \u200b"}, "Beschluss"),
        ({"ends_on": None}, "bis wann"),
        ({"ends_on": date(2020, 1, 1)}, "vor dem ersten"),
        ({"ends_on": date(2050, 1, 1)}, "zwei Jahre"),
        ({"rhythm_days": 3}, "alle 7 bis 184 Tage"),
        ({"starts_on": date(1969, 1, 1)}, "gibt es"),
    ],
)
def test_what_cannot_be(lara, today, fields, words):
    with pytest.raises(RefusedError, match=words):
        begin_custody(actor=actor(lara), body=team(), new=plan(today, **fields))


def test_nobody_acts_for_itself_or_for_a_team_with_members(lara, today):
    missing = team()
    with pytest.raises(RefusedError, match="nicht für sich"):
        begin_custody(actor=actor(lara), body=missing, new=plan(today, acting=missing))
    seat(human("Mia"), missing.offices.get())
    with pytest.raises(RefusedError, match="Mitglieder"):
        begin_custody(actor=actor(lara), body=missing, new=plan(today))


def test_not_until_something_that_has_happened(lara, today):
    past = occasion()
    Occasion.objects.update(happened=True)
    past.refresh_from_db()
    with pytest.raises(RefusedError, match="stattgefunden"):
        begin_custody(actor=actor(lara), body=team(), new=plan(today, ends_with=past))


def test_only_one_acts_a_day(lara, today):
    first = begun(lara, today)
    with pytest.raises(RefusedError, match="schon"):
        begun(lara, today + timedelta(days=10))
    with pytest.raises(DatabaseError), transaction.atomic():
        Custody.objects.create(body=first.body, acting=body("kv", "KV"), basis="x", starts_on=today)


def test_only_who_prepares_teams_begins_and_ends(lara, today):
    mika = member()
    with pytest.raises(RefusedError):
        begun(mika, today)
    made = begun(lara, today)
    with pytest.raises(RefusedError):
        end_custody(actor=actor(mika), custody=made, reason="So.")
    end_custody(actor=actor(lara), custody=made, reason="Das Team kommt früher.")
    made.refresh_from_db()
    assert (made.ends_on, made.ended_reason) == (today, "Das Team kommt früher.")
    with pytest.raises(RefusedError, match="schon"):
        end_custody(actor=actor(lara), custody=made, reason="Nochmal.")


def test_only_the_body_that_acts_reports(lara, today):
    made = begun(lara, today)
    other = person("Otto")
    seat(other, office(body("kv", "KV Nord", "board"), "programme.report"))
    for someone in (member(), other):
        with pytest.raises(RefusedError, match="nur das Gremium"):
            report_custody(actor=actor(someone), custody=made, told=TOLD)
    with pytest.raises(RefusedError, match="beides"):
        report_custody(actor=actor(lara), custody=made, told=Told("Etwas.", "  "))
    assert report_custody(actor=actor(lara), custody=made, told=TOLD).due_on == today + timedelta(
        30
    )


def test_a_form_sent_twice_reports_once_and_a_report_stays(lara, today):
    made = begun(lara, today)
    key = uuid.uuid4()
    told = Told(TOLD.done, TOLD.involved, draft_key=key)
    one = report_custody(actor=actor(lara), custody=made, told=told)
    assert report_custody(actor=actor(lara), custody=made, told=told) == one
    with pytest.raises(DatabaseError), transaction.atomic():
        CustodyReport.objects.update(done="Nichts.")
    with pytest.raises(DatabaseError), transaction.atomic():
        one.delete()


def test_reminded_before_and_after_each_step_once_and_settled(lara, today):
    made = begun(lara, today, since=0)
    due = today + timedelta(days=30)
    for _again in range(2):
        keep_custodies(noon(today, 22))
    assert not Notice.objects.filter(kind="custody_due").exists()
    for _again in range(2):
        keep_custodies(noon(today, 23))
        keep_custodies(noon(today, 30))
    assert Notice.objects.get(kind="custody_due", done_at=None).values["due_on"] == due.isoformat()
    for later in (31, 58, 59, 86):
        keep_custodies(noon(today, later))
    assert Notice.objects.filter(kind="custody_overdue").count() == 2
    report_custody(actor=actor(lara), custody=made, told=TOLD)
    assert not Notice.objects.filter(kind__in=["custody_due", "custody_overdue"], done_at=None)
    told = [sentence(one.kind, one.values) for one in Notice.objects.all()]
    assert all("Bildungsteam" in one and "…" not in one for one in told)


def test_it_ends_by_itself_with_its_occasion(lara, today):
    soon = occasion(today + timedelta(days=20))
    made = begun(lara, today, ends_with=soon, ends_on=None)
    Occasion.objects.update(happened=True, happens_on=today + timedelta(days=20))
    assert settle_custodies(today + timedelta(days=20)) == 0
    assert settle_custodies(today + timedelta(days=21)) == 1
    assert settle_custodies(today + timedelta(days=22)) == 0
    made.refresh_from_db()
    assert made.ends_on == today + timedelta(days=20)
    assert "LMV" in made.ended_reason
    assert Notice.objects.filter(kind="custody_over").count() == 1
    late = custody_now(team(), today + timedelta(days=40))
    assert (late.is_over, late.late) == (True, 6)


def test_it_ends_by_itself_when_the_team_begins(lara, today):
    made = begun(lara, today, since=20)
    cycle(team(), "running", starts_on=today, ends_on=today + timedelta(days=300))
    assert not custody_now(team()).runs
    settle_custodies(today)
    made.refresh_from_db()
    assert made.ends_on == today - timedelta(days=1)
    assert "Team" in made.ended_reason


def test_it_ends_when_a_body_ends(lara, today):
    made = begun(lara, today, since=20)
    missing = made.body
    missing.ends_on = today - timedelta(days=3)
    missing.save()
    settle_custodies(today)
    made.refresh_from_db()
    assert made.ends_on == today - timedelta(days=3)
    assert "Bildungsteam" in made.ended_reason


@pytest.fixture
def promise():
    text = version(published=True)
    made = confirmed(text, lead=False)
    Responsibility.objects.create(commitment=made, body=team(), starts_on=date(2025, 11, 8))
    return made


@pytest.fixture
def chair(lara):
    office_ = lara.mandates.get().office
    office_.capabilities.create(capability="programme.report", reach="unit")
    return lara


def test_commitments_go_to_the_board_and_back_to_the_team(chair, today, promise):
    begun(chair, today, since=5)
    passed = pass_on_promises(actor=actor(chair), body=team(), codes=[promise.code])
    assert passed == 1
    lead = promise.responsibilities.filter(ends_on=None).get()
    assert (lead.body, lead.acting_for) == (body(), team())
    with pytest.raises(RefusedError, match="mindestens eine"):
        pass_on_promises(actor=actor(chair), body=team(), codes=[promise.code])
    seat(human("Mia"), team().offices.get())
    cycle(team(), "running", starts_on=today, ends_on=today + timedelta(days=300))
    pass_on_promises(actor=actor(chair), body=team(), codes=[promise.code])
    lead = promise.responsibilities.filter(ends_on=None).get()
    assert (lead.body, lead.acting_for) == (team(), None)


def test_who_may_not_hand_over_passes_nothing_on(lara, today, promise):
    begun(lara, today, since=5)
    with pytest.raises(RefusedError, match="mindestens eine"):
        pass_on_promises(actor=actor(lara), body=team(), codes=[promise.code])


def test_a_commitment_can_be_about_a_team(lara):
    about = confirmed(version(published=True))
    row = add_promise(actor=actor(lara), body=team(), code=f" {about.code.lower()} ")
    add_promise(actor=actor(lara), body=team(), code=about.code)
    assert TeamPromise.objects.get() == row
    assert list(commitments_of(team())) == [about]
    with pytest.raises(RefusedError, match="gibt es nicht"):
        add_promise(actor=actor(lara), body=team(), code="X-1")
    with pytest.raises(RefusedError):
        remove_promise(actor=actor(member()), promise=row)
    remove_promise(actor=actor(lara), promise=row)
    assert not commitments_of(team()).exists()
