"""The tables of the golden thread, from the line to the progress entry."""

from wirksam.programme.models.commitment import Commitment, Deadline, NoCommitment, Responsibility
from wirksam.programme.models.progress import Evidence, ProgressEntry
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
    "Deadline",
    "EditorialNote",
    "Evidence",
    "NoCommitment",
    "Passage",
    "PlainText",
    "Programme",
    "ProgrammeVersion",
    "ProgressEntry",
    "Reading",
    "Responsibility",
    "SourceFile",
    "TextLine",
]
