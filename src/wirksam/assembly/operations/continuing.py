"""What goes on in the next programme, as the assembly decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.assembly.choices import CarryDecision
from wirksam.assembly.models import CarryOver, ReportEdition
from wirksam.assembly.operations.deciding import check_day, held_frozen
from wirksam.assembly.rules import scope_of
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.models import Programme
from wirksam.programme.operations.carrying import carry_into


@dataclass(frozen=True, slots=True)
class Decided:
    """When it was decided, and where the minutes say so."""

    on: date
    minutes_reference: str = ""


@transaction.atomic
def decide_carry_over(
    *,
    actor: Actor,
    edition: ReportEdition,
    programme: Programme,
    decisions: Mapping[int, tuple[str, str]],
    decided: Decided,
) -> tuple[list[CarryOver], dict[int, str]]:
    """Record for items of a frozen account whether they go on: ``{item: (decision, reason)}``.

    Those recorded, and why others were not; what somebody else has decided meanwhile stays.
    """
    edition = held_frozen(edition)
    check_day(edition.assembly, decided.on)
    items = {item.pk: item for item in edition.items.select_related("commitment__version")}
    done = set(CarryOver.objects.filter(item__in=items).values_list("item", flat=True))
    made: list[CarryOver] = []
    problems: dict[int, str] = {}
    for pk, (decision, reason) in decisions.items():
        item = items.get(pk)
        if item is None or decision not in CarryDecision.values:
            continue
        if pk in done:
            problems[pk] = _("Somebody else has just decided this.")
            continue
        row = CarryOver(item=item, programme=programme, decision=decision, decided_on=decided.on)
        row.reason, row.minutes_reference = reason.strip()[:300], decided.minutes_reference[:120]
        try:
            made.append(_decided(actor, row))
        except RefusedError as refused:
            problems[pk] = str(refused.message)
    if made:
        _settle(actor, edition, programme, len(made))
    return made, problems


@transaction.atomic
def _decided(actor: Actor, row: CarryOver) -> CarryOver:
    if row.decision == CarryDecision.CARRIED:
        carry_into(actor=actor, commitment=row.item.commitment, programme=row.programme)
    row.recorded_by = actor.key
    row.save()
    return row


def _settle(actor: Actor, edition: ReportEdition, programme: Programme, count: int) -> None:
    record(
        actor=actor,
        verb="decide_carry_over",
        subject=edition,
        unit_key=edition.assembly.unit.slug,
        programme=programme.slug,
        count=count,
    )
    touch("assemblies", scope_of(edition.assembly.slug), programme.scope)
