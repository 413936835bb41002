"""Rules in plain words, for their page: what each says, its wording, its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.association.choices import DayCount, RuleKind, VoteBase
from wirksam.association.queries.deadlines import majority_label
from wirksam.association.queries.rule_rows import RuleRow, rule_row
from wirksam.association.queries.slate_rule_words import slate_rows
from wirksam.engine.statutes import (
    MajorityRule,
    QuorumRule,
    RuleSet,
    SeatRule,
    SubmissionRule,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules about one matter."""

    key: str
    title: str
    rows: tuple[RuleRow, ...]


def chapters(rules: RuleSet, offices: Mapping[str, str]) -> list[Chapter]:
    """All rules, ordered as people look for them; chapters without rules are left out.

    ``offices`` are what to call offices by their codes.
    """
    found = [
        Chapter("fristen", _("Until when to hand in"), tuple(map(_submission, rules.submissions))),
        Chapter("mehrheiten", _("Which majority decides"), tuple(map(_majority, rules.majorities))),
        Chapter("da", _("When the assembly can decide"), tuple(_quorum(rules.quorum))),
        Chapter("plaetze", _("Reserved seats"), tuple(_seats(rules.seats))),
        Chapter("vorschlag", _("Whom a board can propose"), tuple(slate_rows(rules, offices))),
    ]
    return [one for one in found if one.rows]


def _submission(one: SubmissionRule) -> RuleRow:
    title = ", ".join(str(kind.label) for kind in RuleKind if kind in one.kinds)
    if one.days is None:
        return rule_row(one.rule, title, _("Until the item is called."))
    days = {"days": one.days}
    if one.counting == DayCount.CLEAR.value:
        said = ngettext("%(days)s full day before.", "%(days)s full days before.", one.days) % days
    else:
        said = (
            ngettext("Up to %(days)s day before.", "Up to %(days)s days before.", one.days) % days
        )
    if not one.late_majority:
        return rule_row(one.rule, title, said, _("What comes later is not admitted."))
    later = _("What comes later is urgent. The assembly must admit it: %(majority)s.")
    return rule_row(one.rule, title, said, later % {"majority": majority_label(one.late_majority)})


def _majority(one: MajorityRule) -> RuleRow:
    told = {"share": one.share, "base": VoteBase(one.base).label}
    said = _("At least %(share)s %(base)s.") if one.at_least else _("More than %(share)s %(base)s.")
    return rule_row(one.rule, _capital(majority_label(one.rule.code)), said % told)


def _quorum(one: QuorumRule | None) -> Iterator[RuleRow]:
    if one is None:
        return
    facts = []
    if one.share:
        said = _("At least %(share)s of those who may vote are there.")
        facts.append(said % {"share": one.share})
    if one.least:
        said = _("At least %(least)s people who may vote are there.")
        facts.append(said % {"least": one.least})
    yield rule_row(one.rule, _("Quorum"), *facts)


def _seats(one: SeatRule | None) -> Iterator[RuleRow]:
    if one is not None:
        said = _("At least %(share)s of all seats, judged together, are reserved.")
        facts = [said % {"share": one.share}]
        if one.together:
            facts.append(_("Who fills them in one group of seats counts for the others as well."))
        yield rule_row(one.rule, _("Reserved seats"), *facts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
