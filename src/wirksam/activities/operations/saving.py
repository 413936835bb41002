"""What every change of an activity has in common."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED
from wirksam.activities.models import Activity
from wirksam.activities.searching import KEY
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.programme.models import Commitment
from wirksam.programme.queries.places import scopes_of

SCOPE = "activities"
"""The scope under which changes of any activity are counted."""


class StaleError(RefusedError):
    """Somebody else has changed it meanwhile. ``now`` is the activity as it stands."""

    def __init__(self, now: Activity) -> None:
        super().__init__(
            _(
                "Somebody else has just changed this activity. Your words are still here."
                " Look at what stands there now, then save again."
            )
        )
        self.now = now


def locked(
    actor: Actor, activity: Activity, revision: int | None = None, action: str = "edit"
) -> Activity:
    """The row as it is now; refused without the right or where ``revision`` is not the newest."""
    now = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("host__unit")
        .filter(pk=activity.pk)
        .first()
    )
    if now is None:
        raise RefusedError(_("This activity does not exist any more."))
    if not can(actor, now, action):
        raise RefusedError(_("Only those who host this activity can do that."))
    if revision is not None and now.revision != revision:
        raise StaleError(now)
    return now


def still_planned(activity: Activity) -> Activity:
    """Refused where nothing can be planned any more."""
    if activity.state in ENDED:
        raise RefusedError(_("This activity is over. Make a new one, or do it again."))
    return activity


def save_change(activity: Activity, *, calendar: bool = True) -> Activity:
    """Store it with its counters; ``calendar``: calendars must learn of it."""
    activity.revision += 1
    activity.sequence += 1 if calendar else 0
    activity.changed_at = timezone.now()
    activity.save()
    touch_pages(activity)
    return activity


def touch_pages(activity: Activity) -> None:
    """Say that lists, the search, and the programmes to which it contributes must know."""
    reindex(KEY, activity.pk)
    touch(SCOPE, *_programme_scopes(activity))


def _programme_scopes(activity: Activity) -> set[str]:
    served = Commitment.objects.filter(
        contributions__activity=activity, contributions__ended_at=None
    )
    return scopes_of(*served)


def note(actor: Actor, verb: str, activity: Activity, reason: str = "", **detail: object) -> None:
    """Write the journal, for the unit of the hosting body."""
    record(
        actor=actor,
        verb=verb,
        subject=activity,
        unit_key=activity.host.unit.slug,
        reason=reason,
        **detail,
    )
