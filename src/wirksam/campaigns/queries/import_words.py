"""A waiting list of action days in words: what is wrong with a row, and what to do about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.campaigns.models import ActionList
from wirksam.foundation.i18n.days import day
from wirksam.foundation.tables.previews import KINDS, Line, Preview, preview

__all__ = ["KINDS", "preview_of"]

FIELDS: dict[str, StrOrPromise] = {
    "chapter": _("Chapter"),
    "title": _("Name"),
    "day": _("Date"),
    "at": _("from"),
    "until": _("until"),
    "place": _("Where"),
    "access": _("Access"),
    "people": _("People"),
    "focus": _("Our own focus"),
}
WORDS: dict[str, StrOrPromise] = {
    "formula": _("%(a)s: Here is a formula. Write the value itself."),
    "invisible": _("%(a)s: Invisible signs were taken out."),
    "long": _("%(a)s: This is too long."),
    "empty": _("%(a)s: This is empty. Are cells merged here? Unmerge them and fill in every row."),
    "day": _("%(a)s: “%(b)s” is no day. Write it as 31.12.2025."),
    "time": _("%(a)s: “%(b)s” is no time of the clock. Write it as 14:30."),
    "people": _("“%(a)s” is no number of people. Write a number from 1 to 5000."),
    "no-start": _("There is an end, but no beginning. Write down when it begins."),
    "no-hour": _("In this night the clock goes forward: there is no %(a)s. Add an hour."),
    "unknown": _("There is no chapter “%(a)s”. Write its name as in the list of chapters."),
    "unknown-near": _("There is no chapter “%(a)s”. Do you mean “%(b)s”?"),
    "several": _("Several chapters are called “%(a)s”. Write the whole name."),
    "not-yours": _("You do not plan for “%(a)s”. Leave this row to them."),
    "outside": _("%(a)s lies outside the days of the campaign (%(b)s to %(c)s)."),
    "past": _("%(a)s is over. Choose a day to come."),
    "twice": _("The same action stands in row %(a)s. Keep one of the two."),
    "planned": _("The chapter has planned this already. It stays as the chapter has it."),
    "unread": _("The column “%(a)s” is not read."),
    "cp1252": _("This file is not UTF-8. Check whether all umlauts are right."),
}
_COLUMNS_IN = frozenset({"formula", "invisible", "long", "empty", "day", "time"})
_DAYS_IN = frozenset({"outside", "past"})


def preview_of(waiting: ActionList, *, only: str = "", page: str = "1") -> Preview:
    """The preview of every row; errors first unless one kind is asked for."""
    notes = [_say(note) for note in waiting.notes]
    if any(one["kind"] == "new" and not one["own"] for one in waiting.verdicts):
        notes.append(
            str(
                _(
                    "Actions of other chapters are seen by members only until the chapter opens"
                    " them. Their hosts are told."
                )
            )
        )
    return preview(waiting.entries, waiting.verdicts, line=_line, notes=notes, only=only, page=page)


def _line(entry: dict[str, Any], verdict: dict[str, Any]) -> Line:
    values = entry["values"]
    name = " \N{MIDDLE DOT} ".join(
        part for part in (values.get("chapter"), values.get("title")) if part
    )
    told = [(key, values[key]) for key in FIELDS if key in values and key != "chapter"]
    return Line(
        number=entry["row"],
        name=name,
        kind=verdict["kind"],
        changes=[(str(FIELDS[key]), "", _value(key, value)) for key, value in told],
        problems=[_say(problem) for problem in verdict["problems"]],
        warnings=[_say(warning) for warning in verdict["warnings"]],
    )


def _value(key: str, told: str) -> str:
    return day(date.fromisoformat(told)) if key == "day" else told


def _say(code_and_words: list[str]) -> str:
    code, *words = code_and_words
    if code in _COLUMNS_IN:
        words[0] = str(FIELDS[words[0]])
    elif code in _DAYS_IN:
        words = [_value("day", word) for word in words]
    return str(WORDS[code]) % dict(zip("abc", words, strict=False))
