"""Terms of teams: one being called, one proposed, some at work, one handing over, one missing.

What was told long ago is stored with its day; the proposal is drafted and published by the house's
own deeds, under a clock set back to that day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from wirksam.association.models import Body, Occasion, Office, Person
from wirksam.association.queries import actor_behind
from wirksam.demo.motions import at, person
from wirksam.engine.search.stems import stems
from wirksam.teams.choices import ApplicationState
from wirksam.teams.models import (
    Application,
    Call,
    Channel,
    Criterion,
    CycleStep,
    Finding,
    Reader,
    SeatDeclaration,
    TeamCycle,
)
from wirksam.teams.operations.proposing import Draft, Entry, draft_proposal, publish_proposal

Data = dict[str, Any]


def load_cycles(told: list[Data], *, board: str) -> None:
    """Every term with its steps, its call, those who applied, and the proposal."""
    for one in told:
        cycle = _cycle(one, board)
        for place, text in enumerate(one.get("criteria", ())):
            Criterion.objects.create(cycle=cycle, position=place, text=text)
        if "call" in one:
            _call(cycle, one)
        _steps(cycle, one["steps"], board)
        readers = [
            Reader.objects.create(cycle=cycle, person=named(name), named_by=board)
            for name in one.get("readers", ())
        ]
        applications = [_application(cycle, each, readers) for each in one.get("applications", ())]
        if "proposal" in one:
            _propose(cycle, one["proposal"], applications)


def named(name: str) -> Person:
    """Somebody by her name, which is hers alone in the invented association."""
    return Person.objects.get(name=name)


def _cycle(told: Data, board: str) -> TeamCycle:
    return TeamCycle.objects.create(
        body=Body.objects.get(key=told["body"]),
        number=told["number"],
        state=told["state"],
        due=Occasion.objects.get(key=told["due"]),
        binding=told["binding"],
        goal=told["goal"],
        term_months=told["term_months"],
        starts_on=told.get("starts_on"),
        ends_on=told.get("ends_on"),
        created_by=board,
        created_at=at(told["steps"][0][1], 9),
    )


def _steps(cycle: TeamCycle, told: list[list[str]], board: str) -> None:
    before = ""
    for after, on in told:
        CycleStep.objects.create(
            cycle=cycle, before=before, after=after, taken_by=board, taken_at=at(on, 12)
        )
        before = after


def _call(cycle: TeamCycle, told: Data) -> None:
    one = told["call"]
    body, name = one["ask"]
    call = Call.objects.create(
        cycle=cycle,
        task=one["task"],
        hours_a_week=one["hours_a_week"],
        learn=one["learn"],
        access=one["access"],
        welcome=one["welcome"],
        ask=Office.objects.get(body__key=body, name=name),
        opens_on=one["opens_on"],
        closes_at=_midnight(one["closes_at"]),
        information_at=at(one["information_at"], 18) if "information_at" in one else None,
        information_place=one.get("information_place", ""),
        published_at=at(one["opens_on"], 9),
    )
    for channel, on in told.get("channels", ()):
        Channel.objects.create(call=call, name=channel, reached_on=on)


def _midnight(day: str) -> datetime:
    """The last second of a day."""
    last = datetime.combine(date.fromisoformat(day), time(23, 59, 59))
    return timezone.make_aware(last, timezone.get_default_timezone())


def _application(cycle: TeamCycle, told: Data, readers: list[Reader]) -> Application:
    sent = at(told["sent"], 20)
    one = Application.objects.create(
        cycle=cycle,
        person=named(told["person"]),
        office=cycle.body.offices.get(),
        state=ApplicationState.SUBMITTED,
        why=told["why"],
        brings=told["brings"],
        wants_to_learn=told["wants_to_learn"],
        helps_me=told["helps_me"],
        support=told.get("support", ""),
        changed_at=sent,
        submitted_at=sent,
    )
    if told.get("declares"):
        SeatDeclaration.objects.create(application=one, declared_at=sent)
    criteria = list(cycle.criteria.all())
    for reader, said in zip(readers, told.get("findings", ()), strict=False):
        for place, criterion in enumerate(criteria):
            Finding.objects.create(
                application=one,
                criterion=criterion,
                reader=reader,
                verdict=said[2 * place],
                reason=said[2 * place + 1],
                found_at=sent + timedelta(days=24),
            )
    return one


def _propose(cycle: TeamCycle, told: Data, applications: list[Application]) -> None:
    by_name = {one.person.name: one for one in applications}
    draft = Draft(
        by_body=Body.objects.get(key=told["by"]),
        reasons=told["reasons"],
        people=[
            Entry(by_name[one["person"]], cycle.body.offices.get(), one["reasons"])
            for one in told["people"]
        ],
    )
    with patch("django.utils.timezone.now", return_value=at(told["published"], 20)):
        reader = actor_behind(person("kv").user)
        proposal = draft_proposal(actor=reader, cycle=cycle, draft=draft)
        board = actor_behind(person("lavo").user)
        publish_proposal(actor=board, proposal=proposal, revision=proposal.revision)


def words_of(word: str) -> str:
    """The stems of a skill as they are stored."""
    return f" {stems(word)} "
