"""Proposals for the eye: who is on them, what the statutes say, and to whom that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, running, today
from wirksam.association.queries.findings import Said
from wirksam.association.queries.slate_words import said, said_of
from wirksam.engine.statutes import ABOUT_DECLARATIONS, Finding, check_slate
from wirksam.foundation.access import Actor, can, visible
from wirksam.teams.access.choosing import SENT
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Application, Proposal, ProposedPerson, TeamCycle
from wirksam.teams.queries.slates import (
    Place,
    declared_in,
    slate_of,
    statement_in,
)
from wirksam.teams.queries.turns import offices_of, rules_of

_RESERVED = {
    "kept": _("The proposal keeps the reserved seats."),
    "not_kept": _("The proposal does not keep the reserved seats."),
    "later": _(
        "Whether the reserved seats are kept is seen at the election. Said earlier, it would tell"
        " something about single people."
    ),
}


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal as ``actor`` may see it. ``people`` is empty for those who may know no name.

    ``findings`` count declarations for readers alone; ``reserved`` is what all may know: kept,
    not_kept, later (to be seen at the election), or nothing.
    """

    proposal: Proposal
    people: tuple[ProposedPerson, ...]
    size: int
    findings: tuple[Said, ...]
    reserved: str
    reads: bool

    @property
    def reserved_sentence(self) -> str:
        """``reserved`` in words; nothing where nothing is said."""
        return str(_RESERVED.get(self.reserved, ""))


def latest(cycle: TeamCycle) -> Proposal | None:
    """The published proposal that holds."""
    return (
        cycle.proposals.filter(published_at__isnull=False)
        .select_related("by_body", "cycle__body__unit")
        .first()
    )


def draft_of(actor: Actor, cycle: TeamCycle) -> Proposal | None:
    """The draft, for who writes or publishes it."""
    rows = visible(actor, cycle.proposals.filter(published_at=None))
    return rows.select_related("by_body", "cycle__body__unit").first()


def proposal_view(actor: Actor, proposal: Proposal) -> ProposalView:
    """A proposal with what this person may know of it; the same number of queries for any size."""
    cycle = proposal.cycle
    rows = proposal.people.select_related("nomination").order_by("position", "pk")
    shown = tuple(visible(actor, rows))
    reads = can(actor, cycle, "read_applications")
    if reads:
        findings = live_findings(proposal, told_to_readers=True)
    elif proposal.published_at is None:
        findings = live_findings(proposal, told_to_readers=False)
    else:
        findings = said_of(proposal.findings)
    return ProposalView(
        proposal,
        shown,
        proposal.people.count(),
        tuple(findings),
        reserved_said(proposal),
        reads,
    )


def live_findings(proposal: Proposal, *, told_to_readers: bool) -> list[Said]:
    """What the statutes say to it now; without declarations for everyone but readers.

    Nothing where seats, terms or dates contradict each other: that is said on publishing.
    """
    cycle = proposal.cycle
    try:
        found, names = judged(
            cycle,
            places_of(proposal),
            declared=declared_in(cycle) if told_to_readers else frozenset(),
            published=proposal.published_at is not None,
        )
    except ValueError:
        return []
    if not told_to_readers:
        found = public_of(found)
    return said(found, names)


def judged(
    cycle: TeamCycle, places: Sequence[Place], *, declared: frozenset[int], published: bool
) -> tuple[list[Finding], dict[str, str]]:
    """Findings, and what to call those they are about. Raises ``ValueError`` on contradictions."""
    on = timezone.localdate() if published else None
    slate = slate_of(cycle, places, declared=declared, published_on=on)
    names = {str(one.application.pk): one.application.person.name for one in places}
    return check_slate(rules_of(cycle), slate), names


def public_of(findings: Sequence[Finding]) -> list[Finding]:
    """Those that count no declaration."""
    return [one for one in findings if one.code not in ABOUT_DECLARATIONS]


def places_of(proposal: Proposal) -> list[Place]:
    """Who is on it and has not withdrawn, each with the office; two queries."""
    offices = {one.name: one for one in offices_of(proposal.cycle)}
    rows = proposal.people.filter(application__state__in=SENT).select_related("application__person")
    return [
        Place(one.application, offices[one.office_name])
        for one in rows.order_by("position", "pk")
        if one.application is not None and one.office_name in offices
    ]


def reserved_said(proposal: Proposal) -> str:
    """A code: what is said to all about the reserved seats until the assembly has decided."""
    if proposal.published_at is None or proposal.cycle.state != CycleState.PROPOSAL:
        return ""
    told = statement_in(proposal.findings)
    return "later" if told is None else "kept" if told[1] else "not_kept"


def proposing_bodies(cycle: TeamCycle) -> QuerySet[Body]:
    """Bodies of the team's unit that can propose: its boards."""
    rows = Body.objects.filter(running(today()), unit=cycle.body.unit_id, kind=BodyKind.BOARD)
    return rows.filter(own=True).order_by("name", "pk")


def candidates_for(actor: Actor, cycle: TeamCycle) -> list[Application]:
    """Whom readers can put on the slate."""
    rows = visible(actor, Application.objects.filter(cycle=cycle), "screen")
    return list(rows.select_related("person", "office").order_by("person__name", "pk"))
