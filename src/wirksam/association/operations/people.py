"""What people say about themselves, and what others may say about them."""

from __future__ import annotations

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from wirksam.association.choices import Audience, Capability, RequestState
from wirksam.association.models import (
    ContactChange,
    ContactPoint,
    Mandate,
    Person,
    running,
)
from wirksam.association.queries.actors import today
from wirksam.engine.document.characters import clean_words
from wirksam.foundation.access import Actor, RefusedError, Spot, can, get_visible_or_404
from wirksam.foundation.journal.operations import record


@transaction.atomic
def show_name_to(*, actor: Actor, person: Person, audience: str) -> Person:
    """Say who may know that one belongs. Only oneself."""
    _only_herself(actor, person)
    person.visible_to = audience
    person.save(update_fields=["visible_to"])
    record(actor=actor, verb="show_name_to", subject=person, audience=audience)
    return person


@transaction.atomic
def show_office_to(*, actor: Actor, mandate: Mandate, audience: str) -> Mandate:
    """Say who may know which office one holds; those one works with always do."""
    _only_herself(actor, mandate.person)
    if audience == Audience.ME:
        raise RefusedError(_("Those you work with always know which office you hold."))
    mandate.shown_to = audience
    mandate.save(update_fields=["shown_to"])
    record(actor=actor, verb="show_office_to", subject=mandate, audience=audience)
    return mandate


@transaction.atomic
def save_contact_point(
    *, actor: Actor, person: Person, fields: dict[str, object], point: ContactPoint | None = None
) -> ContactPoint:
    """Add or change one's own contact point: kind, value, who sees it, whether offices use it."""
    _only_herself(actor, person)
    point = point or ContactPoint(person=person)
    if point.person_id != person.pk:
        raise RefusedError(_("This belongs to somebody else."))
    for name, value in fields.items():
        setattr(point, name, value)
    point.value = clean_words(point.value)
    _saved(point)
    record(actor=actor, verb="save_contact_point", subject=point, audience=point.visible_to)
    return point


@transaction.atomic
def delete_contact_point(*, actor: Actor, point: ContactPoint) -> None:
    """Take away one's own contact point."""
    _only_herself(actor, point.person)
    record(actor=actor, verb="delete_contact_point", subject=point)
    point.delete()


@transaction.atomic
def change_contact(
    *, actor: Actor, person: Person, kind: str, value: str, point: ContactPoint | None = None
) -> ContactPoint | ContactChange:
    """Change how somebody else is reached.

    At once only with the right in every unit she belongs to; otherwise she is asked, because a
    changed mail address is a changed key to her account.
    """
    if point is not None and point.person_id != person.pk:
        raise RefusedError(_("This belongs to somebody else."))
    if point is not None and not can(actor, point, "view"):
        raise RefusedError(_("Your offices do not allow this here."))
    if can(actor, person, "edit"):
        point = point or ContactPoint(person=person, visible_to=Audience.BODY)
        point.kind, point.value = kind, clean_words(value)
        _saved(point)
        record(actor=actor, verb="change_contact", subject=point, person=str(person.key))
        return point
    if not any(
        actor.can(Capability.PEOPLE_EDIT, Spot(home.unit_id, home.unit.path), reach="unit")
        for home in person.memberships.filter(running(today())).select_related("unit")
    ):
        raise RefusedError(_("Your offices do not allow this here."))
    change = ContactChange.objects.create(
        person=person,
        contact_point=point,
        kind=kind,
        value=clean_words(value),
        proposed_by=actor.key,
    )
    record(actor=actor, verb="propose_contact", subject=change, person=str(person.key))
    return change


@transaction.atomic
def decide_contact_change(*, actor: Actor, change: ContactChange, accept: bool) -> ContactChange:
    """Say yes or no to what somebody proposed about oneself."""
    change = get_visible_or_404(
        actor, ContactChange.objects.select_for_update(of=("self",)), "decide", pk=change.pk
    )
    if change.state != RequestState.OPEN:
        raise RefusedError(_("This is decided already."))
    if accept:
        point = change.contact_point or ContactPoint(person=change.person, visible_to=Audience.BODY)
        point.kind, point.value = change.kind, change.value
        _saved(point)
    change.state = RequestState.CONFIRMED if accept else RequestState.REFUSED
    change.save(update_fields=["state"])
    record(actor=actor, verb=f"contact_{change.state}", subject=change)
    return change


def _only_herself(actor: Actor, person: Person) -> None:
    if not actor.is_known or person.pk != actor.person_id:
        raise RefusedError(_("Only the person herself decides this."))


def _saved(point: ContactPoint) -> None:
    if not point.value:
        raise RefusedError(_("Something must stand here."))
    try:
        with transaction.atomic():
            point.save()
    except DatabaseError as error:
        raise RefusedError(_("You have written this down already.")) from error
