"""Who runs rounds of offers, who says which chapters count more, who reads an offer."""

from __future__ import annotations

from django.db.models import Q

from wirksam.association.choices import Capability
from wirksam.association.models import Body, Unit, running, today
from wirksam.foundation.access import NOTHING, Actor, allowed, ancestry, rule
from wirksam.opportunities.models import Offer, OfferRound, SupportDecision

_RUN = Capability.OFFER_RUN


@rule(Offer)
def see_offer(actor: Actor) -> Q:
    """Only the one who was asked; nobody else ever knows whom a round has asked."""
    return Q(person=actor.person_id) if actor.person_id else NOTHING


@rule(Body, "offer")
def run_rounds(actor: Actor) -> Q:
    """Bodies in whose name she offers open tasks today."""
    return Q(pk__in={grant.body_id for grant in actor.holding(_RUN)}) & running(today())


@rule(OfferRound)
def see_round(actor: Actor) -> Q:
    """Rounds of the units in which she runs some herself; they hold numbers only."""
    return actor.bodies(_RUN, "by_body")


@rule(Unit, "support")
def decide_support(actor: Actor) -> Q:
    """Enter which chapters count more: whoever enters the rules by which the unit decides."""
    parents = Unit.objects.exclude(parent=None).values("parent")
    return allowed(actor, Unit, "rules") & Q(pk__in=parents)


@rule(SupportDecision)
def see_decision(actor: Actor) -> Q:
    """Those who run rounds by it, or enter it."""
    entered = Unit.objects.filter(allowed(actor, Unit, "rules"))
    found = Q(unit__in=entered.values("pk"))
    for grant in actor.holding(_RUN):
        found |= Q(unit__path__in=ancestry(grant.unit_path))
    return found


def hosted_in_reach(actor: Actor, body: Body) -> Q:
    """Tasks over which she runs a round in the name of ``body``, as far as that office reaches."""
    found = NOTHING
    for grant in actor.holding(_RUN):
        if grant.body_id != body.pk:
            continue
        if grant.reach == "below":
            found |= Q(host__unit__path__startswith=grant.unit_path)
        elif grant.reach == "unit":
            found |= Q(host__unit=grant.unit_id)
        else:
            found |= Q(host=grant.body_id)
    return found
