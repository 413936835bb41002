"""A commitment as every page shows it: who does what by when, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.engine.progress import CompletionTerm, Standing, State, Step, Terms, standing
from wirksam.foundation.i18n.days import day
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
    def url(self) -> str:
        """Its permanent address."""
        return self.commitment.get_absolute_url()

    @property
    def summary(self) -> str:
        """Who and until when, in one line."""
        who = self.lead.name if self.lead else _("nobody in charge")
        if self.deadline is None:
            return who
        due = self.deadline.due_on
        return (
            f"{who} \N{MIDDLE DOT} {_('until')} {day(due)}"
            if due
            else f"{who} \N{MIDDLE DOT} {self.deadline.wording}"
        )

    @property
    def reason(self) -> str:
        """Why the status is what it is, in one sentence."""
        standing_ = self.standing
        if standing_.last_heard is None:
            return _("Nobody has reported on it yet.")
        if standing_.state == "confirmed_done":
            return _("The assembly confirmed it on %(day)s.") % {"day": day(standing_.since)}
        said = {
            "day": day(standing_.since or standing_.last_heard),
            "last": day(standing_.last_heard),
        }
        if standing_.since and standing_.since != standing_.last_heard:
            return _("It has stood there since %(day)s; the last report is of %(last)s.") % said
        return _("This is what the report of %(day)s says.") % said


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
    now = today or timezone.localdate()
    return [card(commitment, now) for commitment in with_details(commitments)]


def card(commitment: Commitment, today: date) -> Card:
    """The card of one commitment whose details are loaded."""
    lead = _lead(commitment.responsibilities.all(), today)
    deadline = getattr(commitment, "deadline", None)
    terms = Terms(
        completion=cast("CompletionTerm", commitment.completion),
        starts_on=commitment.confirmed_at.date() if commitment.confirmed_at else None,
        due_on=deadline.due_on if deadline else None,
        rhythm_days=commitment.rhythm_days,
        has_lead=lead is not None,
    )
    entries = commitment.entries.all()
    corrected = {entry.corrects_id for entry in entries}
    steps = (step(entry) for entry in entries if entry.pk not in corrected)
    return Card(commitment, lead, deadline, standing(steps, terms, today=today))


def step(entry: ProgressEntry) -> Step:
    """An entry as the fold sees it."""
    kinds = {evidence.kind for evidence in entry.evidence.all()}
    return Step(
        on=entry.happened_on,
        position=entry.pk,
        state=cast("State | None", entry.state or None),
        by_assembly=entry.basis == EntryBasis.ASSEMBLY,
        evidence=bool(kinds),
        finding=EvidenceKind.FINDING in kinds,
    )


def _lead(responsibilities: Iterable[Responsibility], on: date) -> Body | None:
    return next(
        (
            row.body
            for row in responsibilities
            if row.role == Role.LEAD
            and row.starts_on <= on
            and (row.ends_on is None or row.ends_on >= on)
        ),
        None,
    )


def tally(of: Iterable[Card]) -> list[tuple[str, int]]:
    """How many stand where: (state, number), in the order of the vocabulary, no zeros."""
    states: Counter[str] = Counter(one.standing.state for one in of)
    return [(code.value, states[code.value]) for code in StatusCode if code.value in states]
