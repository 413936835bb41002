"""How long terms last, and how many of them in a row."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from .assumed import SILENT
from .findings import Finding
from .slate import Slate, Term
from .slate_rules import RowRule, SlateRules, TermRule

MONTHS = 12


def term_until(begins_on: date, months: int) -> date:
    """The last day of a term of so many months (§§ 187 (2), 188 (2), (3) German Civil Code)."""
    count = begins_on.year * MONTHS + begins_on.month - 1 + months
    year, month = divmod(count, MONTHS)
    if begins_on.day == 1:
        return date(year, month + 1, 1) - timedelta(days=1)
    return date(year, month + 1, min(begins_on.day - 1, monthrange(year, month + 1)[1]))


def check_terms(rules: SlateRules, slate: Slate) -> Iterator[Finding]:
    """Whether terms are short enough, and nobody stands once too often."""
    if slate.people:
        yield from _length(rules.term, slate)
    if any(one.earlier for one in slate.people):
        yield from _rows(rules.row, slate)


def _length(rule: TermRule | None, slate: Slate) -> Iterator[Finding]:
    if rule is None:
        yield Finding("terms-unruled", "notice", SILENT["term"])
        return
    fits = True
    if slate.months is not None and slate.months > rule.months:
        fits = False
        told = {"planned": slate.months, "months": rule.months}
        yield Finding("months-too-many", "problem", rule.rule, told)
    for one in slate.distinct:
        term = one.term or slate.term
        if term and term.ends_on > (until := term_until(term.begins_on, rule.months)):
            fits = False
            about = {"person": one.key, "months": rule.months, "until": until.isoformat()}
            yield Finding("term-too-long", "problem", rule.rule, about)
    if slate.months is None and any(slate.begins_on(one) is None for one in slate.distinct):
        yield Finding("term-undated", "notice", rule.rule)
    elif fits:
        yield Finding("terms-fit", "ok", rule.rule, {"months": rule.months})


def _rows(rule: RowRule | None, slate: Slate) -> Iterator[Finding]:
    if rule is None:
        yield Finding("rows-unruled", "notice", SILENT["row"])
        return
    fits = known = True
    for one in slate.distinct:
        begins = slate.begins_on(one)
        if begins is None:
            known = known and not one.earlier
            continue
        before = in_a_row(rule, one.earlier, begins)
        if before >= rule.times:
            fits = False
            told = {"person": one.key, "before": before, "times": rule.times}
            yield Finding("too-often-in-a-row", "problem", rule.rule, told)
    if not known:
        yield Finding("row-undated", "notice", rule.rule)
    elif fits:
        yield Finding("row-fits", "ok", rule.rule, {"times": rule.times})


def in_a_row(rule: RowRule, earlier: Iterable[Term], begins_on: date) -> int:
    """How many terms lead up to a day without a pause that begins a new row."""
    reached, number = begins_on, 0
    for term in sorted(earlier, key=lambda one: one.ends_on, reverse=True):
        free = term.ends_on + timedelta(days=1)
        paused = free < reached
        if rule.pause_months:
            paused = term_until(free, rule.pause_months) < reached
        if paused:
            break
        reached, number = min(reached, term.begins_on), number + 1
    return number
