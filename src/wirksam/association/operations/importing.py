"""Bringing in a list of members and offices: look at every row first, then all of it or nothing."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.choices import Capability
from wirksam.association.models import ImportBatch, Person, Unit
from wirksam.association.operations import import_writing as writing
from wirksam.association.queries.actors import today
from wirksam.association.queries.columns import COLUMN_OF, entries_of
from wirksam.association.queries.importing import Verdict, judge_all
from wirksam.association.queries.standing import Standing, standing_of
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.tables import TableError, read_table
from wirksam.foundation.tables.entries import Entry, NoHeadError, columns_of, digest_of

PATIENCE = timedelta(days=1)
MOST_OFFICES = 300
_CHANGED = gettext_lazy(
    "Something has changed since you looked. Nothing was taken over. Look at the rows once more."
)


class _UndoneError(Exception):
    """Ends a trial."""


def hand_in_list(*, actor: Actor, unit: Unit, data: bytes) -> ImportBatch:
    """Read a file and weigh every row. Nobody's data change.

    Raises:
        RefusedError: the file is no list we can read; the message says what to do.
    """
    must_keep_list(actor, unit)
    try:
        table = read_table(data)
        head = next(table.rows)
        columns, unknown = columns_of(head, COLUMN_OF, ("last",))
        entries = list(entries_of(table.rows, columns))
    except TableError as error:
        raise RefusedError(error.message) from error
    except NoHeadError as error:
        raise RefusedError(_head_problem(error.column)) from error
    if not entries:
        raise RefusedError(_("There is only a row of headings in this file."))
    if sum("office" in entry.values for entry in entries) > MOST_OFFICES:
        raise RefusedError(_("There are more than 300 offices in this file. Split it."))
    notes = [["unknown", name] for name in unknown]
    notes += [["cp1252"]] if table.encoding == "cp1252" else []
    return _keep(actor, ImportBatch(unit=unit, handed_in_by=actor.key, notes=notes), entries)


def _head_problem(column: str) -> str:
    if column:
        return _("Two columns mean the same: “%(name)s”. Delete one of them.") % {"name": column}
    return _("No column is called “Name” or “Last name”. Write the headings into the first row.")


@transaction.atomic
def _keep(actor: Actor, batch: ImportBatch, entries: list[Entry]) -> ImportBatch:
    mine = ImportBatch.objects.filter(unit=batch.unit, handed_in_by=actor.key)
    mine.exclude(pk=batch.pk).delete()
    ImportBatch.objects.filter(handed_in_at__lt=timezone.now() - PATIENCE).delete()
    verdicts = _weigh(actor, entries, standing_of(actor, batch.unit))
    batch.entries = [entry.plain() for entry in entries]
    batch.verdicts = [verdict.plain() for verdict in verdicts]
    batch.digest = _digest(entries, verdicts)
    batch.save()
    return batch


def look_again(*, actor: Actor, batch: ImportBatch) -> ImportBatch:
    """Weigh the rows of a waiting list against what is known now."""
    return _keep(actor, batch, [Entry(**told) for told in batch.entries])


def must_keep_list(actor: Actor, unit: Unit) -> None:
    """The actor keeps the list of this very unit, and the unit still exists."""
    mine = Unit.objects.filter(actor.units(Capability.PEOPLE_EDIT, below=False))
    if not mine.filter(pk=unit.pk).exists():
        raise RefusedError(_("Your offices do not allow this here."))
    if unit.ends_on is not None and unit.ends_on < today():
        raise RefusedError(_("“%(name)s” does not exist any more.") % {"name": unit.name})


def _weigh(actor: Actor, entries: list[Entry], standing: Standing) -> list[Verdict]:
    """Judge, and try the offices for real inside a transaction that is taken back."""
    verdicts = judge_all(entries, standing)
    if any(verdict.office for verdict in verdicts):
        with suppress(_UndoneError), transaction.atomic():
            _try_offices(actor, entries, verdicts)
            raise _UndoneError
    failed = {verdict.row for verdict in verdicts if verdict.kind == "error"}
    for verdict in verdicts:
        if verdict.like in failed:
            _fail(verdict, ["follows", str(verdict.like)])
    return verdicts


def _try_offices(actor: Actor, entries: list[Entry], verdicts: list[Verdict]) -> None:
    wanted = [pair for pair in zip(entries, verdicts, strict=True) if pair[1].office]
    people = Person.objects.in_bulk([verdict.person for _entry, verdict in wanted])
    made: dict[int, Person] = {}
    for entry, verdict in wanted:
        person = people.get(verdict.person) or made.get(verdict.like)
        if person is None:
            person = Person.objects.create(name=entry.values["name"])
            made[verdict.like or verdict.row] = person
        try:
            with transaction.atomic():
                writing.fill_office(actor, entry, verdict, person)
        except RefusedError as refused:
            _fail(verdict, ["refused", str(refused.message)])


def _fail(verdict: Verdict, problem: list[str]) -> None:
    verdict.kind, verdict.changes, verdict.office = "error", [], ""
    verdict.problems.append(problem)


def _digest(entries: list[Entry], verdicts: list[Verdict]) -> str:
    """Of all that was shown; a refusal counts as such, not by its words in some language."""
    told = [
        [
            entry.plain(),
            verdict.plain()
            | {"problems": [p[:1] if p[0] == "refused" else p for p in verdict.problems]},
        ]
        for entry, verdict in zip(entries, verdicts, strict=True)
    ]
    return digest_of(told)


@transaction.atomic
def take_over(*, actor: Actor, batch: ImportBatch, digest: str, leave_out: bool) -> Counter[str]:
    """Write what was shown, all of it or nothing; how many rows of each kind.

    ``digest`` is that of the preview that was looked at; ``leave_out`` says that rows with errors
    are knowingly left out.
    """
    unit = Unit.objects.select_for_update().get(pk=batch.unit_id)
    found = ImportBatch.objects.select_for_update().filter(pk=batch.pk).first()
    if found is None or found.handed_in_at < timezone.now() - PATIENCE:
        raise RefusedError(_("This preview is gone. Hand the file in once more."))
    must_keep_list(actor, unit)
    entries = [Entry(**told) for told in found.entries]
    standing = standing_of(actor, unit)
    verdicts = _weigh(actor, entries, standing)
    if not digest == found.digest == _digest(entries, verdicts):
        raise RefusedError(_CHANGED)
    counts = Counter(verdict.kind for verdict in verdicts)
    if counts["error"] and not leave_out:
        raise RefusedError(_("Rows with errors: correct them in the file or leave them out."))
    fine = [pair for pair in zip(entries, verdicts, strict=True) if pair[1].kind != "error"]
    try:
        with transaction.atomic():
            writing.write(actor, standing, fine)
    except (DatabaseError, RefusedError) as error:
        raise RefusedError(_CHANGED) from error
    counts["offices"] = sum(bool(verdict.office) for _entry, verdict in fine)
    record(
        actor=actor,
        verb="import_people",
        subject=unit,
        unit_key=unit.slug,
        new=counts["new"],
        changes=counts["changes"],
        same=counts["same"],
        error=counts["error"],
        offices=counts["offices"],
    )
    touch("association")
    found.delete()
    return counts


def throw_away(*, batch: ImportBatch) -> None:
    """Forget a list that was handed in; nothing of it was written."""
    batch.delete()
