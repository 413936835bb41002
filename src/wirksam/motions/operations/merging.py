"""The merge desk: several people decide at once what enters the text; nobody overwrites another.

Each row remembers the desk's revision that wrote it last. Whoever decides sends the one she saw:
different amendments and paragraphs never stand in each other's way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.motions.choices import OPEN, Choice, DeskVerb, State
from wirksam.motions.models import (
    Amendment,
    MergeChoice,
    MergeDraft,
    Motion,
    Submission,
)
from wirksam.motions.operations.desk_keeping import (
    Change,
    held_desk,
    keep,
    settle_desk,
    told_choice,
    told_choices,
    who,
)
from wirksam.motions.queries.desk import AFTER_VOTE
from wirksam.motions.queries.merging import draft_of

_STEP = 10


@dataclass(frozen=True, slots=True)
class Pick:
    """What is to become of an amendment; ``revision`` is that of its choice when it was seen."""

    amendment: int
    choice: Choice
    revision: int


@transaction.atomic
def open_desk(*, actor: Actor, motion: Motion) -> MergeDraft:
    """The merge desk of a published motion; the one there is, if it was opened before."""
    if not motion.is_open:
        raise RefusedError(_("The assembly can only work on a published motion."))
    version = motion.versions.filter(published_at__isnull=False).order_by("-number").first()
    if version is None:
        raise RefusedError(_("The assembly can only work on a published motion."))
    draft, made = MergeDraft.objects.get_or_create(
        motion=motion, defaults={"version": version, "opened_by": actor.key}
    )
    if made:
        _put_in_row(draft)
        settle_desk(actor, "open_desk", draft)
    elif draft.version_id != version.pk and not draft.deeds.exists():
        draft.version = version
        draft.save(update_fields=["version"])
        settle_desk(actor, "open_desk", draft)
    return draft_of(motion) or draft


def _put_in_row(draft: MergeDraft) -> None:
    """Give every amendment its place in the order, as they were handed in."""
    found = Amendment.objects.filter(motion=draft.motion_id, state=State.PUBLISHED)
    MergeChoice.objects.bulk_create(
        MergeChoice(draft=draft, amendment=one, order=_STEP * place, revision=0)
        for place, one in enumerate(found.order_by("first_line", "last_line", "pk"), start=1)
    )


@transaction.atomic
def choose(
    *,
    actor: Actor,
    draft: MergeDraft,
    picks: Sequence[Pick] = (),
    order: tuple[int, int] | None = None,
) -> MergeDraft:
    """Decide about some amendments together: all of it, or nothing.

    ``order``: weave the first of the two in before the second, which decides whose words stand
    first where both put something in. Refused where somebody else has decided otherwise about one
    of them since it was seen.
    """
    desk = held_desk(draft)
    keys = [one.amendment for one in picks]
    found = _amendments_at(desk, [*keys, *(order or ())])
    rows = _choices(desk, list(found))
    changed: dict[int, MergeChoice] = {}
    before: dict[str, Any] = {}
    for pick in picks:
        row = rows[pick.amendment]
        if row.choice == pick.choice:
            continue
        _check(found[pick.amendment], row, pick.revision)
        before[str(pick.amendment)] = told_choice(row)
        row.choice, row.decided_by, row.decided_at = pick.choice, actor.key, timezone.now()
        changed[pick.amendment] = row
    moved = _reordered(desk, order, before, changed) if order else False
    if changed:
        _kept(actor, desk, keys, order if moved else None, before, changed)
    return desk


def _kept(  # noqa: PLR0913, PLR0917 (what a deed is made of)
    actor: Actor,
    desk: MergeDraft,
    keys: Sequence[int],
    order: tuple[int, int] | None,
    before: dict[str, Any],
    changed: dict[int, MergeChoice],
) -> None:
    shown = tuple(dict.fromkeys([*(key for key in keys if key in changed), *(order or ())]))
    verb = DeskVerb.CHOOSE if any(key in changed for key in keys) else DeskVerb.ORDER
    keep(actor, desk, verb, Change({"choices": before}, tuple(changed.values()), shown))
    record(
        actor=actor,
        verb="order_at_desk" if verb == DeskVerb.ORDER else "choose_at_desk",
        subject=desk,
        unit_key=desk.motion.unit.slug,
        choices={str(key): changed[key].choice for key in keys if key in changed},
        order=list(order or ()),
    )


def _reordered(
    desk: MergeDraft,
    order: tuple[int, int],
    before: dict[str, Any],
    changed: dict[int, MergeChoice],
) -> bool:
    """Bring the first of two right before the second, if it does not stand before it already."""
    rows = list(MergeChoice.objects.filter(draft=desk).order_by("order", "pk"))
    rows = [changed.get(row.amendment_id, row) for row in rows]
    keys = [row.amendment_id for row in rows]
    here, there = keys.index(order[0]), keys.index(order[1])
    between = rows[there : here + 1]
    places = [row.order for row in between]
    for row, place in zip([*between[-1:], *between[:-1]], places, strict=True):
        before.setdefault(str(row.amendment_id), told_choice(row))
        changed[row.amendment_id] = row
        row.order = place
    return bool(between)


@transaction.atomic
def follow_decision(*, actor: Actor, submission: Submission) -> None:
    """Let the desk, if there is one, follow what the assembly has decided about an amendment.

    Part of the operation that records the decision; it has its journal entry.
    """
    one = Amendment.objects.filter(pk=submission.pk, motion__state__in=OPEN).first()
    if one is None:
        return
    choice = AFTER_VOTE.get(submission.state, Choice.OPEN)
    draft = MergeDraft.objects.filter(motion=one.motion_id, closed_at=None).first()
    if draft is None:
        return
    desk = held_desk(draft)
    row = _choices(desk, [one.pk])[one.pk]
    before = {"choices": told_choices([row])}
    row.choice, row.decided_by, row.decided_at = choice, actor.key, timezone.now()
    keep(actor, desk, DeskVerb.VOTE, Change(before, (row,)))


@transaction.atomic
def set_audience(*, actor: Actor, draft: MergeDraft, public: bool) -> MergeDraft:
    """Show the desk to everyone, or only to members."""
    desk = held_desk(draft)
    desk.is_public = public
    desk.save(update_fields=["is_public"])
    settle_desk(actor, "open_desk", desk)
    return desk


def _amendments_at(desk: MergeDraft, keys: Sequence[int]) -> dict[int, Amendment]:
    found = Amendment.objects.filter(motion=desk.motion_id).in_bulk(keys)
    if len(found) != len(set(keys)):
        raise RefusedError(_("One of these amendments does not belong to this motion."))
    return found


def _choices(desk: MergeDraft, keys: Sequence[int]) -> dict[int, MergeChoice]:
    """Their rows; whatever was published since the desk was opened gets one at the end."""
    known = {row.amendment_id: row for row in MergeChoice.objects.filter(draft=desk)}
    last = max((row.order for row in known.values()), default=0)
    for place, key in enumerate((key for key in sorted(keys) if key not in known), start=1):
        known[key] = MergeChoice.objects.create(
            draft=desk, amendment_id=key, order=last + _STEP * place, revision=0
        )
    return {key: known[key] for key in keys}


def _check(amendment: Amendment, row: MergeChoice, revision: int) -> None:
    if not amendment.is_open:
        raise RefusedError(
            _("The assembly has decided about %(name)s already: %(state)s.")
            % {"name": amendment, "state": State(amendment.state).label}
        )
    if row.revision != revision:
        raise RefusedError(
            _("%(who)s has just decided about %(name)s: %(choice)s. Look, then decide.")
            % {
                "who": who(row.decided_by),
                "name": amendment,
                "choice": Choice(row.choice).label,
            }
        )
