"""A commitment as every page shows it: who does what by when, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from wirksam.association.models import Body
from wirksam.engine.progress import Standing, Step, Terms, standing
from wirksam.programme.choices import EntryBasis, EvidenceKind, RegisterState, Role, StatusCode
from wirksam.programme.models import Commitment, Deadline, ProgressEntry, Responsibility


@dataclass(frozen=True, slots=True)
class Card:
    """One commitment today. ``lead`` is empty where nobody is in charge."""

    commitment: Commitment
    lead: Body | None
    deadline: Deadline | None
    standing: Standing

    @property
    def title(self) -> str:
        """What it says in plain words, else the quote."""
        return self.commitment.title or self.commitment.quote

    @property
    def status_label(self) -> str:
        """The status as a word."""
        return str(StatusCode(self.standing.state).label)


def public_commitments() -> QuerySet[Commitment]:
    """Commitments that everyone may see: confirmed by two, in a published text."""
    return Commitment.objects.filter(
        state=RegisterState.CONFIRMED, version__frozen_at__isnull=False
    ).select_related("version__programme")


def with_details(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Everything a card needs, in four queries however many commitments."""
    return commitments.select_related("deadline__occasion").prefetch_related(
        "responsibilities__body", "entries__evidence"
    )


def cards(commitments: QuerySet[Commitment], *, today: date | None = None) -> list[Card]:
    """Cards of ``commitments``, in their order."""
    day = today or timezone.localdate()
    return [card(commitment, day) for commitment in with_details(commitments)]


def card(commitment: Commitment, day: date) -> Card:
    """The card of one commitment whose details are loaded."""
    lead = _lead(commitment.responsibilities.all(), day)
    deadline = getattr(commitment, "deadline", None)
    terms = Terms(
        completion=commitment.completion,  # type: ignore[arg-type] (the choices are the engine's)
        starts_on=commitment.confirmed_at.date() if commitment.confirmed_at else None,
        due_on=deadline.due_on if deadline else None,
        rhythm_days=commitment.rhythm_days,
        has_lead=lead is not None,
    )
    entries = commitment.entries.all()
    corrected = {entry.corrects_id for entry in entries}
    steps = (step(entry) for entry in entries if entry.pk not in corrected)
    return Card(commitment, lead, deadline, standing(steps, terms, today=day))


def step(entry: ProgressEntry) -> Step:
    """An entry as the fold sees it."""
    kinds = {evidence.kind for evidence in entry.evidence.all()}
    return Step(
        on=entry.happened_on,
        position=entry.pk,
        state=entry.state or None,  # type: ignore[arg-type] (the choices are the engine's)
        by_assembly=entry.basis == EntryBasis.ASSEMBLY,
        evidence=bool(kinds),
        finding=EvidenceKind.FINDING in kinds,
    )


def _lead(responsibilities: Iterable[Responsibility], day: date) -> Body | None:
    return next(
        (
            row.body
            for row in responsibilities
            if row.role == Role.LEAD
            and row.starts_on <= day
            and (row.ends_on is None or row.ends_on >= day)
        ),
        None,
    )


def tally(of: Iterable[Card]) -> list[tuple[str, str, int]]:
    """How many stand where: (state, word, number), in the order of the vocabulary, no zeros."""
    states = [one.standing.state for one in of]
    return [
        (code.value, str(code.label), states.count(code.value))
        for code in StatusCode
        if code.value in states
    ]
