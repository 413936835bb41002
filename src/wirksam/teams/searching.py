"""What of teams can be found: their pages by all; what is handed on, by those two teams alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.search import Document, Source, add_source
from wirksam.teams.access.reach import teams
from wirksam.teams.models import Call, HandoverItem

HANDOVER_ITEMS = "handover_items"
TEAM_PAGES = "team_pages"


def _items(pks: Collection[int]) -> Iterator[Document]:
    rows = HandoverItem.objects.filter(pk__in=pks).select_related("handover__cycle__body", "office")
    for item in rows:
        cycle = item.handover.cycle
        url = reverse("team_handover", args=[cycle.body.key, cycle.number])
        yield Document(
            item.pk,
            title=item.title,
            text="\n".join(part for part in (item.text, item.url, str(item.office or "")) if part),
            url=f"{url}#teil-{item.pk}",
            on=item.written_at.date(),
            label=f"{cycle.body.name}, {item.get_kind_display()}",
        )


def _seen_items(actor: Actor) -> QuerySet[HandoverItem]:
    return visible(actor, HandoverItem)


def _pages(pks: Collection[int]) -> Iterator[Document]:
    """Each team with the words of its latest published call."""
    rows = teams().filter(pk__in=pks).select_related("unit")
    calls = Call.objects.filter(cycle__body__in=pks, published_at__isnull=False)
    latest = {call.cycle.body_id: call for call in calls.select_related("cycle").order_by("pk")}
    for body in rows:
        call = latest.get(body.pk)
        words = (call.task, call.learn, call.welcome, call.access) if call else ()
        yield Document(
            body.pk,
            title=body.name,
            text="\n".join(part for part in (body.explanation, *words) if part),
            url=reverse("team", args=[body.key]),
            on=call.opens_on if call else None,
            label=body.unit.name,
            keywords=body.short_name,
        )


def _seen_pages(actor: Actor) -> QuerySet[Body]:  # noqa: ARG001 (where a team stands is public)
    return teams()


add_source(Source(TEAM_PAGES, _("Teams"), "people", Body, _pages, _seen_pages, order=30))
add_source(
    Source(
        HANDOVER_ITEMS,
        _("What teams hand on"),
        "list",
        HandoverItem,
        _items,
        _seen_items,
        order=70,
    )
)
