"""What every deed in a team's room begins and ends with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch

TEAMS = "teams"
"""The scope of pages that say how teams stand."""

M = TypeVar("M", bound=Model)


def held(actor: Actor, body: Body, action: str) -> Body:
    """The team, held until the deed is done, so that two deeds come one after the other.

    Refused to whom may not do ``action`` (``work``, ``suggest``, ``join``) there today.
    """
    found = _locked(actor, body, action)
    if found is None:
        raise RefusedError(_("You cannot do this in this team today. Ask one of its members."))
    return found


def held_to_prepare(actor: Actor, body: Body) -> Body:
    """The same for whoever runs teams: plan a term, say who acts for it and what it is about."""
    found = _locked(actor, body, "prepare")
    if found is None:
        raise RefusedError(_("Your offices do not allow this for this team."))
    return found


def _locked(actor: Actor, body: Body, action: str) -> Body | None:
    rows = Body.objects.select_for_update(of=("self",)).select_related("unit")
    return visible(actor, rows, action).filter(pk=body.pk).first()


def held_row(actor: Actor, row: M, action: str) -> M:
    """A row as it is now, held until the deed is done; refused where it has changed meanwhile."""
    rows = type(row)._default_manager.select_for_update(of=("self",))
    found = visible(actor, rows, action).filter(pk=row.pk).first()
    if found is None:
        raise RefusedError(_("Somebody was faster, or it has changed. Look at it as it is now."))
    return found


def stored_before(model: type[M], draft_key: UUID | None, **fields: object) -> M | None:
    """What the same form has stored already; refused where it was something else."""
    if draft_key is None:
        return None
    found = model._default_manager.filter(draft_key=draft_key).first()
    if found and any(getattr(found, name) != value for name, value in fields.items()):
        raise RefusedError(_("This form was used already. Open it anew; your words stay here."))
    return found


def words(text: str, longest: int, *, ask: str) -> str:
    """What was written, without blanks around it; refused where it is nothing or too long."""
    said = text.strip()
    if not said:
        raise RefusedError(ask)
    if len(said) > longest:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": longest})
    return said


def days_ahead(until: date, most: int) -> date:
    """A last day from today on, at most ``most`` days ahead."""
    today = timezone.localdate()
    if not today <= until <= today + timedelta(days=most):
        raise RefusedError(
            _("Choose a last day between today and %(count)s days from now.") % {"count": most}
        )
    return until


def settled(actor: Actor, verb: str, row: M, body: Body, **detail: Any) -> M:  # noqa: ANN401 (as record)
    """Into the journal, and pages that show it become new."""
    record(actor=actor, verb=verb, subject=row, unit_key=body.unit.slug, **detail)
    touch(TEAMS)
    return row
