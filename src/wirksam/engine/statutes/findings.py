"""A rule, and what it says about a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .messages import MESSAGES

Level = Literal["ok", "notice", "problem"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``code`` names it, ``text`` is its wording, ``source`` where it stands.

    ``assumed`` marks what the statute does not say and we take for meant; it is shown as such.
    """

    code: str
    text: str
    source: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about a case. ``code`` finds the sentence in :data:`MESSAGES`."""

    code: str
    level: Level
    rule: Rule
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The English sentence; the interface translates by code."""
        return MESSAGES[self.code] % self.values
