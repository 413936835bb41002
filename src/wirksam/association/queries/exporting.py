"""The people of a unit as rows of a table to take along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, ContactKind
from wirksam.association.models import ContactPoint, MemberNumber, Membership, Unit, running
from wirksam.association.queries.actors import today
from wirksam.foundation.access import Actor, visible

Cells = tuple[str | date | None, ...]


def exportable_units(actor: Actor) -> QuerySet[Unit]:
    """Units whose list the actor may see and take along: her offices' own, never opened ones."""
    return Unit.objects.filter(
        actor.units(Capability.PEOPLE_EXPORT, below=False),
        actor.units(Capability.PEOPLE_VIEW, below=False),
    )


def exported_members(actor: Actor, unit: Unit) -> QuerySet[Membership]:
    """Today's memberships, by name."""
    members = visible(actor, Membership.objects.filter(running(today()), unit=unit))
    mails = visible(actor, ContactPoint.objects.filter(kind=ContactKind.MAIL))
    numbers = MemberNumber.objects.filter(unit=unit)
    return (
        members.select_related("person")
        .order_by("person__name", "pk")
        .prefetch_related(
            Prefetch("person__contact_points", mails, to_attr="shown_mails"),
            Prefetch("person__member_numbers", numbers, to_attr="numbers_here"),
        )
    )


def export_rows(members: QuerySet[Membership]) -> Iterator[Cells]:
    """Headings that an import knows again, then one row a person."""
    yield (
        _("Member number"), _("Name"), _("Mail address"), _("Member since"), _("Eligible until"),
    )  # fmt: skip
    for one in members.iterator(500):
        numbers = getattr(one.person, "numbers_here", [])
        mails = getattr(one.person, "shown_mails", [])
        yield (
            numbers[0].number if numbers else "",
            one.person.name,
            mails[0].value if mails else "",
            one.starts_on,
            one.eligible_until,
        )
