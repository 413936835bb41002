"""A clause with all that bears on reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cases import Phrase
from .clause import Action, Clause
from .construct import Construct
from .context import Memory
from .frames import Frame


@dataclass(frozen=True, slots=True)
class Scene:
    """The clause, the form in which it commits, the bodies it names, and what surrounds it.

    ``frame`` is the introduction above it, ``memory`` what was read before.
    """

    clause: Clause
    construct: Construct | None
    phrases: Sequence[Phrase]
    frame: Frame | None
    memory: Memory

    @property
    def first_action(self) -> Action | None:
        actions = self.construct.actions if self.construct else []
        return actions[0] if actions else None
