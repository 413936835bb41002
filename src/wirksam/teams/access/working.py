"""Who works in a team's room, who may look in, who may give it ideas or offer to work along."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, running, today
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, rule
from wirksam.teams.access.reach import belonging, sitting
from wirksam.teams.access.standing import acting_on
from wirksam.teams.choices import ANSWERABLE, IdeaState
from wirksam.teams.models import Agreement, Custody, Guest, Idea, TeamDecision, TeamRole


def working(actor: Actor, at: str = "") -> Q:
    """Rows whose body she works for today: she sits in it, or in the body that acts for it."""
    prefix = f"{at}__" if at else ""
    acting = Q(**{f"{prefix}pk__in": _acted_for(actor).values("body")})
    return sitting(actor, at) | (acting & running(today(), at)) if actor.seats else NOTHING


def _acted_for(actor: Actor) -> QuerySet[Custody]:
    own = {seat.body_id for seat in actor.seats}
    return Custody.objects.filter(acting_on(today()), acting__in=own)


def entering(actor: Actor, at: str = "") -> Q:
    """Rows whose body's room she may look into: she works in it, or is its guest today."""
    if not actor.person_id:
        return NOTHING
    prefix = f"{at}__" if at else ""
    along = Guest.objects.filter(agreed(), running(today()), person=actor.person_id)
    there = Q(**{f"{prefix}pk__in": along.values("body")}) & running(today(), at)
    return working(actor, at) | there


def agreed() -> Q:
    """Guests to whom both sides have said yes."""
    return Q(agreed_at__isnull=False) & ~Q(invited_by="")


@rule(Body, "work")
def work_in(actor: Actor) -> Q:
    """Act as the team: answer, decide, invite. Whoever sits in it or acts for it today."""
    return working(actor) & Q(kind=BodyKind.TEAM)


@rule(Body, "enter")
def enter_room(actor: Actor) -> Q:
    """Look into its room."""
    return entering(actor) & Q(kind=BodyKind.TEAM)


@rule(Body, "suggest")
def suggest(actor: Actor) -> Q:
    """Give it an idea: members of its unit and of those below."""
    return belonging(actor) & Q(kind=BodyKind.TEAM) & running(today())


@rule(Body, "listen")
def listen(actor: Actor) -> Q:
    """Read the ideas it was given: members, and those in its room."""
    return (belonging(actor) | entering(actor)) & Q(kind=BodyKind.TEAM)


@rule(Body, "join")
def join(actor: Actor) -> Q:
    """Offer to work along: the same, if she does not work in it anyway."""
    return suggest(actor) & ~working(actor) if actor.person_id else NOTHING


@rule(Agreement)
def see_agreement(actor: Actor) -> Q:  # noqa: ARG001
    """How a team works is public: whoever thinks about joining wants to know."""
    return EVERYTHING


@rule(TeamRole)
def see_role(actor: Actor) -> Q:
    """Who looks after what is known to members."""
    return belonging(actor, "mandate__office__body") | sitting(actor, "mandate__office__body")


@rule(Idea)
def see_idea(actor: Actor) -> Q:
    """Ideas and answers are known to members and to those in the room. Whose it was, to nobody."""
    return belonging(actor, "body") | entering(actor, "body") | own_idea(actor)


def own_idea(actor: Actor) -> Q:
    """Ideas of her own."""
    return Q(by=actor.key) if actor.key else NOTHING


@rule(Idea, "answer")
def answer_idea(actor: Actor) -> Q:
    """Those that wait or were put off, by whoever works there."""
    return working(actor, "body") & Q(state__in=sorted(ANSWERABLE))


@rule(Idea, "withdraw")
def withdraw_idea(actor: Actor) -> Q:
    """One's own, as long as nobody has answered."""
    return own_idea(actor) & Q(state=IdeaState.OPEN)


@rule(TeamDecision)
def see_decision(actor: Actor) -> Q:
    """Public ones are everyone's; the others stay in the room."""
    return Q(public=True) | entering(actor, "body")


@rule(TeamDecision, "correct")
def correct_decision(actor: Actor) -> Q:
    """Those that hold, by whoever works there."""
    return working(actor, "body") & Q(corrected_by=None)


@rule(Guest)
def see_guest(actor: Actor) -> Q:
    """Oneself, and whoever works there. Nobody else learns who works along."""
    mine = Q(person=actor.person_id) if actor.person_id else NOTHING
    return mine | working(actor, "body")


@rule(Guest, "agree")
def agree_as_guest(actor: Actor) -> Q:
    """Say yes to an invitation: only whom it is for, until its last day."""
    mine = Q(person=actor.person_id, agreed_at=None) if actor.person_id else NOTHING
    return mine & Q(ends_on__gte=today())


@rule(Guest, "accept")
def accept_guest(actor: Actor) -> Q:
    """Say yes to somebody who offered to work along: whoever works there."""
    return working(actor, "body") & Q(invited_by="", ends_on__gte=today())


@rule(Guest, "end")
def end_guest(actor: Actor) -> Q:
    """End it, or say no: she herself and whoever works there."""
    return see_guest(actor) & Q(ends_on__gte=today())
