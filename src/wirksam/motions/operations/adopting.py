"""A motion is adopted: its text freezes, amendments get their state, nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.engine.document import Meta
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.choices import OPEN, Becomes, State
from wirksam.motions.models import (
    MergeDraft,
    Motion,
    ReadingAid,
    Resolution,
    StatuteVersion,
    Wording,
)
from wirksam.motions.operations.deciding import decide
from wirksam.motions.operations.holding import held_in
from wirksam.motions.operations.plans import check_own
from wirksam.motions.operations.wordings import store_wording
from wirksam.motions.queries.adopting import Outlook, outlook_of
from wirksam.motions.queries.desk import Entry
from wirksam.motions.queries.desk_ways import names
from wirksam.motions.queries.signs import agreed_movers, lines_label
from wirksam.motions.queries.texts import document_of
from wirksam.motions.rules import desk_scope, free_slug
from wirksam.programme.models import Programme, ProgrammeVersion
from wirksam.programme.operations.adopting import AdoptedText, Aid, Frame, adopt_text

Adopted = Resolution | ProgrammeVersion | StatuteVersion | Motion
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said when a motion is adopted.

    ``valid_from`` is for statutes (empty: the day of adoption); ``frame`` for a new programme
    whose motion does not say enough.
    """

    adopted_on: date
    agenda_item: str = ""
    note: str = ""
    valid_from: date | None = None
    frame: Frame | None = None


@transaction.atomic
def adopt_motion(*, actor: Actor, motion: Motion, terms: Terms) -> Adopted:
    """Record that the assembly has adopted a motion as it reads now. This cannot be undone.

    What was taken over is adopted (with changes where it was worded by hand or amended itself),
    what was left out is rejected. Refused, with what to do, while amendments are open or collide.
    Returns what it has become; the motion itself where it becomes nothing of its own.
    """
    held_in(motion, *OPEN)
    motion = Motion.objects.select_related(
        "unit", "programme", "statute", "source_version__programme"
    ).get(pk=motion.pk)
    draft = MergeDraft.objects.select_for_update().filter(motion=motion).first()
    outlook = outlook_of(motion)
    for problem in problems_of(outlook):
        raise RefusedError(problem)
    if draft is not None:
        draft.closed_at = timezone.now()
        draft.save(update_fields=["closed_at"])
    changed = outlook.is_changed
    width = outlook.version.wording.width
    wording = store_wording(outlook.text, width) if changed else outlook.version.wording
    for one in outlook.desk.entries:
        if not one.is_voted:
            amendment = motion.amendments.get(pk=one.pk)
            decide(actor=actor, submission=amendment, state=outlook.state_of(one))
    state = State.MODIFIED if changed else State.ADOPTED
    decide(actor=actor, submission=motion, state=state, note=terms.note)
    adopted = _become(actor, motion, wording, terms)
    record(
        actor=actor,
        verb="adopt_motion",
        subject=motion,
        unit_key=motion.unit.slug,
        becomes=motion.becomes,
        sha256=wording.sha256,
    )
    touch(desk_scope(motion.slug))
    return adopted


def _some_of(waiting: Sequence[Entry]) -> str:
    more = len(waiting) - _NAMED
    if more < 1:
        return names(waiting)
    told = ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more)
    return told % {"names": names(waiting[:_NAMED]), "more": more}


def problems_of(outlook: Outlook) -> Iterator[str]:
    """What stands in the way of adopting, each as a sentence that says what to do."""
    waiting = outlook.waiting
    if waiting:
        yield ngettext(
            "%(count)d amendment is open: %(names)s. Decide about it first.",
            "%(count)d amendments are open: %(names)s. Decide about them first.",
            len(waiting),
        ) % {"count": len(waiting), "names": _some_of(waiting)}
    for place in outlook.colliding:
        yield _("In lines %(lines)s amendments collide. Settle that at the merge desk first.") % {
            "lines": lines_label(place.row.first_line, place.row.last_line)
        }
    for place in outlook.outdated:
        yield _("Lines %(lines)s were worded by hand. Look at them again at the merge desk.") % {
            "lines": lines_label(place.row.first_line, place.row.last_line)
        }
    for one in outlook.clashing:
        yield _("Two changes to %(name)s stand against each other. Leave one of them out.") % {
            "name": one.identifier
        }
    if outlook.replaced:
        yield _(
            "Another text takes the place of the whole. Leave out what is beside it: %(names)s."
        ) % {"names": names(outlook.replaced)}
    if outlook.is_empty:
        yield _("Nothing would be left of the text.")


def _become(actor: Actor, motion: Motion, wording: Wording, terms: Terms) -> Adopted:
    if motion.becomes == Becomes.PROGRAMME:
        return _programme(actor, motion, wording, terms)
    if motion.becomes == Becomes.STATUTE:
        return _statute(motion, wording, terms)
    if motion.becomes == Becomes.NOTHING:
        return motion
    taken = set(Resolution.objects.values_list("slug", flat=True))
    return Resolution.objects.create(
        slug=free_slug(slugify, motion.title, taken),
        motion=motion,
        unit=motion.unit,
        title=motion.title,
        wording=wording,
        adopted_on=terms.adopted_on,
    )


def _statute(motion: Motion, wording: Wording, terms: Terms) -> StatuteVersion:
    if motion.statute is None:
        raise RefusedError(_("Say which statutes this motion changes."))
    last = motion.statute.versions.select_for_update().order_by("-number").first()
    valid_from = terms.valid_from or terms.adopted_on
    check_own(motion.unit, motion.statute)
    if last is not None and valid_from < last.valid_from:
        raise RefusedError(_("The wording of today came into force later. Choose another day."))
    return StatuteVersion.objects.create(
        statute=motion.statute,
        number=last.number + 1 if last else 1,
        wording=wording,
        valid_from=valid_from,
        motion=motion,
    )


def _programme(actor: Actor, motion: Motion, wording: Wording, terms: Terms) -> ProgrammeVersion:
    check_own(motion.unit, motion.programme)
    movers = tuple(one.name for one in agreed_movers(motion.submitters.all()) if one.name)
    follows = motion.source_version
    if follows is not None and follows.programme.unit_id != motion.unit_id:
        follows = None
    meta = Meta(motion.identifier, motion.title, movers, terms.adopted_on, terms.agenda_item)
    text = AdoptedText(
        document=document_of(wording, meta),
        title=motion.title,
        resolved_on=terms.adopted_on,
        programme=motion.programme or terms.frame or _frame(motion),
        identifier=motion.identifier,
        submitters=movers,
        agenda_item=terms.agenda_item,
        follows=follows,
        source_name=motion.slug,
        aids=tuple(_aids(motion, wording)),
    )
    return adopt_text(actor=actor, text=text)


def _frame(motion: Motion) -> Frame:
    """The new programme that the motion names."""
    if not motion.programme_slug or motion.term_starts_on is None or motion.term_ends_on is None:
        raise RefusedError(_("Say which programme it becomes and how long it holds."))
    if Programme.objects.filter(slug=motion.programme_slug).exists():
        raise RefusedError(_("This address is taken. Choose another one."))
    return Frame(
        motion.programme_slug,
        motion.title,
        motion.unit,
        motion.term_starts_on,
        motion.term_ends_on,
    )


def _aids(motion: Motion, wording: Wording) -> Iterator[Aid]:
    """Plain words of paragraphs that were adopted as they were."""
    found = ReadingAid.objects.filter(paragraph__wording__motion_versions__motion=motion)
    known = {
        (one.paragraph.kind, one.paragraph.text): one
        for one in found.select_related("paragraph").order_by("paragraph__wording", "pk")
    }
    for row in wording.paragraphs.all():
        one = known.get((row.kind, row.text))
        if one is not None:
            yield Aid(row.position, one.text, one.written_by, one.checked_by, one.checked_at)
