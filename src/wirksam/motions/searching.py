"""What of motions can be found: published motions, and amendments with their reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.search import Document, Source, add_source
from wirksam.motions.choices import UNSEEN
from wirksam.motions.models import Amendment, Motion
from wirksam.motions.queries.amending import engine_amendment
from wirksam.motions.queries.texts import paragraphs_of

MOTIONS = "motions"
AMENDMENTS = "amendments"
_UNSEEN = sorted(UNSEEN)


def _motions(pks: Collection[int]) -> Iterator[Document]:
    rows = Motion.objects.filter(pk__in=pks).exclude(state__in=_UNSEEN)
    for motion in rows.prefetch_related("versions__wording__paragraphs"):
        versions = [one for one in motion.versions.all() if one.published_at]
        words = [one.text for one in paragraphs_of(versions[-1].wording)] if versions else []
        yield Document(
            motion.pk,
            title=motion.title,
            text="\n".join([motion.summary, *words, motion.reasons]),
            url=motion.get_absolute_url(),
            on=_day(motion),
            label=motion.identifier,
            keywords=motion.identifier,
        )


def _amendments(pks: Collection[int]) -> Iterator[Document]:
    rows = Amendment.objects.filter(pk__in=pks).exclude(state__in=_UNSEEN)
    for one in rows.select_related("motion", "parent", "version"):
        edits = engine_amendment(one).edits.values() if one.parent_id is None else ()
        words = [edit.new.replace("\u2029", "\n") for found in edits for edit in found]
        yield Document(
            one.pk,
            title=f"{one.identifier} {_to(one.motion)}".strip(),
            text="\n".join([*words, one.reasons]),
            url=one.get_absolute_url(),
            on=_day(one),
            label=one.motion.identifier,
            keywords=f"{one.identifier} {one.motion.identifier}",
        )


def _to(motion: Motion) -> str:
    return f"\N{RIGHTWARDS ARROW} {motion.title}"


def _day(one: Motion | Amendment) -> date | None:
    return timezone.localdate(one.published_at) if one.published_at else None


def _seen_motions(actor: Actor) -> QuerySet[Motion]:
    return visible(actor, Motion)


def _seen_amendments(actor: Actor) -> QuerySet[Amendment]:
    return visible(actor, Amendment)


add_source(Source(MOTIONS, _("Motions"), "edit", Motion, _motions, _seen_motions, order=15))
add_source(
    Source(AMENDMENTS, _("Amendments"), "edit", Amendment, _amendments, _seen_amendments, order=16)
)
