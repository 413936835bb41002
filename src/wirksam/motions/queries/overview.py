"""The list of motions: by assembly, with what is still to be decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from wirksam.association.models import Occasion
from wirksam.foundation.access import Actor, visible
from wirksam.motions.choices import OPEN, UNSEEN
from wirksam.motions.models import Amendment, Motion, Procedure, Submission
from wirksam.motions.queries.findings import Deadline, deadlines_for
from wirksam.motions.queries.reading import visible_motions
from wirksam.motions.queries.signs import (
    Sign,
    lines_label,
    movers,
    recommendation_sign,
    state_sign,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A motion or an amendment in a list."""

    one: Motion | Amendment
    sign: Sign
    recommended: Sign | None
    movers: str
    amendments: int = 0
    undecided: int = 0
    below: tuple[Line, ...] = ()

    @property
    def lines(self) -> str:
        """The lines an amendment concerns."""
        if not isinstance(self.one, Amendment):
            return ""
        return lines_label(self.one.first_line, self.one.last_line)


@dataclass(slots=True)
class Group:
    """The motions to one assembly; ``occasion`` none: not yet said to which."""

    occasion: Occasion | None
    deadlines: Sequence[Deadline] = ()
    rows: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for; empty: everything."""

    occasion: str = ""
    kind: str = ""
    unit: str = ""
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The page: what is still to come in full, what is over as assemblies with their counts."""

    groups: tuple[Group, ...]
    past: tuple[tuple[Occasion, int], ...]
    own: tuple[Line, ...]


def overview(actor: Actor, wanted: Wanted) -> Overview:
    """A constant number of queries, however many motions there are."""
    rows = _motions(actor, wanted)
    public = rows.exclude(state__in=sorted(UNSEEN))
    today = timezone.localdate()
    over = Q(occasion__happens_on__lt=today) & ~Q(state__in=OPEN)
    past = _past(public.filter(over)) if not wanted.occasion else ()
    shown = public if wanted.occasion else public.exclude(over)
    groups: dict[int, Group] = {}
    below = _open_amendments(shown) if wanted.undecided else {}
    for motion in shown:
        key = motion.occasion_id or 0
        groups[key] = group = groups.get(key) or _group(motion)
        group.rows.append(_line(motion, below.get(motion.pk, ())))
    own = [_line(one) for one in _own(rows, actor)]
    return Overview(tuple(groups.values()), past, tuple(own))


def _group(motion: Motion) -> Group:
    occasion = motion.occasion
    if occasion is None or occasion.happened:
        return Group(occasion)
    return Group(occasion, deadlines_for(occasion.unit or motion.unit, occasion))


def _motions(actor: Actor, wanted: Wanted) -> QuerySet[Motion]:
    rows = visible_motions(actor)
    if wanted.occasion:
        rows = rows.filter(occasion__key=wanted.occasion)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.unit:
        rows = rows.filter(unit__slug=wanted.unit)
    if wanted.undecided:
        rows = rows.filter(Q(state__in=OPEN) | Q(amendments__state__in=OPEN)).distinct()
    public = ~Q(amendments__state__in=sorted(UNSEEN))
    return (
        rows.annotate(
            found=Count("amendments", filter=public, distinct=True),
            open=Count("amendments", filter=Q(amendments__state__in=OPEN), distinct=True),
        )
        .prefetch_related("submitters", _proposals())
        .order_by("occasion__happens_on", "identifier", "pk")
    )


def _proposals() -> Prefetch[str, QuerySet[Procedure], str]:
    return Prefetch("procedures", Procedure.objects.filter(published_at__isnull=False))


def _past(rows: QuerySet[Motion]) -> tuple[tuple[Occasion, int], ...]:
    counts: dict[int, int] = defaultdict(int)
    found: dict[int, Occasion] = {}
    for motion in rows.prefetch_related(None):
        if motion.occasion is not None:
            counts[motion.occasion.pk] += 1
            found[motion.occasion.pk] = motion.occasion
    newest = sorted(found.values(), key=lambda one: str(one.happens_on), reverse=True)
    return tuple((one, counts[one.pk]) for one in newest)


def _open_amendments(motions: QuerySet[Motion]) -> Mapping[int, tuple[Line, ...]]:
    found: dict[int, list[Line]] = defaultdict(list)
    rows = Amendment.objects.filter(state__in=OPEN, motion__in=motions.values("pk"))
    for one in rows.select_related("motion").prefetch_related("submitters", _proposals()):
        found[one.motion_id].append(_line(one))
    return {pk: tuple(lines) for pk, lines in found.items()}


def _own(rows: QuerySet[Motion], actor: Actor) -> Iterable[Motion | Amendment]:
    """What is not public yet, as far as this person is part of it."""
    if not actor.is_known:
        return []
    mine = visible(actor, Submission, "represent").filter(state__in=sorted(UNSEEN)).values("pk")
    amendments = Amendment.objects.filter(pk__in=mine).select_related("motion")
    return [
        *rows.filter(pk__in=mine),
        *amendments.prefetch_related("submitters", _proposals()),
    ]


def _line(one: Motion | Amendment, below: tuple[Line, ...] = ()) -> Line:
    proposals = list(one.procedures.all())
    return Line(
        one,
        state_sign(one),
        recommendation_sign(proposals[-1].recommendation) if proposals else None,
        movers(one.submitters.all()),
        getattr(one, "found", 0),
        getattr(one, "open", 0),
        below,
    )
