"""Who wants to be asked in the invented association, and what is offered; one offer is open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from wirksam.activities.choices import State
from wirksam.activities.models import Activity, Closing
from wirksam.association.models import Body, Person, Unit
from wirksam.demo.personas import address_of
from wirksam.demo.tasks import load_tasks
from wirksam.foundation.notices.operations import notify
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import (
    Engagement,
    HelperProfile,
    Offer,
    OfferRound,
    Opportunity,
    SupportDecision,
)
from wirksam.opportunities.operations.places import keep
from wirksam.programme.models import ProgrammeVersion

Data = dict[str, Any]
BODY = "landesvorstand"
ANSWER = timedelta(days=4)
REASON = {"code": "first-time-place", "values": {"places": 1}}


def load_offers(version: ProgrammeVersion, told: Data, *, by: str) -> None:
    """Make all of it; days are counted from today."""
    _decide(told["decision"], by)
    load_tasks(version, told["past"], by=by)
    for one in told["past"]:
        _done(one, by)
    load_tasks(version, told["tasks"], by=by)
    for one in told["profiles"]:
        said = {name: one[name] for name in one if name not in {"who", "persona"}}
        HelperProfile.objects.create(person=_person(one), wants_offers=True, **said)
    titles = {one["key"]: one["title"] for one in told["tasks"]}
    _ask(told["asked_before"], titles, by)


def _person(told: Data) -> Person:
    if "persona" in told:
        return Person.objects.get(user__email=address_of(told["persona"]))
    return Person.objects.get(name=told["who"])


def _decide(told: Data, by: str) -> None:
    units = {one.slug: one for one in Unit.objects.all()}
    moment = timezone.now() + timedelta(days=told["on"])
    SupportDecision.objects.create(
        unit=units[told["unit"]],
        decided_on=timezone.localdate(moment),
        source=told["source"],
        weights={str(units[slug].pk): halves for slug, halves in told["weights"].items()},
        entered_by=by,
        entered_at=moment,
    )


def _done(told: Data, by: str) -> None:
    """It took place; these people helped."""
    task = Opportunity.objects.get(title=told["title"])
    for person in Person.objects.filter(name__in=told["helped"]):
        keep(
            Engagement(
                opportunity=task,
                person=person,
                state=EngagementState.DONE,
                accepted=task.warnings,
                joined_at=task.created_at,
                done_at=task.ends_at,
            )
        )
    Activity.objects.filter(pk=task.pk).update(state=State.DONE)
    Closing.objects.create(
        activity_id=task.pk,
        came_of_it=told["came"],
        closed_by=by,
        closed_at=task.ends_at or timezone.now(),
    )


def _ask(told: Data, titles: dict[str, str], by: str) -> None:
    """One offer of a small round that was run before."""
    body = Body.objects.select_related("unit").get(key=BODY)
    task = Opportunity.objects.select_related("host").get(title=titles[told["task"]])
    person = Person.objects.get(user__email=address_of(told["who"]))
    run = _small_round(told, body, task, by)
    offer = Offer.objects.create(
        round=run,
        opportunity=task,
        person=person,
        reasons=[REASON],
        place="first_timer",
        expires_at=timezone.now() + ANSWER,
    )
    notify(
        key=f"opportunity-offer:{offer.pk}:",
        to=[str(person.key)],
        kind="opportunity_offered",
        url=reverse("my_offers"),
        values={"title": task.title, "until_on": timezone.localdate(offer.expires_at)},
        now=run.ran_at,
    )


def _small_round(told: Data, body: Body, task: Opportunity, by: str) -> OfferRound:
    unit = str(task.host.unit_id)
    return OfferRound.objects.create(
        unit=body.unit,
        by_body=body,
        decision=SupportDecision.objects.first(),
        lot=f"{body.pk}-1",
        log={
            "said_yes": 1,
            "places": 1,
            "tasks": [{"task": task.pk, "unit": unit, "places": 1, "asked": 1}],
            "gaps": [],
            "examples": [REASON],
        },
        asked=1,
        filled=1,
        ran_by=by,
        ran_at=timezone.now() - timedelta(days=told["days"]),
    )
