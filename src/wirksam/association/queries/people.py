"""Lists of people, never more of them than the reader may see."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from wirksam.association.models import (
    ContactChange,
    ContactPoint,
    Mandate,
    Membership,
    Person,
    PublicMandate,
    Unit,
    running,
)
from wirksam.association.queries.actors import today
from wirksam.association.rules import looks_like, mixes_scripts
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.journal.queries import entries_about

PER_PAGE = 50
READS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A person of a unit with the contacts this reader may see."""

    membership: Membership
    contacts: list[ContactPoint]

    @property
    def mixed(self) -> bool:
        """The name mixes letters of several scripts that look alike."""
        return mixes_scripts(self.membership.person.name)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a unit's people."""

    page: Page[Membership]
    rows: list[Row]


def people_of(actor: Actor, unit: Unit, *, q: str = "", page: str = "1") -> Listing:
    """The people of a unit; three queries, however many they are."""
    found = visible(actor, Membership.objects.filter(running(today()), unit=unit))
    if q:
        found = found.filter(person__name__icontains=q)
    ordered = found.select_related("person").order_by("person__name", "pk")
    shown = Paginator(ordered, PER_PAGE).get_page(page)
    memberships = list(shown)
    contacts = contacts_of(actor, {one.person_id for one in memberships})
    return Listing(shown, [Row(one, contacts[one.person_id]) for one in memberships])


def contacts_of(actor: Actor, people: set[int]) -> dict[int, list[ContactPoint]]:
    """Contact points of these people, as far as shown; one query."""
    found: dict[int, list[ContactPoint]] = defaultdict(list)
    for point in visible(actor, ContactPoint.objects.filter(person__in=people)):
        found[point.person_id].append(point)
    return found


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Everyone this reader may know of, by name."""
    return visible(actor, Person).order_by("name", "pk")


def mistakable(unit: Unit, name: str) -> list[str]:
    """Names of people of ``unit`` today that look like ``name``, itself included; one query."""
    look = looks_like(name)
    here = Membership.objects.filter(running(today()), unit=unit)
    names = here.values_list("person__name", flat=True).order_by("person__name").distinct()
    return [one for one in names.iterator(2000) if looks_like(one) == look]


@dataclass(frozen=True, slots=True)
class Read:
    """Somebody read a list: when, who (if this reader may know), how many names."""

    entry: JournalEntry
    name: str


def reads_of(actor: Actor, unit: Unit) -> list[Read]:
    """Who read or took along this unit's list lately; two queries."""
    entries = list(entries_about(unit.slug).filter(verb__in=("read_list", "export_list"))[:READS])
    keys = {entry.actor_key for entry in entries}
    names = {
        str(key): name
        for key, name in visible(actor, Person.objects.filter(key__in=keys)).values_list(
            "key", "name"
        )
    }
    return [Read(entry, names.get(entry.actor_key, "")) for entry in entries]


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the association keeps about a person, as she may see and change it."""

    person: Person
    memberships: list[Membership]
    contacts: list[ContactPoint]
    mandates: list[Mandate]
    public: list[PublicMandate]
    changes: list[ContactChange]


def profile_of(actor: Actor) -> Profile | None:
    """One's own profile; nothing for an account without a person."""
    person = Person.objects.filter(pk=actor.person_id).first()
    if person is None:
        return None
    return Profile(
        person,
        list(person.memberships.select_related("unit").order_by("-starts_on", "pk")),
        list(person.contact_points.all()),
        list(
            person.mandates.select_related("office__body__unit", "acting_for").order_by(
                "-starts_on", "pk"
            )
        ),
        list(person.public_mandates.all()),
        list(person.contact_changes.filter(state="open")),
    )


def as_seen_by(viewer: Actor, person: Person) -> Profile | None:
    """The profile as somebody else would see it; nothing if she may not even know the name."""
    if not visible(viewer, Person.objects.filter(pk=person.pk)).exists():
        return None
    mandates = visible(viewer, person.mandates.filter(running(today())))
    return Profile(
        person,
        list(visible(viewer, person.memberships.all()).select_related("unit")),
        list(visible(viewer, person.contact_points.all())),
        list(mandates.select_related("office__body__unit", "acting_for")),
        list(person.public_mandates.filter(in_directory=True)),
        [],
    )
