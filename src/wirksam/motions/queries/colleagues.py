"""People whom somebody may ask to join: those who hold an office in the same body."""

from __future__ import annotations

from wirksam.association.models import Mandate, in_force
from wirksam.foundation.access import Actor
from wirksam.motions.models import Submission


def colleagues(actor: Actor, submission: Submission) -> list[tuple[int, str]]:
    """Keys and names, without those who stand there already; one query for each of the two."""
    bodies = {seat.body_id for seat in actor.seats}
    there = set(submission.submitters.values_list("person", flat=True)) | {actor.person_id}
    rows = Mandate.objects.filter(in_force(), office__body__in=bodies)
    found = (
        rows.values_list("person", "person__name").distinct().order_by("person__name", "person_id")
    )
    return [(pk, name) for pk, name in found if pk not in there]
