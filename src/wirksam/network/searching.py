"""How allies are found: only by those who may know of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.search import Document, Source, add_source
from wirksam.network.models import Partner

PARTNERS = "partners"


def _documents(pks: Collection[int]) -> Iterator[Document]:
    for one in Partner.objects.filter(pk__in=pks).select_related("unit"):
        yield Document(
            pk=one.pk,
            title=one.name,
            text="\n".join(part for part in (one.about, one.place) if part),
            url=reverse("partner", args=[one.pk]),
            on=None,
            label=one.unit.short_name or one.unit.name,
        )


def _visible(actor: Actor) -> QuerySet[Partner]:
    return visible(actor, Partner)


add_source(Source(PARTNERS, _("Allies"), "people", Partner, _documents, _visible, order=75))
