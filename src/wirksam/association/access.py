"""Who may see and do what with people, offices and units. Nothing else in this house decides it.

Three things open a door: what is one's own, what somebody showed by the ladder, what a running
mandate carries. Capabilities about people stop at a unit's walls; an opening lets one body through.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from wirksam.association.choices import Audience, Capability
from wirksam.association.models import (
    Body,
    ContactChange,
    ContactPoint,
    GrantRequest,
    Mandate,
    Membership,
    Office,
    Opening,
    Person,
    RoomPost,
    Round,
    Unit,
    running,
)
from wirksam.association.queries.actors import in_force, today
from wirksam.association.rules import ladder_up_to
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, ancestry, rule

OPENED = (Capability.PEOPLE_VIEW,)


# --- where a unit's list can be read ---------------------------------------------------------


def listed_units(actor: Actor, capability: str, at: str = "") -> Q:
    """Units whose people are in reach: the mandate's own, and those opened to its body."""
    found = actor.units(capability, at, below=False)
    readers = {grant.body_id for grant in actor.holding(capability)}
    if capability in OPENED and readers:
        opened = open_to(readers).values("unit")
        found |= Q(**{f"{at}__in" if at else "pk__in": opened})
    return found


def open_to(bodies: set[int]) -> QuerySet[Opening]:
    """Openings that let these bodies in today."""
    return _open_now().filter(reader__in=bodies)


def open_to_units(units: set[int]) -> QuerySet[Opening]:
    """Openings of these units' lists today."""
    return _open_now().filter(unit__in=units)


def _open_now() -> QuerySet[Opening]:
    return Opening.objects.filter(running(today()), revoked_at=None)


def members_of(units: Q) -> QuerySet[Membership]:
    """Memberships of today in ``units`` (a condition over memberships)."""
    return Membership.objects.filter(running(today())).filter(units)


# --- what somebody shows ---------------------------------------------------------------------


def audience(actor: Actor, rung: str, person: str = "person") -> Q:
    """Rows shown to ``actor`` by the ladder in field ``rung``; ``person`` leads to their owner."""

    def shown(step: str, owners: QuerySet[Membership] | QuerySet[Mandate]) -> Q:
        return Q(**{f"{rung}__in": ladder_up_to(step), f"{person}__in": owners.values("person")})

    found = NOTHING
    bodies = {seat.body_id for seat in actor.seats}
    if bodies:
        found |= shown(Audience.BODY, colleagues(bodies))
    if actor.homes:
        homes = [home.unit_id for home in actor.homes]
        found |= shown(Audience.UNIT, members_of(Q(unit__in=homes)))
    for state in {home.state_path for home in actor.homes} - {""}:
        found |= shown(Audience.STATE, members_of(Q(unit__path__startswith=state)))
    if actor.belongs:
        found |= shown(Audience.ALL, members_of(Q()))
    return found


def working_in(condition: Callable[[str], Q]) -> Q:
    """Mandates whose body (the one acted for, else the office's own) fulfils ``condition``."""
    return condition("acting_for") | Q(acting_for=None) & condition("office__body")


def working_at(lookup: str, value: object) -> Q:
    """Mandates whose body fulfils one lookup (such as ``__unit``; empty: the body itself)."""
    return working_in(lambda at: Q(**{f"{at}{lookup}": value}))


def colleagues(bodies: set[int]) -> QuerySet[Mandate]:
    """Mandates in force in any of ``bodies``."""
    return Mandate.objects.filter(in_force(), working_at("__in", bodies))


# --- people ----------------------------------------------------------------------------------


@rule(Person)
def see_person(actor: Actor) -> Q:
    """Know that she belongs: herself, keepers of a list, holders of offices, her own ladder."""
    lists = listed_units(actor, Capability.PEOPLE_VIEW, "unit")
    holders = Mandate.objects.filter(see_mandate(actor), _not_over())
    return (
        Q(pk=actor.person_id)
        | Q(pk__in=members_of(lists).values("person"))
        | Q(pk__in=holders.values("person"))
        | audience(actor, "visible_to", "pk")
    )


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


# --- offices ---------------------------------------------------------------------------------


def _not_over() -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=today())


@rule(Mandate)
def see_mandate(actor: Actor) -> Q:
    """Know who holds an office: by office, by working together, or as far as it is shown."""

    def reach(at: str) -> Q:
        return (
            actor.bodies(Capability.CONTACTS_VIEW, at)
            | actor.bodies(Capability.OFFICE_GRANT, at)
            | Q(**{f"{at}__in": {seat.body_id for seat in actor.seats}})
        )

    found = Q(person=actor.person_id) | working_in(reach)
    places = [*(home.unit_path for home in actor.homes), *(seat.unit_path for seat in actor.seats)]
    above = {path for place in places for path in ancestry(place)}
    if above:
        found |= _shown(Audience.UNIT, "unit__path__in", above)
    for state in {home.state_path for home in actor.homes} - {""}:
        found |= _shown(Audience.STATE, "unit__path__startswith", state)
    if actor.belongs:
        found |= _not_over() & Q(shown_to=Audience.ALL)
    return found


def _shown(step: str, lookup: str, value: object) -> Q:
    where = working_at(f"__{lookup}", value)
    return _not_over() & Q(shown_to__in=ladder_up_to(step)) & where


@rule(Office, "grant")
def grant_office(actor: Actor) -> Q:
    """Fill it, end its mandates, change what it may do; the guards ask for more."""
    return actor.bodies(Capability.OFFICE_GRANT, "body")


@rule(Body, "grant")
def grant_body(actor: Actor) -> Q:
    """Fill the offices of this body."""
    return actor.bodies(Capability.OFFICE_GRANT)


@rule(GrantRequest, "decide")
def decide_grant(actor: Actor) -> Q:
    """Another person than the one who asked or the one who would hold it."""
    mine = actor.bodies(Capability.OFFICE_GRANT, "office__body")
    return mine & ~Q(asked_by=actor.key) & ~Q(person=actor.person_id)


# --- units -----------------------------------------------------------------------------------


@rule(Unit)
def see_unit(actor: Actor) -> Q:  # noqa: ARG001
    """How the association is built is no secret."""
    return EVERYTHING


@rule(Unit, "list")
def list_people(actor: Actor) -> Q:
    """Open the page of its people: keepers of the list, bodies let in, members themselves."""
    return listed_units(actor, Capability.PEOPLE_VIEW) | Q(
        pk__in={home.unit_id for home in actor.homes}
    )


@rule(Unit, "count")
def count_people(actor: Actor) -> Q:
    """Know how many they are."""
    homes = {path for home in actor.homes for path in ancestry(home.unit_path)}
    return (
        actor.units(Capability.COUNTS_VIEW)
        | actor.units(Capability.PEOPLE_VIEW, below=False)
        | Q(path__in=homes)
    )


@rule(Unit, "grant")
def grant_in_unit(actor: Actor) -> Q:
    """See and use its page of offices."""
    bodies = Body.objects.filter(grant_body(actor))
    return Q(pk__in=bodies.values("unit"))


@rule(Unit, "edit")
def edit_unit(actor: Actor) -> Q:
    """Rename, move, merge, split, end it."""
    return actor.units(Capability.STRUCTURE_EDIT)


@rule(Unit, "open")
def open_unit(actor: Actor) -> Q:
    """Let a body elsewhere read its list; only the unit itself can."""
    return actor.units(Capability.LIST_OPEN, below=False)


@rule(Unit, "audit")
def audit_unit(actor: Actor) -> Q:
    """See who read and changed what."""
    return actor.units(Capability.AUDIT_READ)


@rule(Opening)
def see_opening(actor: Actor) -> Q:
    """Those whose list it is, those who opened it, those who may read."""
    return (
        Q(unit__in={home.unit_id for home in actor.homes})
        | actor.units(Capability.LIST_OPEN, "unit", below=False)
        | Q(reader__in={seat.body_id for seat in actor.seats})
    )


# --- rounds of exchange ----------------------------------------------------------------------


def seated_in(actor: Actor) -> Q:
    """Rounds in which an office of the actor has its seat today."""
    found = NOTHING
    for seat in actor.seats:
        if seat.function:
            found |= Q(function=seat.function, unit__path__in=ancestry(seat.unit_path))
    return found & running(today(), "body")


@rule(Round)
def see_round(actor: Actor) -> Q:
    """Know of it: who sits in it, and who convened it."""
    return seated_in(actor) | actor.bodies(Capability.ROOM_HOST, "host")


@rule(Round, "read")
def read_round(actor: Actor) -> Q:
    """Read and write: only who sits in it. The host does not, by any capability."""
    return seated_in(actor)


@rule(RoomPost)
def see_post(actor: Actor) -> Q:
    """What is said in a round stays with those who sit in it."""
    return Q(round__in=Round.objects.filter(seated_in(actor)))
