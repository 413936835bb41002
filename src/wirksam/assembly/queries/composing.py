"""The account as a value: of a draft as it would be frozen, of a frozen one as it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from wirksam.assembly.account import (
    Account,
    AccountEntry,
    AccountItem,
    Cover,
    Passage,
    Proof,
    TextLine,
    from_plain,
)
from wirksam.assembly.models import ReportEdition
from wirksam.foundation.print import storable
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.models import TextLine as Line
from wirksam.programme.queries import account as then


@dataclass(frozen=True, slots=True)
class Later:
    """What became of an entry after the account was frozen: when, which, and its words."""

    at: datetime
    withdrawn: bool
    text: str


def account_of(edition: ReportEdition) -> Account:
    """What the edition says: as it was frozen, or as it would be now."""
    if edition.content is not None:
        return from_plain(edition.content)
    now = timezone.now()
    return composed(edition, min(edition.cut_off_at or now, now))


def composed(edition: ReportEdition, cut_off: datetime) -> Account:
    """The account of a draft as of ``cut_off``; nine queries however long the programme."""
    said = dict(edition.items.values_list("commitment", "statement"))
    return Account(
        cover=_cover(edition, cut_off),
        items=tuple(
            _item(one, said.get(one.commitment.pk, ""))
            for one in then.account_at(edition.version, cut_off)
        ),
        passages=_passages(edition.version),
    )


def later_of(edition: ReportEdition) -> Mapping[int, list[Later]]:
    """Corrections and withdrawals since a frozen edition, by the key of the entry.

    Three queries, none for a draft.
    """
    if not edition.is_frozen or edition.cut_off_at is None:
        return {}
    found: dict[int, list[Later]] = defaultdict(list)
    for key, changes in then.later_changes(edition.version, edition.cut_off_at).items():
        found[key] += (Later(one.at, one.kind == "withdrawn", one.text) for one in changes)
    return dict(found)


def _cover(edition: ReportEdition, cut_off: datetime) -> Cover:
    assembly, version = edition.assembly, edition.version
    return Cover(
        association=storable(assembly.unit.name),
        assembly=storable(assembly.name),
        starts_on=_iso(assembly.first_day),
        ends_on=_iso(assembly.last_day),
        place=storable(assembly.place),
        title=storable(edition.title),
        number=edition.number,
        by=storable(edition.by_body.name),
        foreword=storable(edition.foreword),
        programme=storable(version.programme.title),
        programme_slug=version.programme.slug,
        identifier=storable(version.identifier),
        resolved_on=_iso(version.resolved_on),
        text_sha256=version.text_sha256,
        cut_off_at=cut_off.astimezone(UTC).isoformat(),
    )


def _item(one: then.AccountItem, statement: str) -> AccountItem:
    row, standing = one.commitment, one.standing
    lead = one.lead.name if one.lead else ""
    if one.acting_for:
        lead = f"{lead} ({one.acting_for.name})"
    return AccountItem(
        code=row.code or "",
        title=storable(row.title),
        quote=storable(one.quote),
        first_line=one.span[0],
        last_line=one.span[1],
        modality=row.modality,
        completion=row.completion,
        state=standing.state,
        since=_iso(standing.since),
        last_heard=_iso(standing.last_heard),
        flags=tuple((flag.code, flag.days) for flag in standing.flags),
        lead=storable(lead),
        deadline=storable(one.deadline_wording),
        due_on=_iso(one.due_on),
        limits=storable(row.limits),
        done_when=storable(row.done_when),
        entries=tuple(map(_entry, one.entries)),
        statement=storable(statement),
    )


def _entry(one: then.AccountEntry) -> AccountEntry:
    return AccountEntry(
        key=one.pk,
        happened_on=_iso(one.happened_on),
        recorded_at=one.recorded_at.astimezone(UTC).isoformat(),
        basis=one.basis,
        by=storable(one.body),
        said=storable(one.said),
        state=one.state,
        next_step=storable(one.next_step),
        obstacle=storable(one.obstacle),
        corrects=one.corrects or 0,
        proofs=tuple(map(_proof, one.evidence)),
    )


def _proof(one: then.AccountEvidence) -> Proof:
    label = one.label
    if one.amount is not None:
        label = f"{label}: {one.amount.normalize():f} {one.unit_word}".strip()
    return Proof(one.kind, storable(label), storable(one.url), one.file)


def _passages(version: ProgrammeVersion) -> tuple[Passage, ...]:
    lines: dict[int, list[TextLine]] = defaultdict(list)
    for line in Line.objects.filter(version=version).order_by("number"):
        lines[line.passage_id].append(TextLine(line.number, storable(line.text)))
    return tuple(
        Passage(one.kind, one.level, tuple(lines[one.pk]))
        for one in version.passages.order_by("position")
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
