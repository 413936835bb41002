"""Allies as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from wirksam.activities.rules import web_address
from wirksam.association.choices import Capability
from wirksam.association.models import Mandate, Office, Unit, in_force, today
from wirksam.foundation.access import Actor, can, visible
from wirksam.network.choices import PartnerKind
from wirksam.network.models import JointActivity, Partner, PartnerContact, Relation

PER_PAGE = 30
_MOST = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list is narrowed. What makes no sense narrows nothing."""

    words: str = ""
    unit: str = ""
    kind: str = ""
    ended: bool = False

    @classmethod
    def from_query(cls, query: Any) -> Asked:  # noqa: ANN401 (a QueryDict)
        """From the address of a page."""
        kind = query.get("art", "")
        return cls(
            query.get("q", "").strip()[:100].replace("\x00", ""),
            query.get("wo", "")[:50].replace("\x00", ""),
            kind if kind in PartnerKind.values else "",
            query.get("zeit") == "beendet",
        )


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """One ally for one reader."""

    partner: Partner
    contacts: list[PartnerContact]
    relations: list[Relation]
    joint: list[JointActivity]
    is_keeper: bool
    sees_contacts: bool
    noting: set[int]

    @property
    def web(self) -> str:
        """Its page; only an address of the web."""
        return web_address(self.partner.url)

    @property
    def today(self) -> date:
        """From this day on a contact is due."""
        return timezone.localdate()


def partners(actor: Actor, asked: Asked, page: str = "1") -> Page[Partner]:
    """The allies she may know of, by name."""
    rows = visible(actor, Partner).filter(ended_at__isnull=not asked.ended)
    if asked.words:
        rows = rows.filter(
            Q(name__icontains=asked.words)
            | Q(place__icontains=asked.words)
            | Q(about__icontains=asked.words)
        )
    if asked.unit:
        rows = rows.filter(unit__slug=asked.unit)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    found = rows.select_related("unit").order_by("name", "pk")
    return Paginator(found, PER_PAGE).get_page(page)


def units_with_partners(actor: Actor) -> QuerySet[Unit]:
    """Units of which she knows an ally."""
    seen = visible(actor, Partner).order_by().values("unit")
    return Unit.objects.filter(pk__in=seen).order_by("name")


def kept_units(actor: Actor) -> QuerySet[Unit]:
    """Units whose allies she keeps."""
    return visible(actor, Unit, "keep_partners").order_by("path")


def partner_page(actor: Actor, partner: Partner) -> PartnerPage:
    """Everything about an ally that this reader may know."""
    holders = visible(actor, Mandate.objects.filter(in_force(), acting_for=None))
    held = Prefetch("office__mandates", holders.select_related("person"), to_attr="now_held")
    relations = visible(actor, Relation.objects.filter(partner=partner))
    is_keeper = can(actor, partner, "keep")
    noting = visible(actor, Relation.objects.filter(partner=partner), "note")
    own = noting.values_list("pk", flat=True)
    joint = visible(actor, JointActivity.objects.filter(partner=partner))
    contacts = visible(actor, PartnerContact.objects.filter(partner=partner))
    found = set(own)
    return PartnerPage(
        partner,
        list(contacts),
        list(relations.select_related("office__body__unit").prefetch_related(held)),
        list(joint.select_related("activity").order_by("-activity__starts_at", "pk")[:_MOST]),
        is_keeper,
        is_keeper or bool(found),
        found,
    )


def offices_for(partner: Partner) -> QuerySet[Office]:
    """Offices of its unit that can hold the contact."""
    now = Q(ends_on=None) | Q(ends_on__gte=today())
    open_bodies = Q(body__ends_on=None) | Q(body__ends_on__gte=today())
    rows = Office.objects.filter(now, open_bodies, body__unit=partner.unit_id, emergency=False)
    return rows.select_related("body").order_by("body__name", "name", "pk")


def keepers_of(unit_id: int) -> list[str]:
    """Keys of those who keep the allies of a unit today."""
    held = Mandate.objects.filter(
        in_force(),
        acting_for=None,
        office__body__unit=unit_id,
        office__capabilities__capability=Capability.PARTNER_KEEP,
    )
    keys = held.order_by("pk").values_list("person__key", flat=True)
    return list(dict.fromkeys(str(key) for key in keys))
