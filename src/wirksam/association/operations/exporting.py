"""Taking a unit's list along leaves a trace that the unit can see."""

from __future__ import annotations

import tempfile
from typing import IO

from django.http import Http404

from wirksam.association.models import Unit
from wirksam.association.queries.exporting import (
    export_rows,
    exportable_units,
    exported_members,
)
from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record_reading
from wirksam.foundation.tables import csv_lines, write_xlsx

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IN_MEMORY = 1_000_000


def export_people(*, actor: Actor, unit: Unit, form: str) -> IO[bytes]:
    """The list as a file of ``form`` (a key of ``FORMATS``), to be closed by the caller."""
    if not exportable_units(actor).filter(pk=unit.pk).exists():
        raise Http404
    members = exported_members(actor, unit)
    count = members.count()
    record_reading(actor=actor, what="members", unit_key=unit.slug, count=count, exported=True)
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    if form == "csv":
        file.writelines(csv_lines(export_rows(members)))
    else:
        write_xlsx(file, export_rows(members))
    file.seek(0)
    return file
