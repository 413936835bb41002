"""Carrying letters: each is claimed, handed over and noted, whoever dies in between.

Every step is a transaction of its own. See docs/decisions/0010.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import formatdate

from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from wirksam.foundation.mail.carriers import (
    Carrier,
    DoubtError,
    LetterError,
    OutpacedError,
    ServerError,
    open_carrier,
)
from wirksam.foundation.mail.models import Letter

LEASE = timedelta(minutes=10)
"""How long a letter is in one worker's hand; longer than any conversation lasts."""

GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
"""From one try to the next; the last one repeats."""

PATIENCE = timedelta(days=3)
SERVER_PAUSE = timedelta(minutes=5)
_AT_ONCE = 50
_ROUND_SECONDS = 60.0
_MOST_CUTS = 3
_MOST_DOUBTS = 5
_OPEN = Q(sent_at=None, given_up_at=None, doubtful_at=None)


@dataclass(frozen=True, slots=True)
class Round:
    """What became of the letters of one round."""

    sent: int = 0
    later: int = 0
    given_up: int = 0
    doubtful: int = 0


def something_waits(now: datetime) -> bool:
    """There is a letter to carry or a doubt to settle; one query."""
    return Letter.objects.filter(_OPEN, _free(now), next_try_at__lte=now).exists()


def deliver(now: datetime | None = None, *, stopping: Callable[[], bool] = lambda: False) -> Round:
    """Carry what is due, at most 50 letters and for about a minute; never call it in a transaction.

    ``stopping`` is asked between letters. A server that takes nothing ends the round; all that
    waits then waits five minutes more, and no letter loses a try for it.
    """
    moment = now or timezone.now()
    told = Round(doubtful=_settle_doubts(moment))
    due = Letter.objects.filter(_OPEN, _free(moment), handing_over_at=None, next_try_at__lte=moment)
    waiting = list(due.order_by("next_try_at", "id").values_list("pk", flat=True)[:_AT_ONCE])
    if not waiting:
        return told
    until = time.monotonic() + _ROUND_SECONDS
    try:
        with open_carrier() as carrier:
            for pk in waiting:
                if stopping() or time.monotonic() > until:
                    break
                told = _carry(carrier, pk, moment, told)
    except OutpacedError:
        return told
    except ServerError as error:
        _put_off(moment, str(error))
    return told


def _free(now: datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=now)


def _carry(carrier: Carrier, pk: int, now: datetime, told: Round) -> Round:
    hand = uuid.uuid4().hex
    mine = Letter.objects.filter(pk=pk, claimed_by=hand)
    taken = Letter.objects.filter(_OPEN, _free(now), pk=pk, handing_over_at=None)
    if not taken.update(claimed_by=hand, claimed_until=now + LEASE):
        return told
    letter = mine.get()

    def last_moment() -> bool:
        return bool(mine.filter(handing_over_at=None).update(handing_over_at=now))

    try:
        carrier.carry(_message(letter), last_moment)
    except OutpacedError:
        raise
    except ServerError:
        mine.update(claimed_by="", claimed_until=None, handing_over_at=None)
        raise
    except LetterError as error:
        return _not_taken(letter, error, now, told)
    except DoubtError as error:
        _doubted(letter, error, now)
        raise ServerError(str(error)) from error
    except BaseException:
        mine.filter(handing_over_at=None).update(claimed_by="", claimed_until=None)
        raise
    mine.update(sent_at=now, text="", problem="", claimed_by="", claimed_until=None)
    return replace(told, sent=told.sent + 1)


def _not_taken(letter: Letter, error: LetterError, now: datetime, told: Round) -> Round:
    """The server refused: for good, or for now."""
    ends = (letter.first_tried_at or now) + PATIENCE
    over = error.permanent or now >= ends
    letter.attempts += 1
    gap = GAPS[min(letter.attempts, len(GAPS)) - 1]
    Letter.objects.filter(pk=letter.pk, claimed_by=letter.claimed_by).update(
        attempts=letter.attempts,
        first_tried_at=letter.first_tried_at or now,
        problem=str(error),
        claimed_by="",
        claimed_until=None,
        handing_over_at=None,
        next_try_at=max(now, min(now + gap, ends)),
        given_up_at=now if over else None,
        **({"text": ""} if over else {}),
    )
    if over:
        return replace(told, given_up=told.given_up + 1)
    return replace(told, later=told.later + 1)


def _doubted(letter: Letter, error: DoubtError, now: datetime) -> None:
    """No answer came. Where the server hung up it goes again, but not for ever."""
    mine = Letter.objects.filter(pk=letter.pk, claimed_by=letter.claimed_by)
    if not error.cut or letter.attempts >= _MOST_CUTS:
        mine.update(claimed_until=now, problem=str(error))
        return
    mine.update(
        attempts=letter.attempts + 1,
        first_tried_at=letter.first_tried_at or now,
        problem=str(error),
        claimed_by="",
        claimed_until=None,
        handing_over_at=None,
        next_try_at=now + GAPS[min(letter.attempts, len(GAPS) - 1)],
    )


def _put_off(now: datetime, problem: str) -> None:
    """The server takes nothing: everything waits. What has waited for three days is given up."""
    waiting = Letter.objects.filter(_OPEN, _free(now), handing_over_at=None, next_try_at__lte=now)
    waiting.filter(first_tried_at__lte=now - PATIENCE).update(
        given_up_at=now, problem=problem, text="", claimed_by="", claimed_until=None
    )
    waiting.update(
        first_tried_at=Coalesce("first_tried_at", now), next_try_at=now + SERVER_PAUSE,
        problem=problem, claimed_by="", claimed_until=None,
    )  # fmt: skip


def _settle_doubts(now: datetime) -> int:
    """Letters whose worker ended between handing over and noting it; how many stay in doubt."""
    doubts = Letter.objects.filter(_OPEN, _free(now), handing_over_at__isnull=False)
    if not doubts.exists():
        return 0
    doubts.filter(rather_twice=True, attempts__lt=_MOST_DOUBTS).update(
        handing_over_at=None, claimed_by="", claimed_until=None,
        attempts=F("attempts") + 1, next_try_at=now,
    )  # fmt: skip
    return doubts.update(doubtful_at=now, text="", claimed_by="", claimed_until=None)


def _message(letter: Letter) -> EmailMessage:
    """The same bytes at every try: number and date are the letter's own.

    A letter that cannot be written down would stop all behind it: it is given up.
    """
    headers = {
        "Message-ID": letter.message_id,
        "Date": formatdate(letter.created_at.timestamp(), localtime=False),
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMessage(letter.subject, letter.text, to=[letter.to], headers=headers)
    try:
        message.message()
    except ValueError as error:
        raise LetterError(type(error).__name__, permanent=True) from error
    return message
