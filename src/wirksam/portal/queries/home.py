"""What the front page composes: at most three cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from wirksam.activities.choices import JOINABLE, ParticipationState, State, Visibility
from wirksam.activities.models import Activity, Closing, Participation
from wirksam.activities.queries.listing import first_of, known_to, of_units
from wirksam.association.models import Membership
from wirksam.foundation.access import Actor
from wirksam.foundation.registry import QUICK_MINUTES, Matter, quick_matters_of
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import ProgrammeVersion, ProgressEntry
from wirksam.programme.queries.cards import tally
from wirksam.programme.queries.edition import term_months
from wirksam.programme.queries.entries import counting_entries
from wirksam.programme.queries.held import cards_of

MOVED = 4
NEXT = 3
HELPS = 3
FEW = 3
LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest published programme and where its commitments stand."""

    version: ProgrammeVersion
    total: int
    tally: list[tuple[str, int]]
    months: tuple[int, int]

    @property
    def status_url(self) -> str:
        """Its commitments; a status is written behind it."""
        return f"{reverse('commitments')}?programme={self.version.programme.slug}&status="


@dataclass(frozen=True, slots=True)
class Movement:
    """Something that has happened: a report, or what came of an activity."""

    on: date
    who: str
    said: str
    title: str
    url: str
    icon: str


def newest_programme() -> Newest | None:
    """The published programme whose term began last."""
    version = (
        ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        .select_related("programme__unit")
        .order_by("-programme__term_starts_on", "-number", "-pk")
        .first()
    )
    if version is None:
        return None
    listed = cards_of(version)
    months = term_months(version.programme, timezone.localdate())
    return Newest(version, len(listed), tally(listed), months)


def next_near(actor: Actor) -> list[Activity]:
    """The next activities one can join, of the own units before others, in order of time."""
    rows = _joinable(actor).exclude(effort_minutes__lte=QUICK_MINUTES)
    homes = [home.unit_id for home in actor.homes]
    near = list(rows.filter(of_units(homes))[:NEXT]) if homes else []
    known = {one.pk for one in near}
    others = (one for one in rows[: 2 * NEXT] if one.pk not in known)
    found = [*near, *islice(others, NEXT - len(near))]
    return sorted(found, key=lambda one: (one.first_day, one.pk))


def quick_helps(actor: Actor) -> list[Matter]:
    """What can be done now in a quarter of an hour: first what this person is asked for."""
    return quick_matters_of(actor)[:HELPS]


def short_activities(actor: Actor) -> list[Activity]:
    """What takes a quarter of an hour at most: to come, or within days that run now."""
    short = known_to(actor).filter(state__in=JOINABLE, effort_minutes__lte=QUICK_MINUTES)
    return first_of(short.filter(Q(all_day=True) | Q(starts_at__gte=timezone.now())), HELPS)


def is_new(actor: Actor) -> bool:
    """A guest, somebody who has not been at much yet, or who joined lately; two queries at most."""
    if not actor.person_id:
        return True
    been = Participation.objects.filter(person=actor.person_id, state=ParticipationState.TOOK_PART)
    before = Membership.objects.filter(
        person=actor.person_id, starts_on__lt=timezone.localdate() - LATELY
    )
    return been.count() < FEW or not before.exists()


def _joinable(actor: Actor) -> QuerySet[Activity]:
    ahead = known_to(actor).filter(state__in=JOINABLE, starts_at__gte=timezone.now())
    return ahead.order_by("starts_at", "pk")


def moved_lately() -> list[Movement]:
    """The newest reports and what came of public activities, in one order; two queries."""
    rows = [*_reports(), *_closings()]
    return sorted(rows, key=lambda one: one.on, reverse=True)[:MOVED]


def _reports() -> list[Movement]:
    return [
        Movement(
            entry.happened_on,
            entry.body.name if entry.body else "",
            entry.said,
            entry.commitment.title or entry.commitment.quote,
            entry.commitment.get_absolute_url(),
            "paper",
        )
        for entry in _standing_entries()[:MOVED]
    ]


def _standing_entries() -> QuerySet[ProgressEntry]:
    return (
        counting_entries()
        .filter(
            commitment__state=RegisterState.CONFIRMED,
            commitment__version__frozen_at__isnull=False,
            happened_on__lte=timezone.localdate(),
        )
        .select_related("commitment__version__programme", "body")
        .order_by("-happened_on", "-pk")
    )


def _closings() -> list[Movement]:
    closings = (
        Closing.objects.filter(
            activity__visibility=Visibility.PUBLIC,
            activity__state=State.DONE,
            activity__starts_at__isnull=False,
        )
        .select_related("activity__host")
        .order_by("-activity__starts_at", "-pk")
    )
    return [
        Movement(
            closing.activity.last_day,
            closing.activity.host.name,
            closing.came_of_it,
            closing.activity.title,
            closing.activity.get_absolute_url(),
            closing.activity.kind_icon,
        )
        for closing in closings[:MOVED]
    ]
