"""Who works along with a team, who was asked, who offered; and whom one can ask."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirksam.association.models import Body, Membership, Person, running, today
from wirksam.foundation.access import Actor, visible
from wirksam.teams.models import Guest

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Along:
    """Guests by what is still missing; those whose time is over are in none of the lists."""

    offering: tuple[Guest, ...] = ()
    invited: tuple[Guest, ...] = ()
    working: tuple[Guest, ...] = ()


def along(actor: Actor, body: Body) -> Along:
    """Guests of a team, as far as she may know them; one query."""
    rows = list(told_guests(actor).filter(body=body, ends_on__gte=timezone.localdate()))
    return Along(
        tuple(one for one in rows if not one.invited_by),
        tuple(one for one in rows if one.agreed_at is None),
        tuple(one for one in rows if one.is_agreed),
    )


def told_guests(actor: Actor) -> QuerySet[Guest]:
    """Guests she may know of, with what a page says about them."""
    return visible(actor, Guest.objects.select_related("person", "body__unit"))


def people_called(actor: Actor, name: str) -> list[tuple[Person, str]]:
    """Those she may know and ask, whose name has all these words, each with where she belongs.

    Few, and two queries.
    """
    words = name.split()[:6]
    if not words:
        return []
    fits = Q(*(Q(name__icontains=word) for word in words), user__isnull=False)
    rows = visible(actor, Person.objects.filter(fits)).exclude(pk=actor.person_id)
    people = list(rows.order_by("name", "pk")[:MOST_FOUND])
    homes = Membership.objects.filter(running(today()), person__in=people)
    where: dict[int, list[str]] = {}
    for person, unit in visible(actor, homes).values_list("person", "unit__name"):
        where.setdefault(person, []).append(unit)
    return [(one, ", ".join(where.get(one.pk, []))) for one in people]
