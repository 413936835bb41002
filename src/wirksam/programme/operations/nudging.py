"""Reminding the office in charge: each occasion exactly once, however often this is run.

What is to be said follows from the day alone. Its key names the rule, the commitment and the step
(the first day, then every 28 days), never the run, and one person has one notice per key. So missed
runs leave out nothing that still holds, doubled runs add nothing, and after a crash the next run
does the rest. What holds no longer is marked as done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from wirksam.association.queries.contacts import answerable, answerable_board
from wirksam.engine.progress import SILENT_AFTER_DAYS
from wirksam.foundation.notices.operations import notify, settle_others
from wirksam.programme.operations.telling import COMMITMENT, title_told
from wirksam.programme.queries.nudges import Nudge, due_nudges

STEP = timedelta(days=28)
PREFIX = "nudge:"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A nudge at its present step, and the keys of those to remind."""

    key: str
    nudge: Nudge
    people: tuple[str, ...]


def nudge(now: datetime) -> int:
    """Tell who has to be told by now, settle what is settled; how many reminders hold."""
    on = timezone.localdate(now)
    held: set[tuple[str, str]] = set()
    for one in reminders(on):
        commitment = one.nudge.commitment
        notify(
            key=one.key,
            to=one.people,
            kind=f"nudge_{one.nudge.kind}",
            url=commitment.get_absolute_url(),
            values={
                "title": title_told(commitment),
                "code": str(commitment.code),
                "due_on": one.nudge.since,
                "since_on": one.nudge.since,
            },
            subject_type=COMMITMENT,
            subject_key=str(commitment.code),
            now=now,
        )
        held.update((one.key, person) for person in one.people)
    settle_others(PREFIX, held, now=now)
    return len(held)


def reminders(on: date) -> Iterator[Reminder]:
    """Everything to remind of on that day. Each body's people are asked for once.

    Whoever is reminded that something is overdue need not hear that it is silent, too.
    """
    known: dict[tuple[str, int], tuple[str, ...]] = {}
    found = due_nudges(on)
    overdue = {one.commitment.pk for one in found if one.kind == "overdue"}
    for one in found:
        if one.kind == "silent" and one.commitment.pk in overdue:
            continue
        unit = one.commitment.version.programme.unit_id
        asked = ("body", one.body.pk) if one.body else ("unit", unit)
        if asked not in known:
            keys = answerable(one.body, on) if one.body else answerable_board(unit, on)
            known[asked] = tuple(keys)
        step = _step(one, on)
        yield Reminder(f"{PREFIX}{one.key}:{step}:", one, known[asked])


def _step(one: Nudge, on: date) -> str:
    """Which reminder about the same fact it is: ``soon``, then 0, 1, 2 … every 28 days."""
    if one.kind in {"due", "answer"} and on <= one.since:
        return "soon"
    return str(max(on - _first_day(one), timedelta()) // STEP)


def _first_day(one: Nudge) -> date:
    """The day from which the fact could be told: never before the commitment was public."""
    first, commitment = one.since, one.commitment
    if one.kind in {"overdue", "answer"}:
        first += timedelta(days=1)
    if one.kind == "silent" and one.since != _promised(one):
        first += timedelta(days=1 + (commitment.rhythm_days or SILENT_AFTER_DAYS))
    known = [commitment.confirmed_at, commitment.version.frozen_at]
    return max([first, *(timezone.localdate(moment) for moment in known if moment)])


def _promised(one: Nudge) -> date | None:
    """Until when the last report promised to be heard again."""
    stored = getattr(one.commitment, "stored", None)
    return stored.promised if stored else None
