"""Adopting a motion at an assembly: the text freezes, and the minutes say so."""

from __future__ import annotations

from django.db import transaction

from wirksam.assembly.choices import MinuteKind
from wirksam.assembly.models import Assembly, MinuteEntry
from wirksam.assembly.operations.assemblies import held
from wirksam.assembly.operations.meeting import must_have_begun
from wirksam.assembly.rules import scope_of
from wirksam.foundation.access import Actor
from wirksam.foundation.pages import touch
from wirksam.motions.models import Motion
from wirksam.motions.operations.adopting import Adopted, Terms, adopt_motion


@transaction.atomic
def adopt_at(*, actor: Actor, assembly: Assembly, motion: Motion, terms: Terms) -> Adopted:
    """Record that the assembly has adopted a motion as it reads now. This cannot be undone.

    The deed itself stands in the journal of motions.
    """
    assembly = held(assembly, None)
    must_have_begun(assembly)
    made = adopt_motion(actor=actor, motion=motion, terms=terms)
    place = motion.submission.agenda_places.filter(item__assembly=assembly)
    found = place.select_related("item").order_by("-item__called_at", "-pk").first()
    MinuteEntry.objects.create(
        assembly=assembly,
        item=found.item if found else None,
        kind=MinuteKind.DECISION,
        submission=motion.submission,
        written_by=actor.key,
    )
    touch("assemblies", scope_of(assembly.slug))
    return made
