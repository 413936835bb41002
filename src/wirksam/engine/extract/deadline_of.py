"""Which of a block's dates belongs to an action (E1, E2, E4)."""

from __future__ import annotations

from collections.abc import Sequence

from wirksam.engine.deadlines import Deadline, Found

from .clauses import Action, Clause
from .context import Memory
from .frames import Frame

_NEAR = 5


def dates_in(
    dates: Sequence[Found],
    clause: Clause,
    action: Action,
    span: tuple[int, int],
    memory: Memory,
    frame: Frame | None,
) -> tuple[Deadline | None, Deadline | None]:
    """The action's own deadline, and one it may take over where it has none."""
    start, end = span
    inside = [found for found in dates if start <= found.start < end]
    shared = _shared(dates, clause)
    if shared is not None:
        at = clause.tokens[clause.finite].start
        if any(found.deadline is shared and found.start < at for found in dates):
            memory.note_date(memory.understood(shared))
    if inside:
        return memory.understood(_strongest(inside)), None
    if shared is not None:
        return memory.understood(shared), None
    if frame is not None and frame.deadline is not None:
        return None, frame.deadline
    return None, memory.lent_date(clause)


def _strongest(found: Sequence[Found]) -> Deadline:
    """A last day ("bis", "spätestens") before a time when."""
    limits = [f for f in found if f.deadline.text.lower().startswith(("bis", "spätestens"))]
    return (limits or list(found))[0].deadline


def _shared(dates: Sequence[Found], clause: Clause) -> Deadline | None:
    """A date before the finite verb or right behind it holds for all actions of the clause."""
    if clause.finite < 0:
        return None
    limit = min(clause.finite + _NEAR, clause.stop - 1)
    first, last = clause.tokens[clause.start].start, clause.tokens[limit].end
    near = [found for found in dates if first <= found.start < last]
    return _strongest(near) if near else None
