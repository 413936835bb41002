"""Allies belong to a unit. Others know of one only if it is shared, and never whom to ask there."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirksam.activities.models import Activity
from wirksam.association.choices import Capability
from wirksam.association.models import Mandate, Unit, in_force, running, today
from wirksam.foundation.access import NOTHING, Actor, allowed, rule
from wirksam.network.choices import Shared
from wirksam.network.models import JointActivity, Partner, PartnerContact, Relation


def _kept(actor: Actor, at: str = "unit") -> Q:
    """Rows of units whose allies she keeps. It stops at the walls of the unit."""
    units = {grant.unit_id for grant in actor.holding(Capability.PARTNER_KEEP)}
    return Q(**{f"{at}__in": sorted(units)}) if units else NOTHING


@rule(Unit, "keep_partners")
def keep_of(actor: Actor) -> Q:
    """Enter allies of this unit."""
    return _kept(actor, "pk") & running(today())


@rule(Partner)
def see_partner(actor: Actor) -> Q:
    """Members and offices of the unit; if shared, offices of the units above, or everybody."""
    if not actor.belongs:
        return NOTHING
    own = {home.unit_id for home in actor.homes} | {seat.unit_id for seat in actor.seats}
    shared = Q(shared=Shared.ALL)
    for path in sorted({seat.unit_path for seat in actor.seats}):
        shared |= Q(shared=Shared.ABOVE, unit__path__startswith=path)
    return Q(unit__in=sorted(own)) | shared & Q(ended_at=None)


@rule(Partner, "keep")
def keep_partner(actor: Actor) -> Q:
    """Change it, end it, say who holds the contact: whoever keeps the allies of its unit."""
    return _kept(actor)


@rule(Partner, "name")
def name_partner(actor: Actor) -> Q:
    """Name it in public beside an activity: whoever holds an office in its unit."""
    units = {seat.unit_id for seat in actor.seats}
    return Q(unit__in=sorted(units)) if units else NOTHING


@rule(PartnerContact)
def see_contact(actor: Actor) -> Q:
    """Whoever keeps the allies of the unit, and who holds an office that holds the relation."""
    if not actor.person_id:
        return NOTHING
    return _kept(actor, "partner__unit") | Q(Exists(_held(actor, OuterRef("partner"))))


@rule(PartnerContact, "keep")
def keep_contact(actor: Actor) -> Q:
    """Enter, change, look at again, remove: whoever keeps the allies of the unit."""
    return _kept(actor, "partner__unit")


@rule(Relation)
def see_relation(actor: Actor) -> Q:
    """Which office holds the contact is known to whom the ally is known."""
    return Q(partner__in=Partner.objects.filter(see_partner(actor)).values("pk"))


@rule(Relation, "note")
def note_relation(actor: Actor) -> Q:
    """Write down when one last spoke: whoever holds that office, or keeps the allies."""
    if not actor.person_id:
        return NOTHING
    held = Mandate.objects.filter(in_force(), person=actor.person_id, acting_for=None)
    return _kept(actor, "partner__unit") | Q(office__in=held.values("office"))


@rule(Relation, "keep")
def keep_relation(actor: Actor) -> Q:
    """Take it from an office."""
    return _kept(actor, "partner__unit")


@rule(JointActivity)
def see_joint(actor: Actor) -> Q:
    """Who sees the activity; if it is not named in public, only who may see the ally as well."""
    seen = Q(activity__in=Activity.objects.filter(allowed(actor, Activity)).values("pk"))
    known = Q(partner__in=Partner.objects.filter(see_partner(actor)).values("pk"))
    return seen & (Q(public=True) | known)


@rule(JointActivity, "end")
def end_joint(actor: Actor) -> Q:
    """Take it back: the hosts who may see it, and whoever keeps the ally."""
    hosted = Activity.objects.filter(allowed(actor, Activity, "host")).values("pk")
    return see_joint(actor) & Q(activity__in=hosted) | _kept(actor, "partner__unit")


def _held(actor: Actor, partner: OuterRef) -> QuerySet[Relation]:
    mandates = Mandate.objects.filter(in_force(), person=actor.person_id, acting_for=None)
    return Relation.objects.filter(partner=partner, office__in=mandates.values("office"))
