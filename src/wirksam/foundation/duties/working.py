"""The worker: does what is due, until it is told to stop; then stops within five seconds."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from types import FrameType

from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from wirksam.foundation.duties.running import run_due
from wirksam.foundation.duties.stopping import ending

GRACE_SECONDS = 4
"""What is in hand may still be finished for so long; then it is dropped, to be taken up again."""

_PAUSE_SECONDS = 2.0
_PAUSE_WITHOUT_DATABASE = 15.0
_MOST_ROUNDS = 1000
logger = logging.getLogger("wirksam.worker")


class DroppedError(BaseException):
    """The time to finish is over."""


def work(*, going_on: Callable[[], bool] = lambda: True) -> None:
    """Do duties until a signal ends it or ``going_on`` says no; an absent database is awaited."""
    _heed_signals()
    while going_on() and not ending.is_set():
        try:
            run_due(stopping=ending.is_set)
            pause = _PAUSE_SECONDS
        except DroppedError:
            break
        except (DatabaseError, InterfaceError) as error:
            logger.warning("the database does not answer: %s", type(error).__name__)
            connections.close_all()
            pause = _PAUSE_WITHOUT_DATABASE
        close_old_connections()
        ending.wait(pause)
    signal.setitimer(signal.ITIMER_REAL, 0)


def work_once() -> list[str]:
    """Do what is due now, everything that waits included; the codes of what was done."""
    done: list[str] = []
    for _round in range(_MOST_ROUNDS):
        now_done = run_due(stopping=ending.is_set, hurry=bool(done))
        if not now_done:
            break
        done += now_done
    return done


def _heed_signals() -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        ending.set()
        signal.signal(signal.SIGALRM, drop)
        signal.setitimer(signal.ITIMER_REAL, GRACE_SECONDS)

    def drop(_number: int, _frame: FrameType | None) -> None:
        raise DroppedError

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
