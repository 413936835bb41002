"""Frames, action days and who prepares them, for tests."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.factories.activities import HOST, host_body
from tests.factories.people import board, human, office, seat, unit
from wirksam.association.models import Body, Person, Unit
from wirksam.campaigns.models import Frame, HelpRequest, LocalAction, Tile

_numbers = count(1)
RUN = "campaign.run"


def state() -> Unit:
    return Unit.objects.filter(slug="land").first() or unit("land", kind="state")


def state_board() -> Body:
    where = state()
    return where.bodies.order_by("pk").first() or board(where)


def chapter_board(slug: str = "kv-eins") -> Body:
    """The board of a chapter of the state."""
    return host_body(slug, state())


def runner(name: str = "Lara", of: Body | None = None) -> Person:
    """Somebody who proposes campaigns and plans in the name of a body, usually the state board."""
    where = of or state_board()
    someone = human(name, where.unit)
    seat(someone, office(where, f"{RUN}/below", f"{HOST}/body"))
    return someone


def planner(name: str = "Hanna", of: Body | None = None) -> Person:
    """Somebody who plans for a chapter."""
    where = of or chapter_board()
    someone = human(name, where.unit)
    seat(someone, office(where, f"{HOST}/body"))
    return someone


def frame(**fields: Any) -> Frame:
    """A frame of the state, open, from today for a month."""
    today, number = timezone.localdate(), next(_numbers)
    where = fields.pop("by_body", None) or state_board()
    told = {
        "slug": f"kampagne-{number}",
        "title": f"Kampagne {number}",
        "theme": "Busse für alle.",
        "unit": where.unit,
        "by_body": where,
        "starts_on": today,
        "ends_on": today + timedelta(days=30),
        "state": "open",
        "created_by": "?",
    }
    return Frame.objects.create(**(told | fields))


def noon(days: int = 3) -> datetime:
    """Twelve o'clock, so many days from today."""
    on = timezone.localdate() + timedelta(days=days)
    return datetime.combine(on, time(12), timezone.get_default_timezone())


def action(of: Body | None = None, **fields: Any) -> LocalAction:
    """An action day in three days, open to join, public."""
    told = {
        "kind": "action",
        "title": f"Aktionstag {next(_numbers)}",
        "host": of or chapter_board(),
        "starts_at": noon(),
        "state": "open",
        "visibility": "public",
        "created_by": "?",
    }
    return LocalAction.objects.create(**(told | fields))


def picture(name: str = "stand.png") -> SimpleUploadedFile:
    """A small photo."""
    content = BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def speaker(name: str = "Hanna", of: Body | None = None) -> Person:
    """A chapter's speaker: plans for its board and says what the chapter has."""
    where = of or chapter_board()
    someone = human(name, where.unit)
    seat(someone, office(where, f"{HOST}/unit", f"{RUN}/unit"))
    return someone


def request(of: Body | None = None, **fields: Any) -> HelpRequest:
    """A chapter asks for people."""
    where = of or chapter_board()
    told = {
        "unit": where.unit,
        "by_body": where,
        "kind": "people",
        "text": f"Bitte {next(_numbers)}",
        "asked_by": "?",
    }
    return HelpRequest.objects.create(**(told | fields))


def tile(of: Unit, column: int, row: int) -> Tile:
    """A place in the picture."""
    return Tile.objects.create(unit=of, column=column, row=row, code=of.slug[-4:].upper())
