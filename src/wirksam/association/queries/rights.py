"""What offices may do, as one page from data, and what waits for a second person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from wirksam.association.choices import WALLED, Capability, Reach, RequestState
from wirksam.association.models import (
    GrantRequest,
    Mandate,
    Office,
    OfficeCapability,
    Unit,
    still_there,
)
from wirksam.association.queries.actors import in_force
from wirksam.foundation.access import Actor, visible


@dataclass(frozen=True, slots=True)
class Right:
    """A capability, whether it stops at walls, and per reach the offices that have it."""

    label: StrOrPromise
    name: str
    walled: bool
    offices: tuple[list[str], list[str], list[str]]


def matrix() -> list[Right]:
    """Every capability with the offices that hold it; one query.

    The same office of many units is one line with their number.
    """
    held: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    alone: dict[str, set[str]] = defaultdict(set)
    rows = OfficeCapability.objects.filter(
        still_there("office"), office__emergency=False
    ).values_list("capability", "reach", "office__name", "office__body__name")
    for capability, reach, office, body in rows.order_by("office__name", "office_id"):
        held[capability, reach][office] += 1
        alone[office].add(body)
    return [
        Right(
            capability.label,
            capability.value,
            capability in WALLED,
            tuple(_words(held[capability, reach], alone) for reach in Reach),  # type: ignore[arg-type]
        )
        for capability in Capability
    ]


def _words(offices: Counter[str], bodies: dict[str, set[str]]) -> list[str]:
    return [
        f"{office} × {number}" if number > 1 else f"{office}, {min(bodies[office])}"
        for office, number in offices.items()
    ]


def waiting_grants(unit: Unit) -> QuerySet[GrantRequest]:
    """Requests of this unit that wait for a second person."""
    return (
        GrantRequest.objects.filter(
            state=RequestState.OPEN,
            asked_at__gte=timezone.now() - timedelta(days=30),
            office__body__unit=unit,
        )
        .select_related("office__body", "person")
        .order_by("pk")
    )


def decidable(actor: Actor, unit: Unit) -> set[int]:
    """Those of them that this actor may decide."""
    return set(visible(actor, waiting_grants(unit), "decide").values_list("pk", flat=True))


def emergencies() -> QuerySet[Mandate]:
    """Emergency offices held at this moment."""
    return Mandate.objects.filter(in_force(), expires_at__isnull=False).select_related(
        "person", "office__body__unit"
    )


def emergency_offices(actor: Actor) -> QuerySet[Office]:
    """Emergency offices that this actor may take."""
    reach = actor.bodies(Capability.EMERGENCY_USE, "body")
    return Office.objects.filter(reach, emergency=True).select_related("body__unit")


def office_rights(office: Office) -> list[tuple[Capability, str]]:
    """Every capability with the reach this office has, empty where it has none."""
    held = dict(office.capabilities.values_list("capability", "reach"))
    return [(capability, held.get(capability, "")) for capability in Capability]
