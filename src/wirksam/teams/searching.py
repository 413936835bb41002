"""What of teams can be found: what one team hands on to the next, by those two alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.search import Document, Source, add_source
from wirksam.teams.models import HandoverItem

HANDOVER_ITEMS = "handover_items"


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
