"""Private notes. What somebody notes for herself is hers alone: it does not go into the journal."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import Verdict
from wirksam.motions.models import PrivateNote, Submission
from wirksam.motions.operations.plans import check_size
from wirksam.motions.queries.pasting import cleaned

LONGEST = 4000
MOST = 2000


@transaction.atomic
def note(
    *,
    actor: Actor,
    submission: Submission,
    text: str | None = None,
    verdict: str | None = None,
    lines: tuple[int, int] = (0, 0),
) -> PrivateNote | None:
    """Keep a note on lines (``(0, 0)``: the whole); what is not given stays as it was.

    A note in which nothing is left goes; then nothing is returned.
    """
    if not actor.is_known:
        raise RefusedError(_("Please sign in first."))
    if verdict is not None and verdict not in {*Verdict.values, ""}:
        raise RefusedError(_("Say yes, no or abstention, or nothing."))
    rows = PrivateNote.objects.select_for_update().filter(person_key=actor.key)
    first, last = min(lines), max(lines)
    place = {"submission": submission, "first_line": first, "last_line": last}
    row = rows.filter(**place).first() or PrivateNote(person_key=actor.key, **place)
    if text is not None:
        row.text = cleaned(text).text.replace("\u2029", "\n\n")
        check_size(row.text, LONGEST)
    if verdict is not None:
        row.verdict = verdict
    if not row.text and not row.verdict:
        if not row._state.adding:
            row.delete()
        return None
    if row._state.adding and rows.count() >= MOST:
        raise RefusedError(_("You keep %(count)s notes. Delete old ones first.") % {"count": MOST})
    row.changed_at = timezone.now()
    row.save()
    return row


@transaction.atomic
def remove(*, actor: Actor, note: PrivateNote) -> None:
    """Delete one's own note."""
    PrivateNote.objects.filter(pk=note.pk, person_key=actor.key or "-").delete()
