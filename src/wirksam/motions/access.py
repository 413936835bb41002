"""Who reads, writes and prepares motions."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, rule
from wirksam.motions.choices import UNSEEN
from wirksam.motions.models import Submission


@rule(Submission)
def see_submission(actor: Actor) -> Q:
    """Published ones are everyone's; before that they are for those who write or prepare them."""
    return ~Q(state__in=sorted(UNSEEN)) | Q(created_by=actor.key) | prepare_submission(actor)


@rule(Submission, "prepare")
def prepare_submission(actor: Actor) -> Q:
    """Screen, publish, recommend, merge."""
    return actor.units(Capability.ASSEMBLY_RUN, "unit")
