"""The way of a team's term: which state follows which, what each step needs, when it is taken.

Pure: facts in, needs out. Moments are aware datetimes, days are days in the association's time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

WAY = ("planned", "call", "screening", "proposal", "decided", "running", "handover", "closed")
LAPSED = "lapsed"
OVER = frozenset({"closed", LAPSED})
HANDOVER_AHEAD = timedelta(days=60)
"""So long before the end of its term a team begins to hand over, at the latest."""
FEWEST_READERS = 2
FEWEST_DAYS_OPEN = timedelta(days=7)
"""A call stays open for a week at least, so that people who hesitate can make up their minds."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something missing for the next step: a sentence, and the address name where it is done."""

    code: str
    sentence: StrOrPromise
    where: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the needs of a term are judged by.

    ``lacking`` are the fields of its call that are empty. ``readers`` are all who were named, also
    those who applied themselves: what is missing must not tell who did. ``unread`` are sent
    applications for which two readers have not yet found something for each criterion.
    """

    state: str
    now: datetime
    today: date
    lacking: frozenset[str] = frozenset()
    criteria: int = 0
    seats: int = 0
    opens_on: date | None = None
    closes_at: datetime | None = None
    readers: int = 0
    unread: int = 0
    proposed: bool = False
    elected: bool = False
    starts_on: date | None = None
    accepted: bool = False


def following(state: str) -> str | None:
    """The state after ``state`` on the way; None at its end and off it."""
    at = WAY.index(state) if state in WAY else len(WAY)
    return WAY[at + 1] if at + 1 < len(WAY) else None


def may_follow(before: str, after: str) -> bool:
    """A term goes on step by step; it can lapse from every state in which it is not over."""
    return before not in OVER and after in {following(before), LAPSED}


def stands(
    state: str,
    today: date,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    body_ends_on: date | None = None,
) -> str:
    """The state as of ``today``, whatever is stored: terms begin and end by themselves.

    A term whose team was dissolved lapses. The duty of keeping time writes the same steps down.
    """
    if state in OVER:
        return state
    if body_ends_on is not None and body_ends_on < today:
        return LAPSED
    if state == "decided" and starts_on is not None and starts_on <= today:
        state = "running"
    if state == "running" and ends_on is not None and ends_on - HANDOVER_AHEAD <= today:
        state = "handover"
    return state


def accepts(
    state: str, now: datetime, today: date, *, opens_on: date | None, closes_at: datetime | None
) -> bool:
    """An application sent ``now`` counts: the last moment itself does, a moment later does not."""
    if state != "call" or opens_on is None or closes_at is None:
        return False
    return opens_on <= today and now <= closes_at


def missing(facts: Facts) -> list[Need]:
    """Everything that the next step of a term still needs; nothing at the end of its way."""
    needs = _NEEDS.get(following(facts.state) or "")
    return list(needs(facts)) if needs else []


_CALL = "edit_team_call"
_WORDS = {
    "task": _("Say what the team does, in two or three sentences."),
    "hours_a_week": _("Say how many hours a week it takes."),
    "learn": _("Say what people learn."),
    "access": _("Say how everyone can take part: rooms, times, costs, languages."),
    "ask": _("Name an office that people can ask."),
    "opens_on": _("Choose the day from which people can apply."),
    "closes_at": _("Choose the last moment to apply."),
}
"""Fields of a call that must be filled before it is published, in their order."""


def _for_call(facts: Facts) -> Iterator[Need]:
    for name, sentence in _WORDS.items():
        if name in facts.lacking:
            yield Need(name, sentence, _CALL)
    if not facts.criteria:
        yield Need("criteria", _("Name at least one thing that applications are read for."), _CALL)
    if not facts.seats:
        yield Need("seats", _("This team has no seats yet. Enter an office with seats first."))
    if facts.closes_at is None or facts.opens_on is None:
        return
    last = facts.closes_at.astimezone(facts.now.tzinfo).date()
    if facts.closes_at <= facts.now:
        yield Need("past", _("The last moment to apply is over. Choose a later one."), _CALL)
    elif last - max(facts.opens_on, facts.today) < FEWEST_DAYS_OPEN:
        yield Need(
            "short", _("Leave people a week at least. Choose a later last moment to apply."), _CALL
        )


def _for_screening(facts: Facts) -> Iterator[Need]:
    if facts.closes_at is None or facts.now <= facts.closes_at:
        yield Need("open", _("People can still apply. Reading begins when the call has closed."))
    if facts.readers < FEWEST_READERS:
        yield Need(
            "readers",
            _("Name at least two people who read applications and have not applied themselves."),
            "team_readers",
        )


def _for_proposal(facts: Facts) -> Iterator[Need]:
    if facts.unread:
        yield Need(
            "unread",
            _("Not every application has been read by two people yet."),
            "team_applications",
        )
    if not facts.proposed:
        yield Need("proposal", _("Publish a proposal with reasons."), "team_proposal")


def _for_decision(facts: Facts) -> Iterator[Need]:
    if not facts.elected:
        yield Need("election", _("The assembly elects. What it decides is taken over from there."))


def _for_running(facts: Facts) -> Iterator[Need]:
    if facts.starts_on is None or facts.starts_on > facts.today:
        yield Need("term", _("The term begins by itself on its first day."))


def _for_closing(facts: Facts) -> Iterator[Need]:
    if not facts.accepted:
        yield Need("accepted", _("The next team accepts the handover."), "team_handovers")


_NEEDS: dict[str, Callable[[Facts], Iterator[Need]]] = {
    "call": _for_call,
    "screening": _for_screening,
    "proposal": _for_proposal,
    "decided": _for_decision,
    "running": _for_running,
    "closed": _for_closing,
}
