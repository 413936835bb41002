"""Who acts for teams that are not there, until when, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.days import day
from wirksam.teams.access.standing import BEGINNING
from wirksam.teams.models import Custody, CustodyReport, TeamCycle
from wirksam.teams.queries.parts import Part
from wirksam.teams.queries.seats import seats_of


@dataclass(frozen=True, slots=True)
class Acting:
    """One custody as of a day. ``last``: its last day, where that is known; ``due``: next report.

    ``begins``: the first day of the team, where that is known.
    """

    custody: Custody
    today: date
    begins: date | None
    last: date | None
    due: date | None
    reports: tuple[CustodyReport, ...]

    @property
    def is_ahead(self) -> bool:
        """It has not begun yet."""
        return self.custody.starts_on > self.today

    @property
    def is_over(self) -> bool:
        """It has ended, by itself or by a deed."""
        return self.last is not None and self.last < self.today

    @property
    def runs(self) -> bool:
        """It holds on that day."""
        return not self.is_ahead and not self.is_over

    @property
    def late(self) -> int:
        """For how many days a report has been overdue."""
        return max((self.today - self.due).days, 0) if self.due else 0

    @property
    def late_words(self) -> str:
        """How long a report has been overdue, in words."""
        told = ngettext("report %(days)d day overdue", "report %(days)d days overdue", self.late)
        return told % {"days": self.late}

    @property
    def matters(self) -> bool:
        """It holds, is to come, or still owes a report."""
        return not self.is_over or self.due is not None

    @property
    def until(self) -> str:
        """Until when, in words."""
        occasion = self.custody.ends_with
        if self.last is not None and (self.is_over or not occasion or self.begins):
            return _("until %(day)s") % {"day": day(self.last)}
        if occasion is None:
            return _("until the team begins")
        on = f" ({day(occasion.happens_on)})" if occasion.happens_on else ""
        return _("until %(occasion)s%(on)s") % {"occasion": occasion.name, "on": on}


def told_custodies() -> QuerySet[Custody]:
    """Custodies with all that decides when they end and what is due; two queries."""
    begins = (
        TeamCycle.objects.filter(
            body=OuterRef("body"), state__in=BEGINNING, starts_on__gte=OuterRef("starts_on")
        )
        .order_by("starts_on", "pk")
        .values("starts_on")
    )
    return (
        Custody.objects.select_related("body__unit", "acting", "ends_with")
        .prefetch_related(Prefetch("reports", queryset=CustodyReport.objects.order_by("-pk")))
        .annotate(team_begins=Subquery(begins[:1]))
    )


def seen(custody: Custody, today: date) -> Acting:
    """A custody of :func:`told_custodies` as of ``today``; no query."""
    begins: date | None = custody.team_begins  # type: ignore[attr-defined]  # annotated
    reports = tuple(custody.reports.all())
    last = custody.last_day(begins)
    due = custody.next_due(reports, last)
    return Acting(custody, today, begins, last, due, reports)


def acting(bodies: Iterable[Body] | None = None, today: date | None = None) -> list[Acting]:
    """All custodies, or those of some teams, the latest first; two queries."""
    now = today or timezone.localdate()
    rows = told_custodies()
    return [seen(one, now) for one in (rows if bodies is None else rows.filter(body__in=bodies))]


def custody_now(body: Body, today: date | None = None) -> Acting | None:
    """Who acts for a team today, or from when on; else whoever still owes a report on it."""
    found = [one for one in acting([body], today) if one.matters]
    return min(found, key=lambda one: (one.is_over, one.is_ahead), default=None)


def taker_of(body: Body) -> Body | None:
    """Who does the work of a team today: itself, else whoever acts for it, else nobody."""
    if seats_of(body).filter(acting_for=None).exists():
        return body
    one = custody_now(body)
    return one.custody.acting if one and one.runs else None


def custody_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """On the page of a team: who acts for it, and the latest report."""
    one = custody_now(body)
    if one is None:
        return None
    return Part("vertretung", _("Who acts for this team"), "teams/parts/custody.html", {"one": one})
