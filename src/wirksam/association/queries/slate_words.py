"""What the statutes say about a slate, in words of the present language, with rule and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirksam.association.queries.findings import Kept, Said, kept
from wirksam.engine.statutes import Finding, Rule
from wirksam.foundation.i18n.days import day

_SENTENCES = {
    "seats-enough": _("%(reserved)s of %(seats)s seats are reserved."),
    "seats-too-few": _("%(reserved)s of %(seats)s seats are reserved, %(needed)s are needed."),
    "seats-too-many-filled": _("%(filled)s people for %(seats)s seats: that is too many."),
    "open-seats-overfilled": _("%(filled)s people for %(seats)s open seats: too many."),
    "reserved-seats-empty": _("%(empty)s reserved seats stay empty until they are opened."),
    "seats-unruled": _("The rules do not say how many seats are reserved."),
    "single-seats-turn": _(
        "Single seats that are reserved this time, since they were open before: %(seats)s."
    ),
    "single-seats-again": _(
        "Single seats that stay open, since who holds them stands again: %(seats)s."
    ),
    "single-seats-unruled": _("The rules do not say whether single seats are reserved in turn."),
    "votes-full": _("The delegation can have all %(seats)s votes."),
    "votes-lost": _(
        "The delegation can have %(votes)s of %(seats)s votes: %(missing)s reserved seats are not"
        " filled."
    ),
    "votes-unruled": _(
        "The rules do not say how many votes a delegation has whose reserved seats are not filled."
    ),
    "twice": _("%(person)s is on the slate %(times)s times."),
    "office-excludes": _(
        "%(person)s holds an office with which nobody can be proposed: %(office)s."
    ),
    "reader-proposed": _("%(person)s reads the applications and cannot be proposed."),
    "nobody-excluded": _("Nobody is proposed who cannot be."),
    "offices-unruled": _("The rules do not say with which offices nobody can be proposed."),
    "terms-fit": _("No term is longer than %(months)s months."),
    "term-too-long": _(
        "%(person)s: the term is longer than %(months)s months. Its last day can be %(until)s."
    ),
    "months-too-many": _(
        "A term of %(planned)s months is planned, at most %(months)s are possible."
    ),
    "term-undated": _("It is not known yet from when until when the term lasts."),
    "terms-unruled": _("The rules do not say how long a term can be."),
    "row-fits": _("Nobody holds the office more than %(times)s times in a row."),
    "too-often-in-a-row": _(
        "%(person)s held the office %(before)s times in a row already. %(times)s times in a row"
        " are possible."
    ),
    "row-undated": _("It is not known yet when the term begins, so not how often in a row it is."),
    "rows-unruled": _("The rules do not say how often in a row an office can be held."),
    "call-long-enough": _("The call is open for %(open)s days, at least %(days)s are needed."),
    "call-too-short": _(
        "The call is open for %(open)s days, at least %(days)s are needed. It can close on"
        " %(until)s."
    ),
    "call-undated": _(
        "It is not known yet from when until when the call is open. At least %(days)s days are"
        " needed."
    ),
    "call-unruled": _("The rules do not say how long a call must be open."),
    "published-in-time": _("In time: the proposal had to be public by %(until)s."),
    "published-late": _("Late: the proposal had to be public by %(until)s."),
    "publish-until": _("The proposal must be public by %(until)s."),
    "assembly-undated": _(
        "The day of the assembly is not known yet, so neither is the last day for the proposal."
    ),
    "published-before-closing": _(
        "The proposal is public before the call has closed (%(closes)s)."
    ),
    "no-time-to-propose": _(
        "The call closes on %(closes)s, but the proposal must be public by %(until)s."
    ),
}
_ASSUMED = {
    "assumed-seats": _("A reserved seat that nobody fills stays empty until it is opened."),
    "assumed-readers": _("Who reads the applications cannot be proposed."),
    "assumed-publication": _("A proposal is public on the day before the assembly."),
    "assumed-once": _("Nobody is proposed for two seats of the same body."),
    "assumed-order": _("A proposal is made when the call has closed."),
    "silent-seats": _("How many seats are reserved is not checked."),
    "silent-alternation": _("Turns of single seats are not checked."),
    "silent-term": _("The length of terms is not checked."),
    "silent-row": _("How often in a row somebody holds an office is not checked."),
    "silent-offices": _("Offices that exclude each other are not checked."),
    "silent-call": _("How long the call is open is not checked."),
    "silent-delegation": _("No vote is taken from the delegation."),
}
_DAYS = ("until", "closes")


def said(
    findings: Iterable[Finding],
    names: Mapping[str, str] | None = None,
    offices: Mapping[str, str] | None = None,
) -> list[Said]:
    """Findings in words; ``names`` by key and ``offices`` by code are what to call them."""
    rows = []
    for one in findings:
        row = kept([one])[0]
        key = one.values.get("person")
        if key is not None and names:
            row["values"]["person"] = names.get(str(key), gettext("Somebody"))
        rows.append(row)
    return said_of(rows, offices)


def said_of(rows: Iterable[Kept], offices: Mapping[str, str] | None = None) -> list[Said]:
    """Stored findings in words; codes unknown by now are left out."""
    return [_said(row, offices or {}) for row in rows if row["code"] in _SENTENCES]


def assumption_words(rule: Rule) -> str:
    """What is taken for meant by a rule of ours, where statutes are silent."""
    return str(_ASSUMED.get(rule.code, rule.text))


def _said(row: Kept, offices: Mapping[str, str]) -> Said:
    rule, told = row["rule"], {"person": gettext("Somebody")} | row["values"]
    for name in _DAYS:
        if name in told:
            told[name] = day(date.fromisoformat(told[name]))
    if "office" in told:
        told["office"] = offices.get(told["office"], told["office"])
    built_in = rule["assumed"] and _ASSUMED.get(rule["code"])
    return Said(
        row["code"],
        row["level"],
        str(_SENTENCES[row["code"]]) % told,
        str(built_in or rule["text"]),
        gettext("The rules do not say it.") if built_in else rule["source"],
        rule["assumed"],
    )
