"""What pages of the association may hear, and when the right to it ends."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Min

from wirksam.association.models import Mandate, Round
from wirksam.association.queries.actors import in_force
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.live import guard_scope, know_ends_with, open_scopes


def sits_in(actor: Actor, key: str) -> bool:
    """She may read the round of exchange with this key."""
    return visible(actor, Round, "read").filter(body__key=key).exists()


def emergency_end(actor: Actor, now: datetime) -> datetime | None:
    """When an emergency office of hers ends; all other terms end at midnight."""
    running = Mandate.objects.filter(in_force(), person_id=actor.person_id, expires_at__gt=now)
    end: datetime | None = running.aggregate(end=Min("expires_at"))["end"]
    return end


open_scopes("association")
guard_scope("round", sits_in)
know_ends_with(emergency_end)
