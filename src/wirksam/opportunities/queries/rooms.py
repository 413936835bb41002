"""What is taken and what is left, for one task or for a page of them, in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count as CountOf
from django.db.models import Q
from django.utils import timezone

from wirksam.opportunities.choices import HOLDING, EngagementState
from wirksam.opportunities.models import Engagement, Opportunity, Position
from wirksam.opportunities.rules import Count, Room

IN_PLACE = (*HOLDING, EngagementState.DONE)
"""States that take a place: those who are in, look for a stand-in, or have helped."""


def rooms_of(opportunities: Iterable[Opportunity]) -> dict[int, Room]:
    """What is left in each, by primary key; two queries, however many."""
    rows = list(opportunities)
    pks = [one.pk for one in rows]
    jobs: dict[int, dict[int, int]] = defaultdict(dict)
    skilled: dict[int, set[int]] = defaultdict(set)
    for pk, of, places, experienced in Position.objects.filter(opportunity__in=pks).values_list(
        "pk", "opportunity", "places", "experienced"
    ):
        jobs[of][pk] = places
        if experienced:
            skilled[of].add(pk)
    inside: dict[int, Count] = defaultdict(Count)
    taken: dict[int, dict[int, int]] = defaultdict(dict)
    seeking: dict[int, int] = defaultdict(int)
    for of, position, number, first, able, seek in _taken(pks):
        had = inside[of]
        inside[of] = Count(had.all + number, had.first_time + first, had.experienced + able)
        seeking[of] += seek
        if position is not None:
            taken[of][position] = number
    return {
        one.pk: Room(
            needed=one.needed,
            places=one.places,
            first_timers=0 if _is_opened(one) else one.first_timers,
            experienced=one.experienced,
            jobs=jobs[one.pk],
            skilled=frozenset(skilled[one.pk]),
            inside=inside[one.pk],
            taken=taken[one.pk],
            seeking=seeking[one.pk],
        )
        for one in rows
    }


def room_of(opportunity: Opportunity) -> Room:
    """What is left in one."""
    return rooms_of([opportunity])[opportunity.pk]


def _is_opened(one: Opportunity) -> bool:
    return one.opened_at is not None and one.opened_at <= timezone.now()


def _taken(pks: list[int]) -> Iterable[tuple[int, int | None, int, int, int, int]]:
    rows = Engagement.objects.filter(opportunity__in=pks, state__in=IN_PLACE)
    counted = rows.order_by().values_list("opportunity", "position")
    return counted.annotate(
        number=CountOf("pk"),
        first=CountOf("pk", filter=Q(first_time=True)),
        able=CountOf("pk", filter=Q(experienced=True)),
        seeking=CountOf("pk", filter=Q(state=EngagementState.STAND_IN)),
    )
