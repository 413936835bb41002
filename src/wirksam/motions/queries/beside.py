"""What only one reader sees beside a paragraph: own notes, own drafts, and ways to act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wirksam.foundation.access import Actor, visible
from wirksam.motions.choices import UNSEEN
from wirksam.motions.models import Amendment, MotionVersion, PrivateNote, Submission
from wirksam.motions.models import WordingParagraph as Row
from wirksam.motions.queries.page import Rights
from wirksam.motions.queries.signs import lines_label


@dataclass(frozen=True, slots=True)
class Beside:
    """At one paragraph; ``lines`` as an address names them."""

    position: int
    lines: str
    label: str
    may_amend: bool
    may_comment: bool
    may_aid: bool
    notes: list[PrivateNote] = field(default_factory=list)
    drafts: list[Amendment] = field(default_factory=list)


def beside(version: MotionVersion, actor: Actor, may: Rights) -> list[Beside]:
    """For each paragraph at which there is something; three queries."""
    rows = list(version.wording.paragraphs.only("wording", "position", "first_line", "last_line"))
    notes = version.motion.private_notes.filter(person_key=actor.key, first_line__gt=0)
    by_place = _by_place(rows, notes)
    drafts = _own_drafts(version, actor)
    return [
        Beside(
            row.position,
            f"{row.first_line}-{row.last_line}",
            lines_label(row.first_line, row.last_line),
            may.amend,
            may.comment,
            may.inside,
            by_place[row.position],
            [one for one in drafts if row.first_line <= one.first_line <= row.last_line],
        )
        for row in rows
    ]


def _by_place(rows: list[Row], notes: Iterable[PrivateNote]) -> dict[int, list[PrivateNote]]:
    found: dict[int, list[PrivateNote]] = defaultdict(list)
    for note in notes:
        for row in rows:
            if row.first_line <= note.first_line <= row.last_line:
                found[row.position].append(note)
    return found


def _own_drafts(version: MotionVersion, actor: Actor) -> list[Amendment]:
    """Amendments of this motion that are not public, as far as she may see them."""
    seen = visible(actor, Submission).filter(state__in=sorted(UNSEEN)).values("pk")
    rows = Amendment.objects.filter(motion=version.motion_id, pk__in=seen)
    return list(rows.select_related("motion"))
