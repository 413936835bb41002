"""How action days stand: three dots, for many in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from wirksam.activities.models import Participation
from wirksam.association.choices import Capability
from wirksam.campaigns.models import LocalAction
from wirksam.campaigns.rules import Dots, dots
from wirksam.foundation.access import Actor

Sign = tuple[str, str, str]


def with_coming(rows: QuerySet[LocalAction]) -> QuerySet[LocalAction]:
    """Rows with ``coming``: how many said here that they come."""
    said = Participation.objects.filter(activity=OuterRef("pk")).order_by()
    number = said.values("activity").annotate(n=Count("pk")).values("n")
    return rows.annotate(coming=Coalesce(Subquery(number, output_field=IntegerField()), 0))


def dots_of(action: LocalAction) -> Dots:
    """The dots of a row of :func:`with_coming`."""
    return dots(
        needed=action.people_needed,
        promised=action.people_promised,
        coming=getattr(action, "coming", 0),
        contact=action.contact_id is not None,
        reminded=action.reminded_at is not None,
    )


def signs_for(actor: Actor, action: LocalAction) -> list[Sign]:
    """The dots as words with signs, while it is to come: all for those who organise.

    Other members see whether people are wanted; guests see none.
    """
    if not actor.belongs or action.is_ended:
        return []
    organises = actor.can(Capability.ACTIVITY_HOST) or actor.can(Capability.CAMPAIGN_RUN)
    return signs(dots_of(action))[: None if organises else 1]


def signs(of: Dots) -> list[Sign]:
    """Each dot as a word, an icon and a tone; never colour alone."""
    return [
        (_("enough people"), "check", "ok")
        if of.enough
        else (_("people wanted"), "people", "warn"),
        (_("contact is there"), "check", "ok")
        if of.contact
        else (_("contact is missing"), "empty", "warn"),
        (_("reminded"), "check", "ok")
        if of.reminded
        else (_("not reminded yet"), "empty", "neutral"),
    ]
