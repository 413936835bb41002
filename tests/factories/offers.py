"""People who want to be asked, whoever runs rounds, and offers, for tests."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.utils import timezone

from tests.factories.people import acting, human, office, seat
from wirksam.association.models import Body, Person
from wirksam.foundation.access import Actor
from wirksam.opportunities.models import HelperProfile, Offer, OfferRound, Opportunity
from wirksam.opportunities.operations.rounds import run_round
from wirksam.opportunities.queries.offering import prepare

_numbers = count(1)


def said_yes(of: Body, name: str = "", **said: object) -> Person:
    """Somebody of the unit of ``of`` who wants to be asked for anything."""
    someone = human(name or f"Frag {next(_numbers)}", of.unit)
    values = {"wants_offers": True, "per_week": 7}
    HelperProfile.objects.create(person=someone, **(values | said))
    return someone


def runner(of: Body, reach: str = "unit", name: str = "Runa") -> Actor:
    """Whoever runs rounds for ``of``."""
    someone = human(name, of.unit)
    seat(someone, office(of, f"offer.run/{reach}"))
    return acting(someone)


def ran(by: Actor, of: Body) -> OfferRound:
    """A round as its preview says it."""
    found = prepare(by, of)
    return run_round(actor=by, body=of, lot=found.terms.lot, stamp=found.stamp)


def offered(what: Opportunity, to: Person, **fields: object) -> Offer:
    """An offer by itself, open for two days."""
    number = next(_numbers)
    run = OfferRound.objects.create(
        unit=what.host.unit, by_body=what.host, lot=f"lot-{number}", ran_by="someone"
    )
    values = {
        "reasons": [{"code": "nothing-lately", "values": {"days": 56}}],
        "expires_at": timezone.now() + timedelta(days=2),
    }
    return Offer.objects.create(round=run, opportunity=what, person=to, **(values | fields))
