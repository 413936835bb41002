"""Entering allies, changing what is known of them, ending and resuming."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Unit
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.search.operations import reindex
from wirksam.network.choices import PartnerKind, Shared
from wirksam.network.models import Partner
from wirksam.network.operations.saving import held, settled
from wirksam.network.searching import PARTNERS


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about an ally."""

    name: str
    kind: str = PartnerKind.GROUP
    about: str = ""
    url: str = ""
    place: str = ""
    shared: str = Shared.UNIT


@transaction.atomic
def enter_partner(*, actor: Actor, unit: Unit, told: Told) -> Partner:
    """Enter an ally of ``unit``; refused where it stands there already, ended or not."""
    where = held(actor, unit, "keep_partners")
    made = _saved(Partner(unit=where, entered_by=actor.key, **_clean(told)))
    return settled(actor, "enter_partner", made, where, shared=made.shared)


@transaction.atomic
def change_partner(*, actor: Actor, partner: Partner, told: Told, revision: int) -> Partner:
    """Change what is known; refused where somebody else has changed it since ``revision``."""
    row = held(actor, partner, "keep")
    if row.revision != revision:
        raise RefusedError(
            _("Somebody has changed this meanwhile. Open it anew and add what is missing.")
        )
    for name, value in _clean(told).items():
        setattr(row, name, value)
    row.revision += 1
    return settled(actor, "change_partner", _saved(row), row.unit, shared=row.shared)


@transaction.atomic
def end_partner(*, actor: Actor, partner: Partner) -> Partner:
    """Say that the two no longer work together. Other units no longer see it; contacts go."""
    row = held(actor, partner, "keep")
    if row.ended_at is not None:
        return row
    row.ended_at = timezone.now()
    row.revision += 1
    gone = row.contacts.count()
    row.contacts.all().delete()
    return settled(actor, "end_partner", _saved(row), row.unit, contacts=gone)


@transaction.atomic
def resume_partner(*, actor: Actor, partner: Partner) -> Partner:
    """Work together again."""
    row = held(actor, partner, "keep")
    if row.ended_at is None:
        return row
    row.ended_at = None
    row.revision += 1
    return settled(actor, "resume_partner", _saved(row), row.unit)


def _clean(told: Told) -> dict[str, str]:
    values = {name: value.strip() for name, value in asdict(told).items()}
    if not values["name"]:
        raise RefusedError(_("Say what the ally is called."))
    return values


def _saved(row: Partner) -> Partner:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise RefusedError(
            _("An ally of this name stands in your list already, perhaps as an ended one.")
        ) from error
    reindex(PARTNERS, row.pk)
    return row
