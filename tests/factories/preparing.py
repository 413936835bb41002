"""An assembly with motions on its agenda, and members who prepare it."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.factories.assembly import assembly, presidium
from tests.factories.association import actor, person, state_unit
from tests.factories.motions import make_motion
from tests.factories.people import board, human, office, seat, unit
from wirksam.assembly.models import AgendaItem, AgendaSubmission, Assembly, Room
from wirksam.assembly.operations.rooms import open_room
from wirksam.association.models import Membership, Person, Unit
from wirksam.foundation.access import Actor
from wirksam.motions.models import Motion

SOON = timedelta(days=20)


def member(name: str = "Nina", of: Unit | None = None) -> Person:
    """A member of the state unit, or of a chapter below it; the same for the same name."""
    if known := Person.objects.filter(name=name).first():
        return known
    someone = person(name)
    Membership.objects.create(person=someone, unit=of or state_unit())
    return someone


def as_member(name: str = "Nina", of: Unit | None = None) -> Actor:
    return actor(member(name, of))


def chapter(slug: str = "kv-eins") -> Unit:
    """A chapter of the state unit."""
    return unit(slug, state_unit())


def meeting(on: date | None = None, **fields: object) -> Assembly:
    """An assembly in twenty days."""
    return assembly(on or timezone.localdate() + SOON, **fields)


def item(
    to: Assembly, title: str = "Anträge", kind: str = "motion", **fields: object
) -> AgendaItem:
    return AgendaItem.objects.create(
        assembly=to, position=to.agenda.count() + 1, title=title, kind=kind, **fields
    )


def motion(to: Assembly, at: AgendaItem | None = None, **fields: object) -> Motion:
    """A published motion to an assembly, on an item where one is given."""
    made = make_motion(occasion=to.occasion, **fields)
    if at is not None:
        AgendaSubmission.objects.create(item=at, submission=made.submission, position=made.pk)
    return made


def room(to: Assembly, question: str = "Soll der Bus fahren?", **fields: object) -> Room:
    where = to.agenda.first() or item(to)
    someone = actor(presidium(f"Paula {Room.objects.count()}"))
    return open_room(actor=someone, item=where, question=question, **fields)


def speaker(of: Unit, name: str = "Sam") -> Actor:
    """Somebody who plans activities in the name of a chapter's board."""
    someone = human(name, of)
    seat(someone, office(board(of), "activity.host/body"))
    return actor(someone)
