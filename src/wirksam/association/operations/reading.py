"""Reading a list of people leaves a trace that those people's unit can see."""

from __future__ import annotations

from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record_reading


def note_reading(*, actor: Actor, unit: Unit, count: int) -> None:
    """Remember who saw ``count`` people of ``unit`` by right of an office.

    What fellow members show each other on their own is nobody's business.
    """
    if count and any(True for _grant in actor.holding(Capability.PEOPLE_VIEW)):
        record_reading(actor=actor, what="members", unit_key=unit.slug, count=count)
