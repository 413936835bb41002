"""Help between chapters: asked for by whoever plans for a body, answered by any unit."""

from __future__ import annotations

from django.db.models import Q

from wirksam.activities.choices import ENDED
from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.campaigns.choices import FrameState, HelpState
from wirksam.campaigns.models import HelpAnswer, HelpRequest
from wirksam.foundation.access import NOTHING, Actor, rule, visible


def own(actor: Actor, at: str = "by_body") -> Q:
    """Rows whose body (at the lookup path ``at``) is one in whose name she plans."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return NOTHING
    return Q(**{f"{at}__in": visible(actor, Body, "host").values("pk")})


def moot(at: str = "") -> Q:
    """What it was asked for is over or called off, or its campaign was withdrawn.

    ``at``: the lookup path of the request; empty: the row is the request.
    """
    withdrawn = {f"{at}action": None, f"{at}frame__state": FrameState.WITHDRAWN}
    return Q(**{f"{at}action__state__in": ENDED}) | Q(**withdrawn)


def wanted() -> Q:
    """Requests that still want an answer."""
    return Q(state=HelpState.OPEN) & ~moot()


@rule(HelpRequest)
def see_request(actor: Actor) -> Q:
    """Members know what is missing elsewhere; what is settled, those who asked or answered."""
    if not actor.belongs:
        return NOTHING
    answered = HelpAnswer.objects.filter(own(actor)).order_by().values("request")
    return wanted() | own(actor) | Q(pk__in=answered)


@rule(HelpRequest, "settle")
def settle_request(actor: Actor) -> Q:
    """Say that nothing is needed any more, tell those who offered: the body that asked."""
    return own(actor) & Q(state=HelpState.OPEN)


@rule(HelpRequest, "take")
def take_help(actor: Actor) -> Q:
    """Take up an offer: the body that asked, as long as it is good for something."""
    return own(actor) & ~moot()


@rule(HelpRequest, "reopen")
def reopen_request(actor: Actor) -> Q:
    """Ask again: the body that asked, as long as it is good for something."""
    return own(actor) & ~Q(state=HelpState.OPEN) & ~moot()


@rule(HelpRequest, "answer")
def answer_request(actor: Actor) -> Q:
    """Offer help: whoever plans for a body, of any unit; not in answer to herself alone."""
    if not actor.belongs or not actor.can(Capability.ACTIVITY_HOST):
        return NOTHING
    return wanted()


@rule(HelpAnswer)
def see_answer(actor: Actor) -> Q:
    """Who offers what is between the two bodies."""
    return own(actor, "request__by_body") | own(actor)


@rule(HelpAnswer, "withdraw")
def withdraw_answer(actor: Actor) -> Q:
    """Take it back: the body that offered it. Whether it still can, the deed says."""
    return own(actor) & Q(withdrawn_at=None)
