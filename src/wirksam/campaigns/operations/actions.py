"""A chapter's action day: joining a frame, how it stands, reminding those who come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED, ParticipationState
from wirksam.activities.models import Activity, Participation
from wirksam.activities.operations.beginning import begin_activity
from wirksam.activities.operations.planning import Plan
from wirksam.association.models import Office
from wirksam.campaigns.choices import Take
from wirksam.campaigns.models import ActionRole, Frame, LocalAction, Todo
from wirksam.campaigns.operations.keeping import held, held_action, settled, words
from wirksam.campaigns.rules import in_window
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.notices.operations import notify

KIND = "action"
BETWEEN_REMINDERS = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a chapter makes of a frame, and how many people it needs."""

    take: str = Take.ADOPTED
    own_focus: str = ""
    people_needed: int = 3


@transaction.atomic
def adopt_frame(
    *, actor: Actor, frame: Frame, plan: Plan, taken: Taken, serves: Iterable[str] = ()
) -> Activity:
    """Plan an action day inside a frame. The credit is the chapter's: it hosts.

    The journal has it as ``plan_activity``, as every other activity.
    """
    now = held(actor, frame, "adopt")
    starts_at = plan.starts_at
    if starts_at is not None:
        day = timezone.localdate(starts_at, timezone.get_default_timezone())
        if not in_window(day, now.starts_on, now.ends_on):
            raise RefusedError(
                _("This day lies outside the days of the campaign. Plan it as your own action.")
            )
    focus = taken.own_focus.strip()
    if taken.take != Take.ADOPTED:
        focus = words(focus, 300, ask=_("Say in a sentence what you do differently."))
    own = {
        "frame": now,
        "take": taken.take,
        "own_focus": "" if taken.take == Take.ADOPTED else focus,
        "people_needed": taken.people_needed,
    }
    return begin_activity(actor=actor, kind=KIND, plan=plan, serves=serves, own=own)


@transaction.atomic
def state_standing(
    *, actor: Actor, action: LocalAction, promised: int, contact: Office | None
) -> LocalAction:
    """Say how many have promised by word of mouth, and which office is asked."""
    now = _going_on(held_action(actor, action))
    if contact is not None and contact.body.unit_id != now.host.unit_id:
        raise RefusedError(_("Choose an office of the chapter that hosts this."))
    now.people_promised, now.contact = promised, contact
    now.save(update_fields=["people_promised", "contact"])
    return settled(actor, "state_standing", now, now.host.unit.slug, promised=promised)


@transaction.atomic
def remind(*, actor: Actor, action: LocalAction) -> int:
    """Remind everyone who said that she comes, once a day at most; how many that are."""
    now = _going_on(held_action(actor, action))
    if now.starts_at is None:
        raise RefusedError(_("Say first when it is."))
    at = timezone.now()
    if now.reminded_at and at - now.reminded_at < BETWEEN_REMINDERS:
        raise RefusedError(_("They were reminded today already. Once is enough."))
    coming = Participation.objects.filter(activity_id=now.pk, state=ParticipationState.GOING)
    keys = [str(key) for key in coming.values_list("person__key", flat=True)]
    notify(
        key=f"action-reminder:{now.pk}:{timezone.localdate(at).isoformat()}:",
        to=keys,
        kind="action_reminder",
        url=reverse("local_action", args=[now.pk]),
        values={"title": now.title, "at_on": now.first_day},
    )
    now.reminded_at = at
    now.save(update_fields=["reminded_at"])
    settled(actor, "remind_people", now, now.host.unit.slug, number=len(keys))
    return len(keys)


def copy_preparations(source: int, made: int) -> None:
    """What another chapter prepared comes along when it is done too: open, and nobody's yet."""
    todos = Todo.objects.filter(action=source)
    Todo.objects.bulk_create(Todo(action_id=made, kind=row.kind, text=row.text) for row in todos)
    roles = ActionRole.objects.filter(action=source)
    ActionRole.objects.bulk_create(ActionRole(action_id=made, name=row.name) for row in roles)


def _going_on(action: LocalAction) -> LocalAction:
    if action.state in ENDED:
        raise RefusedError(_("This activity is over. Make a new one, or do it again."))
    return action
