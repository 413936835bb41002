"""What the teams of the invented association do and hand on, and who acts where one is missing."""

from __future__ import annotations

from typing import Any

from wirksam.association.models import Body, Mandate, Occasion, Office
from wirksam.demo.motions import at, person
from wirksam.demo.teams import named, words_of
from wirksam.demo.year import commitment_at
from wirksam.programme.models import ProgrammeVersion
from wirksam.teams.models import (
    Agreement,
    Custody,
    CustodyReport,
    Guest,
    Handover,
    HandoverItem,
    Idea,
    Mentor,
    Skill,
    TeamCycle,
    TeamDecision,
    TeamPromise,
    TeamRole,
)

Data = dict[str, Any]


def load_rooms(version: ProgrammeVersion, told: Data, *, board: str) -> None:
    """Custody, how teams work, ideas, decisions, guests, the handover, and what people offer."""
    for one in told["custodies"]:
        _custody(one, board)
    for one in told["promises"]:
        for lines in one["lines"]:
            promise = commitment_at(version, lines)
            TeamPromise.objects.create(body=_body(one), commitment=promise, added_by=board)
    for one in told["agreements"]:
        Agreement.objects.create(
            body=_body(one), text=one["text"], written_by=_member(one), written_at=at(one["on"])
        )
    for one in told["roles"]:
        mandate = Mandate.objects.get(person__name=one["person"], office__body=_body(one))
        TeamRole.objects.create(mandate=mandate, text=one["text"])
    for one in told["ideas"]:
        _idea(one)
    for one in told["decisions"]:
        TeamDecision.objects.create(
            body=_body(one),
            decided_on=one["on"],
            text=one["text"],
            reasons=one["reasons"],
            written_by=_member(one),
            written_at=at(one["on"], 21),
        )
    for one in told["guests"]:
        Guest.objects.create(
            body=_body(one),
            person=named(one["person"]),
            topic=one["topic"],
            starts_on=one["starts_on"],
            ends_on=one["ends_on"],
            agreed_at=at(one["starts_on"]),
            invited_by=_member(one),
        )
    _hand_over(told["handover"])
    _people(told)


def _body(told: Data) -> Body:
    return Body.objects.get(key=told["body"])


def _member(told: Data) -> str:
    """The key of the first in the team."""
    seats = Mandate.objects.filter(office__body__key=told["body"]).order_by("pk")
    return str(seats.select_related("person")[0].person.key)


def _custody(told: Data, board: str) -> None:
    custody = Custody.objects.create(
        body=_body(told),
        acting=Body.objects.get(key=told["acting"]),
        ends_with=Occasion.objects.get(key=told["ends_with"]),
        basis=told["basis"],
        rhythm_days=told["rhythm_days"],
        starts_on=told["starts_on"],
        ends_on=told.get("ends_on"),
        ended_reason=told.get("ended_reason", ""),
        recorded_by=board,
    )
    for one in told["reports"]:
        CustodyReport.objects.create(
            custody=custody,
            due_on=one["due_on"],
            done=one["done"],
            involved=one["involved"],
            open_questions=one.get("open_questions", ""),
            written_by=board,
            written_at=at(one["written"], 20),
        )


def _idea(told: Data) -> None:
    answered = "answered" in told
    Idea.objects.create(
        body=_body(told),
        text=told["text"],
        by=str(person(told["by"]).key),
        said_at=at(told["on"], 19),
        state=told.get("state", "open"),
        answer=told.get("answer", ""),
        answered_by=_member(told) if answered else "",
        answered_at=at(told["answered"]) if answered else None,
    )


def _hand_over(told: Data) -> None:
    cycle = TeamCycle.objects.get(body=_body(told), number=told["number"])
    handover = Handover.objects.create(cycle=cycle, opened_on=told["opened"])
    for one in told["items"]:
        office = None
        if "office" in one:
            body, name = one["office"]
            office = Office.objects.get(body__key=body, name=name)
        HandoverItem.objects.create(
            handover=handover,
            kind=one["kind"],
            title=one["title"],
            text=one["text"],
            office=office,
            written_by=str(person("team").key),
            written_at=at(told["opened"], 20),
        )


def _people(told: Data) -> None:
    for one in told["next_team"]:
        office = Office.objects.get(body__key=one["body"], name=one["office"])
        Mandate.objects.create(
            person=person(one["persona"]),
            office=office,
            starts_on=one["from"],
            ends_on=one["to"],
            shown_to=office.body.shows_holders_to,
        )
    for one in told["mentors"]:
        Mentor.objects.create(
            body=_body(one),
            person=named(one["person"]),
            topic=one["topic"],
            reach=one["reach"],
            starts_on=one["starts_on"],
            ends_on=one["ends_on"],
        )
    for one in told["skills"]:
        Skill.objects.create(
            person=named(one["person"]),
            kind=one["kind"],
            word=one["word"],
            stems=words_of(one["word"]),
            note=one["note"],
        )
