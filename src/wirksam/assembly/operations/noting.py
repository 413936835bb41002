"""The minutes by hand: how many are there, procedural motions, sentences worth keeping."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.assembly.choices import MENDABLE, MinuteKind, ProceduralKind, ProceduralOutcome
from wirksam.assembly.models import AgendaItem, Assembly, MinuteEntry, Presence
from wirksam.assembly.operations.assemblies import held
from wirksam.assembly.operations.meeting import must_have_begun
from wirksam.assembly.queries import ruling
from wirksam.assembly.rules import scope_of
from wirksam.association.queries.findings import kept
from wirksam.engine.document.characters import plain
from wirksam.engine.statutes import check_quorum
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch


@dataclass(frozen=True, slots=True)
class NewNote:
    """What somebody writes into the minutes; with ``procedural`` it is such a motion."""

    text: str = ""
    item: AgendaItem | None = None
    procedural: str = ""
    outcome: str = ""
    corrects: MinuteEntry | None = None
    draft_key: UUID | None = None


@transaction.atomic
def count_presence(
    *,
    actor: Actor,
    assembly: Assembly,
    present: int,
    entitled: int | None = None,
    draft_key: UUID | None = None,
) -> Presence:
    """Record how many are there, and of how many who may vote. The same form counts once."""
    assembly = held(assembly, None)
    must_have_begun(assembly)
    known = draft_key and Presence.objects.filter(draft_key=draft_key).first()
    if known:
        return known
    if entitled is not None and present > entitled:
        told = {"present": present, "entitled": entitled}
        raise RefusedError(
            _("%(present)s are present, but only %(entitled)s may vote. Check both numbers.") % told
        )
    rules = ruling.rules_of(assembly)
    found = []
    if rules is not None and rules.quorum is not None and entitled is not None:
        found = [check_quorum(rules.quorum, present=present, entitled=entitled)]
    counted = Presence.objects.create(
        assembly=assembly,
        present=present,
        entitled=entitled,
        findings=kept(found),
        counted_by=actor.key,
        draft_key=draft_key,
    )
    MinuteEntry.objects.create(
        assembly=assembly, kind=MinuteKind.PRESENCE, presence=counted, written_by=actor.key
    )
    unit = assembly.unit.slug
    record(actor=actor, verb="count_presence", subject=counted, unit_key=unit, present=present)
    touch(scope_of(assembly.slug))
    return counted


@transaction.atomic
def note_minutes(*, actor: Actor, assembly: Assembly, note: NewNote) -> MinuteEntry:
    """Note a procedural motion or a sentence; with ``corrects`` it takes the place of another."""
    assembly = held(assembly, None)
    must_have_begun(assembly)
    known = note.draft_key and MinuteEntry.objects.filter(draft_key=note.draft_key).first()
    if known:
        return known
    _check_note(assembly, note)
    entry = MinuteEntry.objects.create(
        assembly=assembly,
        item=note.corrects.item if note.corrects else note.item,
        kind=MinuteKind.PROCEDURAL if note.procedural else MinuteKind.NOTE,
        text=plain(note.text, 4000),
        procedural=note.procedural,
        outcome=note.outcome,
        corrects=note.corrects,
        written_by=actor.key,
        draft_key=note.draft_key,
    )
    record(actor=actor, verb="note_minutes", subject=entry, unit_key=assembly.unit.slug)
    touch(scope_of(assembly.slug))
    return entry


def _check_note(assembly: Assembly, note: NewNote) -> None:
    if not (note.text.strip() or note.procedural):
        raise RefusedError(_("Write a sentence first."))
    if note.procedural and not note.outcome:
        raise RefusedError(_("Say what became of it."))
    if note.procedural:
        ProceduralKind(note.procedural)
        ProceduralOutcome(note.outcome)
    if note.item is not None and note.item.assembly_id != assembly.pk:
        raise RefusedError(_("This item stands on another agenda."))
    before = note.corrects
    if before is None:
        return
    if before.assembly_id != assembly.pk or before.kind not in MENDABLE:
        raise RefusedError(_("Only notes can be mended here. Correct a vote where it stands."))
    if MinuteEntry.objects.filter(corrects=before).exists():
        raise RefusedError(_("Somebody else has just mended this note. Look, then write."))
