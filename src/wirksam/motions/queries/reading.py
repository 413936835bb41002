"""A motion's page: its numbered text, and beside each passage what people want of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from wirksam.engine.diff import Edit
from wirksam.foundation.access import Actor, allowed
from wirksam.motions.choices import OPEN, UNSEEN
from wirksam.motions.models import (
    Amendment,
    Comment,
    Motion,
    MotionVersion,
    Procedure,
    ReadingAid,
    Submission,
    Submitter,
    WordingParagraph,
)
from wirksam.motions.queries.changes import Pieces, excerpt
from wirksam.motions.queries.signs import Sign, lines_label, movers, recommendation_sign, state_sign
from wirksam.motions.queries.texts import lines_of
from wirksam.programme.queries.lines import elements_of

_NAMED = 5
SHOWN = 3
"""Amendments shown at once beside a paragraph."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line for the eye; ``glued``: the next one goes on without a blank."""

    number: int
    text: str
    glued: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """An amendment as it stands beside the lines it begins in."""

    amendment: Amendment
    sign: Sign
    recommended: Sign | None
    movers: str
    pieces: Pieces
    lines: str
    more: int
    below: tuple[Amendment, ...] = ()
    """Amendments to it."""

    @property
    def is_open(self) -> bool:
        """The assembly can still decide about it."""
        return self.amendment.state in OPEN


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with its lines, and what hangs on it."""

    row: WordingParagraph
    lines: tuple[PrintedLine, ...]
    element: str
    wishes: tuple[Wish, ...] = ()
    remarks: tuple[Comment, ...] = ()
    aid: ReadingAid | None = None

    @property
    def state(self) -> str:
        """bound: somebody wants something of it."""
        return "bound" if self.wishes else "plain"

    @property
    def first_wishes(self) -> tuple[Wish, ...]:
        """Those shown at once; the others unfold."""
        return self.wishes[:SHOWN]

    @property
    def more_wishes(self) -> tuple[Wish, ...]:
        """The others."""
        return self.wishes[SHOWN:]

    @property
    def names(self) -> str:
        """What the first ones are called."""
        named = ", ".join(str(wish.amendment) for wish in self.wishes[:_NAMED])
        return f"{named} …" if len(self.wishes) > _NAMED else named

    @property
    def is_quote(self) -> bool:
        """It quotes somebody else."""
        return self.row.kind == "quote"


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of a motion with all that is said about it."""

    version: MotionVersion
    paragraphs: tuple[ParagraphView, ...]
    wholes: tuple[Wish, ...]
    elsewhere: tuple[Wish, ...]
    remarks: tuple[Comment, ...]

    @property
    def headings(self) -> list[ParagraphView]:
        """For the table of contents."""
        return [one for one in self.paragraphs if one.row.kind == "heading"]

    @property
    def last_number(self) -> int:
        """The number of the last line."""
        return self.paragraphs[-1].row.last_line if self.paragraphs else 0

    @property
    def wishes(self) -> list[Wish]:
        """All amendments beside the text, in its order."""
        beside = [wish for one in self.paragraphs for wish in one.wishes]
        return [*self.wholes, *beside, *self.elsewhere]

    @property
    def count(self) -> int:
        """How many there are, with the amendments to amendments."""
        return sum(1 + len(wish.below) for wish in self.wishes)

    @property
    def open_count(self) -> int:
        """How many of them the assembly still decides about."""
        return sum(wish.is_open + sum(one.is_open for one in wish.below) for wish in self.wishes)

    @property
    def has_aids(self) -> bool:
        """Somebody has put a part of it into plain words."""
        return any(one.aid for one in self.paragraphs)


def element_of(row: WordingParagraph) -> str:
    """The HTML element of a paragraph that stands by itself."""
    return "h3" if row.kind == "heading" else "p"


def visible_motions(actor: Actor, action: str = "view") -> QuerySet[Motion]:
    """Motions with which this person may do ``action``, with what their pages name."""
    of = Motion if action == "amend" else Submission
    rows = Motion.objects.filter(allowed(actor, of, action))
    return rows.select_related("unit", "occasion", "statute", "programme", "source_version")


def visible_amendments(actor: Actor, action: str = "view") -> QuerySet[Amendment]:
    """Amendments with which this person may do ``action``."""
    rows = Amendment.objects.filter(allowed(actor, Submission, action))
    return rows.select_related("motion__unit", "motion__occasion", "version__wording", "parent")


def reading(version: MotionVersion) -> Reading:
    """What everyone may read of a version; the number of queries does not depend on the text."""
    rows = list(version.wording.paragraphs.select_related("aid"))
    texts = {row.position: row.text for row in rows}
    here, wholes, elsewhere = _placed(_wishes(version, texts))
    remarks: dict[int, list[Comment]] = defaultdict(list)
    for one in _remarks(version):
        remarks[one.first_line].append(one)
    return Reading(
        version,
        tuple(
            ParagraphView(
                row,
                printed(row),
                element,
                tuple(here.get(row.position, ())),
                tuple(_between(remarks, row)),
                getattr(row, "aid", None),
            )
            for row, element in zip(rows, elements_of(rows), strict=True)
        ),
        tuple(wholes),
        tuple(elsewhere),
        tuple(remarks[0]),
    )


def printed(row: WordingParagraph, marked: range = range(0)) -> tuple[PrintedLine, ...]:
    """The lines of a paragraph; those in ``marked`` stand out."""
    lines = lines_of(row)
    return tuple(
        PrintedLine(
            line.number,
            line.text,
            glued=line.end < len(row.text) and not row.text[line.end - 1 : line.end].isspace(),
            marked=line.number in marked,
        )
        for line in lines
    )


def edits_of(changes: Mapping[str, Iterable[Sequence[object]]]) -> dict[int, tuple[Edit, ...]]:
    """Stored changes, per paragraph."""
    return {
        int(at): tuple(Edit(int(str(start)), int(str(end)), str(new)) for start, end, new in rows)
        for at, rows in changes.items()
    }


def _wishes(version: MotionVersion, texts: Mapping[int, str]) -> list[tuple[Amendment, Wish]]:
    found = list(
        Amendment.objects.filter(motion=version.motion_id)
        .exclude(state__in=sorted(UNSEEN))
        .select_related("version")
        .prefetch_related(
            Prefetch("submitters", Submitter.objects.order_by("role", "position", "pk")),
            Prefetch("procedures", Procedure.objects.filter(published_at__isnull=False)),
        )
        .order_by("first_line", "last_line", "pk")
    )
    below: dict[int | None, list[Amendment]] = defaultdict(list)
    for one in found:
        below[one.parent_id].append(one)
    return [(one, _wish(one, version, texts, below[one.pk])) for one in below[None]]


def _wish(
    one: Amendment, version: MotionVersion, texts: Mapping[int, str], below: Iterable[Amendment]
) -> Wish:
    edits = edits_of(one.changes) if one.version_id == version.pk else {}
    first = min(edits, default=None)
    proposals = list(one.procedures.all())
    shown = first is not None and not one.whole
    return Wish(
        one,
        state_sign(one),
        recommendation_sign(proposals[-1].recommendation) if proposals else None,
        movers(one.submitters.all()),
        excerpt(texts.get(first or 0, ""), edits[first or 0]) if shown else (),
        lines_label(one.first_line, one.last_line),
        len(edits) - 1 if shown else 0,
        tuple(below),
    )


def _placed(
    wishes: list[tuple[Amendment, Wish]],
) -> tuple[dict[int, list[Wish]], list[Wish], list[Wish]]:
    here: dict[int, list[Wish]] = defaultdict(list)
    wholes: list[Wish] = []
    elsewhere: list[Wish] = []
    for one, wish in wishes:
        if one.whole:
            wholes.append(wish)
        elif wish.pieces:
            here[min(map(int, one.changes))].append(wish)
        else:
            elsewhere.append(wish)
    return here, wholes, elsewhere


def _remarks(version: MotionVersion) -> list[Comment]:
    rows = Comment.objects.filter(submission=version.motion_id, parent=None)
    mine = [one for one in rows.prefetch_related("answers") if _belongs(one, version)]
    return sorted(mine, key=lambda one: (one.first_line, one.pk))


def _belongs(one: Comment, version: MotionVersion) -> bool:
    return not one.first_line or one.version_number == version.number


def _between(remarks: Mapping[int, list[Comment]], row: WordingParagraph) -> Iterable[Comment]:
    numbers = range(row.first_line, row.last_line + 1)
    return (one for number in numbers for one in remarks.get(number, ()))
