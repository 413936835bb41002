"""Taking the list of one's own unit along leaves a trace that the unit can see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from wirksam.association.models import Unit
from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record_reading
from wirksam.foundation.tables import csv_lines
from wirksam.network.operations.saving import held
from wirksam.network.queries.exporting import export_rows


@transaction.atomic
def export_partners(*, actor: Actor, unit: Unit) -> Iterable[bytes]:
    """All allies of a unit with the people there, as CSV; no cell can become a formula."""
    where = held(actor, unit, "keep_partners")
    people, rows = export_rows(actor, where)
    record_reading(actor=actor, what="partners", unit_key=where.slug, count=people, exported=True)
    return list(csv_lines(rows))
