"""The tables of the golden thread, from the line to the progress entry."""

from wirksam.programme.models.charge import Deadline, DeadlineShift, Responsibility
from wirksam.programme.models.commitment import Commitment, NoCommitment
from wirksam.programme.models.dialogue import Objection, Question
from wirksam.programme.models.place import CommitmentPlace
from wirksam.programme.models.progress import (
    CommitmentStanding,
    EntryWithdrawal,
    Evidence,
    ProgressEntry,
)
from wirksam.programme.models.source import Reading, SourceFile
from wirksam.programme.models.text import (
    EditorialNote,
    Passage,
    PlainText,
    Programme,
    ProgrammeVersion,
    TextLine,
)

__all__ = [
    "Commitment",
    "CommitmentPlace",
    "CommitmentStanding",
    "Deadline",
    "DeadlineShift",
    "EditorialNote",
    "EntryWithdrawal",
    "Evidence",
    "NoCommitment",
    "Objection",
    "Passage",
    "PlainText",
    "Programme",
    "ProgrammeVersion",
    "ProgressEntry",
    "Question",
    "Reading",
    "Responsibility",
    "SourceFile",
    "TextLine",
]
