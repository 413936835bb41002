"""Motions, amendments, their wordings, and what people say about them."""

from wirksam.motions.models.dialogue import Comment, PrivateNote
from wirksam.motions.models.importing import WaitingImport
from wirksam.motions.models.merging import MergeChoice, MergeDeed, MergeDraft, MergeParagraph
from wirksam.motions.models.motions import (
    Amendment,
    Motion,
    MotionVersion,
    Resolution,
    Statute,
    StatuteVersion,
)
from wirksam.motions.models.submissions import Procedure, Step, Submission, Submitter
from wirksam.motions.models.wordings import ReadingAid, Wording, WordingParagraph

__all__ = [
    "Amendment",
    "Comment",
    "MergeChoice",
    "MergeDeed",
    "MergeDraft",
    "MergeParagraph",
    "Motion",
    "MotionVersion",
    "PrivateNote",
    "Procedure",
    "ReadingAid",
    "Resolution",
    "Statute",
    "StatuteVersion",
    "Step",
    "Submission",
    "Submitter",
    "WaitingImport",
    "Wording",
    "WordingParagraph",
]
