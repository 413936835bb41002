"""Who the association is. Words people use for a body are data, never constants."""

from wirksam.association.models.bodies import Body, BodySynonym, Opening, RoomPost, Round
from wirksam.association.models.importing import ImportBatch, MemberNumber
from wirksam.association.models.nominations import Nomination
from wirksam.association.models.occasions import Occasion, OccasionMove, OccasionSynonym
from wirksam.association.models.offices import (
    GrantRequest,
    Mandate,
    Office,
    OfficeAlias,
    OfficeCapability,
    in_force,
)
from wirksam.association.models.people import (
    ContactChange,
    ContactPoint,
    Membership,
    Person,
    PublicMandate,
)
from wirksam.association.models.rulebooks import RuleBook
from wirksam.association.models.units import Look, Unit, UnitChange
from wirksam.association.models.validity import Validity, running, still_there, today

__all__ = [
    "Body",
    "BodySynonym",
    "ContactChange",
    "ContactPoint",
    "GrantRequest",
    "ImportBatch",
    "Look",
    "Mandate",
    "MemberNumber",
    "Membership",
    "Nomination",
    "Occasion",
    "OccasionMove",
    "OccasionSynonym",
    "Office",
    "OfficeAlias",
    "OfficeCapability",
    "Opening",
    "Person",
    "PublicMandate",
    "RoomPost",
    "Round",
    "RuleBook",
    "Unit",
    "UnitChange",
    "Validity",
    "in_force",
    "running",
    "still_there",
    "today",
]
