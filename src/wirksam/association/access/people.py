"""Who knows of people, where they belong and how they can be reached."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.access.offices import see_mandate
from wirksam.association.access.reach import (
    audience,
    listed_units,
    members_of,
)
from wirksam.association.choices import Audience, Capability
from wirksam.association.models import (
    ContactChange,
    ContactPoint,
    Mandate,
    Membership,
    Person,
    PublicMandate,
    in_force,
    running,
    still_there,
    today,
)
from wirksam.foundation.access import NOTHING, Actor, rule


@rule(Person)
def see_person(actor: Actor) -> Q:
    """Know that she belongs: herself, keepers of a list, holders of offices, her own ladder."""
    lists = listed_units(actor, Capability.PEOPLE_VIEW, "unit")
    holders = Mandate.objects.filter(see_mandate(actor), still_there())
    return (
        Q(pk=actor.person_id)
        | Q(pk__in=members_of(lists).values("person"))
        | Q(pk__in=holders.values("person"))
        | audience(actor, "visible_to", "pk")
        | _in_directory(actor)
    )


def _in_directory(actor: Actor) -> Q:
    """Whoever has put a public seat of hers into the directory is known to all who belong."""
    if not actor.belongs:
        return NOTHING
    return Q(pk__in=PublicMandate.objects.filter(see_public_mandate(actor)).values("person"))


@rule(PublicMandate)
def see_public_mandate(actor: Actor) -> Q:
    """Her own, and for all who belong what stands in the directory today."""
    shown = Q(in_directory=True) & running(today()) if actor.belongs else NOTHING
    return Q(person=actor.person_id) | shown


@rule(PublicMandate, "edit")
def edit_public_mandate(actor: Actor) -> Q:
    """Only oneself says where one sits."""
    return Q(person=actor.person_id)


@rule(Person, "edit")
def edit_person(actor: Actor) -> Q:
    """Keep her data: herself, and who may do so in every unit she belongs to."""
    mine = actor.units(Capability.PEOPLE_EDIT, "unit", below=False)
    today_anywhere = Membership.objects.filter(running(today()))
    return Q(pk=actor.person_id) | (
        Q(pk__in=members_of(mine).values("person"))
        & ~Q(pk__in=today_anywhere.exclude(mine).values("person"))
    )


@rule(Membership)
def see_membership(actor: Actor) -> Q:
    """Know where she belongs."""
    return (
        Q(person=actor.person_id)
        | Q(running(today())) & listed_units(actor, Capability.PEOPLE_VIEW, "unit")
        | Q(running(today())) & audience(actor, "person__visible_to")
    )


@rule(Membership, "edit")
def edit_membership(actor: Actor) -> Q:
    """End or change it."""
    return actor.units(Capability.PEOPLE_EDIT, "unit", below=False)


@rule(ContactPoint)
def see_contact_point(actor: Actor) -> Q:
    """Reach her: by her ladder (never wider than her name's), for her board, through her office."""
    keepers = members_of(actor.units(Capability.PEOPLE_CONTACT, "unit", below=False))
    holders = Mandate.objects.filter(see_mandate(actor), in_force())
    return (
        Q(person=actor.person_id)
        | audience(actor, "visible_to") & audience(actor, "person__visible_to")
        | ~Q(visible_to=Audience.ME) & Q(person__in=keepers.values("person"))
        | Q(for_office=True, person__in=holders.values("person"))
    )


@rule(ContactPoint, "edit")
def edit_contact_point(actor: Actor) -> Q:
    """Change it at once; others can only propose."""
    return Q(person=actor.person_id)


@rule(ContactChange, "decide")
def decide_contact_change(actor: Actor) -> Q:
    """Only the person herself says yes."""
    return Q(person=actor.person_id)
