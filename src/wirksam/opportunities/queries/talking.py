"""Somebody to talk to: the office by which the nearest board is reached, and who holds it today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, Unit, running, today
from wirksam.association.queries.tree import Holder, contact_of
from wirksam.foundation.access import Actor, ancestry


@dataclass(frozen=True, slots=True)
class Talk:
    """An office of a body; ``holders`` are those whom this reader may know, often none."""

    body: Body
    holders: Sequence[Holder]

    @property
    def office(self) -> str:
        """What the office is called."""
        return self.body.contact.name if self.body.contact else ""

    @property
    def mail(self) -> str:
        """The mailbox of the office, not of a person; may be empty."""
        return self.body.contact.mail if self.body.contact else ""

    @property
    def names(self) -> str:
        """Who holds it today, as far as the reader may know."""
        return ", ".join(dict.fromkeys(one.name for one in self.holders))

    @property
    def told(self) -> str:
        """By name, where the reader may know it, else by office."""
        return f"{self.names} ({self.office})" if self.names else self.office

    @property
    def role(self) -> str:
        """Office and body, where a name stands before it; else the body."""
        return f"{self.office}, {self.body.name}" if self.names else self.body.name


def somebody_for(actor: Actor, unit: str = "") -> Talk | None:
    """Whom she can ask: the board of the unit with this address, else of her own, else above.

    Guests are led to the board of the highest unit that has one. Five queries at most.
    """
    boards = Body.objects.filter(
        running(today()), running(today(), "unit"), kind=BodyKind.BOARD, contact__isnull=False
    ).select_related("unit", "contact")
    asked = Unit.objects.filter(slug=unit).first() if unit else None
    paths = (
        [*asked.above, asked.path]
        if asked
        else [path for home in actor.homes for path in ancestry(home.unit_path)]
    )
    near = boards.filter(unit__path__in=paths).order_by("pk") if paths else boards.none()
    found = max(near, key=lambda one: len(one.unit.path), default=None)
    found = found or boards.order_by("unit__path", "pk").first()
    return talk_of(actor, found) if found else None


def talk_of(actor: Actor, body: Body) -> Talk:
    """Whom one asks at a body that has a contact office; three queries."""
    return Talk(body, contact_of(actor, body))
