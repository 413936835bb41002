"""People at the pages of a commitment: a member, a board, a board that may do nothing here."""

from __future__ import annotations

from datetime import date

from tests.factories.association import body, state_unit
from tests.factories.people import board, human, office, seat
from wirksam.association.models import Person
from wirksam.programme.models import Commitment, ProgressEntry
from wirksam.programme.operations.standing import refresh_standing

REPORTS = ("programme.report", "occasion.move")
LONG_AGO = date(2026, 1, 5)


def lavo(name: str = "Liv") -> Person:
    """Someone of the board that is in charge, for the whole unit."""
    someone = human(name, state_unit())
    seat(someone, office(body(), *REPORTS))
    return someone


def speaker(name: str = "Kaya") -> Person:
    """Someone of another board who reports only for that one."""
    someone = human(name, state_unit())
    seat(someone, office(board(state_unit()), "programme.report/body"))
    return someone


def member(name: str = "Mila") -> Person:
    """A member without an office."""
    return human(name, state_unit())


def entry(
    of: Commitment, said: str = "Es geht voran. Bald mehr.", **fields: object
) -> ProgressEntry:
    """A report that counts."""
    values = {"happened_on": LONG_AGO, "state": "in_progress", "body": body()} | fields
    made = ProgressEntry.objects.create(commitment=of, said=said, **values)
    refresh_standing(of)
    return made
