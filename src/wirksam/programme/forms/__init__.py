"""What people type, turned into clean data. Forms never save."""

from wirksam.programme.forms.bringing import FrameForm, SourceForm
from wirksam.programme.forms.fields import DateField
from wirksam.programme.forms.listing import ControlForm, FilterForm
from wirksam.programme.forms.reviewing import (
    CommitmentForm,
    NoteForm,
    PlainTextForm,
    ReasonForm,
    SplitForm,
)

__all__ = [
    "CommitmentForm",
    "ControlForm",
    "DateField",
    "FilterForm",
    "FrameForm",
    "NoteForm",
    "PlainTextForm",
    "ReasonForm",
    "SourceForm",
    "SplitForm",
]
