"""Allies beside an activity."""

from __future__ import annotations

from typing import TypedDict

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from wirksam.activities.models import Activity
from wirksam.activities.queries.beside import Beside, Line
from wirksam.foundation.access import Actor, visible
from wirksam.network.models import JointActivity, Partner


class Known(TypedDict):
    """What a row of :func:`joint_partners` knows besides."""

    known: bool


def joint_partners(
    actor: Actor, activity: Activity
) -> QuerySet[WithAnnotations[JointActivity, Known]]:
    """Allies who take part, as far as she may know; ``known``: their page is open to her."""
    rows = visible(actor, JointActivity.objects.filter(activity=activity.pk))
    open_to_her = visible(actor, Partner).filter(pk=OuterRef("partner"))
    return rows.annotate(known=Exists(open_to_her)).select_related("partner")


def possible_partners(actor: Actor) -> QuerySet[Partner]:
    """Allies whom she can tie to an activity."""
    return visible(actor, Partner).filter(ended_at=None).select_related("unit")


def beside(actor: Actor, activity: Activity, hosts: bool) -> Beside | None:
    """The part of an activity's page; one query."""
    lines = tuple(
        Line(
            row.partner.name,
            row.part,
            reverse("partner", args=[row.partner_id]) if row.known else "",
        )
        for row in joint_partners(actor, activity)
    )
    if not (lines or hosts):
        return None
    return Beside(
        "zusammen",
        _("Together with"),
        lines,
        deed=_("Allies who take part") if hosts else "",
        deed_url=reverse("activity_partners", args=[activity.pk]) if hosts else "",
        icon="people",
    )
