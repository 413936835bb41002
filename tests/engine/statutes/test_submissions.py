from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.statutes import (
    Rule,
    RuleSet,
    SubmissionRule,
    check_submission,
    in_force,
    last_day,
    last_moment,
)

BERLIN = ZoneInfo("Europe/Berlin")
ASSEMBLY = date(2026, 4, 18)
MOTIONS = SubmissionRule(
    Rule("motions", "Anträge sind zehn Tage vorher einzureichen.", "§ 8 (3)"),
    frozenset({"ordinary"}),
    10,
    counting="calendar_days",
    late_majority="absolute",
)


def test_the_last_day_and_the_day_after():
    day = last_day(MOTIONS, ASSEMBLY)
    assert day == date(2026, 4, 8)
    late = datetime(2026, 4, 9, tzinfo=BERLIN)
    just = late - timedelta(seconds=1)
    checked = [
        check_submission(MOTIONS, handed_in=at, assembly_on=ASSEMBLY, zone=BERLIN)
        for at in (just, late)
    ]
    assert [(one.code, one.level) for one in checked] == [
        ("in-time", "ok"),
        ("late-urgent", "notice"),
    ]
    assert checked[1].message == "Late: the last day was 2026-04-08. It is urgent (absolute)."


def test_full_days_are_one_day_more():
    clear = SubmissionRule(MOTIONS.rule, MOTIONS.kinds, 10)
    assert last_day(clear, ASSEMBLY) == date(2026, 4, 7)


def test_without_a_way_to_admit_it_late_is_refused():
    strict = SubmissionRule(MOTIONS.rule, MOTIONS.kinds, 49)
    found = check_submission(
        strict, handed_in=datetime(2026, 4, 1, tzinfo=UTC), assembly_on=ASSEMBLY, zone=BERLIN
    )
    assert (found.code, found.level) == ("late-refused", "problem")


def test_until_the_item_is_called():
    rule = SubmissionRule(MOTIONS.rule, MOTIONS.kinds, None)
    called = datetime(2026, 4, 18, 15, tzinfo=BERLIN)
    for minutes, code in ((-1, "in-time-until-called"), (0, "called")):
        found = check_submission(
            rule,
            handed_in=called + timedelta(minutes=minutes),
            assembly_on=ASSEMBLY,
            zone=BERLIN,
            called_at=called,
        )
        assert found.code == code


def test_the_hour_that_comes_twice():
    assembly = date(2026, 10, 26)
    rule = SubmissionRule(MOTIONS.rule, MOTIONS.kinds, 1, counting="calendar_days")
    assert last_moment(rule, assembly, BERLIN) == datetime(2026, 10, 25, 23, tzinfo=UTC)
    for fold in (0, 1):
        found = check_submission(
            rule,
            handed_in=datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold),
            assembly_on=assembly,
            zone=BERLIN,
        )
        assert found.code == "in-time"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        check_submission(
            MOTIONS,
            handed_in=datetime(2026, 4, 1),  # noqa: DTZ001 (that is the case)
            assembly_on=ASSEMBLY,
            zone=BERLIN,
        )


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 60), st.integers(-90, 90))
def test_who_is_in_time_is_in_time_earlier_too(assembly, days, hours):
    rule = SubmissionRule(MOTIONS.rule, MOTIONS.kinds, days)
    end = last_moment(rule, assembly, BERLIN)
    at = end + timedelta(hours=hours)
    code = check_submission(rule, handed_in=at, assembly_on=assembly, zone=BERLIN).code
    assert (code == "in-time") is (hours < 0)


def test_the_version_in_force():
    old = RuleSet("Satzung", "2023", date(2023, 1, 1), (MOTIONS,))
    new = RuleSet("Satzung", "2026", date(2026, 5, 1), (MOTIONS,))
    assert in_force((new, old), ASSEMBLY) is old
    assert in_force((new, old), date(2026, 5, 1)) is new
    assert in_force((new, old), date(2020, 1, 1)) is None
    assert old.submission("ordinary") is MOTIONS
    assert old.submission("statute") is None
    with pytest.raises(LookupError, match="no majority 'absolute'"):
        old.majority("absolute")
