"""Three pictures of a programme, each with its sentence and its table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.activities import activity, contribution, host_body
from tests.factories.programme import confirmed, version
from wirksam.foundation.pages.hot import forget
from wirksam.insight.queries.standing import standings_of
from wirksam.insight.queries.units import units_of
from wirksam.insight.rules import level_of, together
from wirksam.programme.models import ProgressEntry
from wirksam.programme.operations.standing import refresh_standing
from wirksam.programme.queries.cards import cards, public_commitments

DAY = date(2026, 6, 1)
LEVELS = ("moving", "lately", "silent", "unheard", "ended", "none")


def reported(of, *, days_ago=0, state="in_progress", **fields):
    """A commitment about which somebody said something."""
    one = confirmed(of, **fields)
    on = timezone.localdate() - timedelta(days=days_ago)
    ProgressEntry.objects.create(commitment=one, happened_on=on, said="getan", state=state)
    refresh_standing(one)
    return one


@pytest.fixture
def text(db):
    forget()
    return version(published=True)


@pytest.fixture
def page(client, text, settings):
    """The programme's page as it now is, in English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    def read() -> str:
        forget()
        answer = client.get("/einblick/2026/")
        assert answer.status_code == 200
        return answer.content.decode()

    return read


# --- what counts as moving -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "heard", "active", "level"),
    [
        ("not_started", None, None, "unheard"),
        ("in_progress", 30, None, "moving"),
        ("in_progress", 31, None, "lately"),
        ("in_progress", 91, None, "silent"),
        ("in_progress", 400, 3, "moving"),
        ("not_started", None, -20, "moving"),
        ("confirmed_done", 400, None, "ended"),
        ("deferred", 1, 1, "ended"),
    ],
)
def test_reports_and_activities_move_a_commitment(state, heard, active, level):
    days = [DAY - timedelta(days=ago) if ago is not None else None for ago in (heard, active)]
    assert level_of(state, *days, DAY) == level


@given(st.lists(st.sampled_from(LEVELS[:-1])))
def test_a_passage_moves_as_much_as_its_liveliest_commitment(levels):
    found = together(levels)
    assert found == min(levels, key=LEVELS.index, default="none")


# --- where it stands -------------------------------------------------------------------------


def test_every_commitment_stands_in_exactly_one_group(text):
    confirmed(text)
    for state in ("in_progress", "running", "partly", "reported_done", "deferred"):
        reported(text, state=state)
    [found] = standings_of([text], today=date(2026, 6, 1))
    assert (found.done, found.going, found.silent, found.ended) == (1, 3, 1, 1)
    assert found.total == len(cards(public_commitments()))
    with translation.override("de"):
        assert found.sentence.startswith("5 von 12 Monaten sind vorbei. Von 6 Zusagen: 1 erledigt")


def test_nothing_of_a_draft_is_shown(client, db):
    confirmed(version())
    forget()
    assert client.get("/einblick/2026/").status_code == 404
    assert "Arbeitsprogramm 2026" not in client.get("/einblick/").content.decode()
    for name in ("stand", "zeilen", "gliederungen"):
        assert client.get(f"/einblick/2026/{name}.csv").status_code == 404


# --- pages -----------------------------------------------------------------------------------


def test_the_strip_links_every_passage_to_its_lines(page, text):
    reported(text, days_ago=2)
    reported(text, first_line=7, last_line=7, days_ago=200)
    found = page()
    assert 'href="/programm/2026/zeilen/2-4/"' in found
    assert "Lines 2–4: moves: heard of within 30 days" in found
    assert "Line 7: silent for longer" in found
    assert "Lines 5–6: no commitment" in found
    assert (
        "4 lines hold commitments: 3 move (report or activity within 30 days), 1 is silent."
        in found
    )


def test_units_stand_by_name_and_not_by_number(page, text):
    one = confirmed(text)
    for slug, number in (("kv-zwei", 3), ("kv-eins", 1), ("aerzte", 2)):
        for _ in range(number):
            contribution(activity(host_body(slug)), one)
    found = units_of(text)
    names = [row.name for row in found.rows]
    assert names == sorted(names)
    assert sum(row.activities for row in found.rows) == 6
    assert {row.most for row in found.rows} == {3}
    assert all(name in page() for name in names)


def test_what_the_public_may_not_know_is_not_counted(text):
    one = confirmed(text)
    body = host_body()
    for fields in ({"visibility": "members"}, {"state": "cancelled"}, {"state": "idea"}):
        contribution(activity(body, **fields), one)
    ended = contribution(activity(body), one)
    ended.ended_at = timezone.now()
    ended.save()
    assert not units_of(text).rows


def test_an_empty_programme_says_so(page):
    found = page()
    assert "No line of this text holds a commitment yet." in found
    assert "No activity has been linked to this programme yet." in found


def test_pictures_are_never_alone_and_never_styled_inline(page, text):
    reported(text)
    contribution(activity(host_body()), confirmed(text))
    found = page()
    assert found.count("<table") == found.count('class="insight-sentence"') == 3
    assert 'style="' not in found
    assert "%)" not in found


@pytest.mark.parametrize("name", ["stand", "zeilen", "gliederungen"])
def test_each_table_can_be_taken_along(client, text, name):
    reported(text)
    contribution(activity(host_body()), confirmed(text))
    answer = client.get(f"/einblick/2026/{name}.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    assert f"{name}-2026-" in answer["Content-Disposition"]
    assert len(lines) >= 2
    assert len({line.count(";") for line in lines}) == 1


def test_a_name_in_a_table_is_no_formula(client, text):
    body = host_body("boese")
    body.unit.name = "=1+1"
    body.unit.save()
    contribution(activity(body), confirmed(text))
    answer = client.get("/einblick/2026/gliederungen.csv")
    assert b"\n=1+1" not in b"".join(answer.streaming_content)


# --- cost ------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "first", "again"), [("/einblick/", 6, 2), ("/einblick/2026/", 9, 1)]
)
def test_however_much_the_same_queries(  # noqa: PLR0917
    client, text, django_assert_num_queries, rows, address, first, again
):
    for number in range(rows):
        one = reported(text)
        contribution(activity(host_body(f"kv-{number}")), one)
        version(f"{2030 + number}", published=True)
    forget()
    with django_assert_num_queries(first):
        assert client.get(address).status_code == 200
    with django_assert_num_queries(again):
        assert client.get(address).status_code == 200
