"""Submissions in lists: what there is for an assembly, and what is still open for one person."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from wirksam.association.models import Occasion
from wirksam.foundation.access import Actor, visible
from wirksam.motions.choices import OPEN, State
from wirksam.motions.models import PrivateNote, Submission


def undecided(actor: Actor, occasion: Occasion, *, unmarked: bool = False) -> QuerySet[Submission]:
    """Only what must still be voted on at an assembly, motions before their amendments.

    With ``unmarked`` only what the actor has not noted for herself yet how she wants to vote.
    """
    rows = visible(actor, Submission).filter(occasion=occasion, state__in=OPEN)
    if unmarked:
        mine = PrivateNote.objects.filter(submission=OuterRef("pk"), person_key=actor.key or "-")
        rows = rows.filter(~Exists(mine.exclude(verdict="")))
    return rows.select_related("as_motion", "as_amendment__motion").order_by(
        "as_amendment__motion", "as_amendment__first_line", "pk"
    )


def waiting(actor: Actor) -> QuerySet[Submission]:
    """What was handed in and waits to be screened by this actor, the oldest first."""
    rows = visible(actor, Submission, "prepare").filter(state=State.SUBMITTED)
    rows = rows.select_related("as_motion", "as_amendment__motion", "unit", "occasion")
    return rows.prefetch_related("submitters__body").order_by("handed_in_at", "pk")
