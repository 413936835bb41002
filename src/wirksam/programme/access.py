"""Who may read and work on which text: a published one is everyone's, a draft is its unit's."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wirksam.association.choices import Capability
from wirksam.association.models import running
from wirksam.association.queries.actors import today
from wirksam.foundation.access import NOTHING, Actor, Spot, rule
from wirksam.programme.choices import IN_FORCE, EntryBasis, RegisterState, Role
from wirksam.programme.models import (
    Commitment,
    Objection,
    Programme,
    ProgrammeVersion,
    ProgressEntry,
    Question,
    Responsibility,
)

_UNIT = "programme__unit"


@rule(ProgrammeVersion)
def read(actor: Actor) -> Q:
    """What is published, and the drafts of units for which she brings in or reviews texts."""
    return ProgrammeVersion.visible_to_all() | review(actor) | bring_in(actor)


@rule(ProgrammeVersion, "review")
def review(actor: Actor) -> Q:
    """Texts of units for which she reviews."""
    return actor.units(Capability.PROGRAMME_REVIEW, _UNIT)


@rule(ProgrammeVersion, "import")
def bring_in(actor: Actor) -> Q:
    """Texts of units for which she brings in texts."""
    return actor.units(Capability.PROGRAMME_IMPORT, _UNIT)


@rule(ProgrammeVersion, "publish")
def publish(actor: Actor) -> Q:
    """Texts of units for which she publishes."""
    return actor.units(Capability.PROGRAMME_PUBLISH, _UNIT)


def may(actor: Actor, capability: str, programme: Programme) -> bool:
    """The same for one programme whose unit is loaded, without a query: which deeds to offer."""
    unit = programme.unit
    return actor.can(capability, Spot(unit.pk, unit.path), reach="unit")


_PUBLIC = Q(state__in=IN_FORCE, version__frozen_at__isnull=False)
_OPEN = Q(state=RegisterState.CONFIRMED, version__frozen_at__isnull=False)


@rule(Commitment)
def see_commitment(actor: Actor) -> Q:  # noqa: ARG001 (promises are everybody's)
    """What two people confirmed in a published text, also where another has replaced it."""
    return _PUBLIC


@rule(Commitment, "report")
def report(actor: Actor) -> Q:
    """Of bodies in reach that are in charge today, and everything of units in reach."""
    unit = actor.units(Capability.PROGRAMME_REPORT, f"version__{_UNIT}")
    return _OPEN & (unit | Q(pk__in=_led_by(actor).values("commitment")))


@rule(Commitment, "answer")
def answer(actor: Actor) -> Q:
    """Answer objections to its entries: as reporting."""
    return report(actor)


@rule(Commitment, "hand_over")
def hand_over(actor: Actor) -> Q:
    """Say who is in charge from when on: whoever reports for the whole unit."""
    return _OPEN & actor.units(Capability.PROGRAMME_REPORT, f"version__{_UNIT}")


@rule(Commitment, "ask")
def ask(actor: Actor) -> Q:
    """Members ask about what is public and not replaced."""
    return _OPEN if actor.belongs else NOTHING


@rule(ProgressEntry, "withdraw")
def withdraw(actor: Actor) -> Q:
    """Reports, by whoever may report on the commitment; never an act of the assembly."""
    mine = Commitment.objects.filter(report(actor)).values("pk")
    return Q(basis=EntryBasis.REPORT, withdrawal=None, commitment__in=mine)


@rule(Objection, "answer")
def answer_objection(actor: Actor) -> Q:
    """Those that wait, on commitments in reach."""
    mine = Commitment.objects.filter(report(actor)).values("pk")
    return _WAITING & Q(entry__commitment__in=mine)


@rule(Question, "answer")
def answer_question(actor: Actor) -> Q:
    """Those that wait, put to a body in reach."""
    return _WAITING & actor.bodies(Capability.PROGRAMME_REPORT, "body")


@rule(Objection, "withdraw")
def withdraw_objection(actor: Actor) -> Q:
    """One's own."""
    return _own(actor)


@rule(Question, "withdraw")
def withdraw_question(actor: Actor) -> Q:
    """One's own."""
    return _own(actor)


_WAITING = Q(answered_at=None, withdrawn_at=None)


def _own(actor: Actor) -> Q:
    return Q(by=actor.key, withdrawn_at=None) if actor.key else NOTHING


def _led_by(actor: Actor) -> QuerySet[Responsibility]:
    running_leads = Responsibility.objects.filter(running(today()), role=Role.LEAD)
    return running_leads.filter(actor.bodies(Capability.PROGRAMME_REPORT, "body"))
