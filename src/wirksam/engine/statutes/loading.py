"""Rule sets as data: plain JSON in, checked to the last field; and the way back."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, get_args

from .rule_data import LONGEST_NAME, MOST_DAYS, RULE, plain, rule_of
from .rules import (
    Base,
    MajorityRule,
    QuorumRule,
    RuleSet,
    SeatRule,
    SubmissionRule,
)
from .slate_loading import data_of_slates, slate_rules
from .slate_rules import Counting, SlateRules
from .told import RuleError, Told

KINDS = (
    "ordinary",
    "statute",
    "application",
    "resolution",
    "amendment",
    "statute_amendment",
)
"""What statutes tell apart when they set deadlines."""

MOST_PEOPLE = 1_000_000


def rule_set(data: object) -> RuleSet:
    """The rules that ``data`` (as read from JSON) tells.

    Raises :class:`RuleError`, which says where and what is wrong in plain words.
    """
    told = Told("", data)
    told.only(
        "name",
        "version",
        "valid_from",
        "submissions",
        "majorities",
        "quorum",
        "seats",
        "slates",
    )
    made = RuleSet(
        name=told.text("name", LONGEST_NAME),
        version=told.text("version", LONGEST_NAME),
        valid_from=told.day("valid_from"),
        submissions=told.rows("submissions", _submission),
        majorities=told.rows("majorities", _majority),
        quorum=_quorum(told.inner("quorum")) if told.has("quorum") else None,
        seats=_seats(told.inner("seats")) if told.has("seats") else None,
        slates=slate_rules(told.inner("slates")) if told.has("slates") else SlateRules(),
    )
    _check(made)
    return made


def data_of(rules: RuleSet) -> dict[str, Any]:
    """The way back: what :func:`rule_set` reads as the same rules."""
    return {
        "name": rules.name,
        "version": rules.version,
        "valid_from": rules.valid_from.isoformat(),
        "submissions": [
            plain(one.rule)
            | {
                "kinds": [kind for kind in KINDS if kind in one.kinds],
                "days": one.days,
                "counting": one.counting,
                "late_majority": one.late_majority,
            }
            for one in rules.submissions
        ],
        "majorities": [
            plain(one.rule) | {"share": str(one.share), "base": one.base, "at_least": one.at_least}
            for one in rules.majorities
        ],
        "quorum": rules.quorum
        and plain(rules.quorum.rule)
        | {"share": str(rules.quorum.share), "least": rules.quorum.least},
        "seats": rules.seats
        and plain(rules.seats.rule)
        | {"share": str(rules.seats.share), "together": rules.seats.together},
        "slates": data_of_slates(rules.slates),
    }


def _submission(told: Told) -> SubmissionRule:
    told.only(*RULE, "kinds", "days", "counting", "late_majority")
    kinds = told.value("kinds")
    if not isinstance(kinds, list) or not kinds or any(kind not in KINDS for kind in kinds):
        raise RuleError(told.at("kinds"), f"must be a list of {', '.join(KINDS)}")
    return SubmissionRule(
        rule_of(told),
        frozenset(kinds),
        None if told.value("days") is None else told.number("days", MOST_DAYS),
        told.choice("counting", get_args(Counting), "clear_days"),
        told.text("late_majority", LONGEST_NAME) if told.has("late_majority") else "",
    )


def _majority(told: Told) -> MajorityRule:
    told.only(*RULE, "share", "base", "at_least")
    base = told.choice("base", get_args(Base), "yes_and_no")
    return MajorityRule(rule_of(told), told.share("share"), base, at_least=told.yes("at_least"))


def _quorum(told: Told) -> QuorumRule:
    told.only(*RULE, "share", "least")
    share = told.share("share") if told.has("share") else Fraction(0)
    least = told.number("least", MOST_PEOPLE) if told.has("least") else 0
    return QuorumRule(rule_of(told), share, least)


def _seats(told: Told) -> SeatRule:
    told.only(*RULE, "share", "together")
    return SeatRule(rule_of(told), told.share("share"), together=told.yes("together"))


def _check(rules: RuleSet) -> None:
    """What no single rule can say: names given twice, majorities that are not there."""
    codes = [one.rule.code for one in rules.submissions]
    codes += [one.rule.code for one in rules.majorities]
    codes += [one.code for one in rules.slates.rules()]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise RuleError("", f"two rules have the code {twice!r}")
    kinds = [kind for one in rules.submissions for kind in one.kinds]
    double = next((kind for kind in KINDS if kinds.count(kind) > 1), None)
    if double is not None:
        raise RuleError("submissions", f"two rules speak of {double!r}")
    known = {one.rule.code for one in rules.majorities}
    for at, late in enumerate(rules.submissions):
        if late.late_majority and late.late_majority not in known:
            path = f"submissions[{at}].late_majority"
            raise RuleError(path, f"there is no majority {late.late_majority!r}")
