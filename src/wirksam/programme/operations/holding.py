"""Holding commitments while something about them is written, so that deeds come one by one."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import RefusedError
from wirksam.programme.choices import IN_FORCE, RegisterState
from wirksam.programme.models import Commitment, ProgrammeVersion
from wirksam.programme.queries.held import held_by
from wirksam.programme.rules import ALREADY_DECIDED


def in_force(commitment: Commitment, revision: int | None = None) -> Commitment:
    """The row as it is now, held until the transaction ends.

    Refused where it is not confirmed, where another one has replaced it (the message names that
    one) or where it has changed since ``revision`` was shown.
    """
    now = (
        Commitment.objects.select_for_update(of=("self",))
        .select_related("version__programme", "superseded_by")
        .filter(pk=commitment.pk)
        .first()
    )
    if now is None:
        raise RefusedError(ALREADY_DECIDED)
    if now.state == RegisterState.SUPERSEDED and now.superseded_by is not None:
        told = {"new": str(now.superseded_by), "url": now.superseded_by.get_absolute_url()}
        raise RefusedError(_("This commitment was replaced by %(new)s. Go on at %(url)s.") % told)
    if now.state != RegisterState.CONFIRMED:
        raise RefusedError(_("Only a confirmed commitment can be reported on."))
    if revision is not None and now.revision != revision:
        raise RefusedError(ALREADY_DECIDED)
    return now


def hold_register(version: ProgrammeVersion) -> datetime:
    """Hold all commitments of a text; the moment from which on nothing new counts.

    Whoever freezes a report takes its cut-off from here: entries being written are either through
    and known, or are recorded later than this moment. They wait, and are not refused.
    """
    rows = held_by(version).filter(state__in=IN_FORCE)
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    return timezone.now()
