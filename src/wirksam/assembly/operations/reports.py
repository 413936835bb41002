"""Writing the draft of an account: its cover, and what the body says about each commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.models import Assembly, ReportEdition, ReportItem
from wirksam.assembly.operations.assemblies import held as held_assembly
from wirksam.assembly.rules import CHANGED_MEANWHILE, FROZEN, scope_of
from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.choices import IN_FORCE
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.held import held_by


@dataclass(frozen=True, slots=True)
class Cover:
    """Who gives account, of what, as of when (empty: the moment of freezing)."""

    version: ProgrammeVersion
    by_body: Body
    title: str
    foreword: str = ""
    cut_off_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it was written, and the revision of the item it was written upon."""

    statement: str
    revision: int


@transaction.atomic
def begin_report(
    *, actor: Actor, assembly: Assembly, cover: Cover, revises: ReportEdition | None = None
) -> ReportEdition:
    """Begin an edition with the next number; a revised one takes over what was said before."""
    assembly = held_assembly(assembly, None)
    _check(cover)
    last = assembly.reports.aggregate(last=Max("number"))["last"] or 0
    edition = ReportEdition(
        assembly=assembly, number=last + 1, revises=revises, created_by=actor.key
    )
    _write(edition, cover)
    edition.save()
    said = dict(revises.items.values_list("commitment", "statement")) if revises else {}
    ReportItem.objects.bulk_create(
        ReportItem(edition=edition, commitment_id=commitment, statement=statement)
        for commitment, statement in said.items()
        if statement
    )
    _settle(actor, "begin_report", edition)
    return edition


@transaction.atomic
def edit_report(
    *, actor: Actor, edition: ReportEdition, cover: Cover, revision: int
) -> ReportEdition:
    """Change the cover of a draft."""
    edition = held_draft(edition, revision)
    _check(cover)
    _write(edition, cover)
    edition.revision += 1
    edition.save()
    _settle(actor, "edit_report", edition)
    return edition


@transaction.atomic
def write_statements(
    *, actor: Actor, edition: ReportEdition, said: Mapping[str, Said]
) -> list[str]:
    """Keep what is said about commitments (by code); the codes somebody else changed meanwhile.

    Those keep what the other one wrote; everything else is saved.
    """
    edition = held_draft(edition, None)
    commitments = held_by(edition.version).filter(state__in=IN_FORCE)
    keys = {code: pk for pk, code in commitments.values_list("pk", "code") if code}
    known = {item.commitment_id: item for item in edition.items.all()}
    late, changed = [], 0
    for code, one in said.items():
        if code not in keys:
            continue
        item = known.get(keys[code]) or ReportItem(
            edition=edition, commitment_id=keys[code], revision=0
        )
        if item.statement == one.statement:
            continue
        if item.revision != one.revision:
            late.append(code)
            continue
        item.statement = one.statement
        item.revision += 1
        item.save()
        changed += 1
    if changed:
        _settle(actor, "write_statements", edition)
    return late


@transaction.atomic
def discard_report(*, actor: Actor, edition: ReportEdition) -> None:
    """Throw a draft away."""
    edition = held_draft(edition, None)
    _settle(actor, "discard_report", edition)
    edition.delete()


def held_draft(edition: ReportEdition, revision: int | None) -> ReportEdition:
    """The draft as it is now, held; refused where it is frozen or has changed."""
    now = (
        ReportEdition.objects.select_for_update(of=("self",))
        .select_related("assembly__unit", "assembly__occasion", "version__programme", "by_body")
        .filter(pk=edition.pk)
        .first()
    )
    if now is None:
        raise RefusedError(_("Somebody else has thrown this draft away."))
    if now.is_frozen:
        raise RefusedError(FROZEN)
    if revision is not None and now.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    return now


def _check(cover: Cover) -> None:
    if not cover.version.is_published:
        raise RefusedError(_("This programme is not published yet."))
    if cover.cut_off_at is not None and cover.cut_off_at < _begin(cover.version):
        raise RefusedError(_("On that day the programme was not adopted yet."))


def _begin(version: ProgrammeVersion) -> datetime:
    on = version.resolved_on or version.programme.term_starts_on
    return timezone.make_aware(datetime(on.year, on.month, on.day))  # noqa: DTZ001 (made aware here)


def _write(edition: ReportEdition, cover: Cover) -> None:
    for name in ("version", "by_body", "title", "foreword", "cut_off_at"):
        setattr(edition, name, getattr(cover, name))


def _settle(actor: Actor, verb: str, edition: ReportEdition) -> None:
    assembly = edition.assembly
    record(
        actor=actor,
        verb=verb,
        subject=edition,
        unit_key=assembly.unit.slug,
        number=edition.number,
    )
    touch(scope_of(assembly.slug))
