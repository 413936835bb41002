"""What the rules say about a case: how it is stored, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wirksam.engine.statutes import Finding, Rule

Kept = dict[str, Any]
_TONES = {"ok": "success", "notice": "warning", "problem": "error"}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding for the eye; ``text`` and ``source`` are the rule it comes from.

    ``level``: ok, notice or problem. ``assumed``: the rules are silent, it is taken for meant.
    """

    code: str
    level: str
    sentence: str
    text: str
    source: str
    assumed: bool

    @property
    def is_fine(self) -> bool:
        """Nothing to look at."""
        return self.level == "ok"

    @property
    def tone(self) -> str:
        """The tone of the notice it is shown as."""
        return _TONES[self.level]


def kept(findings: Iterable[Finding]) -> list[Kept]:
    """Findings as they are stored: without the keys of those they are about."""
    return [
        {
            "code": one.code,
            "level": one.level,
            "values": {name: told for name, told in one.values.items() if name != "person"},
            "rule": kept_rule(one.rule),
        }
        for one in findings
    ]


def kept_rule(rule: Rule) -> Kept:
    """A rule as it is stored with what was found or decided by it."""
    return {
        "code": rule.code,
        "text": rule.text,
        "source": rule.source,
        "assumed": rule.assumed,
    }
