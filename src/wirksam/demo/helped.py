"""What the cast has helped with lately, what came of it, and who thanked whom."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import Any

from django.utils import timezone

from wirksam.activities.choices import State
from wirksam.activities.models import Closing
from wirksam.association.models import Body, Person
from wirksam.demo.personas import address_of
from wirksam.demo.tasks import make_task, tie
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, Opportunity, Thanks
from wirksam.opportunities.operations.places import keep
from wirksam.opportunities.operations.telling import tell_helper
from wirksam.programme.models import ProgrammeVersion

Data = dict[str, Any]


def load_helped(version: ProgrammeVersion, told: list[Data], *, by: str) -> None:
    """Make all of them; days are counted from today, and all lie behind."""
    bodies = {body.key: body for body in Body.objects.select_related("unit")}
    commitments = {one.lines: one for one in version.commitments.all()}
    for one in told:
        task = make_task(one, bodies[one["host"]], by)
        tie(task, one["lines"], commitments, by)
        _helped(task, one)
        _close(task, one, by)
        _thank(task, one)


def _helped(task: Opportunity, told: Data) -> None:
    cast = Person.objects.filter(user__email__in=map(address_of, told["helped"]))
    others = Person.objects.filter(user=None).order_by("-pk")
    for person in (*cast, *islice(others, told["crowd"])):
        done = EngagementState.DONE
        keep(
            Engagement(
                opportunity=task,
                person=person,
                state=done,
                accepted=task.warnings,
                joined_at=task.created_at,
                done_at=task.ends_at,
            )
        )


def _close(task: Opportunity, told: Data, by: str) -> None:
    Opportunity.objects.filter(pk=task.pk).update(state=State.DONE)
    Closing.objects.create(
        activity_id=task.pk,
        came_of_it=told["came_of_it"],
        attendees=told["attendees"],
        what_next=told["what_next"],
        closed_by=by,
        closed_at=timezone.now() - timedelta(hours=5),
    )


def _thank(task: Opportunity, told: Data) -> None:
    giver = Person.objects.get(user__email=address_of(told["thanks_by"]))
    for persona, text in told["thanks"].items():
        email = address_of(persona)
        held = Engagement.objects.select_related("person", "opportunity")
        one = held.get(opportunity=task, person__user__email=email)
        Thanks.objects.create(engagement=one, text=text, by=giver)
        tell_helper(one, "opportunity_thanked")
