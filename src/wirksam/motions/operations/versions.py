"""Another wording of a published motion, and what becomes of the amendments to the old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.amend import Paragraph, compose, rewrite
from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import ENDED, OPEN, UNSEEN, State
from wirksam.motions.models import Amendment, MergeDraft, Motion, MotionVersion, ReadingAid
from wirksam.motions.operations.amending import lines_of_wish, open_motion
from wirksam.motions.operations.holding import held_in, saved, settle, take_step
from wirksam.motions.operations.plans import plain_paragraphs
from wirksam.motions.operations.telling import tell_movers, tell_watchers
from wirksam.motions.operations.wordings import store_wording
from wirksam.motions.queries.amending import current_version, engine_amendment, key_of
from wirksam.motions.queries.pasting import cleaned_line
from wirksam.motions.queries.texts import paragraphs_of

_LONGEST_NOTE = 300


@transaction.atomic
def revise_motion(
    *,
    actor: Actor,
    motion: Motion,
    paragraphs: Sequence[Paragraph],
    note: str = "",
    revision: int | None = None,
) -> MotionVersion:
    """Give a published motion another wording, until the assembly calls it.

    Open amendments are carried over to it. Those that do not fit keep their version, and their
    movers are told.
    """
    wanted = plain_paragraphs(paragraphs)
    row = held_in(motion, *OPEN, revision=revision)
    motion = open_motion(actor, motion)
    if MergeDraft.objects.filter(motion=motion, closed_at=None).exists():
        raise RefusedError(_("The merge desk is open for this motion. It makes the next wording."))
    old = current_version(motion)
    base = paragraphs_of(old.wording)
    if wanted == base:
        raise RefusedError(_("The text reads like that already. Change a word in it first."))
    version = _stored(actor, motion, wanted, note)
    _carry_aids(old, version)
    _carry_all(actor, old, version, base)
    saved(row)
    tell_watchers(actor, motion, "motion_reworded", f"version:{version.number}")
    settle(actor, "revise_motion", motion)
    return version


def _stored(
    actor: Actor, motion: Motion, paragraphs: Sequence[Paragraph], note: str
) -> MotionVersion:
    number = motion.versions.count() + 1
    return MotionVersion.objects.create(
        motion=motion,
        number=number,
        wording=store_wording(paragraphs),
        note=cleaned_line(note)[:_LONGEST_NOTE],
        created_by=actor.key,
        published_at=timezone.now(),
    )


def _carry_aids(old: MotionVersion, new: MotionVersion) -> None:
    """Plain words stay with a paragraph that reads as before."""
    rows = ReadingAid.objects.filter(paragraph__wording=old.wording).select_related("paragraph")
    aids = {(one.paragraph.kind, one.paragraph.text): one for one in rows}
    for paragraph in new.wording.paragraphs.all():
        known = aids.get((paragraph.kind, paragraph.text))
        if known is not None:
            known.pk, known.paragraph = None, paragraph
            known.save(force_insert=True)


@dataclass(frozen=True, slots=True)
class _Way:
    """From one text to another, for what was wanted of the first."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    adopted: Wish

    @classmethod
    def between(cls, old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> _Way:
        """The way, compared once however many go it."""
        return cls(old, new, Wish.between("", old, new))

    def carry(self, wish: Wish) -> Wish | None:
        """The wish against the new text; nothing where it does not fit."""
        if wish.whole:
            return Wish.between(wish.key, self.new, compose(self.old, wish), whole=True)
        found = rewrite(wish, self.adopted, self.old)
        return found.amendment if found.fits else None


def _carry_all(
    actor: Actor, old: MotionVersion, new: MotionVersion, base: tuple[Paragraph, ...]
) -> None:
    """Amendments to the motion first, then those to these amendments, then those to those."""
    text = paragraphs_of(new.wording)
    rows = _alive(old)
    above = {one.pk: compose(base, engine_amendment(one, base)) for one in rows}
    straight = _Way.between(base, text)
    for one in sorted(rows, key=_depth):
        parent = Amendment.objects.get(pk=one.parent_id) if one.parent_id else None
        if parent is None:
            _carry(actor, one, straight, new)
        elif parent.version_id == new.pk:
            now = compose(text, engine_amendment(parent, text))
            _carry(actor, one, _Way.between(above[parent.pk], now), new)
        elif parent.state in ENDED:
            one.parent = None
            _carry(actor, one, _Way.between(above.get(parent.pk, base), text), new)


def _alive(version: MotionVersion) -> list[Amendment]:
    """Drafts too: whoever is writing one finds it where it fits."""
    rows = Amendment.objects.select_for_update(of=("self",))
    rows = rows.filter(version=version, state__in=[*OPEN, *UNSEEN])
    rows = rows.select_related("parent__parent__parent", "motion", "unit")
    return list(rows.order_by("pk"))


def _depth(amendment: Amendment) -> int:
    return 0 if amendment.parent is None else 1 + _depth(amendment.parent)


def _carry(actor: Actor, one: Amendment, way: _Way, new: MotionVersion) -> None:
    wish = Wish.from_data(key_of(one), one.changes, whole=one.whole)
    found = way.carry(wish)
    if found is None:
        tell_movers(actor, one, "amendment_misfit", f"misfit:{new.number}")
        return
    if found.is_empty:
        _settled(actor, one)
        return
    one.previous, one.changes = one.changes, found.to_data()
    one.version = new
    one.first_line, one.last_line = lines_of_wish(found, new, one.parent)
    saved(one)


def _settled(actor: Actor, one: Amendment) -> None:
    """The new text says all it wanted."""
    if one.state in OPEN:
        note = _("The movers have taken it over into their text.")
        take_step(actor, one, State.SETTLED, note)
        tell_movers(actor, one, "motion_decided", f"decided:{one.revision}")
