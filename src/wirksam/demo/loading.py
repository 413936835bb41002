"""Fills an empty house with the invented association, as its people would have done it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from wirksam.association.models import Person, Unit
from wirksam.association.queries import actor_behind
from wirksam.demo.activities import load_activities
from wirksam.demo.allies import load_allies
from wirksam.demo.association import load_association
from wirksam.demo.campaigns import load_campaigns
from wirksam.demo.debating import load_debate
from wirksam.demo.helped import load_helped
from wirksam.demo.motions import load_motions
from wirksam.demo.offers import load_offers
from wirksam.demo.personas import address_of
from wirksam.demo.register import load_register
from wirksam.demo.tasks import load_tasks
from wirksam.demo.team_rooms import load_rooms
from wirksam.demo.teams import load_cycles
from wirksam.demo.year import load_acting, load_moves, load_year
from wirksam.foundation.access import Actor
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.operations.adopting import Frame, adopt_reading
from wirksam.programme.operations.publishing import (
    annotate_line,
    check_plain_text,
    publish_version,
    write_plain_text,
)
from wirksam.programme.operations.reading import hand_in, start_reading

Report = Callable[[float, str], None]
Data = dict[str, Any]


def load(progress: Report = lambda _share, _text: None) -> None:
    """Load everything, in one transaction."""
    association = read_data("association.json")
    with transaction.atomic():
        progress(0.1, "Verband / association")
        load_association(association)
        board, presidium = persona("lavo"), persona("praesidium")
        progress(0.3, "Arbeitsprogramm / programme")
        version = _take_over(association["programme"], board)
        progress(0.6, "Zusagen und Meldungen / commitments and reports")
        register = read_data("commitments-2026.json")
        load_register(version, register, keys=(board.key, presidium.key))
        year = read_data("year-2026.json")
        load_acting(version, year["acting"])
        load_moves(association["occasions"], by=presidium.key)
        _write_beside(version, register["editorial_notes"], board, presidium)
        publish_version(actor=presidium, version=version)
        progress(0.8, "Aktivitäten und Versammlungen / activities and assemblies")
        done = read_data("activities-2026.json")
        load_activities(version, done, by=board.key)
        titles = {one["key"]: one["title"] for one in done}
        load_allies(read_data("allies-2026.json"), titles, by=board.key)
        load_year(version, year, board=board, presidium=presidium)
        load_tasks(version, read_data("tasks-2026.json"), by=board.key)
        load_helped(version, read_data("helped-2026.json"), by=board.key)
        load_offers(version, read_data("offers-2026.json"), by=board.key)
        load_campaigns(read_data("campaigns-2026.json"), by=board.key)
        progress(0.9, "Anträge / motions")
        told = read_data("motions-2026.json")
        motions = load_motions(told, board=board.key, presidium=presidium.key)
        load_debate(told, motions, board=board.key, presidium=presidium.key)
        progress(0.95, "Teams / teams")
        teams = read_data("teams-2026.json")
        load_cycles(teams["cycles"], board=board.key)
        load_rooms(version, teams, board=board.key)
        progress(1.0, "fertig / done")


def read_data(name: str) -> Any:  # noqa: ANN401 (the shape differs by file)
    """A file of the demonstration's data."""
    return json.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


def persona(key: str) -> Actor:
    """One of the cast, as an actor."""
    return actor_behind(Person.objects.get(user__email=address_of(key)).user)


def _take_over(told: Data, board: Actor) -> ProgrammeVersion:
    name = "programm-2026.txt"
    data = files(__package__).joinpath("data", name).read_bytes()
    source = hand_in(actor=board, name=name, content=ContentFile(data, name=name))
    frame = Frame(
        slug=told["slug"],
        title=told["title"],
        unit=Unit.objects.get(slug=told["unit"]),
        term_starts_on=date.fromisoformat(told["starts_on"]),
        term_ends_on=date.fromisoformat(told["ends_on"]),
    )
    return adopt_reading(actor=board, reading=start_reading(source=source), frame=frame)


def _write_beside(
    version: ProgrammeVersion, notes: list[Data], writer: Actor, checker: Actor
) -> None:
    for note in notes:
        annotate_line(actor=writer, version=version, line=note["line"], message=note["text"])
    passages = {passage.first_line: passage for passage in version.passages.all()}
    for told in read_data("plain-2026.json"):
        plain = write_plain_text(
            actor=writer, passage=passages[told["first_line"]], text=told["text"]
        )
        if told["checked"]:
            check_plain_text(actor=checker, plain=plain, seen=plain.text)
