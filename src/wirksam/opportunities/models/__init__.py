"""Small tasks, shifts and sitting-in; and who joins."""

from wirksam.opportunities.models.engagements import Engagement, GuestHelper, Watcher
from wirksam.opportunities.models.opportunities import Opportunity, Position

__all__ = [
    "Engagement",
    "GuestHelper",
    "Opportunity",
    "Position",
    "Watcher",
]
