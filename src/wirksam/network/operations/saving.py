"""What every deed with allies begins and ends with."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from wirksam.association.models import Unit
from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.journal.operations import record

M = TypeVar("M", bound=Model)


def held(actor: Actor, row: M, action: str) -> M:
    """The row as it is now, held until the deed is done; refused to whom may not do ``action``."""
    rows = type(row)._default_manager.select_for_update(of=("self",))
    found = visible(actor, rows, action).filter(pk=row.pk).first()
    if found is None:
        raise RefusedError(_("This is gone, or not yours to change. Look at it as it is now."))
    return found


def settled(actor: Actor, verb: str, row: M, unit: Unit, **detail: Any) -> M:  # noqa: ANN401 (as record)
    """Into the journal of the unit."""
    record(actor=actor, verb=verb, subject=row, unit_key=unit.slug, **detail)
    return row
