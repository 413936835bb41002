"""Who prepares assemblies, who gives account, who records what was decided."""

from __future__ import annotations

from django.db.models import Q

from wirksam.assembly.choices import EditionState
from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.foundation.access import EVERYTHING, Actor, rule


@rule(Assembly)
def see_assembly(actor: Actor) -> Q:  # noqa: ARG001
    """When members meet to decide is no secret."""
    return EVERYTHING


@rule(Unit, "assemble")
def convene(actor: Actor) -> Q:
    """Prepare an assembly of this unit."""
    return actor.units(Capability.ASSEMBLY_RUN)


@rule(Assembly, "run")
def run_assembly(actor: Actor) -> Q:
    """Prepare it, record what it decides."""
    return actor.units(Capability.ASSEMBLY_RUN, "unit")


@rule(Assembly, "report")
def report_to(actor: Actor) -> Q:
    """Begin an account to it."""
    return actor.units(Capability.PROGRAMME_REPORT, "unit")


@rule(ReportEdition)
def see_edition(actor: Actor) -> Q:
    """Frozen accounts are everyone's; drafts are for those who write or prepare them."""
    return (
        Q(state=EditionState.FROZEN)
        | write_edition(actor)
        | actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")
    )


@rule(ReportEdition, "write")
def write_edition(actor: Actor) -> Q:
    """Write and freeze it: who reports for the whole unit."""
    return actor.units(Capability.PROGRAMME_REPORT, "assembly__unit")


@rule(ReportEdition, "decide")
def decide_on_edition(actor: Actor) -> Q:
    """Record what the assembly decided about it."""
    return Q(state=EditionState.FROZEN) & actor.units(Capability.ASSEMBLY_RUN, "assembly__unit")
