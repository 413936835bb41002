"""Wording a paragraph at the merge desk by hand, and taking back what one did last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.choices import DeskVerb
from wirksam.motions.models import MergeChoice, MergeDeed, MergeDraft, MergeParagraph
from wirksam.motions.operations.desk_keeping import (
    Change,
    Told,
    held_desk,
    keep,
    told_choice,
    who,
)
from wirksam.motions.queries.desk import Place
from wirksam.motions.queries.merging import desk_of
from wirksam.motions.queries.pasting import cleaned
from wirksam.motions.rules import LONGEST_PARAGRAPH, desk_scope

ONE_SITTING = timedelta(minutes=10)
"""Saving by itself while somebody writes is one deed, as long as no longer pause is between."""

UNDOABLE = (DeskVerb.CHOOSE, DeskVerb.ORDER, DeskVerb.WORD, DeskVerb.DROP, DeskVerb.CONFIRM)


class StaleError(RefusedError):
    """Somebody else has written the paragraph meanwhile; ``theirs`` is how it reads now."""

    def __init__(self, message: str, theirs: str, revision: int) -> None:
        super().__init__(message)
        self.theirs, self.revision = theirs, revision


@transaction.atomic
def write_paragraph(
    *, actor: Actor, draft: MergeDraft, position: int, text: str, revision: int
) -> MergeParagraph:
    """Let a paragraph read as ``text``, whatever is taken over there; a blank line begins another.

    ``revision`` is that of the wording by hand when it was seen, 0 where there was none. Refused
    with a :class:`StaleError` where somebody else has written meanwhile.
    """
    desk = held_desk(draft)
    words = cleaned(text).text
    if len(words) > LONGEST_PARAGRAPH:
        raise RefusedError(_("That is too long for one paragraph. Your words are still here."))
    place = _place(desk, position)
    now = MergeParagraph.objects.filter(draft=desk, position=position).first()
    if now is not None and now.text == words and now.basis == place.taken:
        return now
    _check(now, revision, place_text=place.reads)
    before = {"paragraphs": {str(position): _told(now)}}
    row = now or MergeParagraph(draft=desk, position=position)
    row.text, row.basis = words, place.taken
    row.edited_by, row.edited_at = actor.key, timezone.now()
    sitting = _sitting(actor, desk, position)
    _save(actor, desk, DeskVerb.WORD, row, before, sitting)
    if sitting is None:
        _record(actor, "word_at_desk", desk, position)
    return row


@transaction.atomic
def drop_wording(*, actor: Actor, draft: MergeDraft, position: int, revision: int) -> MergeDraft:
    """Let a paragraph read again as the amendments taken over there make it."""
    desk = held_desk(draft)
    now = MergeParagraph.objects.filter(draft=desk, position=position).first()
    if now is None:
        return desk
    _check(now, revision, place_text="")
    before = {"paragraphs": {str(position): _told(now)}}
    now.delete()
    after = {"paragraphs": {str(position): None}}
    keep(actor, desk, DeskVerb.DROP, Change(before, positions=(position,), after=after))
    _record(actor, "word_at_desk", desk, position)
    return desk


@transaction.atomic
def confirm_wording(*, actor: Actor, draft: MergeDraft, position: int, revision: int) -> MergeDraft:
    """Say that a wording by hand is still right after something else was taken over there."""
    desk = held_desk(draft)
    now = MergeParagraph.objects.filter(draft=desk, position=position).first()
    place = _place(desk, position)
    if now is None or now.basis == place.taken:
        return desk
    _check(now, revision, place_text="")
    before = {"paragraphs": {str(position): _told(now)}}
    now.basis = place.taken
    _save(actor, desk, DeskVerb.CONFIRM, now, before, None)
    _record(actor, "confirm_at_desk", desk, position)
    return desk


@transaction.atomic
def undo(*, actor: Actor, draft: MergeDraft, number: int) -> MergeDraft:
    """Take back what this person did last; refused where others have built upon it since."""
    desk = held_desk(draft)
    last = last_deed(actor, desk)
    if last is None or last.number != number:
        raise RefusedError(_("There is nothing of yours to take back any more."))
    rows, hands = _rows_of(desk, last)
    now: dict[str, dict[str, Any]] = {
        "choices": {key: told_choice(row) for key, row in rows.items()},
        "paragraphs": {at: _told(hands.get(at)) for at in last.after.get("paragraphs", {})},
    }
    now = {name: told for name, told in now.items() if told}
    if now != last.after or any(not row.amendment.is_open for row in rows.values()):
        raise RefusedError(_("Somebody else has changed the same since. Decide anew instead."))
    for key, row in rows.items():
        row.choice, row.order = last.before["choices"][key]
        row.decided_by, row.decided_at = actor.key, timezone.now()
    _put_back(actor, desk, last.before.get("paragraphs", {}), hands)
    change = Change(
        now,
        tuple(rows.values()),
        tuple(last.amendments),
        tuple(last.positions),
        last.before,
        last,
    )
    keep(actor, desk, DeskVerb.UNDO, change)
    record(
        actor=actor,
        verb="undo_at_desk",
        subject=desk,
        unit_key=desk.motion.unit.slug,
        number=number,
    )
    return desk


def _rows_of(
    desk: MergeDraft, deed: MergeDeed
) -> tuple[dict[str, MergeChoice], dict[str, MergeParagraph]]:
    """The choices and wordings that a deed changed, as they are now."""
    choices = MergeChoice.objects.filter(
        draft=desk, amendment__in=[int(key) for key in deed.after.get("choices", {})]
    )
    hands = MergeParagraph.objects.filter(
        draft=desk, position__in=[int(at) for at in deed.after.get("paragraphs", {})]
    )
    return (
        {str(row.amendment_id): row for row in choices.select_related("amendment")},
        {str(row.position): row for row in hands},
    )


def last_deed(actor: Actor, draft: MergeDraft) -> MergeDeed | None:
    """What this person did last here and has not taken back."""
    return (
        MergeDeed.objects.filter(
            draft=draft, done_by=actor.key, verb__in=UNDOABLE, undone_by__isnull=True
        )
        .order_by("-number")
        .first()
    )


def _put_back(
    actor: Actor,
    desk: MergeDraft,
    before: Mapping[str, Any],
    hands: Mapping[str, MergeParagraph],
) -> None:
    for at, told in before.items():
        if told is None:
            hands[at].delete()
            continue
        row = hands.get(at) or MergeParagraph(draft=desk, position=int(at))
        row.text, row.basis = told
        row.edited_by, row.edited_at = actor.key, timezone.now()
        row.revision = desk.revision + 1
        row.save()


def _save(  # noqa: PLR0913, PLR0917 (what a deed is made of)
    actor: Actor,
    desk: MergeDraft,
    verb: DeskVerb,
    row: MergeParagraph,
    before: Told,
    sitting: MergeDeed | None,
) -> None:
    row.revision = desk.revision + 1
    row.save()
    after = {"paragraphs": {str(row.position): _told(row)}}
    if sitting is None:
        keep(actor, desk, verb, Change(before, positions=(row.position,), after=after))
        return
    desk.revision += 1
    desk.save(update_fields=["revision"])
    sitting.number, sitting.after, sitting.done_at = desk.revision, after, timezone.now()
    sitting.save(update_fields=["number", "after", "done_at"])
    touch(desk_scope(desk.motion.slug))


def _sitting(actor: Actor, desk: MergeDraft, position: int) -> MergeDeed | None:
    """The deed that goes on if somebody keeps writing: the newest of all, hers, just now."""
    last = desk.deeds.order_by("-number").first()
    if last is None or last.verb != DeskVerb.WORD or last.positions != [position]:
        return None
    mine = last.done_by == actor.key and timezone.now() - last.done_at < ONE_SITTING
    return last if mine else None


def _place(desk: MergeDraft, position: int) -> Place:
    try:
        return desk_of(desk).place(position)
    except LookupError as error:
        raise RefusedError(_("This text has no such paragraph.")) from error


def _check(now: MergeParagraph | None, revision: int, *, place_text: str) -> None:
    if (now.revision if now else 0) == revision:
        return
    theirs = now.text if now else place_text
    told = _("%(who)s has just worded this paragraph. Both wordings are here: choose one.") % {
        "who": who(now.edited_by if now else "")
    }
    raise StaleError(told, theirs, now.revision if now else 0)


def _told(row: MergeParagraph | None) -> list[object] | None:
    return None if row is None else [row.text, row.basis]


def _record(actor: Actor, verb: str, desk: MergeDraft, position: int) -> None:
    record(
        actor=actor,
        verb=verb,
        subject=desk,
        unit_key=desk.motion.unit.slug,
        position=position,
    )
