"""Reading the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from wirksam.foundation.journal.chain import START, breaks
from wirksam.foundation.journal.models import JournalEntry, JournalHead

_PATIENCE = timedelta(minutes=5)


def entries_about(unit_key: str) -> QuerySet[JournalEntry]:
    """What was done with a unit and its people, lists read and exports included; newest first."""
    return JournalEntry.objects.filter(unit_key=unit_key).order_by("-id")


def head() -> tuple[int, str]:
    """Number and digest of the last entry."""
    row = JournalHead.objects.filter(pk=1).first()
    return (row.sequence, row.digest) if row else (0, START)


def findings() -> Iterator[str]:
    """What is wrong with the journal: the first broken place, a missing end, entries left over."""
    known = head()
    sealed = JournalEntry.objects.filter(sequence__isnull=False).order_by("sequence")
    yield from breaks(
        (entry.sealed for entry in sealed.filter(sequence__lte=known[0]).iterator(1000)), known
    )
    if sealed.filter(sequence__gt=head()[0]).exists():
        yield f"there are entries after {known[0]} that the journal's head does not know"
    late = JournalEntry.objects.filter(
        sequence__isnull=True, recorded_at__lt=timezone.now() - _PATIENCE
    ).count()
    if late:
        yield f"{late} entries are still without a place in the chain"
