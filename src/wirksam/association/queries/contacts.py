"""Whom one reaches when a body is asked, and where people can be written to."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, Mandate, Person, running
from wirksam.association.queries.actors import in_force, placed
from wirksam.foundation.notices.people import Address


def answerable(body: Body, on: date) -> list[str]:
    """Keys of the people to remind of what ``body`` owes on that day.

    The holders of its contact office; if that seat is empty, whoever else sits in the body; if
    nobody does, the same of the board of its unit, then of the boards above. Only people who can
    sign in count: nobody else can answer. Empty if there is nobody up to the top.
    """
    for one in _chain(body, on):
        held = _able(placed(Mandate.objects.filter(in_force(on), office__emergency=False)))
        for found in (
            held.filter(office=one.contact_id, acting_for=None) if one.contact_id else held.none(),
            held.filter(at_body=one.pk),
        ):
            keys = [str(key) for key in found.values_list("person__key", flat=True)]
            if keys:
                return list(dict.fromkeys(keys))
    return []


def answerable_board(unit_id: int, on: date) -> list[str]:
    """Keys of the people to ask where nobody is responsible: the board of a unit, as above."""
    for board in _boards([unit_id], on):
        return answerable(board, on)
    return []


def _chain(body: Body, on: date) -> Iterator[Body]:
    """The body, then the boards of its unit and of those above it, nearest first."""
    yield body
    unit = body.unit
    above = {found.path: found.pk for found in type(unit).objects.filter(path__in=unit.above)}
    nearest = [unit.pk, *(above[path] for path in sorted(above, key=len, reverse=True))]
    for board in _boards(nearest, on):
        if board.pk != body.pk:
            yield board


def _boards(unit_ids: list[int], on: date) -> list[Body]:
    boards = Body.objects.filter(running(on), unit_id__in=unit_ids, kind=BodyKind.BOARD)
    order = {pk: at for at, pk in enumerate(unit_ids)}
    return sorted(boards.select_related("unit"), key=lambda one: (order[one.unit_id], one.pk))


def _able(held: QuerySet[Any]) -> QuerySet[Any]:
    return held.filter(person__user__is_active=True).order_by("starts_on", "pk")


def addresses(keys: Iterable[str]) -> dict[str, Address]:
    """Where people with these keys get their mail: the address they sign in with. One query."""
    wanted = [uuid.UUID(key) for key in keys]
    people = Person.objects.filter(key__in=wanted, user__is_active=True)
    return {
        str(key): Address(mail, settings.LANGUAGE_CODE)
        for key, mail in people.values_list("key", "user__email")
    }
