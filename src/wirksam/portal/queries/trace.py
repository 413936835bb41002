"""What became of what a person gave: from her part to the lines it serves and what followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import ParticipationState, State
from wirksam.activities.kinds import kind_of
from wirksam.activities.models import Activity, Closing, Contribution, Participation
from wirksam.activities.queries.contributions import relation_label
from wirksam.activities.queries.taking_part import own_participations
from wirksam.foundation.access import Actor
from wirksam.programme.choices import EntryBasis
from wirksam.programme.models import ProgressEntry
from wirksam.programme.queries.cards import Card, cards, citable_commitments
from wirksam.programme.queries.entries import counting_entries

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Effect:
    """One commitment that a part served, where it stands today, and what was said since.

    ``since`` is the newest report after the day of the part, ``act`` what the assembly said then.
    """

    card: Card
    relation: str
    since: ProgressEntry | None
    act: ProgressEntry | None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a person took part in, and what became of it."""

    participation: Participation
    activity: Activity
    closing: Closing | None
    effects: tuple[Effect, ...]

    @property
    def is_ahead(self) -> bool:
        """It has not taken place yet."""
        return self.activity.state not in {State.DONE, State.CANCELLED}

    @property
    def said(self) -> str:
        """Her part in one sentence."""
        if self.participation.state == ParticipationState.TOOK_PART:
            return _("You were there")
        return _("You will be there") if self.is_ahead else _("You said you would come")

    @property
    def receipt_url(self) -> str:
        """Where her receipt is; empty where it has none, or before she was there."""
        known = kind_of(self.activity.kind)
        if not (known and known.receipt_url_name):
            return ""
        there = self.participation.state == ParticipationState.TOOK_PART
        return reverse(known.receipt_url_name, args=[self.activity.pk]) if there else ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The parts of a person on one page, and how many commitments all of them served."""

    parts: list[Part]
    served: int
    number: int
    last: int


def trace_of(actor: Actor, *, page: str = "1") -> Trace:
    """What became of everything this person took part in; the same queries for any number."""
    rows = own_participations(actor)
    shown = Paginator(rows, PER_PAGE).get_page(page)
    served = (
        Contribution.objects.filter(activity__in=rows.order_by().values("activity"), ended_at=None)
        .values("commitment")
        .distinct()
        .count()
    )
    return Trace(_parts(shown.object_list), served, shown.number, shown.paginator.num_pages)


def _parts(rows: Iterable[Participation]) -> list[Part]:
    rows = list(rows)
    tied: dict[int, list[Contribution]] = defaultdict(list)
    for one in Contribution.objects.filter(
        activity__in=[row.activity_id for row in rows], ended_at=None
    ):
        tied[one.activity_id].append(one)
    wanted = {one.commitment_id for ones in tied.values() for one in ones}
    standing = {
        one.commitment.pk: one for one in cards(citable_commitments().filter(pk__in=wanted))
    }
    entries = _entries(standing)
    return [
        Part(
            row,
            row.activity,
            getattr(row.activity, "closing", None),
            tuple(
                _effect(standing[one.commitment_id], one, entries[one.commitment_id], row.activity)
                for one in tied[row.activity_id]
                if one.commitment_id in standing
            ),
        )
        for row in rows
    ]


def _entries(of: Iterable[int]) -> dict[int, list[ProgressEntry]]:
    found: dict[int, list[ProgressEntry]] = defaultdict(list)
    today = timezone.localdate()
    counting = counting_entries().filter(commitment__in=list(of), happened_on__lte=today)
    for entry in counting.select_related("body"):
        found[entry.commitment_id].append(entry)
    return found


def _effect(
    card: Card, tie: Contribution, entries: Iterable[ProgressEntry], activity: Activity
) -> Effect:
    day = activity.first_day if activity.starts_at else date.max
    later = [one for one in entries if one.happened_on >= day]
    return Effect(
        card,
        relation_label(tie.relation),
        _last(one for one in later if one.basis == EntryBasis.REPORT),
        _last(one for one in later if one.basis == EntryBasis.ASSEMBLY),
    )


def _last(entries: Iterable[ProgressEntry]) -> ProgressEntry | None:
    return max(entries, key=lambda one: (one.happened_on, one.pk), default=None)
