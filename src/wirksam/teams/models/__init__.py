"""A team's life: terms, calls, applications, custody, work, handover."""

from wirksam.teams.models.applications import (
    Application,
    Finding,
    Reader,
    SeatDeclaration,
)
from wirksam.teams.models.custody import Custody, CustodyReport, TeamPromise
from wirksam.teams.models.cycles import Call, Channel, Criterion, CycleStep, TeamCycle
from wirksam.teams.models.handover import Handover, HandoverItem, Mentor, Skill, SkillRequest
from wirksam.teams.models.proposals import Proposal, ProposedPerson, SeatOpening
from wirksam.teams.models.working import Agreement, Guest, Idea, TeamDecision, TeamRole

__all__ = [
    "Agreement",
    "Application",
    "Call",
    "Channel",
    "Criterion",
    "Custody",
    "CustodyReport",
    "CycleStep",
    "Finding",
    "Guest",
    "Handover",
    "HandoverItem",
    "Idea",
    "Mentor",
    "Proposal",
    "ProposedPerson",
    "Reader",
    "SeatDeclaration",
    "SeatOpening",
    "Skill",
    "SkillRequest",
    "TeamCycle",
    "TeamDecision",
    "TeamPromise",
    "TeamRole",
]
