"""What every deed of this app begins and ends with."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from wirksam.activities.operations.saving import SCOPE as ACTIVITIES
from wirksam.campaigns.models import LocalAction
from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch

CAMPAIGNS = "campaigns"
"""The scope of pages that show campaigns and action days."""

M = TypeVar("M", bound=Model)


def held(actor: Actor, row: M, action: str) -> M:
    """A row as it is now, held until the deed is done; refused without the right."""
    rows = type(row)._default_manager.select_for_update(of=("self",))
    found = visible(actor, rows, action).filter(pk=row.pk).first()
    if found is None:
        raise RefusedError(_("You cannot do this here now. Look at it as it is now."))
    return found


def held_action(actor: Actor, action: LocalAction, right: str = "host") -> LocalAction:
    """The same for an action, with its host."""
    rows = LocalAction.objects.select_for_update(of=("self",)).select_related("host__unit")
    found = visible(actor, rows, right).filter(pk=action.pk).first()
    if found is None:
        raise RefusedError(_("Only those who host this action can do that."))
    return found


def words(text: str, longest: int, *, ask: str) -> str:
    """What was written, without blanks around it; refused where it is nothing or too long."""
    said = text.strip()
    if not said:
        raise RefusedError(ask)
    if len(said) > longest:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": longest})
    return said


def settled(
    actor: Actor,
    verb: str,
    row: M,
    unit_key: str,
    reason: str = "",
    **detail: Any,  # noqa: ANN401 (as record)
) -> M:
    """Into the journal, and pages that show it become new."""
    record(actor=actor, verb=verb, subject=row, unit_key=unit_key, reason=reason, **detail)
    touch(CAMPAIGNS, ACTIVITIES)
    return row
