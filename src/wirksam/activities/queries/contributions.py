"""What is done for commitments: the one link, read from both ends."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from wirksam.activities.choices import Relation, State, Visibility
from wirksam.activities.models import Activity, Contribution
from wirksam.foundation.access import Actor, visible
from wirksam.programme.models import Commitment, ProgrammeVersion
from wirksam.programme.queries.held import held_by

MOST = 20
COUNTED = Q(activity__visibility=Visibility.PUBLIC) & ~Q(
    activity__state__in=(State.IDEA, State.CANCELLED)
)


@dataclass(frozen=True, slots=True)
class Contributions:
    """The newest contributions to one commitment that this reader may know; ``more``: not all."""

    rows: list[Contribution]
    more: bool


def of_commitment(actor: Actor, commitment: Commitment, *, most: int = MOST) -> Contributions:
    """Who does what for a commitment, the latest stated first; one query."""
    rows = visible(actor, Contribution).filter(commitment=commitment, ended_at=None)
    shown = rows.exclude(activity__state__in=(State.IDEA, State.CANCELLED))
    found = list(
        shown.select_related("activity__host__unit", "activity__closing").order_by("-pk")[
            : most + 1
        ]
    )
    return Contributions(found[:most], len(found) > most)


def of_activity(activity: Activity) -> QuerySet[Contribution]:
    """The commitments an activity serves now, in the order of their texts."""
    return (
        Contribution.objects.filter(activity_id=activity.pk, ended_at=None)
        .select_related("commitment__version__programme")
        .order_by("commitment__version_id", "commitment__first_line", "pk")
    )


def publicly_counted() -> QuerySet[Contribution]:
    """What the public counts: contributions of public activities that are planned or took place."""
    return Contribution.objects.filter(COUNTED, ended_at=None)


def counts_of_version(version: ProgrammeVersion) -> dict[int, int]:
    """How many public activities serve each commitment of a text, by its key; one query."""
    return dict(
        publicly_counted()
        .filter(commitment__in=held_by(version))
        .order_by()
        .values_list("commitment")
        .annotate(number=Count("activity", distinct=True))
        .values_list("commitment", "number")
    )


def relation_label(relation: str) -> str:
    """The relation as people read it."""
    return str(Relation(relation).label)
