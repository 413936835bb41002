"""Which office holds the contact to an ally, and when both last spoke."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Office
from wirksam.foundation.access import Actor, RefusedError
from wirksam.network.models import Partner, Relation
from wirksam.network.operations.saving import held, settled
from wirksam.network.queries.partners import offices_for


@transaction.atomic
def hold_relation(*, actor: Actor, partner: Partner, office: Office) -> Relation:
    """Give the contact to an office of the ally's own unit; once given, nothing happens again."""
    row = held(actor, partner, "keep")
    if not offices_for(row).filter(pk=office.pk).exists():
        raise RefusedError(_("Choose an office of this unit."))
    made, is_new = Relation.objects.get_or_create(
        partner=row, office=office, defaults={"since": timezone.localdate()}
    )
    return settled(actor, "hold_relation", made, row.unit) if is_new else made


@transaction.atomic
def note_relation(*, actor: Actor, relation: Relation, last: date | None, note: str) -> Relation:
    """Write down when both last spoke, and what the next one should know."""
    row = held(actor, relation, "note")
    if last is not None and last > timezone.localdate():
        raise RefusedError(_("This day has not come yet."))
    row.last_contact_on, row.note = last, note.strip()[:500]
    row.save(update_fields=["last_contact_on", "note"])
    return settled(actor, "note_relation", row, row.partner.unit)


@transaction.atomic
def release_relation(*, actor: Actor, relation: Relation) -> None:
    """Take the contact from an office."""
    row = held(actor, relation, "keep")
    settled(actor, "release_relation", row, row.partner.unit)
    row.delete()
