"""What a clause is made of: verbs, actions, fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .regions import MAIN
from .tokens import Token

Form = Literal["inf", "part", "zu", "fin", "noun"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A non-finite verb that closes a bracket: its place, form and lemma."""

    at: int
    form: Form
    lemma: str


@dataclass(slots=True)
class Action:
    """What is to be done: tokens ``start`` up to ``stop``, and its verbs (more than one: B1)."""

    start: int
    stop: int
    verbs: list[Verb]
    passive: bool = False

    @property
    def lemma(self) -> str:
        return self.verbs[0].lemma

    @property
    def form(self) -> Form:
        return self.verbs[0].form


@dataclass(slots=True)
class Clause:
    """One main clause: tokens ``start`` up to ``stop``; ``finite`` is -1 where it has none."""

    tokens: Sequence[Token]
    roles: Sequence[str]
    start: int
    stop: int
    finite: int = -1
    lemma: str = ""
    auxiliary: bool = False
    verbs: list[Verb] = field(default_factory=list)

    def main(self, start: int | None = None, stop: int | None = None) -> list[int]:
        """Indexes of the words of the main line."""
        first = self.start if start is None else start
        return [
            i for i in range(first, self.stop if stop is None else stop) if self.roles[i] == MAIN
        ]

    def low(self, at: int) -> str:
        return self.tokens[at].low if self.start <= at < self.stop else ""

    def prefield(self) -> list[int]:
        """Indexes before the finite verb."""
        return self.main(stop=self.finite) if self.finite >= 0 else []

    def midfield(self) -> list[int]:
        """Indexes after the finite verb (all, where there is none)."""
        return self.main(start=self.finite + 1) if self.finite >= 0 else self.main()

    def lows(self) -> list[str]:
        return [self.tokens[i].low for i in self.main()]
