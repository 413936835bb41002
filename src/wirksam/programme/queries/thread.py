"""The thread: one story of a commitment, from the line to the assembly.

Higher floors add their knots without being known here: ``add_thread_source(knots)``, called when
the apps are ready, with a function from a commitment and an actor to the knots she may see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.foundation.access import NOBODY, Actor
from wirksam.foundation.i18n.days import day
from wirksam.programme.choices import EntryBasis, Fate, Role, StatusCode
from wirksam.programme.models import (
    Commitment,
    CommitmentPlace,
    Evidence,
    Objection,
    ProgressEntry,
)
from wirksam.programme.queries.asking import Voice, objections
from wirksam.programme.queries.cards import Card, with_details

ENDED = frozenset({"reported_done", "confirmed_done", "dropped"})
Source = Callable[[Commitment, Actor], Iterable["Knot"]]


@dataclass(frozen=True, slots=True)
class Knot:
    """One step of the story. ``ahead``: it has not happened yet. ``entry`` where it is a report."""

    on: date | None
    icon: str
    title: str
    text: str = ""
    next_step: str = ""
    obstacle: str = ""
    evidence: tuple[Evidence, ...] = ()
    ahead: bool = False
    href: str = ""
    entry: ProgressEntry | None = None
    correction: ProgressEntry | None = None
    voices: tuple[Voice, ...] = ()

    @property
    def corrected(self) -> bool:
        """A later entry stands in its place."""
        return self.correction is not None

    @property
    def is_report(self) -> bool:
        """A report of a body, which it can correct and take back; no act of the assembly."""
        return self.entry is not None and self.entry.basis == EntryBasis.REPORT

    @property
    def shown(self) -> str:
        """Its text, unless it was taken back."""
        return "" if self.withdrawn else self.text

    @property
    def withdrawn(self) -> str:
        """Why it was taken back; empty where it stands."""
        taken_back = self.entry is not None and self.entry.is_withdrawn
        return self.entry.withdrawal.reason if self.entry and taken_back else ""


_sources: dict[str, Source] = {}


def add_thread_source(source: Source) -> None:
    """Let a higher floor tie its own knots; the same function twice counts once."""
    _sources[f"{source.__module__}.{source.__qualname__}"] = source


def with_thread(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Everything the page of one commitment tells, in a constant number of queries."""
    said = Objection.objects.filter(withdrawn_at=None)
    places = CommitmentPlace.objects.select_related("version__programme")
    return (
        with_details(commitments)
        .select_related("carried_into")
        .prefetch_related(
            Prefetch("entries__objections", queryset=said),
            "responsibilities__ends_with",
            "deadline__shifts__occasion_move__occasion",
            "supersedes",
            Prefetch("places", queryset=places.order_by("version")),
        )
    )


def thread(of: Card, actor: Actor = NOBODY, *, may_report: bool = False) -> list[Knot]:
    """The knots of a commitment in the order of time, what lies ahead last.

    Who ``may_report`` may answer what members object.
    """
    today = timezone.localdate()
    commitment = of.commitment
    knots = [
        *_beginning(commitment),
        *_leads(commitment, today),
        *_entries(commitment, actor, may_report=may_report),
        *_shifts(of),
        *_places(commitment),
        *(knot for source in _sources.values() for knot in source(commitment, actor)),
        *_ahead(of, today),
    ]
    return sorted(knots, key=_moment)


def _moment(knot: Knot) -> tuple[bool, date]:
    return knot.ahead, knot.on or (date.max if knot.ahead else date.min)


def _beginning(commitment: Commitment) -> Iterator[Knot]:
    version = commitment.version
    adopted = _("Adopted in lines %(lines)s") % {"lines": commitment.lines}
    yield Knot(version.resolved_on, "lines", adopted, version.title)
    if commitment.confirmed_at:
        on = timezone.localdate(commitment.confirmed_at)
        yield Knot(on, "check", _("Confirmed as a commitment by two people"))


def _leads(commitment: Commitment, today: date) -> Iterator[Knot]:
    for row in commitment.responsibilities.all():
        if row.role != Role.LEAD:
            continue
        names = {"body": row.body.name}
        taken = _("%(body)s takes the lead") % names
        if row.acting_for:
            both = names | {"other": row.acting_for.name}
            taken = _("%(body)s takes the lead for %(other)s") % both
        yield Knot(row.starts_on, "person", taken, row.reason, ahead=row.starts_on > today)
        if row.ends_on:
            given = _("%(body)s hands over") % names
            yield Knot(row.ends_on, "person", given, ahead=row.ends_on > today)
        elif row.ends_with and not row.ends_with.happened:
            until = _("%(body)s is in charge until %(occasion)s") % (
                names | {"occasion": row.ends_with.name}
            )
            yield Knot(row.ends_with.happens_on, "person", until, ahead=True)


def _shifts(of: Card) -> Iterator[Knot]:
    for shift in of.deadline.shifts.all() if of.deadline else ():
        days = {"before": day(shift.before) or _("open"), "after": day(shift.after) or _("open")}
        moved = _("The deadline moves from %(before)s to %(after)s") % days
        name = shift.occasion_move.occasion.name if shift.occasion_move else ""
        text = ": ".join(part for part in (name, shift.reason) if part)
        yield Knot(timezone.localdate(shift.shifted_at), "clock", moved, text)


def _places(commitment: Commitment) -> Iterator[Knot]:
    """What took its place, what it took the place of, and where it goes on."""
    for older in commitment.supersedes.all():
        if older.superseded_at:
            on = timezone.localdate(older.superseded_at)
            took = _("Takes the place of %(code)s") % {"code": older.code}
            yield Knot(on, "join", took, older.title, href=older.get_absolute_url())
    newer = commitment.superseded_by
    if newer and commitment.superseded_at:
        on = timezone.localdate(commitment.superseded_at)
        gone = _("Replaced by %(code)s") % {"code": newer.code}
        yield Knot(on, "arrow_right", gone, newer.title, href=newer.get_absolute_url())
    placed = {place.version.programme_id for place in commitment.places.all()}
    for place in commitment.places.all():
        yield _place(commitment, place)
    if (
        commitment.carried_into
        and commitment.carried_at
        and commitment.carried_into_id not in placed
    ):
        on = timezone.localdate(commitment.carried_at)
        goes_on = _("Goes on in %(programme)s") % {"programme": commitment.carried_into.title}
        href = commitment.carried_into.get_absolute_url()
        yield Knot(on, "arrow_right", goes_on, href=href)


def _place(commitment: Commitment, place: CommitmentPlace) -> Knot:
    """A later text, and where it stands there."""
    version = place.version
    told = {"title": version.title, "lines": place.lines}
    if version.programme_id == commitment.version.programme_id:
        told["title"] = _("version %(number)s") % {"number": version.number}
    if place.fate == Fate.DROPPED:
        said, icon = _("Taken out in %(title)s"), "cross"
    elif place.fate == Fate.CHANGED:
        said, icon = _("Stands in lines %(lines)s, %(title)s, in other words"), "edit"
    else:
        said, icon = _("Goes on in lines %(lines)s, %(title)s"), "arrow_right"
    href = version.lines_url(place.first_line, place.last_line)
    return Knot(version.resolved_on, icon, said % told, place.quote, href=href)


def _ahead(of: Card, today: date) -> Iterator[Knot]:
    due = of.deadline.due_on if of.deadline else None
    if of.deadline and (due or of.deadline.occasion):
        name = of.deadline.occasion.name if of.deadline.occasion else ""
        wording = _("“%(wording)s”") % {"wording": of.deadline.wording}
        text = f"{wording} ({name})" if name else wording
        yield Knot(due, "clock", _("Due"), text, ahead=due is None or due > today)
    if of.promised and of.promised >= today and of.standing.state not in ENDED:
        yield Knot(of.promised, "paper", _("Next report"), ahead=True)


def _entries(commitment: Commitment, actor: Actor, *, may_report: bool) -> Iterator[Knot]:
    entries = list(commitment.entries.all())
    corrections = {
        one.corrects_id: one for one in entries if one.corrects_id and not one.is_withdrawn
    }
    for entry in entries:
        said = objections(entry.objections.all(), actor, may_answer=may_report)
        yield _entry(entry, corrections.get(entry.pk), said)


def _entry(entry: ProgressEntry, correction: ProgressEntry | None, said: tuple[Voice, ...]) -> Knot:
    by_assembly = entry.basis == EntryBasis.ASSEMBLY
    report = entry.body.name if entry.body else pgettext("progress entry", "Report")
    who = _("The assembly") if by_assembly else report
    state = str(StatusCode(entry.state).label) if entry.state else ""
    return Knot(
        entry.happened_on,
        "assembly" if by_assembly else "paper",
        f"{who}: {state}" if state else who,
        entry.said,
        entry.next_step,
        entry.obstacle,
        tuple(entry.evidence.all()),
        entry=entry,
        correction=correction,
        voices=said,
    )
