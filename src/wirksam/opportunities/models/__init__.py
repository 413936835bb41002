"""Small tasks, shifts and sitting-in; who joins, offers, and what came of it."""

from wirksam.opportunities.models.engagements import Engagement, GuestHelper, Watcher
from wirksam.opportunities.models.offers import HelperProfile, Offer, OfferRound, SupportDecision
from wirksam.opportunities.models.opportunities import Opportunity, Position
from wirksam.opportunities.models.receipts import Thanks

__all__ = [
    "Engagement",
    "GuestHelper",
    "HelperProfile",
    "Offer",
    "OfferRound",
    "Opportunity",
    "Position",
    "SupportDecision",
    "Thanks",
    "Watcher",
]
