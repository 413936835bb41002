"""Holding a merge desk while it changes, and what every deed at it leaves behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wirksam.association.models import Person
from wirksam.engine.amend import BREAK
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.choices import DeskVerb
from wirksam.motions.models import Amendment, MergeChoice, MergeDeed, MergeDraft
from wirksam.motions.rules import desk_scope, scope_of

Told = Mapping[str, Mapping[str, Any]]
"""Choices by amendment and wordings by paragraph, as a deed remembers them."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be remembered of a deed: how it was, and the choices that are to be saved.

    ``shown`` names the amendments it is about, where those are not all the ``rows``;
    ``positions`` are further paragraphs that read differently.
    """

    before: Told
    rows: tuple[MergeChoice, ...] = ()
    shown: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    after: Told | None = None
    undoes: MergeDeed | None = None


def held_desk(draft: MergeDraft) -> MergeDraft:
    """The desk as it is now, held; refused where the motion is decided."""
    now = (
        MergeDraft.objects.select_for_update(of=("self",))
        .select_related("motion__unit", "version")
        .get(pk=draft.pk)
    )
    if now.closed_at is not None or not now.motion.is_open:
        raise RefusedError(_("This motion is decided. The desk is closed."))
    return now


def keep(actor: Actor, desk: MergeDraft, verb: DeskVerb, change: Change) -> MergeDeed:
    """Save what changed at a held desk under its next revision and remember how it was."""
    desk.revision += 1
    desk.save(update_fields=["revision"])
    told = change.before.get("choices", {})
    for row in change.rows:
        if told[str(row.amendment_id)][0] != row.choice:  # whoever only moved along stays as seen
            row.revision = desk.revision
    MergeChoice.objects.bulk_update(
        change.rows, ["choice", "order", "revision", "decided_by", "decided_at"]
    )
    shown = change.shown or tuple(row.amendment_id for row in change.rows)
    deed = MergeDeed.objects.create(
        draft=desk,
        number=desk.revision,
        verb=verb,
        amendments=sorted(shown),
        positions=sorted({*change.positions, *_positions(change.rows)}),
        before=change.before,
        after=change.after or {"choices": told_choices(change.rows)},
        done_by=actor.key,
        undoes=change.undoes,
    )
    touch(desk_scope(desk.motion.slug))
    return deed


def settle_desk(actor: Actor, verb: str, desk: MergeDraft) -> None:
    """Journal and content versions of what concerns the desk as a whole."""
    record(actor=actor, verb=verb, subject=desk, unit_key=desk.motion.unit.slug)
    touch(desk_scope(desk.motion.slug), scope_of(desk.motion.slug))


def told_choice(row: MergeChoice) -> list[Any]:
    """A choice as a deed remembers it."""
    return [str(row.choice), row.order]


def told_choices(rows: Iterable[MergeChoice]) -> dict[str, Any]:
    return {str(row.amendment_id): told_choice(row) for row in rows}


def _positions(rows: Iterable[MergeChoice]) -> set[int]:
    """Every paragraph that an amendment or what it belongs to may change."""
    keys = {row.amendment_id for row in rows}
    found: set[int] = set()
    while keys:
        told = Amendment.objects.filter(pk__in=keys).values_list("changes", "parent")
        found |= {place for changes, _parent in told for place in _places(changes)}
        keys = {parent for _changes, parent in told if parent is not None}
    return found


def _places(changes: Mapping[str, Sequence[Sequence[object]]]) -> Iterable[int]:
    """Where changes are shown: what comes before a paragraph stands behind the one above it."""
    for at, edits in changes.items():
        yield int(at)
        if int(at) and edits and str(edits[0][2]).endswith(BREAK):
            yield int(at) - 1


def who(key: str) -> str:
    """The name behind a key, for those who work at the desk."""
    found = Person.objects.filter(key=key).values_list("name", flat=True).first() if key else None
    return found or _("Somebody else")
