"""Which of a sentence's dates belongs to an action (E1, E2, E4)."""

from __future__ import annotations

from collections.abc import Sequence

from wirksam.engine.deadlines import Deadline, Found

from .scene import Scene

_NEAR = 5


def dates_in(
    dates: Sequence[Found], scene: Scene, span: tuple[int, int]
) -> tuple[Deadline | None, Deadline | None]:
    """The deadline of the action at ``span``, and one it may take over where it has none.

    ``dates`` are those of its sentence, in order.
    """
    memory, clause = scene.memory, scene.clause
    shared = _shared(dates, scene)
    if shared is not None:
        in_front = shared.start < clause.tokens[clause.finite].start
        memory.note_date(memory.understood(shared.deadline), in_front=in_front)
    inside = [found for found in dates if span[0] <= found.start < span[1]]
    if inside:
        return memory.understood(_strongest(inside).deadline), None
    if shared is not None:
        return memory.understood(shared.deadline), None
    if scene.frame is not None and scene.frame.deadline is not None:
        return None, scene.frame.deadline
    return None, memory.lent_date(clause)


def _strongest(found: Sequence[Found]) -> Found:
    """A last day ("bis", "spätestens") before a time when."""
    limits = (f for f in found if f.deadline.text.lower().startswith(("bis", "spätestens")))
    return next(limits, found[0])


def _shared(dates: Sequence[Found], scene: Scene) -> Found | None:
    """A date before the finite verb or right behind it holds for all actions of the clause."""
    clause = scene.clause
    if clause.finite < 0:
        return None
    limit = min(clause.finite + _NEAR, clause.stop - 1)
    first, last = clause.tokens[clause.start].start, clause.tokens[limit].end
    near = [found for found in dates if first <= found.start < last]
    return _strongest(near) if near else None
