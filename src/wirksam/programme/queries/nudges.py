"""What somebody should be reminded of: facts with a key each, so that nobody hears twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Commitment, Objection, Question
from wirksam.programme.queries.cards import Card, cards, lead_on, public_commitments
from wirksam.programme.queries.succession import due_handovers
from wirksam.programme.rules import ANSWER_SOON_DAYS, DUE_SOON_DAYS

Kind = Literal["due", "overdue", "silent", "nobody", "handover", "answer"]


@dataclass(frozen=True, slots=True)
class Nudge:
    """One thing to be reminded of. ``since``: the day it is about; ``key`` stays while it does.

    ``body`` is who should act: whoever is in charge; where nobody is, the board of the unit.
    ``subject`` is the question or objection that waits, where it is one.
    """

    kind: Kind
    commitment: Commitment
    body: Body | None
    since: date
    subject: Question | Objection | None = None

    @property
    def key(self) -> str:
        """The same for the same fact, however often it is looked for."""
        what = self.subject or self.commitment
        return f"{self.kind}:{what._meta.model_name}:{what.pk}:{self.since.isoformat()}"


def due_nudges(on: date) -> list[Nudge]:
    """Everything that waits on that day; a fixed number of queries."""
    boards = {
        board.unit_id: board
        for board in Body.objects.filter(Body.running(on), kind=BodyKind.BOARD).order_by("-pk")
    }
    found = [
        nudge for card in cards(public_commitments(), today=on) for nudge in _of(card, on, boards)
    ]
    found += [Nudge("handover", one.commitment, one.body, one.since) for one in due_handovers(on)]
    return [*found, *_owed(on)]


def _of(card: Card, on: date, boards: dict[int, Body]) -> Iterator[Nudge]:
    commitment, lead = card.commitment, card.lead
    who = lead or boards.get(commitment.version.programme.unit_id)
    due = card.deadline.due_on if card.deadline else None
    for flag in card.standing.flags:
        if flag.code == "overdue" and due is not None:
            yield Nudge("overdue", commitment, who, due)
        elif flag.code == "silent":
            yield Nudge("silent", commitment, who, on - timedelta(days=flag.days))
        elif flag.code == "nobody":
            yield Nudge("nobody", commitment, who, _vacant_since(commitment, on))
    open_ = card.standing.state in {"not_started", "in_progress", "partly"}
    if open_ and due is not None and on <= due <= on + timedelta(days=DUE_SOON_DAYS):
        yield Nudge("due", commitment, who, due)


def _vacant_since(commitment: Commitment, on: date) -> date:
    """The day after the last lead, else the beginning of the term."""
    ends = [
        row.ends_on
        for row in commitment.responsibilities.all()
        if row.role == "lead" and row.ends_on is not None and row.ends_on < on
    ]
    last = max(ends, default=None)
    return last + timedelta(days=1) if last else commitment.version.programme.term_starts_on


def _owed(on: date) -> Iterator[Nudge]:
    limit = on + timedelta(days=ANSWER_SOON_DAYS)
    waiting = {"answered_at": None, "withdrawn_at": None, "answer_due__lte": limit}
    asked = Question.objects.filter(**waiting, commitment__state=RegisterState.CONFIRMED)
    for question in asked.select_related("body", "commitment__version__programme"):
        yield Nudge("answer", question.commitment, question.body, question.answer_due, question)
    raised = Objection.objects.filter(**waiting, entry__commitment__state=RegisterState.CONFIRMED)
    related = raised.select_related("entry__commitment__version__programme", "entry__body")
    for objection in related.prefetch_related("entry__commitment__responsibilities__body"):
        commitment = objection.entry.commitment
        charge = lead_on(commitment.responsibilities.all(), on)
        who = charge.body if charge else objection.entry.body
        yield Nudge("answer", commitment, who, objection.answer_due, objection)
