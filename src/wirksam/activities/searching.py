"""How activities are found."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.activities.models import Activity
from wirksam.activities.queries.listing import known_to
from wirksam.foundation.access import Actor
from wirksam.foundation.search import Document, Source, add_source

KEY = "activities"


def _visible(actor: Actor) -> QuerySet[Activity]:
    return known_to(actor)


def _documents(pks: Collection[int]) -> Iterator[Document]:
    rows = Activity.objects.filter(pk__in=pks).select_related("host__unit", "closing")
    for one in rows:
        closing = getattr(one, "closing", None)
        parts = (
            one.summary,
            one.place,
            one.learn_text,
            closing.came_of_it if closing else "",
            closing.what_next if closing else "",
        )
        yield Document(
            pk=one.pk,
            title=one.title,
            text="\n".join(part for part in parts if part),
            url=one.get_absolute_url(),
            on=one.first_day if one.starts_at else None,
            label=one.host.unit.short_name or one.host.unit.name,
            keywords=f"{one.host.name} {one.host.unit.name}",
        )


add_source(Source(KEY, _("Activities"), "calendar", Activity, _documents, _visible, order=30))
