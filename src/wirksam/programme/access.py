"""Who may read and work on which text: a published one is everyone's, a draft is its unit's."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, Spot, rule
from wirksam.programme.models import Programme, ProgrammeVersion

_UNIT = "programme__unit"


@rule(ProgrammeVersion)
def read(actor: Actor) -> Q:
    """What is published, and the drafts of units for which she brings in or reviews texts."""
    return ProgrammeVersion.visible_to_all() | review(actor) | bring_in(actor)


@rule(ProgrammeVersion, "review")
def review(actor: Actor) -> Q:
    """Texts of units for which she reviews."""
    return actor.units(Capability.PROGRAMME_REVIEW, _UNIT)


@rule(ProgrammeVersion, "import")
def bring_in(actor: Actor) -> Q:
    """Texts of units for which she brings in texts."""
    return actor.units(Capability.PROGRAMME_IMPORT, _UNIT)


@rule(ProgrammeVersion, "publish")
def publish(actor: Actor) -> Q:
    """Texts of units for which she publishes."""
    return actor.units(Capability.PROGRAMME_PUBLISH, _UNIT)


def may(actor: Actor, capability: str, programme: Programme) -> bool:
    """The same for one programme whose unit is loaded, without a query: which deeds to offer."""
    unit = programme.unit
    return actor.can(capability, Spot(unit.pk, unit.path), reach="unit")
