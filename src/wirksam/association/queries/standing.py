"""What a unit knows about its people today, in a fixed number of queries, to hold a list against.

Only people of this unit are looked at: another chapter's list stays behind its wall.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from wirksam.association.choices import Audience, ContactKind, RequestState
from wirksam.association.models import (
    Body,
    ContactPoint,
    GrantRequest,
    Mandate,
    MemberNumber,
    Membership,
    Office,
    OfficeAlias,
    Person,
    Unit,
    running,
    still_there,
)
from wirksam.association.queries.actors import today
from wirksam.foundation.access import Actor, ancestry, visible


@dataclass(slots=True)
class Known:
    """One person of the unit, as its list shows her."""

    pk: int
    name: str
    editable: bool = False
    number: str = ""
    mails: dict[str, int] = field(default_factory=dict)
    terms: list[tuple[int, date, date | None, date | None]] = field(default_factory=list)


@dataclass(slots=True)
class Standing:
    """A unit's people by each of the signs they can be told by, and its offices by their words."""

    unit: Unit
    people: dict[int, Known]
    by_number: dict[str, Known]
    by_mail: dict[str, list[Known]]
    by_name: dict[str, list[Known]]
    offices: dict[str, list[Office]]
    bodies: dict[str, set[int]]
    mandates: dict[tuple[int, int], list[Mandate]]
    asked: set[tuple[int, int]]


def standing_of(actor: Actor, unit: Unit) -> Standing:
    """Everything a list of ``unit`` is held against."""
    people = _people(actor, unit)
    by_mail, by_name = defaultdict(list), defaultdict(list)
    for one in people.values():
        by_name[one.name.casefold()].append(one)
        for mail in one.mails:
            by_mail[mail.casefold()].append(one)
    offices, bodies = _offices(unit)
    mandates = defaultdict(list)
    held = Mandate.objects.filter(office__body__unit=unit, acting_for=None, expires_at=None)
    for mandate in held.order_by("starts_on", "pk"):
        mandates[mandate.person_id, mandate.office_id].append(mandate)
    asked = GrantRequest.objects.filter(
        office__body__unit=unit, state=RequestState.OPEN, person__isnull=False
    ).values_list("person_id", "office_id")
    by_number = {one.number: one for one in people.values() if one.number}
    return Standing(
        unit, people, by_number, by_mail, by_name, offices, bodies, mandates,
        {(person or 0, office) for person, office in asked},
    )  # fmt: skip


def _people(actor: Actor, unit: Unit) -> dict[int, Known]:
    people: dict[int, Known] = {}
    terms = Membership.objects.filter(unit=unit).order_by("starts_on", "pk")
    for pk, name, term, starts, ends, eligible in terms.values_list(
        "person_id", "person__name", "pk", "starts_on", "ends_on", "eligible_until"
    ).iterator(2000):
        people.setdefault(pk, Known(pk, name)).terms.append((term, starts, ends, eligible))
    theirs = Person.objects.filter(pk__in=terms.order_by().values("person"))
    for pk in visible(actor, theirs, "edit").values_list("pk", flat=True):
        people[pk].editable = True
    numbers = MemberNumber.objects.filter(unit=unit, person__in=theirs)
    for pk, number in numbers.values_list("person_id", "number"):
        people[pk].number = number
    shown = ContactPoint.objects.filter(kind=ContactKind.MAIL, person__in=theirs)
    for pk, mail, point in shown.exclude(visible_to=Audience.ME).values_list(
        "person_id", "value", "pk"
    ):
        people[pk].mails[mail] = point
    return people


def _offices(unit: Unit) -> tuple[dict[str, list[Office]], dict[str, set[int]]]:
    offices: dict[str, list[Office]] = defaultdict(list)
    bodies: dict[str, set[int]] = defaultdict(set)
    titles = defaultdict(set)
    for alias in OfficeAlias.objects.filter(unit__path__in=ancestry(unit.path)):
        titles[alias.function].add(alias.title)
    found = Office.objects.filter(
        running(today(), "body"), still_there(), body__unit=unit, emergency=False
    )
    for office in found.select_related("body__unit").prefetch_related("capabilities"):
        aliases = titles[office.function] if office.function else set()
        for word in {title.casefold() for title in (office.name, *aliases)}:
            offices[word].append(office)
    for body in Body.objects.filter(Q(unit=unit)).prefetch_related("synonyms"):
        words = (body.name, body.short_name, *(one.wording for one in body.synonyms.all()))
        for word in words:
            bodies[word.casefold()].add(body.pk)
    return offices, bodies
