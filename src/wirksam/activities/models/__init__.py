"""Activities, what they contribute, who takes part."""

from wirksam.activities.models.activity import Activity, Closing, CoHost, Series
from wirksam.activities.models.contribution import Contribution
from wirksam.activities.models.participation import CalendarKey, Participation
from wirksam.activities.models.plain import Meeting, Note

__all__ = [
    "Activity",
    "CalendarKey",
    "Closing",
    "CoHost",
    "Contribution",
    "Meeting",
    "Note",
    "Participation",
    "Series",
]
