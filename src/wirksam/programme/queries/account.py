"""The account: where every commitment of a text stood at a moment, as it was known then.

Nothing that is recorded later changes the answer: entries, withdrawals, responsibilities, moved
deadlines and replacements carry the moment in which they were recorded, and none is overwritten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeVar, cast

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from wirksam.association.models import Body
from wirksam.engine.progress import CompletionTerm, Standing, course, judged
from wirksam.programme.choices import IN_FORCE
from wirksam.programme.models import (
    Commitment,
    CommitmentPlace,
    Deadline,
    DeadlineShift,
    Evidence,
    ProgrammeVersion,
    ProgressEntry,
    Responsibility,
)
from wirksam.programme.queries.cards import lead_on, terms_of
from wirksam.programme.queries.entries import entries_with_all, step
from wirksam.programme.queries.held import held_by
from wirksam.programme.queries.places import in_text
from wirksam.programme.rules import Saying, counted

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class AccountEvidence:
    """What shows an entry; ``file`` is the digest of a stored file."""

    kind: str
    label: str
    url: str
    file: str
    amount: Decimal | None
    unit_word: str


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """An entry that counted then."""

    pk: int
    basis: str
    body: str
    happened_on: date
    recorded_at: datetime
    state: str
    said: str
    next_step: str
    obstacle: str
    next_due: date | None
    corrects: int | None
    evidence: tuple[AccountEvidence, ...]


@dataclass(frozen=True, slots=True)
class AccountItem:
    """A commitment as it stood then. ``entries`` are in the order of the story.

    ``place`` is where it stands in the text of the account, where that is not its own.
    """

    commitment: Commitment
    lead: Body | None
    acting_for: Body | None
    deadline_wording: str
    due_on: date | None
    standing: Standing
    entries: tuple[AccountEntry, ...]
    place: CommitmentPlace | None = None

    @property
    def quote(self) -> str:
        """Its words in the text of the account."""
        return (self.place or self.commitment).quote

    @property
    def span(self) -> tuple[int, int]:
        """Its first and last line there."""
        at = self.place or self.commitment
        return at.first_line, at.last_line


@dataclass(frozen=True, slots=True)
class Later:
    """What became of an entry after the cut-off: ``text`` is the correction, or the reason."""

    kind: Literal["corrected", "withdrawn"]
    commitment_id: int
    entry_id: int
    at: datetime
    text: str


def account_at(version: ProgrammeVersion, cut_off: datetime) -> list[AccountItem]:
    """Where the commitments of a text stood at ``cut_off``, in its order; five queries.

    One more where the text follows another.
    """
    rows = list(
        Commitment.objects.filter(
            Q(superseded_at=None) | Q(superseded_at__gt=cut_off),
            in_text(version),
            state__in=IN_FORCE,
            confirmed_at__lte=cut_off,
        ).select_related("version__programme", "deadline__occasion")
    )
    places = {one.commitment_id: one for one in version.places.all()} if version.follows_id else {}
    rows.sort(key=lambda one: _place_of(one, places.get(one.pk)))
    charges = _by_commitment(
        Responsibility.every.filter(
            Q(voided_at=None) | Q(voided_at__gt=cut_off),
            commitment__in=held_by(version),
            recorded_at__lte=cut_off,
        ).select_related("body", "acting_for")
    )
    entries = _by_commitment(_recorded(version).filter(recorded_at__lte=cut_off))
    later = DeadlineShift.objects.filter(
        deadline__commitment__in=held_by(version), shifted_at__gt=cut_off
    ).order_by("-shifted_at", "-pk")
    shifted = dict(later.values_list("deadline", "before"))
    return [
        replace(
            _item(row, cut_off, charges[row.pk], entries[row.pk], shifted), place=places.get(row.pk)
        )
        for row in rows
    ]


def _place_of(row: Commitment, place: CommitmentPlace | None) -> tuple[int, int, int]:
    at = place or row
    return at.first_line, at.last_line, row.pk


def later_changes(version: ProgrammeVersion, cut_off: datetime) -> dict[int, list[Later]]:
    """What was corrected or taken back after ``cut_off``, by the key of the entry; two queries.

    Only of entries that were known then; they stand beside a frozen report, never in it.
    """
    found: dict[int, list[Later]] = defaultdict(list)
    entries = {one.pk: one for one in _recorded(version)}
    for one in entries.values():
        known = one.recorded_at <= cut_off
        if known and one.is_withdrawn and one.withdrawal.withdrawn_at > cut_off:
            gone = one.withdrawal
            found[one.pk].append(
                Later("withdrawn", one.commitment_id, one.pk, gone.withdrawn_at, gone.reason)
            )
        if not known and one.corrects_id and not one.is_withdrawn:
            first = _known_before(one, entries, cut_off)
            if first is not None:
                found[first].append(
                    Later("corrected", one.commitment_id, first, one.recorded_at, one.said)
                )
    return dict(found)


def _known_before(
    entry: ProgressEntry, entries: dict[int, ProgressEntry], cut_off: datetime
) -> int | None:
    at = entry.corrects_id
    while at is not None and entries[at].recorded_at > cut_off:
        at = entries[at].corrects_id
    return at


def _recorded(version: ProgrammeVersion) -> QuerySet[ProgressEntry]:
    return entries_with_all().filter(commitment__in=held_by(version))


def _by_commitment(rows: Iterable[M]) -> dict[int, list[M]]:
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        found[row.commitment_id].append(row)  # type: ignore[attr-defined]
    return found


def _item(
    row: Commitment,
    cut_off: datetime,
    charges: list[Responsibility],
    entries: list[ProgressEntry],
    shifted: dict[int, date | None],
) -> AccountItem:
    day = timezone.localdate(cut_off)
    charge = lead_on(charges, day)
    deadline: Deadline | None = getattr(row, "deadline", None)
    if deadline is not None and deadline.set_at > cut_off:
        deadline = None
    due_on = shifted.get(deadline.pk, deadline.due_on) if deadline else None
    placed = sorted(_placed(entries, cut_off), key=lambda pair: (pair[0].happened_on, pair[1]))
    said = course(
        (step(one, place) for one, place in placed), cast("CompletionTerm", row.completion)
    )
    return AccountItem(
        row,
        charge.body if charge else None,
        charge.acting_for if charge else None,
        deadline.wording if deadline else "",
        due_on,
        judged(said, terms_of(row, due_on=due_on, led=charge is not None), today=day),
        tuple(_entry(one) for one, _place in placed),
    )


def _placed(entries: list[ProgressEntry], cut_off: datetime) -> Iterator[tuple[ProgressEntry, int]]:
    sayings = (
        Saying(
            one.pk,
            one.corrects_id,
            one.is_withdrawn and one.withdrawal.withdrawn_at <= cut_off,
        )
        for one in entries
    )
    places = counted(sayings)
    return ((one, places[one.pk]) for one in entries if one.pk in places)


def _entry(one: ProgressEntry) -> AccountEntry:
    return AccountEntry(
        one.pk,
        one.basis,
        one.body.name if one.body else "",
        one.happened_on,
        one.recorded_at,
        one.state,
        one.said,
        one.next_step,
        one.obstacle,
        one.next_due,
        one.corrects_id,
        tuple(_evidence(shown) for shown in one.evidence.all()),
    )


def _evidence(shown: Evidence) -> AccountEvidence:
    file = shown.file.sha256 if shown.file else ""
    return AccountEvidence(
        shown.kind, shown.label, shown.safe_url, file, shown.amount, shown.unit_word
    )
