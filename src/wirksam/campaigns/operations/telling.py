"""Who hears of help between chapters: whoever plans for a body. Units are named, never people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from wirksam.association.choices import BodyKind, Capability
from wirksam.association.models import Body, Mandate, Unit, in_force, running, today
from wirksam.campaigns.models import HelpRequest
from wirksam.campaigns.queries.tiles import near_units
from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify


def tell_asked(actor: Actor, request: HelpRequest) -> None:
    """Those who are asked: boards above, boards of the chapters beside, whoever proposes the frame.

    Everybody else finds it in the list.
    """
    where = Q(unit__path__in=request.unit.above) | Q(unit__in=near_units([request.unit_id]))
    boards = Q(kind=BodyKind.BOARD) & running(today()) & where
    proposes = Q(pk=request.frame.by_body_id) if request.frame else Q(pk__in=())
    bodies = Body.objects.filter(boards | proposes).exclude(pk=request.by_body_id)
    tell_hosts(actor, bodies.values_list("pk", flat=True), "help_asked", request)


def tell_hosts(  # noqa: PLR0913 (who is told what, by whom, about which)
    actor: Actor,
    bodies: Iterable[int],
    kind: str,
    request: HelpRequest,
    *,
    occasion: object = "",
    unit: Unit | None = None,
) -> None:
    """Tell who plans for these bodies, except the one who did it. ``unit``: whose deed it is."""
    told = planners_of(bodies)
    keys = {key for one in told.values() for key in one} - {actor.key}
    of = unit or request.unit
    notify(
        key=f"{kind}:{request.pk}:{occasion}:",
        to=sorted(keys),
        kind=kind,
        url=reverse("help_request", args=[request.pk]),
        values={"unit": of.short_name or of.name},
    )


def planners_of(bodies: Iterable[int]) -> dict[int, set[str]]:
    """Keys of those who plan for each body today: by its own office, or acting for it."""
    wanted = set(bodies)
    rows = Mandate.objects.filter(
        in_force(),
        Q(acting_for__in=wanted) | Q(acting_for=None, office__body__in=wanted),
        office__capabilities__capability=Capability.ACTIVITY_HOST,
        office__emergency=False,
    )
    found: dict[int, set[str]] = defaultdict(set)
    for acting_for, own, key in rows.values_list("acting_for", "office__body", "person__key"):
        found[acting_for or own].add(str(key))
    return found
