"""A round of offers as it would come out now: who is asked for what, and which places stay open.

Nothing is written. The same state of the house gives the same round, whoever looks at it, and the
number in the line of rounds draws between equals, so that looking again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils import timezone
from django.utils.crypto import salted_hmac

from wirksam.association.models import Body, Unit
from wirksam.engine.match import Offer, Reason, Round, Terms, offer_round
from wirksam.foundation.access import Actor, ancestry, visible
from wirksam.opportunities.models import OfferRound, SupportDecision
from wirksam.opportunities.queries.offer_people import Candidate, candidates
from wirksam.opportunities.queries.offer_tasks import OpenTask, in_reach, open_tasks_of

OFFERS_A_WEEK = 2
DAYS_A_WEEK = 2
WINDOW_DAYS = 56
HALF = 2
"""Weights are kept in halves."""
_STAMP = 32


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a round before it is started. ``said_yes`` is how many want to be asked."""

    body: Body
    decision: SupportDecision | None
    terms: Terms
    tasks: Mapping[str, OpenTask]
    people: Mapping[str, Candidate]
    round: Round

    @property
    def said_yes(self) -> int:
        """How many people in reach want to be asked."""
        return len(self.people)

    @property
    def stamp(self) -> str:
        """Tells whether it is still the round that somebody has looked at; it names nobody.

        It is keyed: whoever reads it cannot try out whose keys give it.
        """
        told = [(one.person, one.task, one.place) for one in self.round.offers]
        gaps = [(one.task, one.missing) for one in self.round.gaps]
        return salted_hmac(__name__, repr((told, gaps)), algorithm="sha256").hexdigest()[:_STAMP]

    def reasons_of(self, offer: Offer) -> list[Reason]:
        """Why, with her own word where she likes it, or that it is where she belongs."""
        return [self._own(one, offer) for one in offer.reasons]

    def _own(self, reason: Reason, offer: Offer) -> Reason:
        if reason.code != "liked":
            return reason
        topic = self.people[offer.person].topics.get(offer.task)
        if topic:
            return Reason("liked", {"topic": topic})
        return Reason("near", {"unit": self.tasks[offer.task].to_fill.unit})


def bodies_that_offer(actor: Actor) -> list[Body]:
    """In whose name she runs rounds, by name."""
    return list(visible(actor, Body, "offer").select_related("unit").order_by("name", "pk"))


def prepare(actor: Actor, body: Body, now: datetime | None = None) -> Prepared:
    """The round that ``actor`` would start now in the name of ``body``."""
    moment = now or timezone.now()
    tasks = open_tasks_of(in_reach(actor, body, moment), moment)
    people = candidates(body.unit, tasks, moment, WINDOW_DAYS)
    decision = decision_for(body.unit, moment)
    terms = Terms(
        today=timezone.localdate(moment, timezone.get_default_timezone()),
        lot=next_lot(body),
        offers=OFFERS_A_WEEK,
        per_week=DAYS_A_WEEK,
        window_days=WINDOW_DAYS,
        support=weights_of(decision),
    )
    found = offer_round(
        [one.asked for one in people.values()], [one.to_fill for one in tasks.values()], terms
    )
    return Prepared(body, decision, terms, tasks, people, found)


def next_lot(body: Body) -> str:
    """The key of the next round of a body; nobody can draw again by looking again."""
    return f"{body.pk}-{OfferRound.objects.filter(by_body=body).count() + 1}"


def decision_for(unit: Unit, now: datetime) -> SupportDecision | None:
    """Which decision about support holds for a unit: its own, else that of the nearest above."""
    zone = timezone.get_default_timezone()
    midnight = timezone.localtime(now, zone).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = SupportDecision.objects.filter(
        unit__path__in=ancestry(unit.path), entered_at__lt=midnight
    ).select_related("unit")
    return max(rows, key=lambda one: (len(one.unit.path), one.entered_at, one.pk), default=None)


def weights_of(decision: SupportDecision | None) -> dict[str, Fraction]:
    """How many times the tasks of a unit count, by its primary key as text."""
    if decision is None:
        return {}
    return {unit: Fraction(halves, HALF) for unit, halves in decision.weights.items()}
