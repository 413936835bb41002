"""A waiting list in words: verdicts, changes, errors and what to do about them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.association.models import ImportBatch
from wirksam.foundation.i18n.days import day
from wirksam.foundation.tables.previews import KINDS, Line, Preview, preview

__all__ = ["KINDS", "preview_of"]

FIELDS: dict[str, StrOrPromise] = {
    "name": _("Name"),
    "first": _("First name"),
    "last": _("Last name"),
    "mail": _("Mail address"),
    "since": _("Member since"),
    "eligible": _("Eligible until"),
    "number": _("Member number"),
    "office": _("Office held"),
    "body": _("Body"),
    "from": _("from"),
    "until": _("until"),
    "again": _("Comes back"),
}
WORDS: dict[str, StrOrPromise] = {
    "formula": _("%(a)s: Here is a formula. Write the value itself."),
    "day": _("%(a)s: “%(b)s” is no day. Write it as 31.12.2025."),
    "name": _("The name is missing."),
    "long": _("%(a)s: This is too long."),
    "mail": _("“%(a)s” is no mail address."),
    "backwards": _("It would end before it begins. Correct one of the two days."),
    "no-office": _("There is a body or a term, but no office. Write down the office."),
    "twice": _("The same person stands in row %(a)s. Keep one of the two."),
    "two-people": _("The number belongs to one person, the address to another (%(a)s)."),
    "several": _("%(a)s people here have this name. Write down the number or the address."),
    "left": _("She left on %(a)s. Write down from when she is a member again."),
    "since": _("This does not fit what is known about when she was a member (since %(a)s)."),
    "unknown-office": _("There is no office “%(a)s” here. Check how it is written, and its body."),
    "offices": _("There are several offices “%(a)s”. Write down the body."),
    "longer": _("The term ends on %(a)s already. Change it on the page of offices."),
    "refused": "%(a)s",
    "follows": _("Row %(a)s about the same person has an error. Correct it first."),
    "invisible": _("%(a)s: Invisible signs were taken out."),
    "homoglyph": _("The name mixes letters of several scripts that look alike. Look closely."),
    "by-mail": _("Found by the address. Until now the name was %(a)s."),
    "by-name": _("Found by the name alone. If it is another person, write down a number."),
    "same-name": _("Another person here has the same name, under another number."),
    "shared": _("Row %(b)s has the same in “%(a)s”. We take them for two people."),
    "name-kept": _("The name stays “%(a)s”: she also belongs elsewhere, or not here any more."),
    "asked": _("She is asked first whether the new address is right."),
    "waits": _("This office waits for a second person already."),
    "unknown": _("The column “%(a)s” is not read."),
    "cp1252": _("This file is not UTF-8. Check whether all umlauts are right."),
    "appoint": _("Gets the office “%(a)s”."),
    "end": _("The office “%(a)s” ends on %(b)s."),
}
_DAYS_IN = frozenset({"left", "since", "longer"})
_COLUMNS_IN = frozenset({"formula", "day", "long", "invisible", "shared"})


def preview_of(batch: ImportBatch, *, only: str = "", page: str = "1") -> Preview:
    """The preview; errors first unless one kind is asked for."""
    notes = [_say(note) for note in batch.notes]
    return preview(batch.entries, batch.verdicts, line=_line, notes=notes, only=only, page=page)


def _line(entry: dict[str, Any], verdict: dict[str, Any]) -> Line:
    kind, values = verdict["kind"], entry["values"]
    changes = [
        (str(FIELDS[key]), _value(key, before), _value(key, after))
        for key, before, after in verdict["changes"]
    ]
    if verdict["office"]:
        until = _value("until", values.get("until", ""))
        told = _say([verdict["office"], values["office"], until])
        changes.append((gettext("Office held"), "", told))
    return Line(
        number=entry["row"],
        name=values.get("name", ""),
        kind=kind,
        changes=changes,
        problems=[_say(problem) for problem in verdict["problems"]],
        warnings=[_say(warning) for warning in verdict["warnings"]],
    )


def _value(key: str, told: str) -> str:
    is_day = key in {"since", "eligible", "again", "from", "until"}
    return day(date.fromisoformat(told)) if told and is_day else told


def _say(code_and_words: list[str]) -> str:
    code, *words = code_and_words
    if code in _COLUMNS_IN:
        words[0] = str(FIELDS[words[0]])
    elif code in _DAYS_IN:
        words[0] = _value("since", words[0])
    return str(WORDS[code]) % dict(zip("ab", words, strict=False))
