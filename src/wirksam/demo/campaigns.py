"""Campaigns of the invented association, what chapters make of them, how they help each other."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from wirksam.activities.choices import State, Visibility
from wirksam.activities.models import Closing, Contribution
from wirksam.association.models import Body, Unit
from wirksam.campaigns.choices import FrameState, HelpState
from wirksam.campaigns.models import (
    ActionRole,
    Capacity,
    Frame,
    HelpAnswer,
    HelpRequest,
    LocalAction,
    Material,
    Tile,
    Todo,
)
from wirksam.programme.models import Commitment

Data = dict[str, Any]


def load_campaigns(told: Data, *, by: str) -> None:
    """Make all of them; days are counted from today."""
    units = {unit.slug: unit for unit in Unit.objects.all()}
    for slug, (column, row, code) in told["tiles"].items():
        Tile.objects.create(unit=units[slug], column=column, row=row, code=code)
    for one in told["frames"]:
        frame = _frame(one, by)
        for action in one["actions"]:
            _action(frame, action, by)
        for slug, people, trained, wish in one["strengths"]:
            Capacity.objects.create(
                frame=frame, unit=units[slug], people=people, trained=trained, wish=wish, said_by=by
            )
        for asked in one["requests"]:
            _request(asked, frame, by)
    for asked in told["requests"]:
        _request(asked, None, by)


def _frame(told: Data, by: str) -> Frame:
    body = Body.objects.select_related("unit").get(key=told["by"])
    frame = Frame.objects.create(
        slug=told["slug"],
        unit=body.unit,
        by_body=body,
        title=told["title"],
        theme=told["theme"],
        goals=told["goals"],
        starts_on=_day(told["starts"]),
        ends_on=_day(told["ends"]),
        state=FrameState.OPEN,
        lines=told["lines"],
        created_by=by,
    )
    for order, part in enumerate(told["kit"]):
        Material.objects.create(frame=frame, order=order, **part)
    return frame


def _request(told: Data, frame: Frame | None, by: str) -> None:
    body = Body.objects.select_related("unit").get(key=told["by"])
    found, now = told.get("found", False), timezone.now()
    request = HelpRequest.objects.create(
        unit=body.unit,
        by_body=body,
        action=LocalAction.objects.get(title=told["action"]) if "action" in told else None,
        frame=frame,
        kind=told["kind"],
        text=told["text"],
        until=_day(told["until"]) if told["until"] is not None else None,
        state=HelpState.FOUND if found else HelpState.OPEN,
        settled_at=now if found else None,
        asked_by=by,
    )
    for key, text, became in told["answers"]:
        HelpAnswer.objects.create(
            request=request,
            by_body=Body.objects.get(key=key),
            text=text,
            answered_by=by,
            accepted_at=now if became == "accepted" else None,
            declined_at=now if became == "declined" else None,
        )


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
        state=State.DONE if "came_of_it" in told else State.OPEN,
        visibility=Visibility.PUBLIC,
        created_by=by,
        frame=frame,
        take=told["take"],
        own_focus=told["focus"],
        people_needed=told["needed"],
        people_promised=told["promised"],
        contact=host.contact,
    )
    for commitment in Commitment.objects.filter(code__in=frame.lines.split()):
        Contribution.objects.create(activity=action.activity, commitment=commitment, stated_by=by)
    if "came_of_it" in told:
        Closing.objects.create(
            activity=action.activity, came_of_it=told["came_of_it"], closed_by=by
        )
    for kind, text, due in told["todos"]:
        Todo.objects.create(action=action, kind=kind, text=text, due_on=_day(due))
    for name in told["roles"]:
        ActionRole.objects.create(action=action, name=name)


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
