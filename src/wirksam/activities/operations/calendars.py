"""The secret address of one's own calendar."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.models import CalendarKey
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record


def digest_of(token: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_calendar_key(*, actor: Actor) -> str:
    """A new secret address, told once; an older one stops working at once."""
    if not actor.person_id:
        raise RefusedError(_("Please sign in first."))
    token = secrets.token_urlsafe(24)
    made, _new = CalendarKey.objects.update_or_create(
        person_id=actor.person_id,
        defaults={"digest": digest_of(token), "made_at": timezone.now()},
    )
    record(actor=actor, verb="make_calendar_key", subject=made)
    return token


@transaction.atomic
def end_calendar_key(*, actor: Actor) -> None:
    """Let the secret address stop working."""
    for held in CalendarKey.objects.filter(person_id=actor.person_id):
        record(actor=actor, verb="end_calendar_key", subject=held)
        held.delete()
