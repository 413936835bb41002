"""What a team hands on, and whom it may ask: the team before, the team after, and who prepares."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wirksam.association.models import Mandate, Person, today
from wirksam.foundation.access import NOTHING, Actor, rule
from wirksam.teams.access.reach import preparing, sitting
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Handover, HandoverItem, Mentor, Skill, SkillRequest


def givers() -> QuerySet[Mandate]:
    """Seats held in the term before its handover began (``OuterRef`` is the handover)."""
    return Mandate.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=OuterRef("cycle__starts_on")),
        Q(starts_on__lt=OuterRef("opened_on")) | Q(starts_on__lte=OuterRef("cycle__starts_on")),
        office__body=OuterRef("cycle__body"),
        acting_for=None,
    )


def takers() -> QuerySet[Mandate]:
    """Seats in the body of a handover that go on after its term (``OuterRef`` is the handover)."""
    return Mandate.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("cycle__ends_on")),
        Q(ends_on=None) | Q(ends_on__gte=today()),
        office__body=OuterRef("cycle__body"),
        acting_for=None,
    )


def _gave(actor: Actor) -> Q:
    """Whoever has left the association since gives nothing and reads nothing any more."""
    mine = givers().filter(person=actor.person_id)
    return Q(Exists(mine)) if actor.person_id and actor.belongs else NOTHING


def _takes(actor: Actor) -> Q:
    mine = takers().filter(person=actor.person_id)
    return Q(Exists(mine)) if actor.person_id and actor.belongs else NOTHING


@rule(Handover)
def see_handover(actor: Actor) -> Q:
    """Whoever sits in the team today or did in that term, and who prepares its terms."""
    return sitting(actor, "cycle__body") | _gave(actor) | _takes(actor) | prepare_handover(actor)


@rule(HandoverItem)
def see_item(actor: Actor) -> Q:
    """As the handover it belongs to."""
    return Q(handover__in=Handover.objects.filter(see_handover(actor)).values("pk"))


@rule(Handover, "write")
def write_handover(actor: Actor) -> Q:
    """Write down what is handed on, while it is not taken: the team of that term."""
    going_on = Q(cycle__state=CycleState.HANDOVER, taken_at=None)
    return going_on & (_gave(actor) | prepare_handover(actor))


@rule(Handover, "give")
def give_handover(actor: Actor) -> Q:
    """Say that everything is there: the team of that term."""
    return Q(cycle__state=CycleState.HANDOVER, given_at=None, taken_at=None) & _gave(actor)


@rule(Handover, "take")
def take_handover(actor: Actor) -> Q:
    """Check off and accept: the next team; where there is none yet, who prepares its terms."""
    going_on = Q(cycle__state=CycleState.HANDOVER, taken_at=None)
    nobody = ~Q(Exists(takers()))
    return going_on & (_takes(actor) | prepare_handover(actor) & nobody)


@rule(Handover, "prepare")
def prepare_handover(actor: Actor) -> Q:
    """Who prepares the terms of the team."""
    return preparing(actor, "cycle__body")


@rule(Mentor)
def see_mentor(actor: Actor) -> Q:
    """The team that may ask her; and she herself."""
    mine = Q(person=actor.person_id) if actor.person_id else NOTHING
    now = Q(starts_on__lte=today(), ends_on__gte=today())
    return mine | now & sitting(actor, "body")


@rule(Mentor, "change")
def change_mentor(actor: Actor) -> Q:
    """She alone."""
    return Q(person=actor.person_id) if actor.person_id else NOTHING


@rule(Skill)
def see_skill(actor: Actor) -> Q:
    """Hers; those of others where she has said something herself, so that nobody only looks."""
    if not actor.person_id or not actor.belongs:
        return NOTHING
    mine = Person.objects.filter(pk=actor.person_id, skills__isnull=False)
    return Q(person=actor.person_id) | Q(Exists(mine))


@rule(Skill, "change")
def change_skill(actor: Actor) -> Q:
    """She alone."""
    return Q(person=actor.person_id) if actor.person_id else NOTHING


@rule(SkillRequest)
def see_request(actor: Actor) -> Q:
    """The one who asked and the one who was asked."""
    if not actor.person_id:
        return NOTHING
    return Q(person=actor.person_id) | Q(skill__person=actor.person_id)


@rule(SkillRequest, "answer")
def answer_request(actor: Actor) -> Q:
    """The one who was asked, once, and not herself."""
    if not actor.person_id:
        return NOTHING
    return Q(skill__person=actor.person_id, answered_at=None) & ~Q(person=F("skill__person"))
