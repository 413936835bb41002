"""Action days in lists, and what the page of one shows beside every activity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirksam.activities.choices import ENDED, State
from wirksam.activities.queries.shown import Row, rows_of
from wirksam.association.choices import Capability
from wirksam.association.models import Office, Person, Unit
from wirksam.campaigns.choices import Take
from wirksam.campaigns.models import (
    ActionPhoto,
    ActionRole,
    Frame,
    HelpAnswer,
    LocalAction,
    Todo,
)
from wirksam.campaigns.queries.standing import Sign, signs_for, with_coming
from wirksam.foundation.access import Actor, can, visible

PER_PAGE = 30
_MOST_RESULTS = 30
_MOST_COMING = 200


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in a list; ``signs`` say how it stands."""

    row: Row
    action: LocalAction
    signs: list[Sign]

    @property
    def take(self) -> str:
        """What the chapter makes of the frame; nothing outside of one."""
        return str(take_of(self.action)) if self.action.frame_id else ""


@dataclass(frozen=True, slots=True)
class Days:
    """One page of action days, grouped by day."""

    days: list[tuple[date, list[ActionRow]]]
    number: int
    has_more: bool

    @property
    def last(self) -> int:
        """The number of the last page as far as it is known."""
        return self.number + self.has_more


def take_of(action: LocalAction) -> str:
    """Adopted, until it got a focus of its own."""
    take = Take(action.take)
    return str((Take.ADAPTED if take == Take.ADOPTED and action.own_focus else take).label)


def told_actions() -> QuerySet[LocalAction]:
    """Actions with what lists and pages show of them."""
    return LocalAction.objects.select_related("host__unit", "frame", "contact__body")


def from_today() -> Q:
    """What begins today or later."""
    midnight = datetime.combine(timezone.localdate(), time(), timezone.get_default_timezone())
    return Q(starts_at__gte=midnight)


def coming_actions(actor: Actor, *, level: str = "", page: int = 1) -> Days:
    """What comes, of all three levels, the next first; the whole is never counted."""
    rows = with_coming(visible(actor, told_actions())).filter(from_today())
    rows = rows.exclude(state=State.IDEA)
    if level:
        rows = rows.filter(host__unit__kind=level)
    number = max(1, min(page, 500))
    begin = (number - 1) * PER_PAGE
    found = list(rows.order_by("starts_at", "pk")[begin : begin + PER_PAGE + 1])
    shown = action_rows(actor, found[:PER_PAGE])
    days = [(on, list(group)) for on, group in groupby(shown, key=lambda one: one.action.first_day)]
    return Days(days, number, len(found) > PER_PAGE)


def of_frame(actor: Actor, frame: Frame) -> tuple[list[ActionRow], list[LocalAction]]:
    """What is planned under a frame, and what came of what is over: each the chapter's own."""
    rows = with_coming(visible(actor, told_actions())).filter(frame=frame).exclude(state=State.IDEA)
    coming = rows.exclude(state__in=ENDED).order_by("starts_at", "pk")[:_MOST_COMING]
    over = rows.filter(state=State.DONE, closing__isnull=False).select_related("closing")
    return action_rows(actor, coming), list(over.order_by("-starts_at", "-pk")[:_MOST_RESULTS])


def planned_under(actor: Actor, frame: Frame) -> QuerySet[LocalAction]:
    """What comes under a frame from today on, the next first."""
    rows = visible(actor, told_actions()).filter(from_today(), frame=frame)
    return rows.exclude(state__in=(State.IDEA, *ENDED)).order_by("starts_at", "pk")


def action_rows(actor: Actor, actions: Iterable[LocalAction]) -> list[ActionRow]:
    """Rows with what this person said; one query beside."""
    listed = list(actions)
    return [
        ActionRow(row, one, signs_for(actor, one))
        for row, one in zip(rows_of(actor, listed), listed, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role; ``holder`` is a name for hosts, and empty for everyone else."""

    role: ActionRole
    is_free: bool
    is_mine: bool
    holder: str


@dataclass(frozen=True, slots=True)
class ActionPage:
    """What an action day has beside every activity."""

    action: LocalAction
    signs: list[Sign]
    roles: list[RoleRow]
    todos: list[Todo]
    photos: list[ActionPhoto]
    helpers: list[Unit]
    may_host: bool
    may_join: bool

    @property
    def take(self) -> str:
        """What the chapter makes of the frame."""
        return take_of(self.action)

    @property
    def open_todos(self) -> int:
        """How many things are still to do."""
        return sum(todo.done_at is None for todo in self.todos)


def action_page(actor: Actor, action: LocalAction) -> ActionPage:
    """The number of queries does not depend on what hangs on it. ``action``: with its coming."""
    hosts = actor.can(Capability.ACTIVITY_HOST) and can(actor, action, "host")
    return ActionPage(
        action=action,
        signs=signs_for(actor, action),
        roles=_roles(actor, action, hosts=hosts),
        todos=list(Todo.objects.filter(action=action)) if hosts else [],
        photos=list(ActionPhoto.objects.filter(action=action).select_related("file")),
        helpers=helpers_of(action),
        may_host=hosts,
        may_join=actor.is_known and can(actor, action, "join"),
    )


def _roles(actor: Actor, action: LocalAction, *, hosts: bool) -> list[RoleRow]:
    rows = list(ActionRole.objects.filter(action=action))
    taken = {row.taken_by for row in rows if row.taken_by}
    names: dict[str, str] = {}
    if taken:
        people = Person.objects.filter(key__in=taken).values_list("key", "name")
        names = {str(key): name for key, name in people}
    return [
        RoleRow(
            row,
            is_free=row.taken_by not in names,
            is_mine=bool(row.taken_by) and row.taken_by == actor.key,
            holder=names.get(row.taken_by, "") if hosts else "",
        )
        for row in rows
    ]


def helpers_of(action: LocalAction) -> list[Unit]:
    """Units whose help was taken up: credit, for everyone who knows of the action; one query."""
    taken = HelpAnswer.objects.filter(request__action=action, accepted_at__isnull=False)
    rows = Unit.objects.filter(pk__in=taken.values("by_body__unit"))
    return list(rows.exclude(pk=action.host.unit_id).order_by("path"))


def offices_of(action: LocalAction) -> QuerySet[Office]:
    """Offices of the hosting chapter that one can ask."""
    rows = Office.objects.filter(body__unit=action.host.unit, ends_on=None, emergency=False)
    return rows.select_related("body").order_by("body__name", "name", "pk")
