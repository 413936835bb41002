"""What somebody who would like to join a team needs to know, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.days import day
from wirksam.teams.choices import BEFORE_TERM, ApplicationState, CycleState
from wirksam.teams.models import Application, Call, TeamCycle
from wirksam.teams.queries.days import moment_told
from wirksam.teams.queries.facts import day_of
from wirksam.teams.queries.turns import reserved_seats
from wirksam.teams.rules import accepts

DECLARABLE = frozenset({ApplicationState.DRAFT, ApplicationState.SUBMITTED})
_BEFORE_PROPOSAL = frozenset({CycleState.CALL, CycleState.SCREENING})


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of one's own application. ``why_not`` says why nothing can be sent now.

    ``reading`` is the row that names her to read for this term (0: none); she can give it back.
    """

    cycle: TeamCycle
    call: Call | None
    application: Application | None
    declared: bool
    reserved: bool
    readers: Sequence[str]
    reading: int
    why_not: str
    open: bool

    @property
    def is_sent(self) -> bool:
        """The readers have it, or will have it when the call has closed."""
        sent = {ApplicationState.DRAFT, ApplicationState.WITHDRAWN}
        return self.application is not None and self.application.state not in sent

    @property
    def may_write(self) -> bool:
        """Words can be kept: while the call is open, and in a draft of hers also afterwards."""
        draft = self.application is not None and self.application.state == ApplicationState.DRAFT
        return self.open or (draft and self.cycle.state in BEFORE_TERM)

    @property
    def whom(self) -> str:
        """Whom to ask where nothing can be changed any more."""
        return str(self.call.ask) if self.call and self.call.ask else _("your board")

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What she has written, each with its question; what she left out is left out."""
        one = self.application
        if one is None:
            return []
        told = (
            (_("Why would you like to join?"), one.why),
            (_("What do you bring along?"), one.brings),
            (_("What would you like to learn?"), one.wants_to_learn),
            (_("What helps you take part?"), one.helps_me),
            (_("Who supports you?"), one.support),
        )
        return [(label, words) for label, words in told if words]

    @property
    def may_declare(self) -> bool:
        """The question about a reserved seat can still be answered."""
        return self.reserved and self.application is not None and may_declare(self.application)


def desk(actor: Actor, cycle: TeamCycle, now: datetime) -> Desk:
    """Her own application for a term, and what she may do with it; seven queries."""
    mine = own_applications(actor).filter(cycle=cycle).first()
    sentence = why_not(actor, cycle, now)
    readers = list(cycle.readers.select_related("person").order_by("pk"))
    return Desk(
        cycle=cycle,
        call=Call.objects.filter(cycle=cycle, published_at__isnull=False)
        .select_related("ask__body")
        .first(),
        application=mine,
        declared=mine is not None and hasattr(mine, "declaration"),
        reserved=has_reserved_seats(cycle),
        readers=[one.person.name for one in readers],
        reading=next((one.pk for one in readers if one.person_id == actor.person_id), 0),
        why_not=sentence,
        open=not sentence,
    )


def own_applications(actor: Actor) -> QuerySet[Application]:
    """Everything she ever sent or began, the newest first; one query."""
    rows = visible(actor, Application).select_related(
        "cycle__body__unit", "cycle__call", "office", "recording", "declaration"
    )
    return rows.order_by("-changed_at", "-pk")


def may_declare(application: Application) -> bool:
    """As long as it is not decided upon and its proposal is not published."""
    return application.state in DECLARABLE and application.cycle.state in _BEFORE_PROPOSAL


def has_reserved_seats(cycle: TeamCycle) -> bool:
    """Some of its seats are reserved; only then is it asked."""
    return any(reserved_seats(cycle).values())


def whom_to_ask(cycle: TeamCycle) -> str:
    """The office that the call names, or the body in whose name it calls."""
    call = Call.objects.filter(cycle=cycle).select_related("ask__body").first()
    return str(call.ask) if call is not None and call.ask is not None else _("your board")


def closed_sentence(call: Call, now: datetime) -> str:
    """Why nothing can be sent at this moment."""
    if call.opens_on is not None and day_of(now) < call.opens_on:
        return _("People can apply from %(day)s.") % {"day": day(call.opens_on)}
    told = {"moment": moment_told(call.closes_at) if call.closes_at else "…"}
    return _("The call closed on %(moment)s. What you have written stays here.") % told


def why_not(actor: Actor, cycle: TeamCycle, now: datetime) -> str:
    """Why she cannot apply at this moment; empty where she can. Three queries at most."""
    if not visible(actor, TeamCycle, "apply").filter(pk=cycle.pk).exists():
        return _("Members of this association can apply. Please sign in as a member.")
    sent = cycle.applications.filter(person=actor.person_id, submitted_at__isnull=False)
    sent = sent.exclude(state=ApplicationState.WITHDRAWN)
    reads = cycle.readers.filter(person=actor.person_id)
    if reads.filter(~Exists(sent)).exists():
        return _("You are named to read the applications. Give that up first, then you can apply.")
    call = Call.objects.filter(cycle=cycle, published_at__isnull=False).first()
    if call is None or cycle.state not in BEFORE_TERM:
        return _("This team is not looking for anybody at the moment.")
    opens_on, closes_at = call.opens_on, call.closes_at
    open_now = accepts(cycle.state, now, day_of(now), opens_on=opens_on, closes_at=closes_at)
    return "" if open_now else closed_sentence(call, now)
