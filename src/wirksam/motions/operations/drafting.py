"""Writing motions and amendments: what nobody but their movers sees until they are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from wirksam.foundation.access import Actor
from wirksam.motions.choices import State
from wirksam.motions.models import Amendment, Motion, MotionVersion, Step, Submission, Submitter
from wirksam.motions.models.wordings import Wording
from wirksam.motions.operations import amending
from wirksam.motions.operations.holding import held_in, saved, settle
from wirksam.motions.operations.movers import Mover, check_belongs, prepares, write_movers
from wirksam.motions.operations.plans import (
    AmendmentPlan,
    MotionPlan,
    checked_motion,
    checked_words,
    placed,
)
from wirksam.motions.operations.telling import tell_asked
from wirksam.motions.operations.wordings import drop_unused, store_wording
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.motions.rules import free_slug

__all__ = [
    "AmendmentPlan",
    "MotionPlan",
    "Mover",
    "discard_draft",
    "draft_amendment",
    "draft_motion",
    "revise_amendment",
    "revise_draft",
]

CHANGEABLE = (State.DRAFT, State.RETURNED, State.COLLECTING)
_SAME = (
    "kind", "occasion", "becomes", "title", "summary", "reasons", "urgency", "source_version",
    "statute", "programme", "programme_slug", "term_starts_on", "term_ends_on",
)  # fmt: skip


def draft_motion(*, actor: Actor, plan: MotionPlan) -> Motion:
    """Keep a motion that only its movers see. The same form sent twice makes one motion."""
    plan = placed(plan)
    if not prepares(actor, plan.unit):
        check_belongs(actor, plan.unit)
    plan = checked_motion(plan)
    for last in (False, False, True):
        if known := _known(actor, plan.draft_key):
            return known.as_motion
        try:
            return _motion(actor, plan)
        except IntegrityError:  # at the same moment: the same form, or the same address
            if last:
                raise
    raise AssertionError


@transaction.atomic
def _motion(actor: Actor, plan: MotionPlan) -> Motion:
    taken = set(Motion.objects.values_list("slug", flat=True))
    slug = free_slug(slugify, plan.title, taken)
    motion = Motion(slug=slug, unit=plan.unit, created_by=actor.key, draft_key=plan.draft_key)
    _write(motion, plan)
    motion.save()
    wording = store_wording(plan.paragraphs)
    MotionVersion.objects.create(motion=motion, wording=wording, created_by=actor.key)
    _begin(actor, motion, plan.movers)
    settle(actor, "draft_motion", motion)
    return motion


@transaction.atomic
def revise_draft(*, actor: Actor, motion: Motion, plan: MotionPlan, revision: int) -> Motion:
    """Change a motion that is not handed in, or was sent back.

    Whoever had agreed to another wording is asked again.
    """
    plan = placed(replace(plan, unit=motion.unit))
    if plan.unit != motion.unit and not prepares(actor, plan.unit):
        check_belongs(actor, plan.unit)
    plan = checked_motion(plan)
    held_in(motion, *CHANGEABLE, revision=revision)
    motion = Motion.objects.select_related("unit", "occasion").get(pk=motion.pk)
    version = motion.versions.select_related("wording").get()
    old = version.wording
    reworded = tuple(plan.paragraphs) != paragraphs_of(old)
    if reworded:
        version.wording = store_wording(plan.paragraphs)
        version.save()
        drop_unused([old.pk])
    again = reworded or plan.title != motion.title
    motion.unit = plan.unit
    _write(motion, plan)
    _change(actor, motion, plan.movers, again=again)
    return motion


def draft_amendment(*, actor: Actor, plan: AmendmentPlan) -> Amendment:
    """Keep an amendment that only its movers see. The same form sent twice makes one.

    Written against an older version it is carried over to the present one where it fits there.
    """
    unit = plan.motion.unit
    if not prepares(actor, unit):
        check_belongs(actor, unit)
    try:
        if known := _known(actor, plan.draft_key):
            return known.as_amendment
        return _amendment(actor, plan)
    except IntegrityError:
        if known := _known(actor, plan.draft_key):
            return known.as_amendment
        raise


@transaction.atomic
def _amendment(actor: Actor, plan: AmendmentPlan) -> Amendment:
    motion = amending.open_motion(actor, plan.motion)
    amendment = Amendment(
        motion=motion,
        unit=motion.unit,
        occasion=motion.occasion,
        kind=motion.kind,
        created_by=actor.key,
        draft_key=plan.draft_key,
    )
    amending.write_changes(amendment, plan)
    amendment.reasons, amendment.urgency = checked_words(plan.reasons, plan.urgency)
    amendment.save()
    _begin(actor, amendment, plan.movers)
    settle(actor, "draft_amendment", amendment)
    return amendment


@transaction.atomic
def revise_amendment(
    *, actor: Actor, amendment: Amendment, plan: AmendmentPlan, revision: int
) -> Amendment:
    """Change an amendment that is not handed in, or was sent back."""
    amending.open_motion(actor, amendment.motion)
    held_in(amendment, *CHANGEABLE, revision=revision)
    amendment = Amendment.objects.select_related("motion", "unit").get(pk=amendment.pk)
    before = amendment.changes
    amending.write_changes(amendment, replace(plan, motion=amendment.motion))
    amendment.reasons, amendment.urgency = checked_words(plan.reasons, plan.urgency)
    _change(actor, amendment, plan.movers, again=before != amendment.changes)
    return amendment


@transaction.atomic
def discard_draft(*, actor: Actor, submission: Submission, revision: int | None = None) -> None:
    """Throw away what was never handed in, with its texts."""
    submission = held_in(submission, *CHANGEABLE, revision=revision)
    settle(actor, "discard_submission", submission)
    texts = Wording.objects.filter(motion_versions__motion=submission.pk)
    pks = list(texts.values_list("pk", flat=True))
    submission.delete()
    drop_unused(pks)


def _begin(actor: Actor, submission: Submission, movers: Sequence[Mover]) -> None:
    Step.objects.create(submission=submission, after=State.DRAFT, taken_by=actor.key)
    tell_asked(actor, submission, write_movers(actor, submission, movers))


def _change(actor: Actor, submission: Submission, movers: Sequence[Mover], *, again: bool) -> None:
    saved(submission)
    asked = write_movers(actor, submission, movers)
    tell_asked(actor, submission, _ask_again(actor, submission) if again else asked)
    settle(actor, "revise_submission", submission)


def _ask_again(actor: Actor, submission: Submission) -> list[Submitter]:
    """The wording is another one: all but who wrote it are asked anew."""
    others = submission.submitters.filter(person__isnull=False).exclude(person=actor.person_id)
    others.update(agreed_at=None)
    return list(others.select_related("person"))


def _known(actor: Actor, draft_key: UUID | None) -> Submission | None:
    """What this form has made already."""
    if draft_key is None:
        return None
    return Submission.objects.filter(draft_key=draft_key, created_by=actor.key).first()


def _write(motion: Motion, plan: MotionPlan) -> None:
    for name in _SAME:
        setattr(motion, name, getattr(plan, name))
