"""What somebody was offered and has not answered yet, each with its reason in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirksam.activities.choices import ENDED, State
from wirksam.activities.models import Activity, Participation
from wirksam.activities.queries.words import effort, when
from wirksam.foundation.access import Actor, visible
from wirksam.opportunities.choices import OfferState, Structure
from wirksam.opportunities.choices import Warning as Notice
from wirksam.opportunities.models import HelperProfile, Offer, Opportunity
from wirksam.opportunities.queries.listing import over_at, unit_name
from wirksam.opportunities.queries.offer_tasks import day_of
from wirksam.opportunities.queries.offer_words import sentence, unit_names
from wirksam.opportunities.queries.rooms import rooms_of
from wirksam.opportunities.rules import Joiner, Room

MOST = 20
CALLED_OFF, OVER, FULL, HIDDEN = "called_off", "over", "full", "hidden"


@dataclass(frozen=True, slots=True)
class Row:
    """One offer, and ``reason``: why she was asked.

    ``gone`` says in a code why it can no longer be taken, ``clash`` what else is on that day.
    ``asks_first``: she must say something before, on the page of the task.
    """

    offer: Offer
    reason: str
    gone: str
    clash: Activity | None
    asks_first: bool

    @property
    def task(self) -> Opportunity:
        """The task itself."""
        return self.offer.opportunity

    @property
    def meta(self) -> str:
        """When, how long, where, whose."""
        where = self.task.place or ("online" if self.task.meeting_link else "")
        told = (when(self.task), effort(self.task), where, unit_name(self.task))
        return " \N{MIDDLE DOT} ".join(filter(None, told))

    @property
    def warnings(self) -> list[str]:
        """What one accepts before signing up, in words."""
        known = dict(Notice.choices)
        return [str(known[code]) for code in self.task.warnings if code in known]


def unanswered(actor: Actor) -> QuerySet[Offer]:
    """Her open offers, what runs out first first."""
    return _open(actor)[:MOST]


def answerable(actor: Actor) -> QuerySet[Offer]:
    """Those whose task is still shown to her and neither over nor called off; one query."""
    shown = visible(actor, Opportunity).exclude(state__in=ENDED).values("pk")
    return _open(actor).filter(opportunity__in=shown)[:MOST]


def _open(actor: Actor) -> QuerySet[Offer]:
    rows = visible(actor, Offer).filter(state=OfferState.OPEN, expires_at__gt=timezone.now())
    return rows.select_related("opportunity__host__unit").order_by("expires_at", "pk")


def my_offers(actor: Actor) -> list[Row]:
    """Her open offers as they stand now; the number of queries does not depend on them."""
    offers = list(unanswered(actor))
    if not offers:
        return []
    tasks = [one.opportunity for one in offers]
    rooms, names = rooms_of(tasks), unit_names(r for one in offers for r in one.reasons)
    shown = Opportunity.objects.filter(pk__in=[one.pk for one in tasks])
    seen = set(visible(actor, shown).values_list("pk", flat=True))
    busy = _busy(actor, [day for one in tasks if (day := day_of(one))])
    accepts = _accepts(actor)
    return [
        Row(
            one,
            sentence(one.reasons[0], names) if one.reasons else "",
            HIDDEN
            if one.opportunity_id not in seen
            else _gone(one.opportunity, rooms[one.opportunity_id], one.place),
            _clash(busy, one.opportunity),
            one.opportunity.structure == Structure.POSITIONS
            or not set(one.opportunity.warnings) <= accepts,
        )
        for one in offers
    ]


def clash_of(actor: Actor, task: Opportunity) -> Activity | None:
    """What else she takes part in on the day of a task."""
    on = day_of(task)
    return _clash(_busy(actor, [on] if on else []), task)


def is_open_to(actor: Actor, task: Opportunity) -> bool:
    """She was offered it and can still say yes."""
    if not actor.person_id:
        return False
    rows = visible(actor, Offer).filter(opportunity=task, state=OfferState.OPEN)
    return rows.filter(expires_at__gt=timezone.now()).exists()


def _accepts(actor: Actor) -> set[str]:
    one = HelperProfile.objects.filter(person=actor.person_id or 0).first()
    return set(one.accepts) if one else set()


def _gone(task: Opportunity, room: Room, place: str) -> str:
    if task.state == State.CANCELLED:
        return CALLED_OFF
    over = over_at(task)
    if task.is_ended or over is None or over < timezone.now():
        return OVER
    joiner = Joiner(first_time=place == "first_timer", experienced=place == "experienced")
    if room.jobs:
        return "" if any(room.left_in(one) for one in room.jobs) else FULL
    return "" if room.fits(joiner) else FULL


def _busy(actor: Actor, days: list[date]) -> list[Activity]:
    """What she takes part in around these days; a window of days is no day."""
    if not days:
        return []
    mine = Participation.objects.filter(person=actor.person_id or 0).values("activity")
    rows = Activity.objects.filter(pk__in=mine).exclude(state=State.CANCELLED).exclude(kind="task")
    begin, end = min(days) - timedelta(days=31), max(days) + timedelta(days=2)
    near = Q(starts_at__date__gte=begin, starts_at__date__lte=end)
    return list(rows.filter(near).order_by("starts_at", "pk"))


def _clash(busy: list[Activity], task: Opportunity) -> Activity | None:
    on = day_of(task)
    if on is None:
        return None
    found = (one for one in busy if one.pk != task.pk and one.first_day <= on <= one.last_day)
    return next(found, None)
