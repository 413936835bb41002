"""Working along for a time or a topic: invited or offered, agreed by both, with a last day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Person
from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.notices.operations import settle
from wirksam.teams.models import Guest
from wirksam.teams.operations.rooms import days_ahead, held, held_row, settled, words
from wirksam.teams.operations.telling import tell_guest, tell_team
from wirksam.teams.queries.seats import seats_of

LONGEST_TOPIC = 200
MOST_DAYS = 183
"""Working along is for half a year at most; then both sides may say yes once more."""


@transaction.atomic
def invite_guest(*, actor: Actor, body: Body, person: Person, topic: str, until: date) -> Guest:
    """Ask somebody to work along; nothing begins before she has said yes."""
    body = held(actor, body, "work")
    who = visible(actor, Person.objects.filter(user__isnull=False)).filter(pk=person.pk).first()
    if who is None:
        raise RefusedError(_("You cannot invite this person. Tell her that she can offer herself."))
    _not_there_yet(body, who)
    row = _begun(body, who, topic, until)
    row.invited_by = actor.key
    row.save()
    tell_guest(row, "team_guest_invited")
    return settled(actor, "invite_team_guest", row, body)


@transaction.atomic
def offer_to_join(*, actor: Actor, body: Body, topic: str, until: date) -> Guest:
    """Offer to work along; nothing begins before the team has said yes."""
    body = held(actor, body, "join")
    who = Person.objects.get(pk=actor.person_id)
    _not_there_yet(body, who)
    row = _begun(body, who, topic, until)
    row.agreed_at = timezone.now()
    row.save()
    tell_team(actor, body, row, "team_guest_offered")
    return settled(actor, "offer_to_join_team", row, body)


@transaction.atomic
def agree_to_join(*, actor: Actor, guest: Guest) -> Guest:
    """Say yes to an invitation."""
    row = held_row(actor, guest, "agree")
    row.agreed_at = timezone.now()
    row.save(update_fields=["agreed_at"])
    settle(f"teamguest-team_guest_invited:{row.pk}:")
    tell_team(actor, row.body, row, "team_guest_agreed")
    return settled(actor, "agree_to_join_team", row, row.body)


@transaction.atomic
def accept_guest(*, actor: Actor, guest: Guest) -> Guest:
    """Say yes, for the team, to somebody who offered to work along."""
    row = held_row(actor, guest, "accept")
    if row.person_id == actor.person_id:
        raise RefusedError(_("Somebody else of the team says yes to you."))
    row.invited_by = actor.key
    row.save(update_fields=["invited_by"])
    settle(f"teamguest:{row.pk}:")
    tell_guest(row, "team_guest_accepted", "team_room")
    return settled(actor, "accept_team_guest", row, row.body)


@transaction.atomic
def end_guest(*, actor: Actor, guest: Guest) -> Guest | None:
    """End it at once, or say no. What never began leaves nothing."""
    row = held_row(actor, guest, "end")
    settle(f"teamguest:{row.pk}:")
    settle(f"teamguest-team_guest_invited:{row.pk}:")
    by_herself = row.person_id == actor.person_id
    settled(actor, "end_team_guest", row, row.body)
    today = timezone.localdate()
    if not by_herself:
        tell_guest(row, "team_guest_ended" if row.is_agreed else "team_guest_declined", "team")
    if not row.is_agreed or row.starts_on >= today:
        row.delete()
        return None
    row.ends_on = today - timedelta(days=1)
    row.save(update_fields=["ends_on"])
    return row


def _begun(body: Body, person: Person, topic: str, until: date) -> Guest:
    return Guest(
        body=body,
        person=person,
        topic=words(topic, LONGEST_TOPIC, ask=_("Say in a few words on what.")),
        starts_on=timezone.localdate(),
        ends_on=days_ahead(until, MOST_DAYS),
    )


def _not_there_yet(body: Body, person: Person) -> None:
    if seats_of(body).filter(person=person).exists():
        raise RefusedError(_("She sits in the team already."))
    there = Guest.objects.filter(body=body, person=person, ends_on__gte=timezone.localdate())
    if there.exists():
        raise RefusedError(_("This has been said already. It waits for a yes, or it is running."))
