"""Assemblies, the accounts given to them, and what they decided. Dates are the occasion's."""

from wirksam.assembly.models.acts import AssemblyAct, CarryOver
from wirksam.assembly.models.assemblies import AgendaItem, Assembly
from wirksam.assembly.models.elections import (
    Ballot,
    BallotCount,
    Candidate,
    Election,
    ElectionResult,
    ReservedClaim,
)
from wirksam.assembly.models.meeting import AgendaSubmission, MinuteEntry, Presence
from wirksam.assembly.models.preparing import (
    Argument,
    ChapterSession,
    MoverQuestion,
    Opinion,
    Room,
)
from wirksam.assembly.models.reports import ReportEdition, ReportItem
from wirksam.assembly.models.votes import RollCallVote, Vote

__all__ = [
    "AgendaItem",
    "AgendaSubmission",
    "Argument",
    "Assembly",
    "AssemblyAct",
    "Ballot",
    "BallotCount",
    "Candidate",
    "CarryOver",
    "ChapterSession",
    "Election",
    "ElectionResult",
    "MinuteEntry",
    "MoverQuestion",
    "Opinion",
    "Presence",
    "ReportEdition",
    "ReportItem",
    "ReservedClaim",
    "RollCallVote",
    "Room",
    "Vote",
]
