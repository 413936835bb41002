"""Whether a motion was handed in in time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .findings import Finding
from .rules import SubmissionRule
from .slate_rules import Counting


def counted_back(days: int, counting: Counting, assembly_on: date) -> date:
    """The last day of a deadline so many days before an assembly."""
    return assembly_on - timedelta(days=days + (counting == "clear_days"))


def last_day(rule: SubmissionRule, assembly_on: date) -> date | None:
    """The last day for handing in; nothing where the item's call is what counts."""
    if rule.days is None:
        return None
    return counted_back(rule.days, rule.counting, assembly_on)


def last_moment(rule: SubmissionRule, assembly_on: date, zone: ZoneInfo) -> datetime | None:
    """The first moment that is too late, in UTC terms exact through changes of the clock."""
    day = last_day(rule, assembly_on)
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(ZoneInfo("UTC"))


def check_submission(
    rule: SubmissionRule,
    *,
    handed_in: datetime,
    assembly_on: date,
    zone: ZoneInfo,
    called_at: datetime | None = None,
) -> Finding:
    """What the statute says about a motion handed in at a moment (with a time zone).

    Raises :class:`ValueError` for a moment without one: it would mean another in each place.
    """
    if handed_in.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    if called_at is not None and handed_in >= called_at:
        return Finding("called", "problem", rule.rule)
    end, day = last_moment(rule, assembly_on, zone), last_day(rule, assembly_on)
    if end is None or day is None:
        return Finding("in-time-until-called", "ok", rule.rule)
    told = {"until": day.isoformat()}
    if handed_in < end:
        return Finding("in-time", "ok", rule.rule, told)
    if rule.late_majority:
        told["majority"] = rule.late_majority
        return Finding("late-urgent", "notice", rule.rule, told)
    return Finding("late-refused", "problem", rule.rule, told)
