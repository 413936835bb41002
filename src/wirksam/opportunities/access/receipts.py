"""Who reads what became of somebody's help, and the thanks she got: she herself."""

from __future__ import annotations

from django.db.models import Q

from wirksam.foundation.access import NOTHING, Actor, rule
from wirksam.opportunities.models import Engagement


@rule(Engagement, "own")
def own(actor: Actor) -> Q:
    """Her own, and nobody else's, whatever she hosts."""
    return Q(person=actor.person_id) if actor.person_id else NOTHING
