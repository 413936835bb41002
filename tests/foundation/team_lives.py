"""What a person's life in teams leaves behind; a part of :mod:`tests.foundation.lives`."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tests.factories.association import body
from wirksam.association.models import Mandate, Nomination, Occasion, Office, Person
from wirksam.programme.models import Commitment
from wirksam.teams.models import (
    Agreement,
    Application,
    Criterion,
    Custody,
    CustodyReport,
    CycleStep,
    Finding,
    Guest,
    Handover,
    HandoverItem,
    Idea,
    Mentor,
    Proposal,
    ProposedPerson,
    Reader,
    SeatDeclaration,
    SeatOpening,
    Skill,
    SkillRequest,
    TeamCycle,
    TeamDecision,
    TeamPromise,
    TeamRole,
)

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2030, 1, 1)}


def team_life(someone: Person, canary: str, meddler: str) -> None:
    """She applied, was read and proposed, works in a team, and leaves something behind."""
    team = body(f"team-{someone.pk}", "Team", "team")
    office = Office.objects.create(body=team, name="Mitglied", seats=5, reserved_seats=3)
    cycle = TeamCycle.objects.create(body=team, created_by=meddler)
    CycleStep.objects.create(cycle=cycle, after="planned", taken_by=meddler)
    application = _applied(someone, canary, meddler, cycle)
    _proposed(someone, canary, meddler, application, office)
    _works(someone, canary, meddler, office)
    _hands_over(someone, canary, meddler, cycle)


def _applied(someone: Person, canary: str, meddler: str, cycle: TeamCycle) -> Application:
    application = Application.objects.create(
        cycle=cycle, person=someone, why=canary, brings=canary, helps_me=canary, support=canary
    )
    SeatDeclaration.objects.create(application=application)
    criterion = Criterion.objects.create(cycle=cycle, text="Neugier")
    reader = Reader.objects.create(cycle=cycle, person=someone, named_by=meddler)
    Finding.objects.create(
        application=application, criterion=criterion, reader=reader, verdict="met", reason=canary
    )
    return application


def _proposed(
    someone: Person, canary: str, meddler: str, application: Application, office: Office
) -> None:
    occasion = Occasion.objects.create(key=f"lmv-{someone.pk}", kind="assembly", name="LMV")
    nomination = Nomination.objects.create(
        office=office, person=someone, occasion=occasion, body=body(), nominated_by=meddler
    )
    cycle = application.cycle
    proposal = Proposal.objects.create(cycle=cycle, by_body=body(), written_by=meddler)
    ProposedPerson.objects.create(
        proposal=proposal,
        application=application,
        nomination=nomination,
        person=someone,
        name=canary,
        reasons=canary,
    )
    SeatOpening.objects.create(
        cycle=cycle,
        office=office,
        seats=1,
        by_body=body(),
        decided_on=date(2026, 2, 1),
        basis="Forum",
        recorded_by=meddler,
    )


def _works(someone: Person, canary: str, meddler: str, office: Office) -> None:
    team, day = office.body, date(2026, 2, 1)
    mandate = Mandate.objects.create(person=someone, office=office, **TERM)
    TeamRole.objects.create(mandate=mandate, text=f"{canary} schreibt mit")
    Agreement.objects.create(body=team, text="Wir fragen nach.", written_by=meddler)
    Idea.objects.create(body=team, text=f"{canary} schlägt vor", by=str(someone.key))
    TeamDecision.objects.create(body=team, decided_on=day, text="Ja.", written_by=meddler)
    agreed = {"agreed_at": timezone.now(), "invited_by": meddler}
    Guest.objects.create(body=team, person=someone, topic=canary, **agreed, **TERM)
    custody = Custody.objects.create(
        body=team, acting=body(), basis="Beschluss", recorded_by=meddler
    )
    CustodyReport.objects.create(
        custody=custody, due_on=day, done="Getan", involved="Alle", written_by=meddler
    )
    promise = Commitment.objects.get(questions__by=str(someone.key))
    TeamPromise.objects.create(body=team, commitment=promise, added_by=meddler)


def _hands_over(someone: Person, canary: str, meddler: str, cycle: TeamCycle) -> None:
    handover = Handover.objects.create(cycle=cycle, given_by=meddler)
    HandoverItem.objects.create(
        handover=handover, kind="lesson", title="Früher anfangen", written_by=meddler
    )
    Mentor.objects.create(body=cycle.body, person=someone, topic=canary, reach=canary, **TERM)
    skill = Skill.objects.create(person=someone, kind="teach", word=canary)
    SkillRequest.objects.create(skill=skill, person=someone, text=canary)
