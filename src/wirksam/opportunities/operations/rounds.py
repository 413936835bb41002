"""Running a round of offers, and deciding which chapters count more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Person, Unit, today
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record
from wirksam.foundation.notices.operations import notify
from wirksam.opportunities.models import Offer, OfferRound, Opportunity, SupportDecision
from wirksam.opportunities.queries.offer_tasks import in_reach
from wirksam.opportunities.queries.offering import HALF, Prepared, prepare
from wirksam.opportunities.queries.round_log import log_of, plain

MOST_HALVES = 6


def run_round(*, actor: Actor, body: Body, lot: str, stamp: str) -> OfferRound:
    """Start the round that was looked at; twice starts it once.

    ``lot`` and ``stamp`` are those of the preview. Refused where the round would come out otherwise
    now: then nobody is asked, and the preview says how it stands.
    """
    try:
        with transaction.atomic():
            return _run(actor, body, lot, stamp)
    except IntegrityError:  # somebody was deleted in this very moment
        raise RefusedError(_changed()) from None


def _run(actor: Actor, body: Body, lot: str, stamp: str) -> OfferRound:
    if not can(actor, body, "offer"):
        raise RefusedError(_("Your office does not run rounds of offers for this body."))
    held = Body.objects.select_for_update(of=("self",)).select_related("unit").get(pk=body.pk)
    done = OfferRound.objects.filter(by_body=held, lot=lot).first()
    if done is not None and done.log.get("stamp") == stamp:
        return done
    _hold_tasks(actor, held)
    found = prepare(actor, held)
    if (found.terms.lot, found.stamp) != (lot, stamp):
        raise RefusedError(_changed())
    if not found.round.offers:
        raise RefusedError(_("There is nobody to ask. Look at what stays open."))
    run = _keep(actor, found)
    record(
        actor=actor,
        verb="run_offer_round",
        subject=run,
        unit_key=held.unit.slug,
        asked=run.asked,
        places=run.filled,
    )
    return run


def _hold_tasks(actor: Actor, body: Body) -> None:
    """Nobody joins, leaves or is offered any of them elsewhere while places are given out."""
    keys = [one.pk for one in in_reach(actor, body, timezone.now())]
    rows = Opportunity.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _keep(actor: Actor, found: Prepared) -> OfferRound:
    run = OfferRound.objects.create(
        unit=found.body.unit,
        by_body=found.body,
        decision=found.decision,
        lot=found.terms.lot,
        terms=_terms(found),
        log=log_of(found) | {"stamp": found.stamp},
        asked=found.round.asked,
        filled=len(found.round.offers),
        ran_by=actor.key,
    )
    made = Offer.objects.bulk_create(
        Offer(
            round=run,
            opportunity=found.tasks[one.task].task,
            person_id=found.people[one.person].person_id,
            reasons=[plain(reason) for reason in found.reasons_of(one)],
            place=one.place,
            expires_at=found.tasks[one.task].until,
        )
        for one in found.round.offers
    )
    keys = dict(Person.objects.filter(offers__round=run).values_list("pk", "key"))
    for one in made:
        _tell(one, str(keys[one.person_id]))
    return run


def _tell(one: Offer, person_key: str) -> None:
    task = one.opportunity
    notify(
        key=f"opportunity-offer:{one.pk}:",
        to=[person_key],
        kind="opportunity_offered",
        url=reverse("my_offers"),
        values={"title": task.title, "until_on": timezone.localdate(one.expires_at)},
    )


def _terms(found: Prepared) -> dict[str, Any]:
    terms = found.terms
    return {
        "offers": terms.offers,
        "per_week": terms.per_week,
        "window_days": terms.window_days,
        "support": {unit: str(weight) for unit, weight in terms.support.items()},
    }


def _changed() -> str:
    return _("Something has changed meanwhile. Nobody was asked. Look at the round as it is now.")


@transaction.atomic
def decide_support(
    *, actor: Actor, unit: Unit, halves: Mapping[int, int], decided_on: date, source: str
) -> SupportDecision:
    """Enter which chapters below ``unit`` count more, as was decided; it holds from tomorrow on.

    Sent twice, it is entered once: nobody could take the second one back.

    ``halves`` are half turns by the chapter's primary key (3: one and a half times). Whoever is not
    named counts once. Earlier decisions stay readable.
    """
    if not can(actor, unit, "support"):
        raise RefusedError(_("Only those who enter the rules of this unit can do that."))
    if not source.strip():
        raise RefusedError(_("Say by which decision they count more."))
    if decided_on > today():
        raise RefusedError(_("This day is still to come. Enter it once it is decided."))
    below = Unit.objects.filter(path__startswith=unit.path).exclude(pk=unit.pk)
    known = set(below.values_list("pk", flat=True))
    if not known.issuperset(halves) or any(not HALF <= n <= MOST_HALVES for n in halves.values()):
        raise RefusedError(_("Choose chapters of this unit, and how many times they count."))
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    told = {
        "decided_on": decided_on,
        "source": " ".join(source.split())[:200],
        "weights": {str(pk): n for pk, n in sorted(halves.items()) if n > HALF},
    }
    latest = SupportDecision.objects.filter(unit=unit).first()
    if latest is not None and all(getattr(latest, name) == said for name, said in told.items()):
        return latest
    made = SupportDecision.objects.create(unit=unit, entered_by=actor.key, **told)
    record(
        actor=actor,
        verb="decide_support",
        subject=made,
        unit_key=unit.slug,
        chapters=len(made.weights),
        reason=made.source,
    )
    return made
