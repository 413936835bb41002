"""The foundation's own duties."""

from __future__ import annotations

from datetime import datetime, timedelta

from wirksam.foundation.duties.registry import Duty, duty
from wirksam.foundation.duties.stopping import ending
from wirksam.foundation.files.operations import sweep
from wirksam.foundation.mail.delivering import deliver, something_waits
from wirksam.foundation.notices.letters import write_letters
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.foundation.search.operations import rebuild


def _carry(now: datetime) -> None:
    deliver(now, stopping=ending.is_set)


def _retain(now: datetime) -> None:
    apply_retention(now=now)


def _find(_now: datetime) -> None:
    rebuild()


_SHORT = timedelta(minutes=3)  # a worker that dies must not hold up the post; letters are claimed
duty(Duty("mail", timedelta(seconds=3), _carry, wanted=something_waits, lease=_SHORT))
duty(Duty("letters", timedelta(minutes=5), write_letters))
duty(Duty("retention", timedelta(days=1), _retain))
duty(Duty("files", timedelta(days=1), sweep))
duty(Duty("search", timedelta(days=1), _find))
