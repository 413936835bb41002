"""Preparation rooms: reasons of two sides, and how opinions lie. Nothing here is a vote."""

from __future__ import annotations

import uuid
from collections import Counter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.choices import ItemState, Leaning, Side
from wirksam.assembly.models import AgendaItem, Argument, Opinion, Room
from wirksam.assembly.operations.words import its_words, once
from wirksam.assembly.rules import (
    LEAST_COUNT,
    MOST_ARGUMENTS,
    ROOM_CLOSED,
    room_scope,
    scope_of,
)
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.models import Submission

_LONGEST_QUESTION = 300


@transaction.atomic
def open_room(
    *, actor: Actor, item: AgendaItem, question: str, submission: Submission | None = None
) -> Room:
    """Open a room on a question of an agenda item; the same question of an item only once."""
    words = its_words(question, _LONGEST_QUESTION)
    if item.state == ItemState.DONE:
        raise RefusedError(_("This item has been dealt with. There is nothing left to prepare."))
    AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    same = item.rooms.filter(question=words, submission=submission).first()
    if same is not None:
        return same
    room = Room.objects.create(
        item=item, submission=submission, question=words, opened_by=actor.key
    )
    _settle(actor, "open_room", room)
    return room


@transaction.atomic
def close_room(*, actor: Actor, room: Room, closed: bool = True) -> Room:
    """Close a room, or open it again; what was said stays to be read."""
    room = _held(room)
    room.closed_at = timezone.now() if closed else None
    room.save(update_fields=["closed_at"])
    _settle(actor, "close_room" if closed else "reopen_room", room)
    return room


@transaction.atomic
def argue(  # noqa: PLR0913 (both sides of what somebody says)
    *,
    actor: Actor,
    room: Room,
    side: str,
    text: str,
    other_side: str = "",
    draft_key: uuid.UUID | None = None,
) -> Argument:
    """Give a reason, and the strongest one of the other side. The same form twice gives it once."""
    room = _entered(actor, room)
    if said := once(Argument, draft_key, by=actor.key):
        return said
    if side not in Side.values:
        raise RefusedError(_("Choose a side first."))
    if room.arguments.filter(by=actor.key).count() >= MOST_ARGUMENTS:
        raise RefusedError(
            _("You have given %(count)s reasons already. Take one back to give another.")
            % {"count": MOST_ARGUMENTS}
        )
    argument = Argument.objects.create(
        room=room,
        side=side,
        text=its_words(text),
        other_side=its_words(other_side) if other_side.strip() else "",
        by=actor.key,
        draft_key=draft_key,
    )
    _settle(actor, "argue", room)
    return argument


@transaction.atomic
def take_argument_back(*, actor: Actor, argument: Argument) -> None:
    """Delete one's own reason. What was taken down stays, so that its reason stays too."""
    held = Argument.objects.select_for_update(of=("self",)).filter(pk=argument.pk).first()
    if held is None:
        return
    if not actor.key or held.by != actor.key:
        raise RefusedError(_("Only whoever wrote this can take it back."))
    if held.is_hidden:
        raise RefusedError(_("The presidium has taken this down. Nobody can read it any more."))
    room = _held(held.room)
    held.delete()
    _settle(actor, "take_argument_back", room)


@transaction.atomic
def give_opinion(*, actor: Actor, room: Room, value: int) -> Opinion:
    """Say or change how one sees it.

    It is nobody else's business who did: the journal, which is kept for ever, hears nothing.
    """
    room = _entered(actor, room)
    if value not in Leaning.values:
        raise RefusedError(_("Choose one of the five."))
    opinion, _new = Opinion.objects.update_or_create(
        room=room,
        person_key=actor.key,
        defaults={"value": value, "changed_at": timezone.now()},
    )
    renew_picture(room)
    return opinion


@transaction.atomic
def take_opinion_back(*, actor: Actor, room: Room) -> None:
    """Delete one's own opinion; the next picture is made without it."""
    if actor.key:
        _held(room).opinions.filter(person_key=actor.key).delete()


def renew_picture(room: Room) -> None:
    """Make a new picture once enough opinions have changed since the last one."""
    rows = room.opinions.all()
    changed = rows.filter(changed_at__gt=room.pictured_at) if room.pictured_at else rows
    if changed.count() < LEAST_COUNT:
        return
    counts = Counter(rows.values_list("value", flat=True))
    room.picture = {str(value): number for value, number in counts.items()}
    room.pictured_at = timezone.now()
    room.save(update_fields=["picture", "pictured_at"])
    touch(room_scope(room.pk))


def _entered(actor: Actor, room: Room) -> Room:
    """The room, held, if this person may speak in it now."""
    room = _held(room)
    if not can(actor, room):
        raise RefusedError(_("Members can do this. Please sign in as one."))
    if not room.is_open:
        raise RefusedError(ROOM_CLOSED)
    return room


def _held(room: Room) -> Room:
    rows = Room.objects.select_for_update(of=("self",)).select_related("item__assembly__unit")
    return rows.get(pk=room.pk)


def _settle(actor: Actor, verb: str, room: Room) -> None:
    assembly = room.item.assembly
    record(actor=actor, verb=verb, subject=room, unit_key=assembly.unit.slug)
    touch(room_scope(room.pk), scope_of(assembly.slug))
