"""Where a commitment stands: a pure fold of its published entries. Nothing is typed in.

The rules are those of the house: only an act of the assembly confirms; what is to be examined is
done only with a published finding; what is to be kept going is never done and lapses when nothing
happens within its rhythm; no percentages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
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
    """What the fold needs of one entry. ``position`` orders entries of the same day."""

    on: date
    position: int
    state: State | None = None
    by_assembly: bool = False
    evidence: bool = False
    finding: bool = False


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


def standing(steps: Iterable[Step], terms: Terms, *, today: date) -> Standing:
    """Fold ``steps`` (in any order) into where the commitment stands on ``today``."""
    past = sorted((s for s in steps if s.on <= today), key=lambda s: (s.on, s.position))
    state: State = "not_started"
    since: date | None = None
    evidence = False
    for step in past:
        evidence = evidence or step.evidence or step.finding
        after = _after(state, step, terms)
        if after != state:
            state, since = after, step.on
    last_heard = past[-1].on if past else None
    return Standing(
        state, since, last_heard, tuple(_flags(state, last_heard, terms, today, evidence=evidence))
    )


def _after(state: State, step: Step, terms: Terms) -> State:
    """The state after one step."""
    said = step.state
    if said is None:
        return "in_progress" if state == "not_started" else state
    if said == "confirmed_done" and not step.by_assembly:
        said = "reported_done"
    if said in {"reported_done", "confirmed_done"}:
        if terms.completion in {"continuous", "principle"}:
            return "running"
        if terms.completion == "examine" and not (step.finding or step.by_assembly):
            return "partly"
    return said


def _flags(
    state: State, last_heard: date | None, terms: Terms, today: date, *, evidence: bool
) -> Iterable[Flag]:
    open_ = state not in _ENDED
    if open_ and terms.due_on is not None and terms.due_on < today and state != "running":
        yield Flag("overdue", (today - terms.due_on).days)
    heard = last_heard or terms.starts_on
    if open_ and heard is not None:
        quiet = (today - heard).days
        if quiet > (terms.rhythm_days or SILENT_AFTER_DAYS):
            yield Flag("silent", quiet)
    if open_ and not terms.has_lead:
        yield Flag("nobody")
    if state in {"reported_done", "confirmed_done"} and not evidence:
        yield Flag("unproven")
