"""What chapters talked about before the assembly."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from wirksam.assembly.models import Assembly, ChapterSession, MoverQuestion
from wirksam.assembly.queries.asking import AskedView, views_of
from wirksam.assembly.queries.movers import motion_of, title_of
from wirksam.assembly.rules import LEAST_COUNT
from wirksam.association.models import Unit
from wirksam.foundation.access import Actor, visible


@dataclass(frozen=True, slots=True)
class SessionView:
    """A chapter's meeting as one member sees it."""

    session: ChapterSession
    mine: bool = False
    questions: tuple[AskedView, ...] = ()

    @property
    def title(self) -> str:
        """What it was about."""
        return title_of(self.session.submission)

    @property
    def href(self) -> str:
        """The motion."""
        return motion_of(self.session.submission).get_absolute_url()

    @property
    def attendees(self) -> int | None:
        """How many took part, from five up."""
        number = self.session.attendees
        return number if number >= LEAST_COUNT else None

    @property
    def open_count(self) -> int:
        """How many of its questions wait for an answer; where they were fetched along."""
        return sum(one.is_open for one in self.session.questions.all())


def sessions_of(actor: Actor, assembly: Assembly) -> list[SessionView]:
    """All meetings of chapters on motions to an assembly; two queries."""
    rows = told(visible(actor, ChapterSession)).filter(assembly=assembly)
    asked = MoverQuestion.objects.filter(withdrawn_at=None)
    rows = rows.prefetch_related(Prefetch("questions", queryset=asked))
    return [SessionView(one) for one in rows.order_by("-held_on", "-pk")]


def session_view(actor: Actor, session: ChapterSession) -> SessionView:
    """One meeting with its questions and their answers; three queries."""
    mine = visible(actor, ChapterSession, "write").filter(pk=session.pk).exists()
    rows = session.questions.filter(withdrawn_at=None).select_related(
        "assembly", "unit", "submission__as_motion", "submission__as_amendment__motion"
    )
    return SessionView(session, mine, tuple(views_of(actor, rows)))


def told(rows: QuerySet[ChapterSession]) -> QuerySet[ChapterSession]:
    """Meetings with what their pages name."""
    return rows.select_related(
        "assembly__unit",
        "unit",
        "submission__as_motion",
        "submission__as_amendment__motion",
    )


def meeting_units(actor: Actor, assembly: Assembly) -> QuerySet[Unit]:
    """Chapters in whose name this person may write about a meeting."""
    return (
        visible(actor, Unit, "meet")
        .filter(path__startswith=assembly.unit.path)
        .order_by("-path", "pk")
    )
