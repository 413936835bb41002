"""The federation as people look at it: who stands above whom, and what one unit is made of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from wirksam.association.choices import BodyKind
from wirksam.association.models import (
    Body,
    ContactPoint,
    Mandate,
    Membership,
    Office,
    OfficeAlias,
    Unit,
    running,
    still_there,
)
from wirksam.association.queries.actors import in_force, today
from wirksam.association.rules import counted
from wirksam.foundation.access import Actor, can, visible

_ORDER = [
    BodyKind.BOARD,
    BodyKind.ASSEMBLY,
    BodyKind.PRESIDIUM,
    BodyKind.OFFICE,
    BodyKind.DELEGATION,
    BodyKind.TEAM,
    BodyKind.WORKING_GROUP,
    BodyKind.FORUM,
]  # rounds have a page of their own; "all chapters" and "all members" are no bodies one visits


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with those directly below it."""

    unit: Unit
    children: list[Unit]


def branches() -> list[Branch]:
    """Every unit of today that has others below it, highest first; one query."""
    units = list(Unit.objects.filter(running(today())).order_by("path"))
    below: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.parent_id is not None:
            below[unit.parent_id].append(unit)
    roots = [Branch(unit, below[unit.pk]) for unit in units if below[unit.pk]]
    return roots or [Branch(unit, []) for unit in units]


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone in an office, as far as this reader may know."""

    name: str
    mandate: Mandate
    starts_later: bool
    contacts: list[ContactPoint]


@dataclass(slots=True)
class OfficeView:
    """An office with its title here, who holds it, and how many names stay hidden."""

    office: Office
    title: str
    holders: list[Holder] = field(default_factory=list)
    filled: int = 0

    @property
    def hidden(self) -> int:
        """Seats that are filled without this reader knowing by whom."""
        return max(0, self.filled - sum(not one.starts_later for one in self.holders))

    @property
    def vacant(self) -> bool:
        """Nobody holds it today."""
        return self.filled == 0


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body with its offices and the mailbox by which it is reached."""

    body: Body
    offices: list[OfficeView]
    mail: str
    acting: list[Holder]


def bodies_of(actor: Actor, unit: Unit) -> list[BodyView]:
    """The bodies of a unit with today's office-holders, as this reader may see them."""
    bodies = sorted(
        Body.objects.filter(running(today()), unit=unit, kind__in=_ORDER)
        .select_related("contact")
        .prefetch_related("offices"),
        key=lambda body: (_ORDER.index(BodyKind(body.kind)), body.name),
    )
    titles = _titles(unit)
    views = {
        office.pk: OfficeView(office, titles.get(office.function) or office.name)
        for body in bodies
        for office in body.offices.all()
        if not office.emergency and office.is_open
    }
    _fill(actor, views)
    acting = _acting_for(actor, bodies)
    return [
        BodyView(
            body,
            [views[office.pk] for office in body.offices.all() if office.pk in views],
            body.contact.mail if body.contact else "",
            acting[body.pk],
        )
        for body in bodies
    ]


def _titles(unit: Unit) -> dict[str, str]:
    """What functions are called here; the nearest unit above has the word."""
    above = OfficeAlias.objects.filter(unit__path__in=[*unit.above, unit.path])
    return dict(above.order_by("unit__path").values_list("function", "title"))


def names_here(unit: Unit) -> list[tuple[str, str, bool]]:
    """Functions with what they are called in ``unit``, and whether it said so itself."""
    own = set(unit.office_aliases.values_list("function", flat=True))
    return sorted((function, title, function in own) for function, title in _titles(unit).items())


def _fill(actor: Actor, views: dict[int, OfficeView]) -> None:
    mandates = Mandate.objects.filter(office__in=views, expires_at=None, acting_for=None)
    for office, number in (
        mandates.filter(in_force()).values_list("office").annotate(n=Count("pk")).order_by()
    ):
        views[office].filled = number
    shown = list(
        visible(actor, mandates.filter(still_there()))
        .select_related("person")
        .order_by("starts_on", "person__name", "pk")
    )
    contacts = lent_contacts(actor, {one.person_id for one in shown})
    for mandate in shown:
        views[mandate.office_id].holders.append(_holder(mandate, contacts))


def _holder(mandate: Mandate, contacts: dict[int, list[ContactPoint]]) -> Holder:
    later = mandate.starts_on > today()
    return Holder(mandate.person.name, mandate, later, contacts[mandate.person_id])


def _acting_for(actor: Actor, bodies: list[Body]) -> dict[int, list[Holder]]:
    """Who does the work of these bodies until they have people of their own; two queries."""
    rows = list(
        visible(actor, Mandate.objects.filter(in_force(), acting_for__in=bodies)).select_related(
            "person", "office__body"
        )
    )
    contacts = lent_contacts(actor, {one.person_id for one in rows})
    found: dict[int, list[Holder]] = defaultdict(list)
    for mandate in rows:
        found[mandate.acting_for_id or 0].append(_holder(mandate, contacts))
    return found


def lent_contacts(actor: Actor, people: set[int]) -> dict[int, list[ContactPoint]]:
    """Contact points that these people lend to their offices, as far as shown; one query."""
    found: dict[int, list[ContactPoint]] = defaultdict(list)
    rows = ContactPoint.objects.filter(person__in=people, for_office=True)
    for point in visible(actor, rows):
        found[point.person_id].append(point)
    return found


def contact_of(actor: Actor, body: Body) -> list[Holder]:
    """Whom one reaches through a body: whoever holds its contact office today."""
    if body.contact is None:
        return []
    views = {body.contact_id or 0: OfficeView(body.contact, body.contact.name)}
    _fill(actor, views)
    return [one for one in views[body.contact.pk].holders if not one.starts_later]


def members_on_day(unit: Unit) -> QuerySet[Membership]:
    """Memberships in a unit and all below it on the first day of this month."""
    day = today().replace(day=1)
    return Membership.objects.filter(running(day), unit__path__startswith=unit.path)


def member_count(actor: Actor, unit: Unit) -> tuple[bool, int | None]:
    """Whether this reader may know how many they are, and the number if it may be said."""
    if not can(actor, unit, "count"):
        return False, None
    people = members_on_day(unit).values("person").distinct().count()
    return True, counted(people)
