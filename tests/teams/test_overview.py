"""Where the teams stand, all together; and what programmes tell of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.accounts import sign_in
from tests.factories.association import body, occasion
from tests.factories.people import human, seat
from tests.factories.programme import confirmed, version
from tests.factories.teams import called, cycle, member, team
from wirksam.association.models import Occasion, Office
from wirksam.foundation.access import NOBODY
from wirksam.foundation.pages.hot import forget
from wirksam.programme.models import Commitment, Deadline, Responsibility
from wirksam.programme.queries.cards import card
from wirksam.programme.queries.thread import thread, with_thread
from wirksam.teams.models import Custody, CustodyReport, CycleStep, TeamPromise
from wirksam.teams.queries.bands import Window, band
from wirksam.teams.queries.overview import overview
from wirksam.teams.queries.threading import chips


@pytest.fixture(autouse=True)
def _nothing_kept():
    forget()


@pytest.fixture
def today():
    return timezone.localdate()


def fill(which, number: int, today, **fields) -> None:
    for _each in range(number):
        seat(human("Mia"), which.offices.get(), starts_on=today - timedelta(days=60), **fields)


def act(which, today, **fields) -> Custody:
    told = {"basis": "Beschluss B-1", "starts_on": today - timedelta(days=10)}
    return Custody.objects.create(body=which, acting=body(), **(told | fields))


@given(
    seats=st.integers(0, 4),
    held=st.lists(st.tuples(st.integers(-400, 400), st.none() | st.integers(0, 500)), max_size=5),
    acting=st.lists(st.tuples(st.integers(-400, 400), st.none() | st.integers(0, 500)), max_size=2),
)
def test_a_band_has_neither_gap_nor_overlap_and_tells_each_day(seats, held, acting):
    now = date(2026, 11, 22)

    def days(rows):
        starts = [(now + timedelta(days=start), length) for start, length in rows]
        return [
            (one, one + timedelta(days=long) if long is not None else None) for one, long in starts
        ]

    window = Window.around(now)
    mandates, others = days(held), days(acting)
    spans = band(window, seats, mandates, others)
    assert spans[0][1] == 0
    assert spans[-1][2] == 1
    assert all(one[2] == other[1] and one[0] != other[0] for one, other in pairwise(spans))
    for shift in range(0, 540, 7):
        on = window.first + timedelta(days=shift)
        if not window.holds(on):
            continue
        place = window.place(on)
        [tone] = [tone for tone, start, end in spans if start <= place < end]
        sitting = sum(first <= on and (last is None or on <= last) for first, last in mandates)
        if sitting:
            assert tone == ("full" if seats and sitting >= seats else "part")
        else:
            acts = any(first <= on and (last is None or on <= last) for first, last in others)
            assert tone == ("acting" if acts else "none")


def test_months_are_equally_wide_and_days_in_order():
    window = Window.around(date(2026, 11, 22))
    assert window.first == date(2026, 2, 1)
    assert window.end == date(2027, 8, 1)
    places = [window.place(window.first + timedelta(days=n)) for n in range(546)]
    assert places == sorted(places)
    assert window.place(date(2026, 11, 1)) == 0.5


@pytest.mark.django_db
class TestRows:
    def test_complete_and_at_work(self, today):
        fill(team(), 5, today)
        cycle(team(), "running")
        [row] = overview().rows
        assert row.is_complete
        assert (row.held, row.empty) == (5, 0)

    def test_at_work_with_empty_seats(self, today):
        fill(team(), 2, today)
        [row] = overview().rows
        assert row.works
        assert not row.is_complete
        assert row.empty == 3

    def test_missing_with_somebody_acting_and_a_binding_day(self, today):
        cycle(team(), "planned", binding=True, due=occasion(today + timedelta(days=90)))
        act(team(), today, ends_with=occasion())
        [row] = overview().rows
        assert row.acts is not None
        assert row.binding
        assert "Landesvorstand" in row.sentence
        [day] = [one for one in overview().ribbon if one.binding]
        assert day.on == today + timedelta(days=90)

    def test_missing_with_nobody(self):
        team()
        [row] = overview().rows
        assert row.sign[1] == "danger"

    def test_overdue_reports_are_counted(self, today):
        act(team(), today, starts_on=today - timedelta(days=40))
        [row] = overview().rows
        assert row.owed.late == 10
        assert overview().counts[3][0] == 1

    def test_a_dissolved_team_is_not_there(self, today):
        gone = team()
        gone.ends_on = today - timedelta(days=1)
        gone.save()
        assert not overview().rows

    def test_deadlines_promised_about_a_team(self, today):
        about = confirmed(version(published=True), modality="must")
        Deadline.objects.create(
            commitment=about, wording="bald", fixed_on=today + timedelta(days=9)
        )
        TeamPromise.objects.create(body=team(), commitment=about, added_by="?")
        [day] = overview().ribbon
        assert (day.binding, day.late) == (True, False)
        Deadline.objects.update(fixed_on=today - timedelta(days=9))
        [day] = overview().ribbon
        assert day.late

    def test_names_nobody(self, client, today):
        fill(team(), 3, today)
        assert "Mia" not in client.get("/teams/").content.decode()


def several(today, number: int) -> None:
    for count in range(number):
        one = team(f"team-{count}", f"Team {count}")
        called(one)
        made = act(one, today)
        CustodyReport.objects.create(custody=made, due_on=today, done="x", involved="y")
        seat(human("Mia"), one.offices.get(), starts_on=today + timedelta(days=5))
        about = confirmed(version(f"p{count}", published=True))
        Deadline.objects.create(commitment=about, wording="bald", fixed_on=today)
        TeamPromise.objects.create(body=one, commitment=about, added_by="?")


@pytest.mark.django_db
def test_people_are_wanted_while_a_call_is_open_and_members_find_their_ways(client):
    called(team("naturteam", "Naturteam"))
    called(team("kulturteam", "Kulturteam"), closes_at=timezone.now() - timedelta(minutes=1))
    shown = client.get("/teams/").text
    assert 'href="/teams/naturteam/ausschreibung/"' in shown
    assert 'href="/teams/kulturteam/ausschreibung/"' not in shown
    assert "/teams/koennen/" not in shown
    sign_in(client, member())
    shown = client.get("/teams/").text
    assert 'href="/teams/koennen/"' in shown
    assert 'href="/teams/bewerbungen/"' in shown


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(client, today, number, django_assert_num_queries):
    several(today, number)
    with django_assert_num_queries(10):
        client.get("/teams/")
    with django_assert_num_queries(2):
        client.get("/teams/")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_one_who_acts_has_as_many(client, today, number, django_assert_num_queries):
    made = act(team(), today)
    for count in range(number):
        CustodyReport.objects.create(custody=made, due_on=today, done="x", involved="y")
        about = confirmed(version(f"p{count}", published=True))
        TeamPromise.objects.create(body=team(), commitment=about, added_by="?")
    with django_assert_num_queries(10):
        client.get("/teams/bildungsteam/vertretung/")


@pytest.fixture
def promise(today):
    text = version(published=True)
    text.resolved_on = today - timedelta(days=100)
    text.save()
    return confirmed(text, lead=False)


def titles(of: Commitment) -> list[str]:
    row = with_thread(Commitment.objects.filter(pk=of.pk)).get()
    return [knot.title for knot in thread(card(row, timezone.localdate()), NOBODY)]


@pytest.mark.django_db
class TestProgrammes:
    def test_a_thread_tells_of_calls_elections_and_reports(self, promise, today):
        TeamPromise.objects.create(body=team(), commitment=promise, added_by="?")
        term = cycle(team(), "proposal", due=occasion(today + timedelta(days=30)))
        for step in ("call", "screening", "proposal"):
            CycleStep.objects.create(cycle=term, after=step, taken_by="?")
        made = act(team(), today)
        CustodyReport.objects.create(
            custody=made, due_on=today, done="Zwei Abende.", involved="Sechs Mitglieder."
        )
        told = " | ".join(titles(promise))
        assert told.count("Bildungsteam") == 5
        assert "LMV Frühjahr 2026" in told
        assert told.count("Landesvorstand") == 2

    def test_also_by_responsibility(self, promise, today):
        Responsibility.objects.create(
            commitment=promise, body=body(), acting_for=team(), starts_on=date(2025, 1, 1)
        )
        made = act(team(), today)
        CustodyReport.objects.create(custody=made, due_on=today, done="x", involved="y")
        told = titles(promise)
        assert sum("Bildungsteam" in one for one in told) == 2
        assert chips(promise.version)[promise.pk].href == "/teams/bildungsteam/"

    def test_nothing_from_before_the_text(self, promise):
        TeamPromise.objects.create(body=team(), commitment=promise, added_by="?")
        long_ago = datetime(2020, 1, 1, tzinfo=UTC)
        CycleStep.objects.create(
            cycle=cycle(team(), "closed"), after="call", taken_by="?", taken_at=long_ago
        )
        assert not [one for one in titles(promise) if "Bildungsteam" in one]

    def test_nothing_from_after_its_term(self, promise):
        TeamPromise.objects.create(body=team(), commitment=promise, added_by="?")
        later = datetime(2031, 1, 1, tzinfo=UTC)
        CycleStep.objects.create(
            cycle=cycle(team(), "closed"), after="call", taken_by="?", taken_at=later
        )
        assert not [one for one in titles(promise) if "Bildungsteam" in one]

    def test_other_commitments_tell_nothing(self, promise, today):
        act(team(), today)
        cycle(team(), "planned")
        assert not [one for one in titles(promise) if "Bildungsteam" in one]
        assert not chips(promise.version)

    def test_a_chip_says_where_the_team_stands_and_moves(self, promise, today, client):
        TeamPromise.objects.create(body=team(), commitment=promise, added_by="?")
        act(team(), today)
        before = chips(promise.version)[promise.pk].label
        Custody.objects.all().delete()
        fill(team(), 5, today)
        cycle(team(), "running")
        after = chips(promise.version)[promise.pk].label
        assert before != after
        assert (
            "Bildungsteam"
            in client.get(promise.version.programme.get_absolute_url()).content.decode()
        )

    def test_what_is_said_by_two_teams_is_one_chip(self, promise):
        for one in (team(), team("natur", "Naturteam")):
            TeamPromise.objects.create(body=one, commitment=promise, added_by="?")
        assert chips(promise.version)[promise.pk].href == "/teams/"

    def test_a_body_without_a_page_of_its_own_gives_no_chip(self, promise):
        all_of_them = body("teams", "Die Teams", "team")
        Office.objects.filter(body=all_of_them).delete()
        TeamPromise.objects.create(body=all_of_them, commitment=promise, added_by="?")
        assert not chips(promise.version)
        assert Occasion.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", ["/zusagen/", "/beschlusskontrolle/", "/beschlusskontrolle/tabelle.csv"]
)
def test_lists_of_commitments_say_for_whom_somebody_acts(client, promise, page):
    Responsibility.objects.create(
        commitment=promise, body=body(), acting_for=team(), starts_on=date(2025, 1, 1)
    )
    answer = client.get(page)
    words = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert "Landesvorstand für Bildungsteam" in words.decode()
