"""What movers say about a motion or amendment, checked and made plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wirksam.association.models import Occasion, Unit
from wirksam.engine.amend import BREAK, Paragraph
from wirksam.foundation.access import RefusedError
from wirksam.motions.choices import Becomes, MotionKind
from wirksam.motions.models import Amendment, Motion, MotionVersion, Statute
from wirksam.motions.operations.movers import Mover
from wirksam.motions.queries.pasting import check_length, cleaned, cleaned_line
from wirksam.motions.rules import LONGEST_REASONS, LONGEST_TITLE, LONGEST_URGENCY
from wirksam.programme.models import Programme, ProgrammeVersion


@dataclass(frozen=True, slots=True)
class MotionPlan:
    """Everything its movers say about a motion. No ``movers``: whoever drafts it."""

    unit: Unit
    title: str
    paragraphs: Sequence[Paragraph]
    occasion: Occasion | None = None
    kind: str = MotionKind.ORDINARY
    becomes: str = Becomes.RESOLUTION
    summary: str = ""
    reasons: str = ""
    urgency: str = ""
    movers: Sequence[Mover] = ()
    source_version: ProgrammeVersion | None = None
    statute: Statute | None = None
    programme: Programme | None = None
    programme_slug: str = ""
    term_starts_on: date | None = None
    term_ends_on: date | None = None
    draft_key: UUID | None = None


@dataclass(frozen=True, slots=True)
class AmendmentPlan:
    """What somebody wants to change in a motion.

    Either ``texts``, new words for some paragraphs by their position (a blank line or ``BREAK``
    begins another paragraph, nothing deletes it), or ``wanted``, the whole text as it is to be.
    Both are about ``version``, the one that was shown (none: the present one), or, with
    ``parent``, about the text as it would read with that amendment. ``whole``: a global
    alternative. No ``movers``: whoever drafts it.
    """

    motion: Motion
    texts: Mapping[int, str] = field(default_factory=dict)
    wanted: Sequence[Paragraph] | None = None
    version: MotionVersion | None = None
    parent: Amendment | None = None
    reasons: str = ""
    urgency: str = ""
    editorial: bool = False
    whole: bool = False
    movers: Sequence[Mover] = ()
    draft_key: UUID | None = None


def checked_motion(plan: MotionPlan) -> MotionPlan:
    """The plan with plain words; RefusedError says what is missing or too long."""
    title = cleaned_line(plan.title)
    if not title:
        raise RefusedError(_("Give the motion a title."))
    check_size(title, LONGEST_TITLE)
    paragraphs = plain_paragraphs(plan.paragraphs)
    reasons, urgency = checked_words(plan.reasons, plan.urgency)
    if plan.becomes == Becomes.STATUTE and plan.statute is None:
        raise RefusedError(_("Say which statutes this motion changes."))
    for changed in (plan.statute, plan.programme):
        check_own(plan.unit, changed)
    source = plan.source_version
    if source is not None and source.programme.unit_id != plan.unit.pk:
        source = None
    return replace(
        plan,
        title=title,
        paragraphs=paragraphs,
        reasons=reasons,
        urgency=urgency,
        summary=cleaned_line(plan.summary)[:LONGEST_TITLE],
        source_version=source,
    )


def placed(plan: MotionPlan) -> MotionPlan:
    """The plan in the unit whose assembly is to decide about it."""
    meets = plan.occasion.unit if plan.occasion is not None else None
    return replace(plan, unit=meets) if meets is not None else plan


def check_own(unit: Unit, changed: Statute | Programme | None) -> None:
    """Refuse to change statutes or a programme of another unit."""
    if changed is not None and changed.unit_id != unit.pk:
        raise RefusedError(
            _("“%(name)s” belongs to another unit. Only an assembly of that unit can change it.")
            % {"name": changed}
        )


def plain_paragraphs(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """A text without invisible characters and empty paragraphs; refused if too long or empty."""
    check_length(paragraphs)
    plain = tuple(
        replace(one, text=part)
        for one in paragraphs
        for part in cleaned(one.text).text.split(BREAK)
        if part
    )
    check_length(plain)
    return plain


def checked_words(reasons: str, urgency: str) -> tuple[str, str]:
    """Reasons and urgency, made plain; refused where they are too long."""
    why, haste = (cleaned(one).text.replace(BREAK, "\n\n") for one in (reasons, urgency))
    check_size(why, LONGEST_REASONS)
    check_size(haste, LONGEST_URGENCY)
    return why, haste


def check_size(words: str, most: int) -> None:
    """Refuse what is longer than ``most`` characters."""
    if len(words) > most:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": most})
