"""Bringing a list of action days into a frame: look at every row, then all of it or nothing.

The credit stays with the chapters: they host. What somebody else enters for a chapter is seen by
members only and not open to join until the chapter says so; its hosts are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.campaigns.models import ActionList, Frame
from wirksam.campaigns.models.importing import PATIENCE
from wirksam.campaigns.operations.import_writing import write
from wirksam.campaigns.operations.keeping import held, settled
from wirksam.campaigns.queries.action_rows import COLUMN_OF, NEEDED, entries_of
from wirksam.campaigns.queries.importing import Verdict, judge_all, standing_of
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.tables import TableError, read_table
from wirksam.foundation.tables.entries import Entry, NoHeadError, columns_of, digest_of

MOST_ACTIONS = 300
_CHANGED = gettext_lazy(
    "Something has changed since you looked. Nothing was taken over. Look at the rows once more."
)


def hand_in_actions(*, actor: Actor, frame: Frame, data: bytes) -> ActionList:
    """Read a file and weigh every row. Nothing is planned yet.

    Raises:
        RefusedError: the file is no list we can read; the message says what to do.
    """
    with transaction.atomic():
        held(actor, frame, "adopt")
    try:
        table = read_table(data)
        columns, unknown = columns_of(next(table.rows), COLUMN_OF, NEEDED)
        entries = _few(entries_of(table.rows, columns))
    except TableError as error:
        raise RefusedError(error.message) from error
    except NoHeadError as error:
        raise RefusedError(_head_problem(error)) from error
    if not entries:
        raise RefusedError(_("There is only a row of headings in this file."))
    notes = [["unread", name] for name in unknown]
    notes += [["cp1252"]] if table.encoding == "cp1252" else []
    return _keep(actor, ActionList(frame=frame, handed_in_by=actor.key, notes=notes), entries)


def look_again(*, actor: Actor, waiting: ActionList) -> ActionList:
    """Weigh the rows of a waiting list against what is planned now."""
    return _keep(actor, waiting, [Entry(**told) for told in waiting.entries])


@transaction.atomic
def take_over_actions(
    *, actor: Actor, waiting: ActionList, digest: str, leave_out: bool
) -> Counter[str]:
    """Plan what was shown, all of it or nothing; how many rows of each kind.

    ``digest`` is that of the preview that was looked at; ``leave_out`` says that rows with errors
    are knowingly left out. The same list again plans nothing twice.
    """
    frame = held(actor, Frame(pk=waiting.frame_id), "adopt")
    found = ActionList.objects.select_for_update().filter(pk=waiting.pk).first()
    if found is None or found.handed_in_at < timezone.now() - PATIENCE:
        raise RefusedError(_("This preview is gone. Hand the file in once more."))
    if found.handed_in_by != actor.key:
        raise RefusedError(_("Whoever handed the list in takes it over."))
    entries = [Entry(**told) for told in found.entries]
    verdicts = judge_all(entries, standing_of(actor, frame))
    if not digest == found.digest == _digest(entries, verdicts):
        raise RefusedError(_CHANGED)
    counts = Counter(verdict.kind for verdict in verdicts)
    if counts["error"] and not leave_out:
        raise RefusedError(_("Rows with errors: correct them in the file or leave them out."))
    pairs = [one for one in zip(entries, verdicts, strict=True) if one[1].kind == "new"]
    try:
        with transaction.atomic():
            write(actor, frame, pairs)
    except (DatabaseError, RefusedError) as error:
        raise RefusedError(_CHANGED) from error
    told = {kind: counts[kind] for kind in ("new", "same", "error")}
    settled(actor, "bring_in_actions", frame, frame.unit.slug, reason="", **told)
    found.delete()
    return counts


def throw_away_actions(*, waiting: ActionList) -> None:
    """Forget a list that was handed in; nothing of it was planned."""
    waiting.delete()


@transaction.atomic
def _keep(actor: Actor, waiting: ActionList, entries: list[Entry]) -> ActionList:
    mine = ActionList.objects.filter(frame=waiting.frame, handed_in_by=actor.key)
    mine.exclude(pk=waiting.pk).delete()
    ActionList.objects.filter(handed_in_at__lt=timezone.now() - PATIENCE).delete()
    verdicts = judge_all(entries, standing_of(actor, waiting.frame))
    waiting.entries = [entry.plain() for entry in entries]
    waiting.verdicts = [verdict.plain() for verdict in verdicts]
    waiting.digest = _digest(entries, verdicts)
    waiting.save()
    return waiting


def _few(entries: Iterable[Entry]) -> list[Entry]:
    found = list(entries)  # to its end: a file with 50,000 rows is refused as such
    if len(found) > MOST_ACTIONS:
        raise RefusedError(_("There are more than 300 action days in this file. Split it."))
    return found


def _head_problem(error: NoHeadError) -> str:
    if error.column:
        return _("Two columns mean the same: “%(name)s”. Delete one of them.") % {
            "name": error.column
        }
    if error.missing == "day":
        return _("No column is called “Date”. Write the headings into the first row.")
    return _("No column is called “Chapter”. Write the headings into the first row.")


def _digest(entries: list[Entry], verdicts: list[Verdict]) -> str:
    return digest_of([
        [entry.plain(), verdict.plain()]
        for entry, verdict in zip(entries, verdicts, strict=True)
    ])  # fmt: skip
