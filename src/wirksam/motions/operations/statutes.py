"""Bringing in statutes as they hold today; from then on only assemblies change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.engine.amend import Paragraph
from wirksam.foundation.access import Actor, RefusedError, Spot
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.models import Statute, StatuteVersion
from wirksam.motions.operations.plans import plain_paragraphs
from wirksam.motions.operations.wordings import store_wording
from wirksam.motions.queries.pasting import cleaned_line
from wirksam.motions.rules import LIST_SCOPE, free_slug


@dataclass(frozen=True, slots=True)
class Statutes:
    """Statutes of a unit as they hold since a day."""

    unit: Unit
    name: str
    paragraphs: Sequence[Paragraph]
    valid_from: date


@transaction.atomic
def bring_in_statutes(*, actor: Actor, statutes: Statutes) -> StatuteVersion:
    """Store the wording in force as the first version."""
    unit, name = statutes.unit, cleaned_line(statutes.name)[:200]
    if not actor.can(Capability.STRUCTURE_EDIT, Spot(unit.pk, unit.path), reach="unit"):
        raise RefusedError(_("Only who may change units and bodies there can bring them in."))
    if not name:
        raise RefusedError(_("Give the statutes a name."))
    if Statute.objects.filter(unit=unit, name=name).exists():
        raise RefusedError(_("These statutes are here already. A motion changes them."))
    taken = set(Statute.objects.values_list("slug", flat=True))
    statute = Statute.objects.create(unit=unit, name=name, slug=free_slug(slugify, name, taken))
    wording = store_wording(plain_paragraphs(statutes.paragraphs))
    version = StatuteVersion.objects.create(
        statute=statute, wording=wording, valid_from=statutes.valid_from
    )
    record(actor=actor, verb="bring_in_statutes", subject=statute, unit_key=unit.slug)
    touch(LIST_SCOPE)
    return version
