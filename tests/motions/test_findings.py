"""What the rules say about a motion: with rule and source, never more than a warning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.factories.association import occasion, state_unit
from tests.factories.motions import make_amendment, make_motion, mover
from tests.factories.rules import rule_book
from wirksam.foundation.access import RefusedError
from wirksam.motions.operations import submitting
from wirksam.motions.queries.findings import deadlines_for, findings_of, is_late, kind_of

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
WISH = {3: "- In jedem Kreis gibt es zwei Aktionstage."}


def at(day: int, month: int = 4, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=BERLIN)


def codes(motion, when):
    motion.handed_in_at = when
    return [(one.code, one.level) for one in findings_of(motion)]


def test_without_rules_nothing_is_said():
    motion = make_motion()
    assert findings_of(motion) == []
    assert not is_late(motion)
    assert deadlines_for(state_unit(), occasion()) == []


def test_a_motion_is_in_time_until_midnight_of_the_last_day():
    motion = make_motion()
    rule_book()
    end = datetime(2026, 4, 8, tzinfo=BERLIN)
    assert codes(motion, end - timedelta(seconds=1)) == [("in-time", "ok")]
    assert codes(motion, end) == [("late-urgent", "notice"), ("majority", "notice")]


def test_each_finding_names_rule_and_source_and_marks_assumptions():
    motion = make_motion()
    rule_book()
    motion.handed_in_at = at(17)
    late, majority = findings_of(motion)
    assert "7" in late.sentence
    assert late.source == "Satzung § 9 Abs. 4"
    assert (late.assumed, majority.assumed) == (False, True)
    assert majority.text.startswith("Die absolute Mehrheit")


def test_kinds_of_motions_and_amendments_have_deadlines_of_their_own():
    rule_book()
    ordinary, statute = make_motion(), make_motion()
    statute.kind = "statute"
    statute.save()
    assert kind_of(make_amendment(ordinary, WISH)) == "amendment"
    amendment = make_amendment(statute, WISH)
    assert kind_of(amendment) == kind_of(amendment.submission) == "statute_amendment"
    assert codes(statute, at(27, 2)) == [("in-time", "ok")]
    assert codes(statute, at(28, 2))[0] == ("late-urgent", "notice")
    amendment.motion.kind = "statute"
    assert codes(amendment, at(3)) == [("in-time", "ok")]
    assert codes(amendment, at(4))[0] == ("late-urgent", "notice")


def test_an_amendment_has_time_until_the_motion_is_called():
    rule_book()
    motion = make_motion()
    amendment = make_amendment(motion, WISH)
    assert codes(amendment, at(18)) == [("in-time-until-called", "ok")]
    amendment.motion.called_at = at(18, hour=11)
    assert codes(amendment, at(18)) == [("called", "problem")]


def test_the_deadlines_of_an_assembly_in_order():
    rule_book()
    rows = deadlines_for(state_unit(), occasion(), at(1))
    assert [(row.kind, row.last_day, row.is_over) for row in rows] == [
        ("statute", date(2026, 2, 27), True),
        ("statute_amendment", date(2026, 4, 3), False),
        ("ordinary", date(2026, 4, 7), False),
        ("resolution", date(2026, 4, 7), False),
        ("amendment", None, False),
        ("application", None, False),
    ]
    assert rows[0].moment == datetime(2026, 2, 27, 23, tzinfo=UTC)
    assert rows[1].moment == datetime(2026, 4, 3, 22, tzinfo=UTC)
    assert [row.assumed for row in rows] == [False] * 5 + [True]


def test_a_deadline_in_the_night_in_which_an_hour_repeats():
    rule_book()
    motion = make_motion()
    motion.occasion.happens_on = date(2026, 11, 5)
    for fold in (0, 1):
        repeated = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
        assert codes(motion, repeated) == [("in-time", "ok")]
    assert codes(motion, datetime(2026, 10, 26, tzinfo=BERLIN))[0] == ("late-urgent", "notice")
    moments = {row.kind: row.moment for row in deadlines_for(state_unit(), motion.occasion)}
    assert moments["ordinary"] == datetime(2026, 10, 25, 23, tzinfo=UTC)


def test_without_a_day_the_rule_itself_is_told():
    rule_book()
    motion = make_motion()
    motion.occasion.happens_on = None
    assert findings_of(motion) == []
    motion.occasion.happens_on = None
    rows = {row.kind: row for row in deadlines_for(state_unit(), motion.occasion)}
    assert (rows["ordinary"].moment, rows["ordinary"].is_over) == (None, False)
    assert "10" in rows["ordinary"].text


@pytest.mark.parametrize("urgency", ["", "Es eilt."])
def test_what_is_late_is_marked_and_says_why_it_is_urgent(urgency):
    rule_book()
    occasion(timezone.localdate() + timedelta(days=3))
    someone = mover()
    motion = make_motion(published=False, by=someone, urgency=urgency)
    if urgency:
        assert submitting.hand_in(actor=someone, submission=motion).is_late
    else:
        with pytest.raises(RefusedError):
            submitting.hand_in(actor=someone, submission=motion)


def test_what_is_in_time_needs_no_reason():
    rule_book()
    occasion(timezone.localdate() + timedelta(days=60))
    someone = mover()
    motion = make_motion(published=False, by=someone, urgency="")
    assert not submitting.hand_in(actor=someone, submission=motion).is_late
