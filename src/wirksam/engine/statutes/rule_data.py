"""What every rule has, read from data and written back."""

from __future__ import annotations

import re
from typing import Any

from .findings import Rule
from .told import RuleError, Told

LONGEST_TEXT, LONGEST_SOURCE, LONGEST_NAME = 1000, 200, 120
MOST_DAYS = 400
CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
RULE = frozenset({"code", "text", "source", "assumed"})


def rule_of(told: Told) -> Rule:
    """Code, wording, source and mark."""
    code = told.value("code")
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise RuleError(told.at("code"), "must be small letters, digits and hyphens")
    source = told.text("source", LONGEST_SOURCE)
    return Rule(code, told.text("text", LONGEST_TEXT), source, assumed=told.yes("assumed"))


def plain(rule: Rule) -> dict[str, Any]:
    """The way back."""
    return {
        "code": rule.code,
        "text": rule.text,
        "source": rule.source,
        "assumed": rule.assumed,
    }
