"""The thread: one story of a commitment, from the line to the assembly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.programme.choices import EntryBasis, Role, StatusCode
from wirksam.programme.models import Commitment, Evidence, ProgressEntry
from wirksam.programme.queries.cards import Card


@dataclass(frozen=True, slots=True)
class Knot:
    """One step of the story. ``ahead``: it has not happened yet."""

    on: date | None
    icon: str
    title: str
    text: str = ""
    next_step: str = ""
    obstacle: str = ""
    evidence: tuple[Evidence, ...] = ()
    corrected: bool = False
    ahead: bool = False


def thread(of: Card) -> list[Knot]:
    """The knots of a commitment in the order of time; no query where details are loaded."""
    today = timezone.localdate()
    entries = list(of.commitment.entries.all())
    corrected = {entry.corrects_id for entry in entries}
    knots = [
        *_beginning(of.commitment),
        *_leads(of.commitment, today),
        *(_entry(entry, corrected=entry.pk in corrected) for entry in entries),
        *_due(of, today),
    ]
    return sorted(knots, key=lambda knot: knot.on or date.min)


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
        yield Knot(row.starts_on, "person", taken, row.reason, ahead=row.starts_on > today)
        if row.ends_on:
            given = _("%(body)s hands over") % names
            yield Knot(row.ends_on, "person", given, ahead=row.ends_on > today)


def _due(of: Card, today: date) -> Iterator[Knot]:
    due = of.deadline.due_on if of.deadline else None
    if of.deadline and due:
        yield Knot(due, "clock", _("Due"), of.deadline.wording, ahead=due > today)


def _entry(entry: ProgressEntry, *, corrected: bool) -> Knot:
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
        corrected=corrected,
    )
