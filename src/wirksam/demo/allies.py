"""Allies of a chapter and of the state board, and what is done together with them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from wirksam.activities.models import Activity
from wirksam.association.models import Office, Unit
from wirksam.foundation.search.operations import reindex
from wirksam.network.models import JointActivity, Partner, PartnerContact, Relation
from wirksam.network.searching import PARTNERS

Data = dict[str, Any]


def load_allies(told: list[Data], activities: dict[str, str], *, by: str) -> None:
    """Make all allies; ``activities`` gives the title of an activity by its key.

    Days of looking again and of speaking are told as a number of days from today.
    """
    made = [_partner(one, activities, by) for one in told]
    reindex(PARTNERS, *(one.pk for one in made))


def _partner(told: Data, activities: dict[str, str], by: str) -> Partner:
    partner = Partner.objects.create(
        unit=Unit.objects.get(slug=told["unit"]),
        name=told["name"],
        kind=told["kind"],
        place=told["place"],
        about=told["about"],
        url=told.get("url", ""),
        shared=told["shared"],
        entered_by=by,
    )
    if "office" in told:
        body, name = told["office"]
        Relation.objects.create(
            partner=partner,
            office=Office.objects.get(body__key=body, name=name),
            since=told["since"],
            last_contact_on=_from_today(told["spoken"]),
            note=told.get("note", ""),
        )
    for one in told["contacts"]:
        values = {name: value for name, value in one.items() if name != "review"}
        PartnerContact.objects.create(
            partner=partner, review_on=_from_today(one["review"]), entered_by=by, **values
        )
    for key, part, public in told["together"]:
        JointActivity.objects.create(
            partner=partner,
            activity=Activity.objects.filter(title=activities[key]).order_by("pk")[0],
            part=part,
            public=public,
            entered_by=by,
        )
    return partner


def _from_today(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
