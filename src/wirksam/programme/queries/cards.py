"""A commitment as every page shows it: who does what by when, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, running
from wirksam.engine.progress import CompletionTerm, Course, Standing, Terms, judged
from wirksam.foundation.i18n.days import day
from wirksam.programme.choices import IN_FORCE, RegisterState, Role, StatusCode
from wirksam.programme.models import (
    Commitment,
    CommitmentPlace,
    CommitmentStanding,
    Deadline,
    ProgressEntry,
    Responsibility,
)
from wirksam.programme.queries.entries import stored_course, with_entries
from wirksam.programme.rules import folded


@dataclass(frozen=True, slots=True)
class Card:
    """One commitment today. ``lead`` is empty where nobody is in charge.

    ``acting_for`` is the body in whose stead the lead acts, ``last`` the newest entry that counts,
    ``promised`` the day until which it promised the next one. ``place`` is where it stands in the
    text that is looked at, where that is not its own.
    """

    commitment: Commitment
    lead: Body | None
    deadline: Deadline | None
    standing: Standing
    acting_for: Body | None = None
    last: ProgressEntry | None = None
    promised: date | None = None
    entry_count: int = 0
    place: CommitmentPlace | None = None

    @property
    def first_line(self) -> int:
        """Its first line in the text that is looked at."""
        return (self.place or self.commitment).first_line

    @property
    def last_line(self) -> int:
        """Its last line there."""
        return (self.place or self.commitment).last_line

    @property
    def lines(self) -> str:
        """Its lines there, as people cite them."""
        return (self.place or self.commitment).lines

    @property
    def is_reworded(self) -> bool:
        """It comes from an older text, and its words are not those it was confirmed with."""
        return self.place is not None and folded(self.place.quote) != folded(self.commitment.quote)

    @property
    def title(self) -> str:
        """What it says in plain words, else the quote."""
        return self.commitment.title or self.commitment.quote

    @property
    def url(self) -> str:
        """Its permanent address."""
        return self.commitment.get_absolute_url()

    @property
    def who(self) -> str:
        """Who is in charge, and for whom where it is in another's place."""
        if self.lead is None:
            return _("nobody in charge")
        if self.acting_for is None:
            return self.lead.name
        told = {"body": self.lead.name, "other": self.acting_for.name}
        return _("%(body)s for %(other)s") % told

    @property
    def summary(self) -> str:
        """Who and until when, in one line."""
        who = self.who
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
    """Commitments that everyone may see: confirmed by two, in a published text, not replaced."""
    return citable_commitments().filter(state=RegisterState.CONFIRMED)


def citable_commitments() -> QuerySet[Commitment]:
    """The same with those that another one has replaced: their addresses stay."""
    return Commitment.objects.filter(
        state__in=IN_FORCE, version__frozen_at__isnull=False
    ).select_related("version__programme", "superseded_by")


def commitments_of(body: int, day: date) -> QuerySet[Commitment]:
    """Public commitments that a body leads on ``day``, or another one in its stead."""
    here = Q(body=body) | Q(acting_for=body)
    leads = Responsibility.objects.filter(here, running(day), role=Role.LEAD)
    return public_commitments().filter(pk__in=leads.values("commitment"))


def with_standing(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Everything a card needs, in two queries however many commitments and entries."""
    charges = Responsibility.objects.select_related("body", "acting_for", "ends_with")
    return commitments.select_related(
        "deadline__occasion", "stored__last_entry__body"
    ).prefetch_related(Prefetch("responsibilities", queryset=charges))


def with_details(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """The same with all entries, for the page of one."""
    return with_entries(with_standing(commitments))


def cards(commitments: QuerySet[Commitment], *, today: date | None = None) -> list[Card]:
    """Cards of ``commitments``, in their order."""
    now = today or timezone.localdate()
    return [card(commitment, now) for commitment in with_standing(commitments)]


def card(commitment: Commitment, today: date) -> Card:
    """The card of one commitment, from its stored standing and the warnings of ``today``."""
    charge = lead_on(commitment.responsibilities.all(), today)
    deadline = getattr(commitment, "deadline", None)
    stored: CommitmentStanding | None = getattr(commitment, "stored", None)
    course = stored_course(stored)
    terms = terms_of(commitment, due_on=deadline.due_on if deadline else None, led=bool(charge))
    return Card(
        commitment,
        charge.body if charge else None,
        deadline,
        judged(course, terms, today=today),
        charge.acting_for if charge else None,
        stored.last_entry if stored else None,
        course.promised,
        course.entries,
    )


def stored_of(commitment: Commitment) -> Course:
    """What its entries say together, from the stored copy."""
    return stored_course(getattr(commitment, "stored", None))


def terms_of(commitment: Commitment, *, due_on: date | None, led: bool) -> Terms:
    """What its status is judged by."""
    confirmed_at = commitment.confirmed_at
    return Terms(
        completion=cast("CompletionTerm", commitment.completion),
        starts_on=timezone.localdate(confirmed_at) if confirmed_at else None,
        due_on=due_on,
        rhythm_days=commitment.rhythm_days,
        has_lead=led,
    )


def lead_on(rows: Iterable[Responsibility], day: date) -> Responsibility | None:
    """The row of whoever is in charge on ``day``."""
    return next((row for row in rows if row.role == Role.LEAD and row.runs_on(day)), None)


def tally(of: Iterable[Card]) -> list[tuple[str, int]]:
    """How many stand where: (state, number), in the order of the vocabulary, no zeros."""
    states: Counter[str] = Counter(one.standing.state for one in of)
    return [(code.value, states[code.value]) for code in StatusCode if code.value in states]
