"""The second implementation, its part about terms and days: days are walked, never reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wirksam.engine.statutes import Proposed, Rule, RuleSet, Slate, Term

Told = tuple[str, str, str, bool, frozenset[tuple[str, object]]]
Written = tuple[int, int, int]
DAY = timedelta(days=1)


def say(code: str, level: str, rule: Rule | str, **values: object) -> Told:
    name, assumed = (rule, True) if isinstance(rule, str) else (rule.code, rule.assumed)
    return code, level, name, assumed, frozenset(values.items())


def everybody(slate: Slate) -> list[Proposed]:
    """Who is there; somebody named again does not come twice."""
    here: list[Proposed] = []
    for one in slate.people:
        if all(other.key != one.key for other in here):
            here.append(one)
    return here


def number_day(begins: date, months: int) -> Written:
    """The day of the same number so many months later, which the calendar may not have."""
    year, month = begins.year, begins.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return year, month, begins.day


def written(day: date) -> Written:
    return day.year, day.month, day.day


def lengths(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    rule, people = rules.slates.term, everybody(slate)
    if not people:
        return
    if rule is None:
        yield say("terms-unruled", "notice", "silent-term")
        return
    wrong = 0
    if slate.months and slate.months > rule.months:
        wrong += 1
        yield say("months-too-many", "problem", rule.rule, planned=slate.months, months=rule.months)
    for one in people:
        term = one.term if one.term is not None else slate.term
        if term is None or written(term.ends_on) < number_day(term.begins_on, rule.months):
            continue
        wrong += 1
        until = term.ends_on
        while written(until) >= number_day(term.begins_on, rule.months):
            until -= DAY
        yield say(
            "term-too-long",
            "problem",
            rule.rule,
            person=one.key,
            months=rule.months,
            until=str(until),
        )
    undated = [one for one in people if one.term is None and slate.term is None]
    if undated and slate.months is None:
        yield say("term-undated", "notice", rule.rule)
    elif not wrong:
        yield say("terms-fit", "ok", rule.rule, months=rule.months)


def leads_on(earlier: Term, begins: date, pause: int) -> bool:
    """No pause that begins a new row lies between a term and the day on which the next begins."""
    free = earlier.ends_on + DAY
    return begins <= free if pause == 0 else written(begins) < number_day(free, pause)


def rows(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    rule = rules.slates.row
    if not any(one.earlier for one in slate.people):
        return
    if rule is None:
        yield say("rows-unruled", "notice", "silent-row")
        return
    wrong, unknown = 0, False
    for one in everybody(slate):
        term = one.term if one.term is not None else slate.term
        if term is None:
            unknown = unknown or len(one.earlier) > 0
            continue
        row, left = [term], list(one.earlier)
        while joined := [
            old
            for old in left
            if any(leads_on(old, new.begins_on, rule.pause_months) for new in row)
        ]:
            row += joined
            left = [old for old in left if old not in joined]
        if len(row) > rule.times:
            wrong += 1
            yield say(
                "too-often-in-a-row",
                "problem",
                rule.rule,
                person=one.key,
                before=len(row) - 1,
                times=rule.times,
            )
    if unknown:
        yield say("row-undated", "notice", rule.rule)
    elif not wrong:
        yield say("row-fits", "ok", rule.rule, times=rule.times)


# Days ----------------------------------------------------------------------------------------


def call(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    rule, days = rules.slates.call, slate.dates
    if rule is None:
        if days.call_opened_on is not None or days.call_closes_on is not None:
            yield say("call-unruled", "notice", "silent-call")
        return
    if days.call_opened_on is None or days.call_closes_on is None:
        yield say("call-undated", "notice", rule.rule, days=rule.days)
        return
    day, number, earliest = days.call_opened_on, 0, days.call_opened_on
    while day < days.call_closes_on:
        day, number = day + DAY, number + 1
    for _ in range(rule.days):
        earliest += DAY
    if earliest > days.call_closes_on:
        yield say(
            "call-too-short",
            "problem",
            rule.rule,
            open=number,
            days=rule.days,
            until=str(earliest),
        )
    else:
        yield say("call-long-enough", "ok", rule.rule, open=number, days=rule.days)


def publication(rules: RuleSet, slate: Slate) -> Iterator[Told]:
    rule, days = rules.slates.publication, slate.dates
    name: Rule | str = rule.rule if rule else "assumed-publication"
    number, clear = (rule.days, rule.counting == "clear_days") if rule else (0, True)
    last = days.assembly_on
    if last is None:
        yield say("assembly-undated", "notice", name)
    else:
        for _ in range(number):
            last -= DAY
        if clear:  # full days lie in between: it is the day before them
            last -= DAY
        if days.published_on is None:
            yield say("publish-until", "notice", name, until=str(last))
        elif days.published_on > last:
            yield say("published-late", "problem", name, until=str(last))
        else:
            yield say("published-in-time", "ok", name, until=str(last))
    closes = days.call_closes_on
    if closes is None:
        return
    if days.published_on is not None:
        if not days.published_on > closes:
            yield say("published-before-closing", "problem", "assumed-order", closes=str(closes))
    elif last is not None and not last > closes:
        yield say(
            "no-time-to-propose", "problem", "assumed-order", closes=str(closes), until=str(last)
        )
