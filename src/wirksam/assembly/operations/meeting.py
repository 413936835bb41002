"""Running a meeting: calling items, closing them, saying what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.choices import ItemState, MinuteKind
from wirksam.assembly.models import AgendaItem, AgendaSubmission, Assembly, MinuteEntry
from wirksam.assembly.operations.assemblies import held
from wirksam.assembly.rules import scope_of
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.models import Submission
from wirksam.motions.operations.calling import mark_called

_KIND = {
    ItemState.CALLED: MinuteKind.CALLED,
    ItemState.ADJOURNED: MinuteKind.ADJOURNED,
    ItemState.DONE: MinuteKind.DONE,
}


@transaction.atomic
def call_item(
    *, actor: Actor, item: AgendaItem, revision: int, before: str = ItemState.DONE
) -> AgendaItem:
    """Come to an item. The one dealt with until now is done, or adjourned (``before``).

    From its first call on nothing more can be handed in that had time until then.
    """
    item = held_item(item, revision)
    must_have_begun(item.assembly)
    if item.state == ItemState.CALLED:
        raise RefusedError(_("This item is being dealt with already."))
    now = timezone.now()
    for other in item.assembly.agenda.filter(state=ItemState.CALLED):
        _end(actor, other, ItemState(before), now)
    item.state, item.done_at = ItemState.CALLED, None
    item.called_at = item.called_at or now
    _saved(item)
    mark_called(submissions=item.agenda_submissions.values_list("submission", flat=True), at=now)
    _entry(actor, item, MinuteKind.CALLED, now)
    _settle(actor, "call_item", item)
    return item


@transaction.atomic
def end_item(*, actor: Actor, item: AgendaItem, revision: int, state: str) -> AgendaItem:
    """The item that is dealt with is done, or adjourned to later."""
    item = held_item(item, revision)
    if item.state != ItemState.CALLED:
        raise RefusedError(_("Only the item that is being dealt with can be closed."))
    _end(actor, item, ItemState(state), timezone.now())
    return item


def _end(actor: Actor, item: AgendaItem, state: ItemState, now: datetime) -> None:
    item.state = state
    item.done_at = now if state == ItemState.DONE else None
    _saved(item)
    _entry(actor, item, _KIND[state], now)
    _settle(actor, "close_item" if state == ItemState.DONE else "adjourn_item", item)


@transaction.atomic
def describe_item(
    *,
    actor: Actor,
    item: AgendaItem,
    revision: int,
    words: tuple[str, str],
    submissions: Sequence[Submission],
) -> AgendaItem:
    """Say what an item is about (one plain sentence, then more) and put motions on it, in order."""
    item = held_item(item, revision)
    item.summary, item.detail = plain(words[0], 300), plain(words[1], 8000)
    item.agenda_submissions.exclude(submission__in=submissions).delete()
    for position, one in enumerate(submissions, start=1):
        AgendaSubmission.objects.update_or_create(
            item=item, submission=one, defaults={"position": position}
        )
    if item.called_at is not None:
        mark_called(submissions=[one.pk for one in submissions], at=timezone.now())
    _saved(item)
    _settle(actor, "edit_item", item)
    return item


def held_item(item: AgendaItem, revision: int | None) -> AgendaItem:
    """The item as it is now, its assembly held; refused where it has changed since it was shown."""
    assembly = held(item.assembly, None)
    now = AgendaItem.objects.filter(pk=item.pk).first()
    if now is None:
        raise RefusedError(_("Somebody else has taken this item off the agenda."))
    now.assembly = assembly
    if revision is not None and now.revision != revision:
        told = {"item": str(now), "state": now.get_state_display()}
        raise RefusedError(
            _("Somebody else was quicker. “%(item)s” is now: %(state)s. Look, then decide.") % told
        )
    return now


def must_have_begun(assembly: Assembly) -> None:
    """Refuse what can only be recorded while the assembly meets or after it."""
    first = assembly.first_day
    if first is None or first > timezone.localdate():
        raise RefusedError(_("The assembly has not begun yet. Record this once it meets."))


def _saved(item: AgendaItem) -> None:
    item.revision += 1
    item.save()


def _entry(actor: Actor, item: AgendaItem, kind: MinuteKind, now: datetime) -> None:
    MinuteEntry.objects.create(
        assembly=item.assembly, item=item, kind=kind, written_by=actor.key, happened_at=now
    )


def _settle(actor: Actor, verb: str, item: AgendaItem) -> None:
    unit = item.assembly.unit.slug
    record(actor=actor, verb=verb, subject=item, unit_key=unit, revision=item.revision)
    touch("assemblies", scope_of(item.assembly.slug))
