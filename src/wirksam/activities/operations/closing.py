"""The closing ritual: what came of it, how many were there, what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ParticipationState, State
from wirksam.activities.kinds import kind_of
from wirksam.activities.models import Activity, Closing, Participation
from wirksam.activities.operations.saving import locked, note, save_change
from wirksam.activities.searching import KEY
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.search.operations import reindex


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the hosts say afterwards; ``attendees`` is a count, not a list."""

    came_of_it: str
    attendees: int | None = None
    what_next: str = ""


@transaction.atomic
def close_activity(*, actor: Actor, activity: Activity, outcome: Outcome, revision: int) -> Closing:
    """Say what came of it; whoever had said she was coming has then been there.

    Closing it again corrects what was said.
    """
    now = locked(actor, activity, revision)
    if now.state == State.CANCELLED:
        raise RefusedError(_("It was called off. There is nothing to close."))
    if now.starts_at is None or now.first_day > timezone.localdate():
        raise RefusedError(_("It has not begun yet. Close it when it is over."))
    closing = write_closing(actor, now, outcome)
    known = kind_of(now.kind)
    if known and known.when_closed:
        known.when_closed(now.pk)
    else:
        Participation.objects.filter(activity=now, state=ParticipationState.GOING).update(
            state=ParticipationState.TOOK_PART
        )
    now.state = State.DONE
    note(actor, "close_activity", now)
    save_change(now, calendar=False)
    return closing


def write_closing(actor: Actor, activity: Activity, outcome: Outcome) -> Closing:
    """Store what was said, in place of what was said before."""
    closing, _new = Closing.objects.update_or_create(
        activity_id=activity.pk,
        defaults={
            "came_of_it": outcome.came_of_it,
            "attendees": outcome.attendees,
            "what_next": outcome.what_next,
            "closed_by": actor.key,
            "closed_at": timezone.now(),
        },
    )
    reindex(KEY, activity.pk)
    return closing
