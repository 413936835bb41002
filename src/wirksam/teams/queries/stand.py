"""Where a team stands in ten seconds: a word, a sentence, the days ahead, its seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django_stubs_ext import StrOrPromise

from wirksam.association.models import Body, today
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.days import day
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import Call, TeamCycle
from wirksam.teams.queries.days import Due, days_of, moment_told
from wirksam.teams.queries.facts import day_of
from wirksam.teams.queries.parts import Part
from wirksam.teams.queries.teams import SERVING, serving_cycle
from wirksam.teams.queries.vacancies import Seats, seats_now

STAGES = (
    pgettext_lazy("stage", "Call"),
    pgettext_lazy("stage", "Read"),
    pgettext_lazy("stage", "Elect"),
    pgettext_lazy("stage", "Work"),
    pgettext_lazy("stage", "Hand over"),
)
_STAGE_OF = {
    CycleState.PLANNED: 1,
    CycleState.CALL: 1,
    CycleState.SCREENING: 2,
    CycleState.PROPOSAL: 3,
    CycleState.DECIDED: 3,
    CycleState.RUNNING: 4,
    CycleState.HANDOVER: 5,
    CycleState.CLOSED: 6,
}
SIGNS: dict[str, tuple[str, str]] = {
    CycleState.PLANNED: ("neutral", "edit"),
    CycleState.CALL: ("brand", "plus"),
    CycleState.SCREENING: ("going", "eyes"),
    CycleState.PROPOSAL: ("going", "list"),
    CycleState.DECIDED: ("ok", "check"),
    CycleState.RUNNING: ("ok", "loop"),
    CycleState.HANDOVER: ("info", "knot"),
    CycleState.CLOSED: ("muted", "check_circle"),
    CycleState.LAPSED: ("muted", "stop"),
}
"""Tone and sign of each state, beside its word."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a team stands today. ``state`` is empty where no term was ever planned."""

    state: str
    label: StrOrPromise
    tone: str
    icon: str
    sentence: str
    meanwhile: str
    stage: int
    dates: list[Due]
    seats: list[Seats]
    open_call: Call | None

    @property
    def empty(self) -> int:
        """Seats in which nobody sits."""
        return sum(one.empty for one in self.seats)

    @property
    def total(self) -> int:
        """All seats."""
        return sum(one.office.seats for one in self.seats)

    @property
    def held(self) -> int:
        """Seats in which somebody sits today."""
        return sum(one.held for one in self.seats)

    @property
    def empty_told(self) -> str:
        """How many seats are empty, in words."""
        told = ngettext("%(number)s seat is empty", "%(number)s seats are empty", self.empty)
        return told % {"number": self.empty}


def stand_of(body: Body, cycle: TeamCycle | None, now: datetime | None = None) -> Stand:
    """Where it stands; three queries, besides those by which the term was found."""
    moment = now or timezone.now()
    seats = seats_now(body)
    if cycle is None:
        return _without_term(body, seats)
    state = cycle.stands(day_of(moment))
    call = call_of(cycle)
    tone, icon = SIGNS[state]
    return Stand(
        state,
        CycleState(state).label,
        tone,
        icon,
        _sentence(cycle, state, call, moment),
        _meanwhile(body, state),
        _STAGE_OF.get(CycleState(state), 0),
        days_of(cycle, state, call, moment),
        seats,
        call if call is not None and call.accepts(moment) else None,
    )


def _without_term(body: Body, seats: list[Seats]) -> Stand:
    if any(one.held for one in seats):
        label = CycleState.RUNNING.label
        return Stand("", label, "ok", "loop", _("The team is at work."), "", 4, [], seats, None)
    ended = body.ends_on is not None and body.ends_on < today()
    label = gettext_lazy("dissolved") if ended else gettext_lazy("not there yet")
    told = _("This team is no more.") if ended else _("Nobody sits in this team yet.")
    return Stand("", label, "muted", "nobody", told, "", 0, [], seats, None)


def _meanwhile(body: Body, state: str) -> str:
    """Who works while the next term is being prepared."""
    serving = serving_cycle(body) if state in BEFORE_TERM else None
    if serving is None or serving.stands() not in SERVING:
        return ""
    return _("Until %(until)s the present team goes on.") % {"until": day(serving.ends_on)}


def call_of(cycle: TeamCycle) -> Call | None:
    """Its published call, without a query where the term was fetched with it."""
    call = getattr(cycle, "call", None)
    if call is None or call.published_at is None:
        return None
    call.cycle = cycle
    return cast("Call", call)


def _sentence(cycle: TeamCycle, state: str, call: Call | None, now: datetime) -> str:
    due = cycle.due
    told = {
        "on": day(due.happens_on) if due is not None else "",
        "due": due.name if due is not None else "",
        "from": day(cycle.starts_on),
        "until": day(cycle.ends_on),
        "reason": cycle.lapsed_reason,
    }
    if state == CycleState.CALL and call is not None:
        return _call_sentence(call, now)
    sentences = {
        CycleState.PLANNED: _("The call for people is being prepared."),
        CycleState.SCREENING: _("Applications are being read. Whoever applied will hear."),
        CycleState.PROPOSAL: _("People are proposed. The assembly elects: %(due)s."),
        CycleState.DECIDED: _("The assembly has elected. The team begins on %(from)s."),
        CycleState.RUNNING: _("The team is at work until %(until)s."),
        CycleState.HANDOVER: _(
            "The team is handing over what it knows. Its term ends on %(until)s."
        ),
        CycleState.CLOSED: _("The last term is over. The next one is not planned yet."),
        CycleState.LAPSED: _("Nothing came of this term. %(reason)s"),
    }
    return sentences.get(CycleState(state), "") % told


def _call_sentence(call: Call, now: datetime) -> str:
    if call.closes_at is not None and now > call.closes_at:
        return _("The call has closed. The applications will be read now.")
    told = {"until": moment_told(call.closes_at) if call.closes_at else ""}
    if call.opens_on is not None and call.opens_on > day_of(now):
        return _("You can apply from %(on)s.") % {"on": day(call.opens_on)}
    return _("You can apply until %(until)s.") % told


def stand_part(_actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:
    """Where it stands, what is due and which seats are empty: first on its page."""
    context = {"stand": stand_of(body, cycle), "stages": list(STAGES)}
    return Part("stand", "", "teams/parts/stand.html", context)


def call_part(_actor: Actor, _body: Body, cycle: TeamCycle | None) -> Part | None:
    """How to join, while people can apply."""
    call = call_of(cycle) if cycle is not None else None
    if call is None or not call.accepts():
        return None
    context = {"call": call, "months": call.cycle.term_months}
    return Part("call", gettext_lazy("Join in"), "teams/parts/call.html", context)
