"""What a motion is, and what it becomes: set right by those who prepare the assembly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import OPEN, Becomes, MotionKind, State
from wirksam.motions.models import Amendment, Motion, Statute
from wirksam.motions.operations.holding import held_in, settle
from wirksam.programme.models import Programme, ProgrammeVersion


@dataclass(frozen=True, slots=True)
class Sorting:
    """The kind that statutes tell apart, what an adopted motion becomes, and what it follows.

    ``follows`` is the text whose commitments it carries on. A programme is an existing one or a
    new one with an address and a term.
    """

    kind: str = MotionKind.ORDINARY
    becomes: str = Becomes.RESOLUTION
    statute: Statute | None = None
    programme: Programme | None = None
    programme_slug: str = ""
    term_starts_on: date | None = None
    term_ends_on: date | None = None
    follows: ProgrammeVersion | None = None


@transaction.atomic
def classify(*, actor: Actor, motion: Motion, sorting: Sorting, revision: int) -> Motion:
    """Say what a motion is before it is decided. Its words stay as they are.

    Amendments are of the same kind, so that the same deadlines hold for them.
    """
    held_in(motion, State.SUBMITTED, *OPEN, revision=revision)
    if sorting.becomes == Becomes.STATUTE and sorting.statute is None:
        raise RefusedError(_("Say which statutes this motion changes."))
    motion = Motion.objects.select_related("unit", "occasion").get(pk=motion.pk)
    is_programme = sorting.becomes == Becomes.PROGRAMME
    motion.kind, motion.becomes = sorting.kind, sorting.becomes
    motion.statute = sorting.statute if sorting.becomes == Becomes.STATUTE else None
    motion.programme = sorting.programme if is_programme else None
    motion.programme_slug = sorting.programme_slug if is_programme else ""
    motion.term_starts_on = sorting.term_starts_on if is_programme else None
    motion.term_ends_on = sorting.term_ends_on if is_programme else None
    motion.source_version = sorting.follows if is_programme else None
    motion.revision += 1
    motion.save()
    Amendment.objects.filter(motion=motion).update(kind=motion.kind)
    settle(actor, "classify_motion", motion)
    return motion
