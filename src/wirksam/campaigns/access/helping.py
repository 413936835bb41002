"""Help between chapters: asked for by whoever plans for a body, answered by any unit."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.campaigns.choices import HelpState
from wirksam.campaigns.models import HelpAnswer, HelpRequest
from wirksam.foundation.access import NOTHING, Actor, rule, visible


def _own(actor: Actor, at: str) -> Q:
    """Rows whose body (at the lookup path ``at``) is one in whose name she plans."""
    if not actor.can(Capability.ACTIVITY_HOST):
        return NOTHING
    return Q(**{f"{at}__in": visible(actor, Body, "host").values("pk")})


@rule(HelpRequest)
def see_request(actor: Actor) -> Q:
    """Members know what is missing elsewhere; what is settled, those who asked."""
    return Q(state=HelpState.OPEN) | _own(actor, "by_body") if actor.belongs else NOTHING


@rule(HelpRequest, "settle")
def settle_request(actor: Actor) -> Q:
    """Take up an answer, or say that nothing is needed any more: the body that asked."""
    return _own(actor, "by_body") & Q(state=HelpState.OPEN)


@rule(HelpRequest, "answer")
def answer_request(actor: Actor) -> Q:
    """Offer help: whoever plans for a body, of any unit; not in answer to herself alone."""
    return Q(state=HelpState.OPEN) if actor.can(Capability.ACTIVITY_HOST) else NOTHING


@rule(HelpAnswer)
def see_answer(actor: Actor) -> Q:
    """Who offers what is between the two bodies."""
    return _own(actor, "request__by_body") | _own(actor, "by_body")


@rule(HelpAnswer, "withdraw")
def withdraw_answer(actor: Actor) -> Q:
    """Take it back until it was taken up: the body that offered it."""
    return _own(actor, "by_body") & Q(withdrawn_at=None, accepted_at=None)
