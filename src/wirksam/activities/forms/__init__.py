"""What people type, turned into clean data. Forms never save."""

from wirksam.activities.forms.around import (
    ClosingForm,
    CoHostForm,
    ContributionForm,
    CopyForm,
    ReasonForm,
    SeriesForm,
)
from wirksam.activities.forms.planning import MeetingForm, NoteForm, PlanForm

__all__ = [
    "ClosingForm",
    "CoHostForm",
    "ContributionForm",
    "CopyForm",
    "MeetingForm",
    "NoteForm",
    "PlanForm",
    "ReasonForm",
    "SeriesForm",
]
