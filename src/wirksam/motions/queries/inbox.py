"""The desk of those who prepare an assembly: what was handed in, what still needs a proposal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from wirksam.association.models import Occasion
from wirksam.foundation.access import Actor, visible
from wirksam.motions.choices import OPEN
from wirksam.motions.models import Amendment, Motion, Procedure, Submission
from wirksam.motions.queries.signs import Sign, lines_label, movers, recommendation_sign

MOST = 200
"""Rows shown at once; the rest comes up as these are dealt with."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A submission on the desk."""

    one: Motion | Amendment
    movers: str
    occasion: Occasion | None
    recommended: Sign | None = None

    @property
    def title(self) -> str:
        """What it is about."""
        return str(self.one.motion if isinstance(self.one, Amendment) else self.one.title)

    @property
    def lines(self) -> str:
        """The lines an amendment concerns."""
        if not isinstance(self.one, Amendment):
            return ""
        return lines_label(self.one.first_line, self.one.last_line)


def waiting_rows(rows: QuerySet[Submission]) -> list[Waiting]:
    """What was handed in, the oldest first."""
    return _rows(rows[:MOST])


def without_proposal(actor: Actor) -> list[Waiting]:
    """Open ones about which nobody has proposed anything yet."""
    mine = Procedure.objects.filter(submission=OuterRef("pk"))
    return _rows(_open(actor).filter(~Exists(mine))[:MOST])


def unpublished(actor: Actor) -> list[Waiting]:
    """Open ones whose newest proposal only those who prepare can see."""
    newest = Procedure.objects.filter(submission=OuterRef("pk")).order_by("-number")
    rows = _open(actor).annotate(
        newest=Subquery(newest.values("recommendation")[:1]),
        shown_at=Subquery(newest.values("published_at")[:1]),
    )
    return _rows(rows.filter(newest__isnull=False, shown_at=None)[:MOST])


def advice_initial(earlier: Sequence[Procedure]) -> dict[str, object]:
    """What the next version begins with."""
    if not earlier:
        return {"latest": 0}
    last = earlier[-1]
    return {
        "recommendation": last.recommendation,
        "settled_by": str(last.settled_by_id or ""),
        "explanation": last.explanation,
        "internal_note": last.internal_note,
        "latest": last.number,
    }


def _open(actor: Actor) -> QuerySet[Submission]:
    rows = visible(actor, Submission, "prepare").filter(state__in=OPEN)
    rows = rows.select_related("occasion", "as_motion", "as_amendment__motion").prefetch_related(
        "submitters"
    )
    return rows.order_by("occasion__happens_on", "as_amendment__motion", "pk")


def _rows(rows: Iterable[Submission]) -> list[Waiting]:
    return [
        Waiting(
            getattr(one, "as_motion", None) or one.as_amendment,
            movers(one.submitters.all(), dated=True),
            one.occasion,
            _proposed(one),
        )
        for one in rows
    ]


def _proposed(one: Submission) -> Sign | None:
    """What the newest proposal says, where the list asked for it."""
    newest: str = getattr(one, "newest", "")
    return recommendation_sign(newest) if newest else None
