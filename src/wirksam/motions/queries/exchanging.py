"""Motions as a bundle for other systems: what everyone may read, in constant queries."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.amend import Paragraph, compose
from wirksam.engine.exchange import AmendmentText, Bundle, MotionText, Party, Proposal
from wirksam.foundation.access import Actor, visible
from wirksam.motions.choices import UNSEEN, SubmitterRole
from wirksam.motions.models import (
    Amendment,
    Motion,
    MotionVersion,
    Procedure,
    Submission,
    Submitter,
)
from wirksam.motions.queries.page import Way
from wirksam.motions.queries.texts import paragraphs_of

Texts = dict[int, tuple[Paragraph, ...]]


def motions_to_share(actor: Actor, occasion: str = "") -> QuerySet[Motion]:
    """Public motions; of one assembly, where its key is given."""
    rows = visible(actor, Motion).exclude(state__in=sorted(UNSEEN))
    return rows.filter(occasion__key=occasion) if occasion else rows


def ways_along(submission: Submission, _actor: Actor) -> list[Way]:
    """From a motion's page to the forms in which it can be taken along."""
    motion = submission if isinstance(submission, Motion) else None
    if motion is None:
        return []
    note = _("as PDF, as a text file, for other systems")
    return [Way(_("Take along"), reverse("motion_take", args=[motion.slug]), note)]


def bundle_of(motions: QuerySet[Motion], title: str = "") -> Bundle:
    """These motions with their public amendments to the version that holds now."""
    versions = MotionVersion.objects.select_related("wording").prefetch_related(
        "wording__paragraphs"
    )
    rows = motions.select_related("resolution__wording", "occasion").prefetch_related(
        Prefetch("versions", versions.order_by("number")), "submitters", _procedures()
    )
    rows = rows.prefetch_related("resolution__wording__paragraphs").order_by("identifier", "pk")
    found = list(rows)
    texts = {one.pk: paragraphs_of(version_of(one).wording) for one in found}
    shown = {version_of(one).pk: one.pk for one in found}
    amendments = list(_amendments(shown, texts))
    told = [entry for one in found for entry in _motion(one, texts[one.pk])]
    return Bundle("wirksam", title, tuple(told), tuple(amendments))


def _procedures() -> Prefetch[str]:
    rows = Procedure.objects.filter(published_at__isnull=False).select_related("settled_by")
    return Prefetch("procedures", rows.order_by("number"), to_attr="told_procedures")


def version_of(motion: Motion) -> MotionVersion:
    """The latest public version; a draft's only one. Needs the versions fetched along."""
    versions = list(motion.versions.all())
    if not versions:
        raise Http404
    public = [one for one in versions if one.published_at is not None]
    return (public or versions)[-1]


def _motion(one: Motion, text: tuple[Paragraph, ...]) -> Iterator[MotionText]:
    resolution = getattr(one, "resolution", None)
    adopted = paragraphs_of(resolution.wording) if resolution is not None else None
    as_moved = adopted is not None and adopted == text
    movers, supporters = _parties(one)
    entry = MotionText(
        key=f"motion-{one.pk}",
        title=one.title,
        paragraphs=text,
        identifier=one.identifier,
        reasons=one.reasons,
        state=one.state,
        is_resolution=as_moved,
        resolved_on=resolution.adopted_on if resolution is not None and as_moved else None,
        published_at=one.published_at,
        movers=movers,
        supporters=supporters,
        proposal=_proposal(one, text),
    )
    yield entry
    if resolution is not None and adopted is not None and not as_moved:
        yield MotionText(
            key=f"resolution-{resolution.pk}",
            title=resolution.title,
            paragraphs=adopted,
            identifier=f"{one.identifier}-B" if one.identifier else "",
            state=one.state,
            is_resolution=True,
            resolved_on=resolution.adopted_on,
            published_at=one.published_at,
            movers=movers,
        )


def _amendments(shown: dict[int, int], texts: Texts) -> Iterator[AmendmentText]:
    """Parents first, so that the text each is about is known."""
    rows = Amendment.objects.filter(version__in=shown).exclude(state__in=sorted(UNSEEN))
    rows = rows.prefetch_related("submitters", _procedures()).order_by("pk")
    waiting, wanted = list(rows), dict[int, tuple[Paragraph, ...]]()
    while waiting:
        ready = [one for one in waiting if one.parent_id is None or one.parent_id in wanted]
        if not ready:
            return
        waiting = [one for one in waiting if one not in ready]
        for one in ready:
            motion = shown[one.version_id]
            base = wanted[one.parent_id] if one.parent_id else texts[motion]
            wish = Wish.from_data(str(one.pk), one.changes, whole=one.whole)
            wanted[one.pk] = compose(base, wish)
            yield _amendment(one, motion, wanted[one.pk])


def _amendment(one: Amendment, motion: int, wanted: tuple[Paragraph, ...]) -> AmendmentText:
    movers, supporters = _parties(one)
    return AmendmentText(
        key=f"amendment-{one.pk}",
        motion=f"motion-{motion}",
        wanted=wanted,
        identifier=one.identifier,
        parent=f"amendment-{one.parent_id}" if one.parent_id else "",
        reasons=one.reasons,
        state=one.state,
        whole=one.whole,
        editorial=one.editorial,
        published_at=one.published_at,
        movers=movers,
        supporters=supporters,
        proposal=_proposal(one, wanted),
    )


def _parties(one: Submission) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    movers: list[Party] = []
    supporters: list[Party] = []
    for row in one.submitters.all():
        mine = movers if row.role == SubmitterRole.MOVER else supporters
        if row.name and (row.body_id or row.person_id is None or row.agreed_at):
            mine.append(_party(row))
    return tuple(movers), tuple(supporters)


def _party(row: Submitter) -> Party:
    is_body = row.body_id is not None or row.resolved_on is not None
    return Party(row.name, is_body, resolved_on=row.resolved_on)


def _proposal(one: Submission, about: tuple[Paragraph, ...]) -> Proposal | None:
    told: list[Procedure] = one.told_procedures  # type: ignore[attr-defined]  # fetched along
    if not told:
        return None
    row = told[-1]
    wanted = compose(about, Wish.from_data("", row.changes)) if row.changes else None
    explanation = row.explanation
    if row.settled_by is not None:
        explanation = "\n\n".join(filter(None, (str(row.settled_by), explanation)))
    return Proposal(row.recommendation, explanation, wanted)
