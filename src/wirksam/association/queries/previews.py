"""*So sieht dich …*: the eyes one can borrow to look at oneself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import Mandate, Person, Unit
from wirksam.association.queries.actors import actor_for, in_force
from wirksam.foundation.access import NOBODY, Actor, Home

_STRANGER = -1  # the number of no person


@dataclass(frozen=True, slots=True)
class Eyes:
    """A reader to try: its word in the address, its name, and how to make it."""

    key: str
    label: StrOrPromise
    look: Callable[[Person, Actor], Actor]


def _fellow(person: Person, mine: Actor) -> Actor:  # noqa: ARG001
    return Actor(key="?", person_id=_STRANGER, homes=mine.homes)


def _elsewhere(person: Person, mine: Actor) -> Actor:  # noqa: ARG001
    """Someone of another chapter in the same state."""
    homes = []
    for home in mine.homes:
        other = (
            Unit.objects.filter(path__startswith=home.state_path or "/")
            .exclude(path__startswith=home.unit_path)
            .exclude(path=home.state_path)
            .first()
        )
        if other is not None:
            homes.append(Home(other.pk, other.path, home.state_path))
    return Actor(key="?", person_id=_STRANGER, homes=tuple(homes))


def _keeper(person: Person, mine: Actor) -> Actor:
    """One of the board that keeps the list, if there is one besides me."""
    keeping = Mandate.objects.filter(
        in_force(),
        office__capabilities__capability=Capability.PEOPLE_VIEW,
        office__body__unit__in={home.unit_id for home in mine.homes},
    )
    return _as_holder(person, keeping)


def _state_board(person: Person, mine: Actor) -> Actor:
    states = {home.state_path for home in mine.homes}
    sitting = Mandate.objects.filter(
        in_force(), office__body__kind=BodyKind.BOARD, office__body__unit__path__in=states
    )
    return _as_holder(person, sitting)


def _as_holder(person: Person, mandates: object) -> Actor:
    """The office alone: what its holder sees as a private person is left out."""
    row = mandates.exclude(person=person).select_related("person").first()  # type: ignore[attr-defined]
    if row is None:
        return NOBODY
    holder = actor_for(row.person)
    return Actor(key="?", person_id=_STRANGER, grants=holder.grants, seats=holder.seats)


EYES = (
    Eyes("kreis", _("someone of my chapter"), _fellow),
    Eyes("vorstand", _("my chapter's board"), _keeper),
    Eyes("anderswo", _("someone of another chapter"), _elsewhere),
    Eyes("land", _("the state board"), _state_board),
    Eyes("gast", _("a guest"), lambda _person, _mine: NOBODY),
)


def borrowed(key: str, person: Person, mine: Actor) -> tuple[Eyes, Actor] | None:
    """The eyes of that name, looking."""
    eyes = next((one for one in EYES if one.key == key), None)
    return None if eyes is None else (eyes, eyes.look(person, mine))
