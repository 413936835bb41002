"""Ideas for a team as one reader sees them: with the clock, never with whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, visible
from wirksam.teams.choices import IdeaState
from wirksam.teams.models import Idea

PER_PAGE = 20


class Sign(NamedTuple):
    """How the state of an idea looks beside its word."""

    tone: str
    icon: str


SIGNS = {
    IdeaState.OPEN.value: Sign("info", "empty"),
    IdeaState.TAKEN_UP.value: Sign("ok", "check"),
    IdeaState.LATER.value: Sign("warn", "pause"),
    IdeaState.DECLINED.value: Sign("muted", "stop"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """An idea. ``late``: days since the answer was due; ``answerable``: the reader may answer."""

    idea: Idea
    late: int
    mine: bool
    answerable: bool

    @property
    def sign(self) -> Sign:
        """Its state as a sign."""
        return SIGNS[self.idea.state]

    @property
    def said_on(self) -> date:
        """When it was said."""
        return timezone.localdate(self.idea.said_at)


@dataclass(frozen=True, slots=True)
class Ideas:
    """A page of them: those that wait first, the one due first on top."""

    voices: list[Voice]
    number: int
    last: int
    waiting: int


def ideas_of(actor: Actor, body: Body, *, works: bool, page: str = "1") -> Ideas:
    """Ideas for a team, as far as she may know them; ``works``: she works there. Three queries."""
    rows = _ordered(visible(actor, Idea.objects.filter(body=body)))
    shown = Paginator(rows, PER_PAGE).get_page(page)
    waiting = rows.filter(state=IdeaState.OPEN).count()
    last = shown.paginator.num_pages
    return Ideas(voices(actor, shown.object_list, works=works), shown.number, last, waiting)


def some_ideas(actor: Actor, body: Body, most: int, *, works: bool) -> list[Voice]:
    """The first of them; one query."""
    rows = _ordered(visible(actor, Idea.objects.filter(body=body)))
    return voices(actor, rows[:most], works=works)


def waiting_ideas(actor: Actor, body: Body) -> list[Voice]:
    """Those to which an answer is owed; one query."""
    rows = visible(actor, Idea.objects.filter(body=body, state=IdeaState.OPEN))
    return voices(actor, rows.order_by("said_at", "pk")[:PER_PAGE], works=True)


def voices(actor: Actor, ideas: Iterable[Idea], *, works: bool) -> list[Voice]:
    """Ideas as ``actor`` sees them."""
    today = timezone.localdate()
    return [
        Voice(
            one,
            one.days_late(today),
            actor.is_known and one.by == actor.key,
            works and one.is_answerable,
        )
        for one in ideas
    ]


def _ordered(rows: QuerySet[Idea]) -> QuerySet[Idea]:
    """Waiting ones by age, then answered ones, the latest answer first."""
    answered = Case(
        When(state=IdeaState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    oldest = Case(When(state=IdeaState.OPEN, then="said_at"))
    last = Coalesce("answered_at", "said_at")
    return rows.order_by(answered, oldest, last.desc(), "-pk")
