"""Questions to movers with the clock that everyone sees. Never who asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.assembly.choices import Phase
from wirksam.assembly.models import Assembly, MoverQuestion
from wirksam.assembly.queries.movers import motion_of, title_of
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.days import day

_DAY, _HOUR, _MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question as one reader sees it. ``clock`` says how long the movers still have."""

    question: MoverQuestion
    clock: str
    late: bool
    mine: bool
    answerable: bool

    @property
    def waits(self) -> bool:
        """An answer is still owed."""
        return self.question.is_open

    @property
    def title(self) -> str:
        """What it is about."""
        return title_of(self.question.submission)

    @property
    def href(self) -> str:
        """The motion."""
        return motion_of(self.question.submission).get_absolute_url()


def asked_about(
    actor: Actor, assembly: Assembly, submissions: Iterable[int] | None = None
) -> list[AskedView]:
    """Questions to the movers of an assembly, waiting ones first; two queries."""
    rows = _told(MoverQuestion.objects.filter(assembly=assembly))
    if submissions is not None:
        rows = rows.filter(submission__in=list(submissions))
    return views_of(actor, rows)


def views_of(actor: Actor, rows: QuerySet[MoverQuestion]) -> list[AskedView]:
    """These questions as ``actor`` sees them: those that wait, then the newest; two queries."""
    asked = list(rows.order_by("asked_at", "pk"))
    hers = set(visible(actor, rows, "answer").values_list("pk", flat=True)) if asked else set()
    now = timezone.now()
    found = [
        AskedView(
            one,
            clock(one, now),
            one.is_late(now),
            bool(actor.key) and one.by == actor.key,
            one.pk in hers,
        )
        for one in asked
    ]
    waiting = [one for one in found if one.waits]
    return waiting + [one for one in reversed(found) if not one.waits]


def by_submission(views: Iterable[AskedView]) -> dict[int, list[AskedView]]:
    """The same, by what they are about."""
    found: dict[int, list[AskedView]] = defaultdict(list)
    for one in views:
        found[one.question.submission_id].append(one)
    return found


def clock(question: MoverQuestion, now: datetime) -> str:
    """Until when an answer is owed and how long that is, or for how long it is late."""
    if not question.is_open:
        return ""
    due = timezone.localtime(question.due_at)
    if question.phase == Phase.DURING:
        told = {"when": f"{due:%H:%M}", "time": lasting(abs(question.due_at - now))}
        if question.due_at < now:
            return _("Answer was due at %(when)s, %(time)s ago") % told
        return _("Answer due by %(when)s, in %(time)s") % told
    told = {"when": day(due), "time": lasting(abs(question.due_at - now))}
    if question.due_at < now:
        return _("Answer was due by %(when)s, %(time)s ago") % told
    return _("Answer due by %(when)s, in %(time)s") % told


def lasting(span: timedelta) -> str:
    """A span in one unit: days from two days on, then hours, then minutes."""
    if span >= 2 * _DAY:
        number = span // _DAY
        return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}
    if span >= 2 * _HOUR:
        number = span // _HOUR
        return ngettext("%(n)d hour", "%(n)d hours", number) % {"n": number}
    number = max(1, span // _MINUTE)
    return ngettext("%(n)d minute", "%(n)d minutes", number) % {"n": number}


def _told(rows: QuerySet[MoverQuestion]) -> QuerySet[MoverQuestion]:
    """Without those taken back, with what they name."""
    return rows.filter(withdrawn_at=None).select_related(
        "assembly", "unit", "submission__as_motion", "submission__as_amendment__motion"
    )
