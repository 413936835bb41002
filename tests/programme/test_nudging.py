"""Reminders: to the right people, each exactly once, and settled when there is nothing to do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.association import actor, body, occasion
from tests.factories.people import human, office, seat
from tests.factories.programme import confirmed, version
from wirksam.association.choices import OccasionKind
from wirksam.association.models import Body
from wirksam.foundation.access import NOBODY
from wirksam.foundation.duties import registry
from wirksam.foundation.notices.kinds import kind_of, sentence
from wirksam.foundation.notices.models import Follow, Notice
from wirksam.foundation.notices.operations import mark_done
from wirksam.foundation.notices.privacy import SEEN_FOR
from wirksam.programme.models import Commitment, Deadline, ProgressEntry, Question, Responsibility
from wirksam.programme.operations import nudging
from wirksam.programme.operations.nudging import STEP, nudge, reminders
from wirksam.programme.operations.reporting import Report, report_progress, withdraw_entry
from wirksam.programme.operations.standing import refresh_standing

pytestmark = pytest.mark.django_db
PUBLIC = datetime(2026, 3, 1, 12, tzinfo=UTC)
DUE = date(2026, 4, 1)


def moment(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def text():
    made = version()
    made.frozen_at = PUBLIC
    made.save()
    return made


@pytest.fixture
def chair():
    """Whoever can be asked at the state board."""
    lead = body()
    lead.contact = office(lead, name="Vorsitz")
    lead.save()
    someone = human("Alma")
    seat(someone, lead.contact)
    return someone


def promise(text, *, due: date | None = DUE, lead: bool = True, **fields) -> Commitment:
    made = confirmed(text, lead=lead, confirmed_at=PUBLIC, **fields)
    if due:
        Deadline.objects.create(commitment=made, wording="bis dahin", fixed_on=due)
    return made


def kinds(**where) -> list[str]:
    return sorted(Notice.objects.filter(**where).values_list("kind", flat=True))


def heard(commitment, on, **fields):
    ProgressEntry.objects.create(commitment=commitment, happened_on=on, said="x", **fields)
    refresh_standing(commitment)


def test_the_course_of_one_deadline(text, chair):
    promise(text)
    told = []
    for number in range(120):
        on = DUE - timedelta(days=30) + timedelta(days=number)
        before = Notice.objects.count()
        nudge(moment(on))
        nudge(moment(on, 23))
        new = Notice.objects.order_by("pk")[before:]
        told += [((on - DUE).days, one.kind) for one in new]
    assert told == [
        (-14, "nudge_due"),
        (1, "nudge_overdue"),
        (29, "nudge_overdue"),
        (57, "nudge_overdue"),
        (85, "nudge_overdue"),
    ]
    assert {str(one.person_key) for one in Notice.objects.all()} == {str(chair.key)}
    assert kinds(done_at=None) == ["nudge_overdue"]


def test_silence_is_told_28_days_apart_from_the_day_it_shows(text, chair):
    promise(text, due=None, rhythm_days=30, completion="continuous")
    told = []
    for number in range(100):
        on = PUBLIC.date() + timedelta(days=number)
        before = Notice.objects.count()
        nudge(moment(on))
        told += [number] * (Notice.objects.count() - before)
    assert told == [31, 59, 87]
    assert set(kinds()) == {"nudge_silent"}


def test_what_is_reported_needs_no_reminder(text, chair):
    made = promise(text)
    nudge(moment(DUE + timedelta(days=1)))
    assert kinds(done_at=None) == ["nudge_overdue"]
    heard(made, DUE + timedelta(days=2), state="reported_done")
    nudge(moment(DUE + timedelta(days=2)))
    assert kinds(done_at=None) == []


def test_a_moved_deadline_is_another_occasion(text, chair):
    made = promise(text)
    nudge(moment(DUE - timedelta(days=7)))
    made.deadline.fixed_on = DUE + timedelta(days=30)
    made.deadline.save()
    nudge(moment(DUE - timedelta(days=6)))
    assert kinds(done_at=None) == []
    nudge(moment(DUE + timedelta(days=20)))
    assert kinds() == ["nudge_due", "nudge_due"]


def test_without_lead_the_board_is_told_and_a_promise_of_a_report_is_kept_in_mind(text, chair):
    promise(text, due=None, lead=False)
    nudge(moment(date(2026, 3, 2)))
    assert kinds() == ["nudge_nobody"]
    made = promise(text, due=None)
    heard(made, date(2026, 3, 3), next_due=date(2026, 3, 10))
    nudge(moment(date(2026, 3, 10)))
    assert kinds() == ["nudge_nobody"]
    nudge(moment(date(2026, 3, 11)))
    assert kinds() == ["nudge_nobody", "nudge_silent"]


def test_a_handover_and_a_question(text, chair):
    made = promise(text, due=None)
    happened = occasion(date(2026, 3, 5))
    happened.kind, happened.happened = OccasionKind.ELECTION, True
    happened.save()
    Responsibility.objects.filter(commitment=made).update(ends_with=happened)
    Question.objects.create(
        commitment=made, body=body(), by="k", text="Wann?", answer_due=date(2026, 3, 20)
    )
    nudge(moment(date(2026, 3, 16)))
    assert kinds() == ["nudge_handover"]
    nudge(moment(date(2026, 3, 17)))
    nudge(moment(date(2026, 3, 21)))
    assert kinds() == ["nudge_answer", "nudge_answer", "nudge_handover"]
    assert kinds(done_at=None) == ["nudge_answer", "nudge_handover"]


def test_an_empty_seat_is_filled_by_the_deputy_and_a_successor_is_told_at_once(text, chair):
    promise(text)
    late = DUE + timedelta(days=1)
    nudge(moment(late))
    deputy = human("Bela")
    chair.mandates.update(ends_on=late)
    seat(deputy, office(body()))
    nudge(moment(late + timedelta(days=1)))
    waiting = Notice.objects.filter(done_at=None)
    assert [str(one.person_key) for one in waiting] == [str(deputy.key)]
    new = human("Cem")
    seat(new, body().contact)
    nudge(moment(late + timedelta(days=2)))
    assert [str(one.person_key) for one in Notice.objects.filter(done_at=None)] == [str(new.key)]


def test_nobody_to_tell_is_no_error(text):
    promise(text, lead=False)
    assert nudge(moment(DUE + timedelta(days=1))) == 0


def test_put_aside_by_hand_it_comes_back_with_the_next_step_only(text, chair):
    promise(text)
    nudge(moment(DUE + timedelta(days=1)))
    mark_done(actor=actor(chair), pk=Notice.objects.get().pk)
    nudge(moment(DUE + timedelta(days=2)))
    assert kinds(done_at=None) == []
    nudge(moment(DUE + timedelta(days=29)))
    assert kinds(done_at=None) == ["nudge_overdue"]


def test_no_name_stands_in_a_notice(text, chair):
    promise(text)
    nudge(moment(DUE + timedelta(days=1)))
    one = Notice.objects.get()
    assert set(one.values) == {"title", "code", "due_on", "since_on"}
    assert chair.name not in sentence(one.kind, one.values)
    assert kind_of(one.kind).urgent


def test_queries_do_not_grow_with_commitments(text, chair, django_assert_max_num_queries):
    for _number in range(12):
        promise(text)
    with django_assert_max_num_queries(14):
        assert len(list(reminders(DUE + timedelta(days=1)))) == 12


def test_notices_outlast_every_step():
    assert STEP < SEEN_FOR


def test_the_worker_reminds_every_hour():
    assert registry._duties["nudges"].run is nudge
    assert registry._duties["nudges"].every == timedelta(hours=1)


def test_run_twice_at_half_past_two_in_the_night_the_clock_goes_back(text, chair):
    promise(text, due=date(2026, 10, 24))
    for fold in (0, 1):
        at = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)
        nudge(at)
    assert kinds() == ["nudge_overdue"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pattern=st.lists(
        st.tuples(st.integers(0, 40 * 24), st.sampled_from(["run", "run", "twice", "crash"])),
        max_size=14,
    ),
    start=st.integers(-30, 5),
)
def test_any_pattern_of_missed_doubled_and_crashed_runs_tells_each_step_once(
    text, chair, pattern, start
):
    """What was told is what the days of completed runs call for; nothing twice, nothing lost."""
    Notice.objects.all().delete()
    if not Commitment.objects.exists():
        promise(text)
        promise(text, due=DUE + timedelta(days=20))
    at, wanted = moment(DUE + timedelta(days=start), 0).astimezone(UTC), set()
    for hours, how in pattern:
        at += timedelta(hours=hours)
        if how == "crash":
            _crash(at)
            continue
        for _time in range(1 + (how == "twice")):
            nudge(at)
        day = at.astimezone(ZoneInfo("Europe/Berlin")).date()
        now = {one.key for one in reminders(day)}
        wanted |= now
        assert set(Notice.objects.filter(done_at=None).values_list("key", flat=True)) == now
    told = list(Notice.objects.values_list("key", flat=True))
    assert len(told) == len(set(told))
    assert wanted <= set(told)


def _crash(at):
    """Die after the first reminder was stored."""
    real, calls = nudging.notify, []

    def dying(**told):
        if calls:
            raise KeyboardInterrupt
        calls.append(real(**told))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nudging, "notify", dying)
        try:
            nudge(at)
        except KeyboardInterrupt:
            return


def test_followers_hear_of_a_new_entry_until_it_is_taken_back(text, chair):
    made = promise(text)
    fan, quiet = human("Dana"), human("Emre")
    for someone in (fan, chair):
        Follow.objects.create(
            person_key=someone.key, subject_type="commitment", subject_key=made.code
        )
    report = Report(happened_on=date(2026, 3, 5), said="Wir haben angefangen.")
    entry = report_progress(actor=actor(chair), commitment=made, report=report, body=body())
    told = Notice.objects.get()
    assert (str(told.person_key), told.kind) == (str(fan.key), "new_entry")
    assert told.url == made.get_absolute_url()
    assert not Notice.objects.filter(person_key=quiet.key).exists()
    withdraw_entry(actor=actor(chair), entry=entry, reason="Falsche Zusage")
    told.refresh_from_db()
    assert told.done_at


def test_a_body_without_board_or_unit_above(text):
    lonely = Body.objects.create(key="allein", name="Allein", kind="team", unit=body().unit)
    made = promise(text, lead=False)
    Responsibility.objects.create(commitment=made, body=lonely, starts_on=date(2026, 1, 1))
    assert nudge(moment(DUE + timedelta(days=1))) == 0
    assert NOBODY.notices == 0
