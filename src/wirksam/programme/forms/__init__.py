"""What people type, turned into clean data. Forms never save."""

from wirksam.programme.forms.asking import AnswerForm, ObjectionForm, QuestionForm
from wirksam.programme.forms.bringing import FrameForm, SourceForm
from wirksam.programme.forms.listing import ControlForm, FilterForm
from wirksam.programme.forms.moving import HandoverForm, HappenedForm, MoveForm
from wirksam.programme.forms.reporting import ReportForm, WithdrawalForm
from wirksam.programme.forms.reviewing import (
    CommitmentForm,
    NoteForm,
    PlainTextForm,
    ReasonForm,
    SplitForm,
)

__all__ = [
    "AnswerForm",
    "CommitmentForm",
    "ControlForm",
    "FilterForm",
    "FrameForm",
    "HandoverForm",
    "HappenedForm",
    "MoveForm",
    "NoteForm",
    "ObjectionForm",
    "PlainTextForm",
    "QuestionForm",
    "ReasonForm",
    "ReportForm",
    "SourceForm",
    "SplitForm",
    "WithdrawalForm",
]
