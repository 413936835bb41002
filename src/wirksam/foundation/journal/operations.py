"""Writing the journal."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from wirksam.foundation.access import Actor
from wirksam.foundation.journal.chain import digest, fit_for_journal
from wirksam.foundation.journal.models import JournalEntry, JournalHead, JournalReason

_AT_ONCE = 500


def record(
    *,
    actor: Actor,
    verb: str,
    subject: Model,
    unit_key: str = "",
    reason: str = "",
    **detail: Any,  # noqa: ANN401
) -> JournalEntry:
    """Add a journal entry in the caller's transaction; the chain takes it up once that is through.

    ``detail`` is JSON of numbers, keys and codes; anything with a blank in it is refused, so that
    no name gets in. What somebody said goes into ``reason``; it is kept apart and can be deleted.
    """
    return _add(
        reason,
        actor_key=actor.key,
        verb=verb,
        object_type=subject._meta.label_lower,
        object_key=str(subject.pk),
        unit_key=unit_key,
        detail=fit_for_journal(detail),
    )


def record_reading(
    *, actor: Actor, what: str, unit_key: str, count: int, exported: bool = False
) -> JournalEntry:
    """Remember that ``actor`` saw or took along a list of ``count`` people of a unit.

    ``what`` is a bare word such as ``members``. The unit concerned sees it (``entries_about``).
    """
    return _add(
        "",
        actor_key=actor.key,
        verb="export_list" if exported else "read_list",
        object_type="list",
        object_key=fit_for_journal(what),
        unit_key=unit_key,
        detail={"count": count},
    )


def _add(reason: str, **values: Any) -> JournalEntry:  # noqa: ANN401
    with transaction.atomic():
        entry = JournalEntry.objects.create(**values)
        if reason:
            JournalReason.objects.create(entry=entry, text=reason[:500])
        transaction.on_commit(partial(seal, _AT_ONCE), robust=True)
    return entry


def seal(most: int = 0) -> int:
    """Give number and digest to entries that are committed and have none; how many got them.

    The head is locked for as long as that takes and nothing else is locked with it, so that
    transactions that write entries never wait for each other. ``most`` (0: no limit) bounds the
    work of one call; what is left over is taken up by the next.
    """
    done = 0
    while not most or done < most:
        with transaction.atomic():
            batch = _seal_batch()
        done += batch
        if batch < _AT_ONCE:
            break
    return done


def _seal_batch() -> int:
    waiting = JournalEntry.objects.filter(sequence__isnull=True).order_by("id")
    if not waiting.exists():
        return 0
    JournalHead.objects.get_or_create(pk=1)
    head = JournalHead.objects.select_for_update().get(pk=1)
    entries = list(waiting[:_AT_ONCE])
    for entry in entries:
        entry.sequence, entry.previous = head.sequence + 1, head.digest
        entry.digest = digest(entry.sequence, entry.previous, entry.link)
        head.sequence, head.digest = entry.sequence, entry.digest
    JournalEntry.objects.bulk_update(entries, ["sequence", "previous", "digest"], batch_size=100)
    head.save()
    return len(entries)
