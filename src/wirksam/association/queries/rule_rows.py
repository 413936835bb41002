"""A rule as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.engine.statutes import Rule


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule: what it is about, what follows from it, and where it stands.

    ``assumed``: the statutes do not say it, the association takes it for meant.
    """

    title: str
    facts: tuple[str, ...]
    text: str
    source: str
    assumed: bool


def rule_row(rule: Rule, title: str, *facts: str) -> RuleRow:
    """The row of a rule with its own wording and source."""
    return RuleRow(title, facts, rule.text, rule.source, rule.assumed)
