"""The duties there are. Apps name theirs when they are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


def always(_now: datetime) -> bool:
    """There may be something to do."""
    return True


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do every so often. ``run`` gets the time and must bear being run again.

    ``wanted`` says cheaply whether there is anything to do; if not, nothing is written down.
    ``lease`` is how long one worker has it for itself: longer than it ever takes.
    """

    code: str
    every: timedelta
    run: Callable[[datetime], object]
    wanted: Callable[[datetime], bool] = always
    lease: timedelta = timedelta(minutes=15)


_duties: dict[str, Duty] = {}


def duty(one: Duty) -> None:
    """Take on a duty; the same code twice replaces the first."""
    _duties[one.code] = one


def duties() -> list[Duty]:
    """All duties, the most frequent first."""
    return sorted(_duties.values(), key=lambda one: (one.every, one.code))
