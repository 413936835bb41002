"""One team among all, and all teams together, as the overview shows them; plain values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django_stubs_ext import StrOrPromise

from wirksam.association.models import Body
from wirksam.foundation.i18n.days import day
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import Call, TeamCycle
from wirksam.teams.queries.bands import Window
from wirksam.teams.queries.custody import Acting
from wirksam.teams.queries.days import Due
from wirksam.teams.queries.stand import SIGNS
from wirksam.teams.queries.teams import SERVING

LEGEND = (
    gettext_lazy("all seats held"),
    gettext_lazy("some seats held"),
    gettext_lazy("another body acts"),
    gettext_lazy("nobody"),
    gettext_lazy("today"),
    gettext_lazy("due"),
    pgettext_lazy("date", "binding"),
)


@dataclass(frozen=True)
class TeamRow:
    """One team today. ``cycle`` is the term being prepared, else the one at work, else the latest.

    ``state`` is that of the term at work, else of ``cycle``; empty where none was planned;
    ``coming`` that of the term being prepared, ``open_call`` its call while people can apply.
    ``acts`` is who does its work, ``owed`` whoever owes a report on it; ``dates`` what is ahead.
    """

    team: Body
    cycle: TeamCycle | None
    state: str
    coming: str | None
    seats: int
    held: int
    acts: Acting | None
    owed: Acting | None
    dates: tuple[Due, ...]
    spans: tuple[tuple[str, float, float], ...]
    marks: tuple[tuple[str, float], ...]
    open_call: Call | None = None

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("team", args=[self.team.key])

    @property
    def empty(self) -> int:
        """Seats in which nobody sits today."""
        return max(self.seats - self.held, 0)

    @property
    def works(self) -> bool:
        """Somebody sits in it, and nobody else acts."""
        return self.held > 0

    @property
    def is_complete(self) -> bool:
        """It has reached the goal: every seat is held, and it works."""
        return self.works and self.seats > 0 and self.held >= self.seats

    @property
    def sign(self) -> tuple[StrOrPromise, str, str]:
        """Word, tone and icon of where it stands."""
        if self.acts is not None and not self.held:
            return _("another body acts"), "warn", "people"
        if self.state in SERVING or (self.state in BEFORE_TERM and not self.held):
            return CycleState(self.state).label, *SIGNS[self.state]
        if self.held:
            return _("at work"), "ok", "loop"
        return _("not there"), "danger", "nobody"

    @property
    def next_term(self) -> str:
        """Where the coming term stands, if that is not said already."""
        if self.coming is None or self.sign[0] == CycleState(self.coming).label:
            return ""
        return _("next term: %(state)s") % {"state": CycleState(self.coming).label}

    @property
    def goal(self) -> str:
        """What it is to reach, in the words of its plan."""
        words = self.cycle.goal if self.cycle is not None else ""
        return words or _("complete and at work")

    @property
    def due(self) -> str:
        """By when it is to be there, and whether that binds."""
        if self.cycle is None or self.cycle.due is None or self.works:
            return ""
        occasion = self.cycle.due
        on = f", {day(occasion.happens_on)}" if occasion.happens_on else ""
        return f"{occasion.name}{on}"

    @property
    def binding(self) -> bool:
        """A decision binds to that day."""
        return bool(self.due and self.cycle and self.cycle.binding)

    @property
    def sentence(self) -> str:
        """Everything the picture shows, in words."""
        told = {"held": self.held, "seats": self.seats, "empty": self.empty}
        if self.is_complete:
            return _("All %(seats)d seats are held, and the team works.") % told
        if self.works:
            return _("%(held)d of %(seats)d seats are held, and the team works.") % told
        if self.acts is not None:
            acts = {"body": self.acts.custody.acting.name, "until": self.acts.until}
            return _("%(body)s does its work, %(until)s.") % acts
        if not self.seats:
            return _("It has no seats yet.")
        if self.held:
            return _("%(held)d of %(seats)d seats are held.") % told
        return _("Nobody sits in it, and nobody acts for it.")


@dataclass(frozen=True, slots=True)
class RibbonDay:
    """One day ahead: what happens, for which teams, whether that binds."""

    on: date
    label: StrOrPromise
    binding: bool
    late: bool
    teams: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Overview:
    """All teams."""

    rows: list[TeamRow]
    window: Window

    @cached_property
    def counts(self) -> list[tuple[int, str]]:
        """What is counted, each with its words."""
        rows = self.rows
        complete = sum(one.is_complete for one in rows)
        empty = sum(one.empty for one in rows)
        acted = sum(one.acts is not None for one in rows)
        late = sum(one.owed is not None and one.owed.late > 0 for one in rows)
        return [
            (complete, _("complete and at work")),
            (empty, ngettext("seat is empty", "seats are empty", empty)),
            (
                acted,
                ngettext("team for which another body acts", "teams for which others act", acted),
            ),
            (late, ngettext("report is overdue", "reports are overdue", late)),
        ]

    @property
    def wanted(self) -> list[TeamRow]:
        """Teams for which people can apply today."""
        return [one for one in self.rows if one.open_call is not None]

    @property
    def legend(self) -> list[str]:
        """What the picture's signs mean."""
        return [str(word) for word in LEGEND]

    @cached_property
    def ribbon(self) -> list[RibbonDay]:
        """What is ahead for whom, and what is overdue, in order; the same of one day together."""
        found: dict[tuple[date, str], list[tuple[TeamRow, Due]]] = defaultdict(list)
        for row in self.rows:
            for one in row.dates:
                found[one.on, str(one.label)].append((row, one))
        return [
            RibbonDay(
                on,
                label,
                any(due.binding for _row, due in rows),
                any(due.over for _row, due in rows),
                tuple({row.team.name: row.url for row, _due in rows}.items()),
            )
            for (on, label), rows in sorted(found.items(), key=lambda one: one[0])
        ]
