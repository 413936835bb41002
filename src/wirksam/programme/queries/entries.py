"""Entries as they count: corrections in the place of what they correct, nothing withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from wirksam.engine.progress import CompletionTerm, Course, State, Step, course
from wirksam.programme.choices import EntryBasis, EvidenceKind
from wirksam.programme.models import Commitment, CommitmentStanding, Evidence, ProgressEntry
from wirksam.programme.rules import Saying, counted


def entries_with_all() -> QuerySet[ProgressEntry]:
    """Every entry with who speaks, its withdrawal and what shows it; two queries."""
    shown = Prefetch("evidence", queryset=Evidence.objects.select_related("file").order_by("pk"))
    return ProgressEntry.objects.select_related("body", "withdrawal").prefetch_related(shown)


def counting_entries() -> QuerySet[ProgressEntry]:
    """The entries that count, as a condition: neither withdrawn nor corrected.

    Exact because a correction that was withdrawn has none of its own that stands.
    """
    standing = ProgressEntry.objects.filter(corrects=OuterRef("pk"), withdrawal=None)
    return ProgressEntry.objects.filter(~Exists(standing), withdrawal=None)


def with_entries(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Commitments with all their entries, two queries more however many."""
    return commitments.prefetch_related(Prefetch("entries", queryset=entries_with_all()))


def counting(entries: Iterable[ProgressEntry]) -> list[tuple[ProgressEntry, int]]:
    """The entries that count, each with its place among those of its day."""
    listed = list(entries)
    sayings = (Saying(one.pk, one.corrects_id, one.is_withdrawn) for one in listed)
    places = counted(sayings)
    return [(one, places[one.pk]) for one in listed if one.pk in places]


def step(entry: ProgressEntry, place: int) -> Step:
    """An entry as the fold sees it."""
    kinds = {evidence.kind for evidence in entry.evidence.all()}
    return Step(
        on=entry.happened_on,
        position=place,
        state=cast("State | None", entry.state or None),
        by_assembly=entry.basis == EntryBasis.ASSEMBLY,
        evidence=bool(kinds),
        finding=EvidenceKind.FINDING in kinds,
        next_due=entry.next_due,
    )


def fold(entries: Iterable[ProgressEntry], completion: str) -> Course:
    """What these entries say together."""
    steps = (step(entry, place) for entry, place in counting(entries))
    return course(steps, cast("CompletionTerm", completion))


def last_of(entries: Iterable[ProgressEntry]) -> ProgressEntry | None:
    """The newest entry that counts."""
    found = max(counting(entries), key=lambda pair: (pair[0].happened_on, pair[1]), default=None)
    return found[0] if found else None


def stored_course(row: CommitmentStanding | None) -> Course:
    """The stored copy as the fold's own value; without a row nothing has been said yet."""
    if row is None:
        return Course()
    return Course(
        state=cast("State", row.state),
        since=row.since,
        last_heard=row.last_heard,
        promised=row.promised,
        proven=row.proven,
        entries=row.entry_count,
    )
