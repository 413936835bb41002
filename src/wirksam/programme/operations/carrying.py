"""What becomes of a commitment beyond its text: another takes its place, or it goes on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.programme.choices import STANDS, RegisterState
from wirksam.programme.models import Commitment, CommitmentPlace, Programme
from wirksam.programme.operations.holding import in_force
from wirksam.programme.queries.cards import stored_of
from wirksam.programme.queries.places import scopes_of
from wirksam.programme.rules import OVER


@transaction.atomic
def supersede(*, actor: Actor, commitment: Commitment, by: Commitment) -> Commitment:
    """``by`` takes its place: it keeps its address and its entries, and gets no new ones."""
    first, second = sorted((commitment, by), key=lambda one: one.pk)
    held = {one.pk: in_force(one) for one in (first, second)}
    commitment, by = held[commitment.pk], held[by.pk]
    if commitment.pk == by.pk:
        raise RefusedError(_("A commitment cannot replace itself."))
    if not by.version.is_published:
        raise RefusedError(_("The text of the new commitment is not published yet."))
    commitment.state = RegisterState.SUPERSEDED
    commitment.superseded_by, commitment.superseded_at = by, timezone.now()
    commitment.revision += 1
    commitment.save()
    _inherit_places(commitment, by)
    record(actor=actor, verb="supersede_commitment", subject=commitment, by=by.pk)
    touch(*scopes_of(commitment, by), "programmes")
    reindex("commitments", commitment.pk)
    return commitment


def _inherit_places(commitment: Commitment, by: Commitment) -> None:
    """In texts later than its own, the new one stands where the old one stood."""
    there = by.places.values("version")
    CommitmentPlace.objects.bulk_create(
        CommitmentPlace(
            commitment=by,
            version=place.version,
            first_line=place.first_line,
            last_line=place.last_line,
            fate=place.fate,
            quote=place.quote,
        )
        for place in commitment.places.filter(version__gt=by.version_id, fate__in=STANDS).exclude(
            version__in=there
        )
    )


def take_its_place(*, actor: Actor, successor: Commitment) -> None:
    """A successor that was just confirmed replaces the one it was proposed for.

    Where that one was replaced meanwhile, it takes the place of whatever stands there now; not of
    one in the same text or a later one.
    """
    old = successor.replaces
    while old is not None and old.superseded_by is not None:
        old = old.superseded_by
    if old is not None and old.version_id < successor.version_id:
        supersede(actor=actor, commitment=old, by=successor)


@transaction.atomic
def carry_into(*, actor: Actor, commitment: Commitment, programme: Programme) -> Commitment:
    """It stays open and goes on under a later programme of the same unit."""
    commitment = in_force(commitment)
    own = commitment.version.programme
    if commitment.carried_into_id == programme.pk:
        return commitment
    if programme.unit_id != own.unit_id or programme.term_starts_on <= own.term_starts_on:
        raise RefusedError(_("Choose a later programme of the same unit."))
    if stored_of(commitment).state in OVER:
        raise RefusedError(_("This is done or given up. There is nothing to carry on."))
    commitment.carried_into, commitment.carried_at = programme, timezone.now()
    commitment.revision += 1
    commitment.save()
    record(actor=actor, verb="carry_commitment", subject=commitment, programme=programme.slug)
    touch(own.scope, programme.scope, "programmes")
    return commitment
