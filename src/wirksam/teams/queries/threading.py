"""What teams tie into the thread of a commitment, and the chips beside the text of a programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, running, today
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.days import day
from wirksam.programme.choices import STANDS, Role
from wirksam.programme.models import Commitment, ProgrammeVersion, Responsibility
from wirksam.programme.queries.drafts import Draft
from wirksam.programme.queries.edition import Chip
from wirksam.programme.queries.held import held_by
from wirksam.programme.queries.thread import Knot
from wirksam.programme.rules import LONGEST_REST, LONGEST_SAID
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import CustodyReport, CycleStep, TeamCycle, TeamPromise
from wirksam.teams.queries.custody import Acting, acting
from wirksam.teams.queries.overview import stands_of

TOLD = (
    CycleState.CALL,
    CycleState.PROPOSAL,
    CycleState.DECIDED,
    CycleState.RUNNING,
    CycleState.CLOSED,
    CycleState.LAPSED,
)
"""Steps that a thread tells."""

_ICONS = {CycleState.DECIDED: "assembly", CycleState.LAPSED: "stop"}


def knots(commitment: Commitment, actor: Actor) -> Iterator[Knot]:
    """Calls, proposals and elections of the teams it has to do with, and what others did for them.

    Nothing from before the text was adopted or after its term. One query, five where there is such
    a team.
    """
    del actor
    teams = _teams(commitment)
    if not teams:
        return
    since, until = _term(commitment)
    found = [*_steps(teams), *_elections(teams), *_custodies(commitment, teams)]
    yield from (one for one in found if one.on is None or since <= one.on <= until)


def _term(commitment: Commitment) -> tuple[date, date]:
    """From when to when it holds: also in later texts in which it stands."""
    text = commitment.version
    later = [
        one.version.programme.term_ends_on for one in commitment.places.all() if one.fate in STANDS
    ]
    since = text.resolved_on or text.programme.term_starts_on
    return since, max([text.programme.term_ends_on, *later])


def _teams(commitment: Commitment) -> list[Body]:
    """Teams in charge, acted for or meant; those dissolved too."""
    rows = TeamPromise.objects.filter(commitment=commitment).select_related("body")
    parts = [
        body
        for row in commitment.responsibilities.all()
        for body in (row.body, row.acting_for)
        if body is not None and body.kind == BodyKind.TEAM
    ]
    return list({one.pk: one for one in [*parts, *(row.body for row in rows)]}.values())


def _steps(teams: Iterable[Body]) -> Iterator[Knot]:
    rows = CycleStep.objects.filter(cycle__body__in=list(teams), after__in=TOLD)
    for step in rows.select_related("cycle__body"):
        yield _step(step)


def _step(step: CycleStep) -> Knot:
    cycle, state = step.cycle, CycleState(step.after)
    told = {"team": cycle.body.name}
    titles = {
        CycleState.CALL: _("%(team)s: the call is open"),
        CycleState.PROPOSAL: _("%(team)s: people are proposed"),
        CycleState.DECIDED: _("%(team)s is elected"),
        CycleState.RUNNING: _("%(team)s begins its work"),
        CycleState.CLOSED: _("%(team)s has handed over"),
        CycleState.LAPSED: _("%(team)s: nothing came of it"),
    }
    text = step.note
    if state == CycleState.RUNNING:
        text = _("until %(day)s") % {"day": day(cycle.ends_on)}
    if state == CycleState.LAPSED:
        text = cycle.lapsed_reason
    on = timezone.localdate(step.taken_at, timezone.get_default_timezone())
    begins = cycle.starts_on if state == CycleState.RUNNING else None
    icon = _ICONS.get(state, "people")
    return Knot(begins or on, icon, titles[state] % told, text, href=_page(cycle.body))


def _elections(teams: Iterable[Body]) -> Iterator[Knot]:
    """What is still ahead."""
    rows = TeamCycle.objects.filter(
        body__in=list(teams), state__in=sorted(BEFORE_TERM - {CycleState.DECIDED})
    )
    for cycle in rows.select_related("body", "due"):
        if cycle.due is not None and not cycle.due.happened:
            told = {"team": cycle.body.name, "occasion": cycle.due.name}
            title = _("%(team)s is to be elected: %(occasion)s") % told
            text = _("A decision binds to this day.") if cycle.binding else ""
            href = _page(cycle.body)
            yield Knot(cycle.due.happens_on, "assembly", title, text, ahead=True, href=href)


def _custodies(commitment: Commitment, teams: Iterable[Body]) -> Iterator[Knot]:
    """Who acts for them, as far as the order of responsibilities does not tell it, and reports."""
    told = {
        (row.body_id, row.acting_for_id)
        for row in commitment.responsibilities.all()
        if row.role == Role.LEAD
    }
    for one in acting(list(teams)):
        custody = one.custody
        if (custody.acting_id, custody.body_id) not in told:
            yield from _custody(one)
        for report in one.reports:
            yield _report(one, report)


def _custody(one: Acting) -> Iterator[Knot]:
    custody = one.custody
    names = {"body": custody.acting.name, "other": custody.body.name}
    href = reverse("custody", args=[custody.body.key])
    begins = _("%(body)s acts for %(other)s") % names
    yield Knot(custody.starts_on, "person", begins, custody.basis, ahead=one.is_ahead, href=href)
    if one.last is not None:
        ends = _("%(body)s no longer acts for %(other)s") % names
        text = custody.ended_reason
        yield Knot(one.last, "person", ends, text, ahead=not one.is_over, href=href)


def _report(one: Acting, report: CustodyReport) -> Knot:
    custody = one.custody
    names = {"body": custody.acting.name, "other": custody.body.name}
    said = {"done": report.done, "involved": report.involved}
    return Knot(
        report.written_on,
        "paper",
        _("%(body)s reports on acting for %(other)s") % names,
        _("%(done)s Who was involved: %(involved)s") % said,
        href=f"{reverse('custody', args=[custody.body.key])}#bericht-{report.pk}",
    )


def draft(pk: int, actor: Actor) -> Draft | None:
    """What a report on a commitment could take over from one on acting for a team; it is public."""
    del actor
    report = CustodyReport.objects.filter(pk=pk).first()
    if report is None:
        return None
    said = {"done": report.done, "involved": report.involved}
    return Draft(
        said=(_("%(done)s Who was involved: %(involved)s") % said)[:LONGEST_SAID],
        next_step=report.open_questions[:LONGEST_REST],
        happened_on=report.written_on,
    )


def chips(version: ProgrammeVersion) -> dict[int, Chip]:
    """Beside each commitment about a team where that stands, and whether others act for it."""
    found: dict[int, dict[int, Body]] = defaultdict(dict)
    held = held_by(version)
    promises = TeamPromise.objects.filter(commitment__in=held).select_related("body")
    for row in promises:
        found[row.commitment_id][row.body_id] = row.body
    charges = Responsibility.objects.filter(
        Q(role=Role.LEAD), running(today()), commitment__in=held, acting_for__kind=BodyKind.TEAM
    ).select_related("acting_for")
    for charge in charges:
        if charge.acting_for is not None:
            found[charge.commitment_id][charge.acting_for.pk] = charge.acting_for
    stands = stands_of({one.pk: one for teams in found.values() for one in teams.values()}.values())
    known = {pk: [one for one in teams.values() if one.pk in stands] for pk, teams in found.items()}
    return {pk: _chip(teams, stands) for pk, teams in known.items() if teams}


def _chip(teams: list[Body], stands: dict[int, str]) -> Chip:
    if len(teams) == 1:
        [one] = teams
        told = {"team": one.short_name or one.name, "stands": stands[one.pk]}
        return Chip(_("%(team)s: %(stands)s") % told, "people", _page(one))
    number = ngettext("%(n)s team", "%(n)s teams", len(teams)) % {"n": len(teams)}
    return Chip(number, "people", reverse("teams"))


def _page(body: Body) -> str:
    return reverse("team", args=[body.key])
