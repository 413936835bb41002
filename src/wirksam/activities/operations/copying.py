"""Doing at home what another chapter did."""

from __future__ import annotations

from django.db import transaction

from wirksam.activities.choices import State, Visibility
from wirksam.activities.kinds import kind_of, own_values
from wirksam.activities.models import Activity, Contribution
from wirksam.activities.operations.contributing import is_linkable
from wirksam.activities.operations.planning import Plan, create
from wirksam.activities.operations.saving import locked
from wirksam.association.models import Body
from wirksam.foundation.access import Actor


@transaction.atomic
def copy_activity(*, actor: Actor, activity: Activity, host: Body) -> Activity:
    """Take a visible activity along as an idea of one's own body, without date and place.

    What it contributed to comes along as a proposal: as long as it is an idea, it is not counted.
    """
    source = locked(actor, activity, action="copy")
    known = kind_of(source.kind)
    kind = source.kind if known and (known.offered or known.copied) else "meeting"
    used = kind_of(kind)
    names = used.copied if used and kind == source.kind else ()
    made = create(
        actor=actor,
        kind=kind,
        plan=Plan(
            title=source.title,
            host=host,
            summary=source.summary,
            access_info="",
            state=State.IDEA,
            visibility=Visibility.BODY,
            effort_minutes=source.effort_minutes,
            learn_text=source.learn_text,
            needs_text=source.needs_text,
        ),
        own=own_values(used, source.pk, names) if used else {},
        verb="copy_activity",
        copied_from_id=source.pk,
    )
    if used and used.also_copy and kind == source.kind:
        used.also_copy(source.pk, made.pk)
    _take_along(actor, source, made)
    return made


def _take_along(actor: Actor, source: Activity, made: Activity) -> None:
    """What the source serves, as far as it can still be served."""
    rows = Contribution.objects.filter(activity=source, ended_at=None)
    Contribution.objects.bulk_create(
        Contribution(
            activity_id=made.pk,
            commitment=row.commitment,
            relation=row.relation,
            note=row.note,
            stated_by=actor.key,
        )
        for row in rows.select_related("commitment__version")
        if is_linkable(row.commitment)
    )
