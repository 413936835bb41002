"""Where a commitment stands: a pure fold of its published entries. Nothing is typed in.

The rules are those of the house: only an act of the assembly confirms; what is to be examined is
done only with a published finding; what is to be kept going is never done and lapses when nothing
happens within its rhythm; no percentages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal[
    "not_started",
    "in_progress",
    "running",
    "partly",
    "reported_done",
    "confirmed_done",
    "deferred",
    "dropped",
]
CompletionTerm = Literal["deliver", "examine", "continuous", "principle", "on_request"]
FlagCode = Literal["overdue", "silent", "nobody", "unproven"]

SILENT_AFTER_DAYS = 90
_ENDED = frozenset({"reported_done", "confirmed_done", "deferred", "dropped"})


@dataclass(frozen=True, slots=True)
class Step:
    """What the fold needs of one entry. ``position`` orders entries of the same day.

    ``next_due`` is the day until which whoever reported promised to be heard again.
    """

    on: date
    position: int
    state: State | None = None
    by_assembly: bool = False
    evidence: bool = False
    finding: bool = False
    next_due: date | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning beside the status; ``days`` since when, where that means something."""

    code: FlagCode
    days: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Status at a day, since when, when something was last heard, and the warnings."""

    state: State
    since: date | None
    last_heard: date | None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a commitment's status is judged by."""

    completion: CompletionTerm = "deliver"
    starts_on: date | None = None
    due_on: date | None = None
    rhythm_days: int | None = None
    has_lead: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """What entries alone say, whatever the day: all that needs to be stored beside a commitment.

    ``promised`` is the day until which the last entry promised the next one.
    """

    state: State = "not_started"
    since: date | None = None
    last_heard: date | None = None
    promised: date | None = None
    proven: bool = False
    entries: int = 0


def course(steps: Iterable[Step], completion: CompletionTerm) -> Course:
    """Fold ``steps``, in any order."""
    listed = sorted(steps, key=lambda step: (step.on, step.position))
    state: State = "not_started"
    since: date | None = None
    for step in listed:
        after = _after(state, step, completion)
        if after != state:
            state, since = after, step.on
    last = listed[-1] if listed else None
    return Course(
        state=state,
        since=since,
        last_heard=last.on if last else None,
        promised=last.next_due if last else None,
        proven=any(step.evidence or step.finding for step in listed),
        entries=len(listed),
    )


def judged(of: Course, terms: Terms, *, today: date) -> Standing:
    """Where a commitment stands on ``today``: its course, with the warnings of that day."""
    return Standing(of.state, of.since, of.last_heard, tuple(_flags(of, terms, today)))


def standing(steps: Iterable[Step], terms: Terms, *, today: date) -> Standing:
    """Fold ``steps`` (in any order) into where the commitment stands on ``today``."""
    past = (step for step in steps if step.on <= today)
    return judged(course(past, terms.completion), terms, today=today)


def _after(state: State, step: Step, completion: CompletionTerm) -> State:
    """The state after one step."""
    said = step.state
    if said is None:
        begun = state != "not_started" or step.by_assembly  # an assembly only speaks of it
        return state if begun else "in_progress"
    if said == "confirmed_done" and not step.by_assembly:
        said = "reported_done"
    if said in {"reported_done", "confirmed_done"}:
        if completion in {"continuous", "principle"}:
            return "running"
        if completion == "examine" and not (step.finding or step.by_assembly):
            return "partly"
    return said


def _flags(of: Course, terms: Terms, today: date) -> Iterable[Flag]:
    open_ = of.state not in _ENDED
    if open_ and terms.due_on is not None and terms.due_on < today and of.state != "running":
        yield Flag("overdue", (today - terms.due_on).days)
    if open_:
        yield from _silence(of, terms, today)
    if open_ and not terms.has_lead:
        yield Flag("nobody")
    if of.state in {"reported_done", "confirmed_done"} and not of.proven:
        yield Flag("unproven")


def _silence(of: Course, terms: Terms, today: date) -> Iterable[Flag]:
    """Silent since a promised entry is late, or since more days than its rhythm allows.

    A promise takes the place of the usual patience, never that of a rhythm of its own.
    """
    heard = of.last_heard or terms.starts_on
    if heard is None:
        return
    patience = timedelta(days=terms.rhythm_days or SILENT_AFTER_DAYS)
    keeps_rhythm = terms.rhythm_days and heard + patience < (of.promised or date.max)
    if of.promised is None or keeps_rhythm:
        since, last = heard, heard + patience
    else:
        since = last = of.promised
    if today > last:
        yield Flag("silent", (today - since).days)
