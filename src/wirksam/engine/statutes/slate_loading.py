"""Rules about slates as data: plain JSON in, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

from .rule_data import LONGEST_NAME, MOST_DAYS, RULE, plain, rule_of
from .slate import MOST_MONTHS
from .slate_rules import (
    AlternationRule,
    CallRule,
    Counting,
    DelegationRule,
    ExclusionRule,
    PublicationRule,
    RowRule,
    SlateRules,
    TermRule,
)
from .told import RuleError, Told

MOST_TIMES = 50
_One = TypeVar("_One")


def slate_rules(told: Told) -> SlateRules:
    """The rules about slates that ``told`` tells; what it leaves out, they are silent about."""
    told.only("alternation", "term", "row", "exclusions", "call", "publication", "delegation")
    return SlateRules(
        alternation=_once(told, "alternation", _alternation),
        term=_once(told, "term", _term),
        row=_once(told, "row", _row),
        exclusions=told.rows("exclusions", _exclusion),
        call=_once(told, "call", _call),
        publication=_once(told, "publication", _publication),
        delegation=_once(told, "delegation", _delegation),
    )


def data_of_slates(rules: SlateRules) -> dict[str, Any]:
    """The way back: what :func:`slate_rules` reads as the same rules."""
    told: dict[str, Any] = {
        "exclusions": [
            plain(one.rule)
            | {
                "offices": sorted(one.offices),
                "readers": one.readers,
                "groups": sorted(one.groups),
            }
            for one in rules.exclusions
        ]
    }
    for name, numbers in _ONCE.items():
        one = getattr(rules, name)
        told[name] = one and plain(one.rule) | {field: getattr(one, field) for field in numbers}
    if rules.delegation:
        told["delegation"]["share"] = str(rules.delegation.share)
    return told


_ONCE = {
    "alternation": ("again",),
    "term": ("months",),
    "row": ("times", "pause_months"),
    "call": ("days",),
    "publication": ("days", "counting"),
    "delegation": ("share",),
}
"""Rules there are once or not at all, and what each says."""


def _once(told: Told, name: str, read: Callable[[Told], _One]) -> _One | None:
    return read(told.inner(name)) if told.has(name) else None


def _alternation(told: Told) -> AlternationRule:
    told.only(*RULE, *_ONCE["alternation"])
    return AlternationRule(rule_of(told), told.number("again", MOST_TIMES))


def _term(told: Told) -> TermRule:
    told.only(*RULE, *_ONCE["term"])
    return TermRule(rule_of(told), told.number("months", MOST_MONTHS, 1))


def _row(told: Told) -> RowRule:
    told.only(*RULE, *_ONCE["row"])
    pause = told.number("pause_months", MOST_MONTHS) if told.has("pause_months") else 0
    return RowRule(rule_of(told), told.number("times", MOST_TIMES, 1), pause)


def _exclusion(told: Told) -> ExclusionRule:
    told.only(*RULE, "offices", "readers", "groups")
    made = ExclusionRule(
        rule_of(told),
        told.names("offices", LONGEST_NAME),
        told.yes("readers"),
        told.names("groups", LONGEST_NAME),
    )
    if not made.offices and not made.readers:
        raise RuleError(told.at("offices"), "must name an office, or readers must be true")
    return made


def _call(told: Told) -> CallRule:
    told.only(*RULE, *_ONCE["call"])
    return CallRule(rule_of(told), told.number("days", MOST_DAYS, 1))


def _publication(told: Told) -> PublicationRule:
    told.only(*RULE, *_ONCE["publication"])
    counting = told.choice("counting", get_args(Counting), "clear_days")
    return PublicationRule(rule_of(told), told.number("days", MOST_DAYS), counting)


def _delegation(told: Told) -> DelegationRule:
    told.only(*RULE, *_ONCE["delegation"])
    return DelegationRule(rule_of(told), told.share("share"))
