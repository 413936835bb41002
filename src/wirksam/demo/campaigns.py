"""A campaign of the invented association, and what two chapters make of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from wirksam.activities.choices import State, Visibility
from wirksam.association.models import Body
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.models import ActionRole, Frame, LocalAction, Material, Todo

Data = dict[str, Any]


def load_campaigns(told: list[Data], *, by: str) -> None:
    """Make all of them; days are counted from today."""
    for one in told:
        body = Body.objects.select_related("unit").get(key=one["by"])
        frame = Frame.objects.create(
            slug=one["slug"],
            unit=body.unit,
            by_body=body,
            title=one["title"],
            theme=one["theme"],
            goals=one["goals"],
            starts_on=_day(one["starts"]),
            ends_on=_day(one["ends"]),
            state=FrameState.OPEN,
            created_by=by,
        )
        for order, part in enumerate(one["kit"]):
            Material.objects.create(frame=frame, order=order, **part)
        for action in one["actions"]:
            _action(frame, action, by)


def _action(frame: Frame, told: Data, by: str) -> None:
    host = Body.objects.get(key=told["host"])
    begin = datetime.combine(_day(told["in"]), time(17))
    starts = timezone.make_aware(begin, timezone.get_default_timezone())
    action = LocalAction.objects.create(
        kind="action",
        title=told["title"],
        host=host,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place=told["place"],
        access_info=told["access"],
        state=State.OPEN,
        visibility=Visibility.PUBLIC,
        created_by=by,
        frame=frame,
        take=told["take"],
        own_focus=told["focus"],
        people_needed=told["needed"],
        people_promised=told["promised"],
        contact=host.contact,
    )
    for kind, text, due in told["todos"]:
        Todo.objects.create(action=action, kind=kind, text=text, due_on=_day(due))
    for name in told["roles"]:
        ActionRole.objects.create(action=action, name=name)


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
