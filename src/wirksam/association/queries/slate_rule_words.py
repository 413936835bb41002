"""Rules about whom a board can propose, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.association.choices import DayCount
from wirksam.association.queries.rule_rows import RuleRow, rule_row
from wirksam.association.queries.slate_words import assumption_words
from wirksam.engine.statutes import (
    AlternationRule,
    CallRule,
    DelegationRule,
    ExclusionRule,
    PublicationRule,
    RowRule,
    RuleSet,
    TermRule,
    silences,
)


def slate_rows(rules: RuleSet, offices: Mapping[str, str]) -> Iterator[RuleRow]:
    """Each rule there is, and at the end what they are silent about; ``offices`` by code."""
    told = rules.slates
    if told.alternation:
        yield _alternation(told.alternation)
    if told.term:
        yield _term(told.term)
    if told.row:
        yield _row(told.row)
    for one in told.exclusions:
        yield _exclusion(one, offices)
    if told.call:
        yield _call(told.call)
    if told.publication:
        yield _publication(told.publication)
    if told.delegation:
        yield _delegation(told.delegation)
    silent = tuple(assumption_words(rule) for rule in silences(rules))
    if silent:
        yield RuleRow(_("What the rules do not say"), silent, "", "", assumed=True)


def _alternation(one: AlternationRule) -> RuleRow:
    first = _("A seat that is alone in its group is reserved after a term in which it was open.")
    again = ngettext(
        "Before, who holds it can be elected again %(again)s time.",
        "Before, who holds it can be elected again %(again)s times.",
        one.again,
    )
    facts = (first, again % {"again": one.again}) if one.again else (first,)
    return rule_row(one.rule, _("Single seats"), *facts)


def _term(one: TermRule) -> RuleRow:
    said = ngettext("At most %(months)s month.", "At most %(months)s months.", one.months)
    return rule_row(one.rule, _("Length of a term"), said % {"months": one.months})


def _row(one: RowRule) -> RuleRow:
    times = ngettext("At most %(times)s time.", "At most %(times)s times.", one.times)
    facts = [times % {"times": one.times}]
    if one.pause_months:
        pause = ngettext(
            "After a pause of %(months)s month counting begins anew.",
            "After a pause of %(months)s months counting begins anew.",
            one.pause_months,
        )
        facts.append(pause % {"months": one.pause_months})
    return rule_row(one.rule, _("How often in a row"), *facts)


def _exclusion(one: ExclusionRule, offices: Mapping[str, str]) -> RuleRow:
    facts = []
    if one.offices:
        held = sorted(offices.get(code, code) for code in one.offices)
        facts.append(_("Who holds one of these offices: %(offices)s.") % {"offices": _list(held)})
    if one.readers:
        facts.append(_("Who reads the applications."))
    if one.groups:
        told = {"groups": _list(sorted(one.groups))}
        facts.append(_("It holds for seats of these groups only: %(groups)s.") % told)
    return rule_row(one.rule, _("Who cannot be proposed"), *facts)


def _call(one: CallRule) -> RuleRow:
    said = ngettext("Open for at least %(days)s day.", "Open for at least %(days)s days.", one.days)
    return rule_row(one.rule, _("Call for applications"), said % {"days": one.days})


def _publication(one: PublicationRule) -> RuleRow:
    if one.counting == DayCount.CLEAR.value:
        said = ngettext("%(days)s full day before.", "%(days)s full days before.", one.days)
    else:
        said = ngettext("Up to %(days)s day before.", "Up to %(days)s days before.", one.days)
    return rule_row(one.rule, _("When the proposal is public"), said % {"days": one.days})


def _delegation(one: DelegationRule) -> RuleRow:
    said = _("At least %(share)s of its seats are reserved. It loses a vote for each that misses.")
    return rule_row(one.rule, _("Votes of a delegation"), said % {"share": one.share})


def _list(words: list[str]) -> str:
    return ", ".join(words)
