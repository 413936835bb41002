"""The folder to take along: every text in full, so that it can be read without the house."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wirksam.assembly.models import ChapterSession
from wirksam.assembly.queries.asking import AskedView, asked_about, by_submission
from wirksam.assembly.queries.folder_parts import Brief, Folder, FolderItem, Wish
from wirksam.assembly.queries.rooms import SideView, sides_of
from wirksam.assembly.queries.sessions import SessionView, told
from wirksam.foundation.access import Actor, visible
from wirksam.motions.models import Motion, MotionVersion, ReadingAid, WordingParagraph
from wirksam.motions.queries.changes import ChangedLine, changed_lines
from wirksam.motions.queries.reading import PrintedLine, edits_of, element_of, printed


@dataclass(frozen=True, slots=True)
class TextPart:
    """A paragraph with its numbered lines, and the same in plain words, if there are any."""

    row: WordingParagraph
    lines: tuple[PrintedLine, ...]
    aid: ReadingAid | None

    @property
    def element(self) -> str:
        """The HTML element below a motion's own heading."""
        found = element_of(self.row)
        return "h4" if found.startswith("h") else found


@dataclass(frozen=True, slots=True)
class WishText:
    """An amendment with the lines it changes; none where it is about an earlier version."""

    wish: Wish
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class BriefText:
    """A motion with everything there is to read about it."""

    brief: Brief
    parts: tuple[TextPart, ...]
    wishes: tuple[WishText, ...]
    questions: tuple[AskedView, ...]
    sessions: tuple[SessionView, ...]

    @property
    def url(self) -> str:
        """Its page, to whose lines the numbers lead."""
        return self.brief.motion.get_absolute_url()


@dataclass(frozen=True, slots=True)
class RoomText:
    """A room with both sides."""

    question: str
    href: str
    sides: tuple[SideView, SideView]


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item with all its texts."""

    item: FolderItem
    briefs: tuple[BriefText, ...]
    rooms: tuple[RoomText, ...]


def texts_of(actor: Actor, folder: Folder) -> list[ItemText]:
    """All texts of a folder; the number of queries does not depend on how much is in it."""
    motions = folder.motions
    versions = _current_versions(motions)
    asked = by_submission(asked_about(actor, folder.assembly))
    met: dict[int, list[SessionView]] = defaultdict(list)
    sessions = visible(actor, ChapterSession).filter(assembly=folder.assembly, hidden_at=None)
    for one in told(sessions):
        met[one.submission_id].append(SessionView(one))
    sides = sides_of(actor, folder.assembly)
    return [
        ItemText(
            item,
            tuple(_brief_text(brief, versions, asked, met) for brief in item.briefs),
            tuple(
                RoomText(room.question, room.get_absolute_url(), sides[room.pk])
                for room in item.rooms
            ),
        )
        for item in folder.items
    ]


def _current_versions(motions: Iterable[Motion]) -> dict[int, MotionVersion]:
    """The published version of each that is read today, with its paragraphs and reading aids."""
    rows = (
        MotionVersion.objects.filter(motion__in=list(motions), published_at__isnull=False)
        .select_related("wording")
        .prefetch_related("wording__paragraphs__aid")
        .order_by("number")
    )
    return {row.motion_id: row for row in rows}


def _brief_text(
    brief: Brief,
    versions: Mapping[int, MotionVersion],
    asked: Mapping[int, Sequence[AskedView]],
    met: Mapping[int, Sequence[SessionView]],
) -> BriefText:
    version = versions.get(brief.motion.pk)
    rows = list(version.wording.paragraphs.all()) if version else []
    there = {row.position: row for row in rows}
    ours = [brief.motion.pk, *(wish.amendment.pk for wish in brief.wishes)]
    return BriefText(
        brief,
        tuple(TextPart(row, printed(row), _aid(row)) for row in rows),
        tuple(WishText(wish, _changed(wish, version, there)) for wish in brief.wishes),
        tuple(one for pk in ours for one in asked.get(pk, ())),
        tuple(one for pk in ours for one in met.get(pk, ())),
    )


def _aid(row: WordingParagraph) -> ReadingAid | None:
    """Plain words that a second person has checked."""
    aid = getattr(row, "aid", None)
    return aid if aid is not None and aid.checked_at else None


def _changed(
    wish: Wish, version: MotionVersion | None, rows: Mapping[int, WordingParagraph]
) -> tuple[ChangedLine, ...]:
    one = wish.amendment
    if version is None or one.version_id != version.pk or one.parent_id is not None:
        return ()
    found: list[ChangedLine] = []
    for position, edits in sorted(edits_of(one.changes).items()):
        row = rows.get(position)
        if row is None:
            continue
        numbers = range(row.first_line, row.last_line + 1)
        lines = changed_lines(row.text, edits, list(numbers), row.breaks)
        found += (line for line in lines if one.whole or _is_changed(line))
    return tuple(found)


def _is_changed(line: ChangedLine) -> bool:
    return any(kind != "same" for kind, _words in line.pieces)
