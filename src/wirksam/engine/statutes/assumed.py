"""What is taken for meant where a statute is silent; all of it is marked and shown as such."""

from __future__ import annotations

from fractions import Fraction

from .findings import Rule
from .rules import RuleSet, SeatRule
from .slate_rules import ExclusionRule, PublicationRule

SOURCE = "The rules do not say it."


def _rule(code: str, text: str) -> Rule:
    return Rule(code, text, SOURCE, assumed=True)


SEATS = SeatRule(
    _rule("assumed-seats", "A reserved seat that nobody fills stays empty until it is opened."),
    Fraction(0),
)
READERS = ExclusionRule(
    _rule("assumed-readers", "Who reads the applications cannot be proposed."), readers=True
)
PUBLICATION = PublicationRule(
    _rule("assumed-publication", "A proposal is public on the day before the assembly."), days=0
)
ONCE = _rule("assumed-once", "Nobody is proposed for two seats of the same body.")
ORDER = _rule("assumed-order", "A proposal is made when the call has closed.")
SILENT = {
    "seats": _rule("silent-seats", "How many seats are reserved is not checked."),
    "alternation": _rule("silent-alternation", "Turns of single seats are not checked."),
    "term": _rule("silent-term", "The length of terms is not checked."),
    "row": _rule("silent-row", "How often in a row somebody holds an office is not checked."),
    "offices": _rule("silent-offices", "Offices that exclude each other are not checked."),
    "call": _rule("silent-call", "How long the call is open is not checked."),
    "delegation": _rule("silent-delegation", "No vote is taken from the delegation."),
}
"""Where nothing can be assumed, this is said instead of a check."""


def silences(rules: RuleSet) -> list[Rule]:
    """What ``rules`` are silent about: what is taken for meant instead, or not checked at all."""
    told = rules.slates
    missing = {
        "seats": rules.seats is None,
        "alternation": told.alternation is None,
        "term": told.term is None,
        "row": told.row is None,
        "offices": not any(one.offices for one in told.exclusions),
        "call": told.call is None,
        "delegation": told.delegation is None,
    }
    taken = [SEATS.rule] if rules.seats is None else []
    if not any(one.readers for one in told.exclusions):
        taken.append(READERS.rule)
    if told.publication is None:
        taken.append(PUBLICATION.rule)
    return [*taken, ONCE, ORDER, *(SILENT[name] for name, is_so in missing.items() if is_so)]
