"""Bringing a list of action days into a frame: whoever may join in with it."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from wirksam.association.models import running, today
from wirksam.campaigns.models import ActionList, Frame
from wirksam.campaigns.models.importing import PATIENCE
from wirksam.foundation.access import NOTHING, Actor, rule, visible


@rule(ActionList)
def see_list(actor: Actor) -> Q:
    """Whoever handed it in, for a day, as long as she may join in with the frame."""
    if not actor.is_known:
        return NOTHING
    mine = Q(handed_in_by=actor.key, handed_in_at__gte=timezone.now() - PATIENCE)
    return mine & Q(frame__in=visible(actor, Frame, "adopt").values("pk"))


def proposable(actor: Actor, frame: Frame) -> Q:
    """Bodies for whose chapters she may enter action days as the one who runs the frame."""
    if not visible(actor, Frame, "run").filter(pk=frame.pk).exists():
        return NOTHING
    return running(today()) & Q(unit__path__startswith=frame.unit.path)
