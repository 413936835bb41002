"""Applications that are read, proposals and what becomes of them, for tests."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.factories.association import actor, body, person, state_unit
from tests.factories.meeting import called as called_item
from tests.factories.teams import called, member, team
from wirksam.assembly.models import AgendaItem
from wirksam.association.models import Body, Occasion, Office, Person, RuleBook
from wirksam.engine.statutes import Rule, RuleSet, SeatRule, data_of
from wirksam.foundation.access import Actor
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Application, Proposal, Reader, SeatDeclaration, TeamCycle
from wirksam.teams.operations.proposing import Draft, Entry, draft_proposal, publish_proposal
from wirksam.teams.operations.screening import find

HALF = SeatRule(Rule("half", "Mindestens die Hälfte der Plätze.", "§ 8c"), Fraction(1, 2))


def known(name: str, *capabilities: str) -> Person:
    """The person of this name, made where there is none."""
    found = Person.objects.filter(name=name).first()
    return found or (person(name, *capabilities) if capabilities else member(name))


def board() -> Actor:
    """Lara of the state board, who runs teams."""
    return actor(known("Lara", "team.run"))


def screening(of: Body | None = None, due: Occasion | None = None) -> TeamCycle:
    """A term whose applications are read by Rosa and Ravi."""
    cycle = called(of or team())
    for name in ("Rosa", "Ravi"):
        Reader.objects.create(cycle=cycle, person=known(name), named_by="?")
    TeamCycle.objects.filter(pk=cycle.pk).update(
        state=CycleState.SCREENING, **({"due": due} if due else {})
    )
    cycle.refresh_from_db()
    return cycle


def meeting_item() -> AgendaItem:
    """An item of an assembly that begins today and is being dealt with."""
    return called_item("Wahlen")


def applied(cycle: TeamCycle, name: str, *, declared: bool = False) -> Application:
    """Somebody sent her application; perhaps a reserved seat is hers."""
    made = Application.objects.create(
        cycle=cycle,
        person=known(name),
        state="submitted",
        why=f"{name} hat Lust.",
        brings="Zeit",
    )
    if declared:
        SeatDeclaration.objects.create(application=made)
    return made


def screened(application: Application, *names: str) -> None:
    """Both readers (or those named) found something for every criterion."""
    for name in names or ("Rosa", "Ravi"):
        found = {one.pk: ("met", f"{name} sagt ja.") for one in application.cycle.criteria.all()}
        find(actor=actor(known(name)), application=application, found=found)


def drafted(cycle: TeamCycle, *applications: Application, by: str = "Rosa") -> Proposal:
    """A draft with everything that a proposal needs."""
    office = Office.objects.filter(body=cycle.body).first()
    assert office is not None
    before = cycle.proposals.filter(published_at=None).first()
    entries = [Entry(one, office, f"Weil {one.person.name} passt.") for one in applications]
    return draft_proposal(
        actor=actor(known(by)),
        cycle=cycle,
        draft=Draft(body(), "Eine gute Mischung.", entries),
        revision=before.revision if before else 0,
    )


def published(cycle: TeamCycle, *applications: Application) -> Proposal:
    """A published proposal; whatever was sent has been read."""
    cycle.refresh_from_db()
    if cycle.state == CycleState.SCREENING:
        for one in cycle.applications.filter(state="submitted"):
            screened(one)
    draft = drafted(cycle, *applications)
    made = publish_proposal(actor=board(), proposal=draft, revision=draft.revision)
    cycle.refresh_from_db()
    return made


def rules(**parts: object) -> RuleBook:
    """A version of the state unit's rules."""
    told = {"name": "Satzung", "version": "1", **parts}
    made = RuleSet(valid_from=date(2020, 1, 1), **told)  # type: ignore[arg-type]  # parts of rules
    return RuleBook.objects.create(
        unit=state_unit(),
        name=made.name,
        version=made.version,
        valid_from=made.valid_from,
        source="Beschluss",
        content=data_of(made),
        stored_by="?",
    )
