"""What lies on the desk of those who prepare a team: the next step, the call, what has been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirksam.association.models import Body
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import Call, Channel, CycleStep, TeamCycle
from wirksam.teams.queries.facts import facts_of
from wirksam.teams.queries.stand import Stand, stand_of
from wirksam.teams.queries.wording import hints
from wirksam.teams.rules import Need, following, missing

_DEEDS: dict[str, StrOrPromise] = {
    CycleState.CALL: gettext_lazy("Publish the call"),
    CycleState.SCREENING: gettext_lazy("Begin to read applications"),
    CycleState.HANDOVER: gettext_lazy("Begin the handover"),
}
"""Steps that somebody takes here, by the state they lead to; others are taken elsewhere."""

_NEXT: dict[str, StrOrPromise] = {
    CycleState.CALL: gettext_lazy("Look for people"),
    CycleState.SCREENING: gettext_lazy("Read applications"),
    CycleState.PROPOSAL: gettext_lazy("Propose people"),
    CycleState.DECIDED: gettext_lazy("The assembly elects"),
    CycleState.RUNNING: gettext_lazy("The team begins"),
    CycleState.HANDOVER: gettext_lazy("Hand over"),
    CycleState.CLOSED: gettext_lazy("Accept the handover"),
}


_DOORS: dict[str, StrOrPromise] = {
    "edit_team_call": gettext_lazy("Write the call"),
    "team_readers": gettext_lazy("Name who reads"),
    "team_applications": gettext_lazy("Read applications"),
    "team_proposal": gettext_lazy("Write the proposal"),
    "team_handovers": gettext_lazy("See the handover"),
}
"""Pages where something missing is done."""

_WAYS: tuple[tuple[str, StrOrPromise, frozenset[str]], ...] = (
    (
        "team_readers",
        gettext_lazy("Who reads applications"),
        frozenset({CycleState.CALL, CycleState.SCREENING}),
    ),
    (
        "team_proposal",
        gettext_lazy("The proposal to the assembly"),
        frozenset({CycleState.SCREENING, CycleState.PROPOSAL, CycleState.DECIDED}),
    ),
    ("custody", gettext_lazy("Who acts for the team"), BEFORE_TERM),
)
"""Pages of other parts of a term, by the states in which they matter."""


@dataclass(frozen=True, slots=True)
class Way:
    """A page and what it is called."""

    url: str
    label: StrOrPromise


@dataclass(frozen=True, slots=True)
class Desk:
    """One term on the desk: ``step`` is the state that comes next, ``deed`` how it is taken."""

    cycle: TeamCycle
    stand: Stand
    step: str
    title: StrOrPromise
    deed: StrOrPromise
    missing: list[Need]
    doors: list[Way]
    ways: list[Way]
    call: Call | None
    criteria: list[str]
    channels: list[Channel]
    hints: list[str]
    steps: list[CycleStep]

    @property
    def draft_done(self) -> str:
        """The key of the draft on a device that the stored call has come from."""
        return f"{self.cycle.pk}-{self.call.revision - 1}" if self.call is not None else ""

    @property
    def is_written(self) -> bool:
        """The call can still be written."""
        return self.cycle.state in {CycleState.PLANNED, CycleState.CALL}

    @property
    def is_called(self) -> bool:
        """The call is out and can be kept open longer."""
        return self.cycle.state == CycleState.CALL and self.call is not None


def desk_of(body: Body, cycle: TeamCycle, now: datetime | None = None) -> Desk:
    """The desk of one term; a fixed number of queries."""
    moment = now or timezone.now()
    step = following(cycle.state) or ""
    call = getattr(cycle, "call", None)
    needs = missing(facts_of(cycle, moment))
    wheres = dict.fromkeys(need.where for need in needs)
    return Desk(
        cycle=cycle,
        stand=stand_of(body, cycle, moment),
        step=step,
        title=_NEXT.get(step, ""),
        deed=_DEEDS.get(step, ""),
        missing=needs,
        doors=[_way(body, name, _DOORS[name]) for name in wheres if name in _DOORS],
        ways=[_way(body, name, label) for name, label, states in _WAYS if cycle.state in states],
        call=call,
        criteria=list(cycle.criteria.values_list("text", flat=True)),
        channels=list(call.channels.all()) if call is not None else [],
        hints=hints(call) if call is not None and call.published_at is None else [],
        steps=list(cycle.steps.all()),
    )


def _way(body: Body, name: str, label: StrOrPromise) -> Way:
    return Way(reverse(name, args=[body.key]), label)
