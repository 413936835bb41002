"""What assemblies tie into the thread of a commitment. Their acts stand there as entries."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.choices import CarryDecision, EditionState
from wirksam.assembly.models import CarryOver, ReportItem
from wirksam.foundation.access import Actor
from wirksam.programme.models import Commitment
from wirksam.programme.queries.thread import Knot


def knots(commitment: Commitment, actor: Actor) -> Iterator[Knot]:
    """The frozen accounts that tell of it, and the word that it does not go on; one query."""
    del actor
    ended = CarryOver.objects.filter(item=OuterRef("pk"), decision=CarryDecision.ENDED)
    items = (
        ReportItem.objects.filter(commitment=commitment, edition__state=EditionState.FROZEN)
        .select_related("edition__assembly")
        .defer("edition__content")
        .annotate(
            ended_on=Subquery(ended.values("decided_on")[:1]),
            ended_why=Subquery(ended.values("reason")[:1]),
        )
        .order_by("edition__frozen_at", "pk")
    )
    for item in items:
        edition = item.edition
        told = {"assembly": edition.assembly.name, "number": edition.number}
        title = _("Account to %(assembly)s, edition %(number)s") % told
        href = f"{edition.get_absolute_url()}#{commitment.code}"
        when = timezone.localdate(edition.frozen_at)
        yield Knot(when, "paper", title, item.statement, href=href)
        if item.ended_on:
            gone = _("Does not go on in the next programme")
            yield Knot(item.ended_on, "stop", gone, item.ended_why or "", href=href)
