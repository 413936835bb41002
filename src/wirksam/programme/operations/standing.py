"""Keeping the stored standing of commitments true, and proving it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from wirksam.engine.progress import Course
from wirksam.foundation.pages import touch
from wirksam.programme.models import Commitment, CommitmentStanding, ProgressEntry
from wirksam.programme.queries.entries import (
    entries_with_all,
    fold,
    last_of,
    stored_course,
    with_entries,
)
from wirksam.programme.queries.places import scopes_of

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored standing that is not what the entries say."""

    commitment: Commitment
    stored: Course
    folded: Course

    def __str__(self) -> str:
        told, true = asdict(self.stored), asdict(self.folded)
        wrong = ", ".join(
            f"{name} {told[name]} instead of {true[name]}"
            for name in told
            if told[name] != true[name]
        )
        return f"{self.commitment}: {wrong or 'another last entry'}"


def refresh_standing(commitment: Commitment) -> CommitmentStanding:
    """Write what the entries say now; call it in the transaction that changes an entry."""
    return _store(commitment, list(entries_with_all().filter(commitment=commitment)))


def rebuild(*, check: bool = False) -> list[Difference]:
    """Fold every commitment anew; what was different, mended unless only to ``check``."""
    found: list[Difference] = []
    last = 0
    while chunk := list(_after(last)):
        last = chunk[-1]
        with transaction.atomic():
            found += _rebuilt(chunk, check=check)
    return found


def _after(pk: int) -> Iterator[int]:
    told = ProgressEntry.objects.filter(commitment__gt=pk).values_list("commitment", flat=True)
    kept = CommitmentStanding.objects.filter(commitment__gt=pk)
    keys = told.order_by().union(kept.values_list("commitment", flat=True)).order_by("commitment")
    yield from keys[:CHUNK]


def _rebuilt(chunk: list[int], *, check: bool) -> Iterator[Difference]:
    rows = Commitment.objects.filter(pk__in=chunk).order_by("pk")
    if not check:
        list(rows.select_for_update(of=("self",)).values_list("pk"))
    full = with_entries(rows.select_related("stored", "version__programme"))
    for commitment in full:
        entries = list(commitment.entries.all())
        stored = getattr(commitment, "stored", None)
        told, true = stored_course(stored), fold(entries, commitment.completion)
        last = last_of(entries)
        wrong_last = stored is not None and stored.last_entry_id != (last.pk if last else None)
        if told != true or wrong_last:
            yield Difference(commitment, told, true)
            if not check:
                _store(commitment, entries)
                touch(*scopes_of(commitment))


def _store(commitment: Commitment, entries: list[ProgressEntry]) -> CommitmentStanding:
    true = fold(entries, commitment.completion)
    row, _new = CommitmentStanding.objects.update_or_create(
        commitment=commitment,
        defaults={
            "state": true.state,
            "since": true.since,
            "last_heard": true.last_heard,
            "promised": true.promised,
            "proven": true.proven,
            "entry_count": true.entries,
            "last_entry": last_of(entries),
            "computed_at": timezone.now(),
        },
    )
    return row
