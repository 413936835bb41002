"""The assembly folder of one member: only what is to be decided, and what she thinks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from wirksam.assembly.choices import AgendaKind, EditionState, ItemState
from wirksam.assembly.models import (
    AgendaItem,
    AgendaSubmission,
    Assembly,
    ReportEdition,
    Room,
)
from wirksam.assembly.queries.rooms import rooms_of
from wirksam.foundation.access import Actor
from wirksam.motions.choices import OPEN, Verdict
from wirksam.motions.models import Amendment, Motion, PrivateNote, Procedure, Submission
from wirksam.motions.queries.signs import Sign, lines_label, movers, recommendation_sign


@dataclass(frozen=True, slots=True)
class Mark:
    """How she wants to vote and what she noted; only she sees it."""

    verdict: str = ""
    text: str = ""

    @property
    def word(self) -> str:
        """The verdict as a word."""
        return str(Verdict(self.verdict).label) if self.verdict in Verdict.values else ""

    @property
    def told(self) -> str:
        """The verdict as a sentence of hers."""
        return _("I: %(verdict)s") % {"verdict": self.word} if self.word else ""

    @property
    def pressed(self) -> dict[str, str]:
        """Which of the buttons is pressed, as the markup says it."""
        return {one: "true" if self.verdict == one else "false" for one in Verdict.values}

    @property
    def icon(self) -> str:
        """The sign beside it."""
        return {"yes": "check", "no": "cross", "abs": "pause"}.get(self.verdict, "empty")


@dataclass(frozen=True, slots=True)
class Wish:
    """An amendment the assembly still decides about."""

    amendment: Amendment
    movers: str
    proposal: Sign | None
    mark: Mark

    @property
    def lines(self) -> str:
        """The lines it is about."""
        return lines_label(self.amendment.first_line, self.amendment.last_line)


@dataclass(frozen=True, slots=True)
class Brief:
    """A motion in the folder. ``questions``: how many wait, how many were asked."""

    motion: Motion
    movers: str
    proposal: Sign | None
    mark: Mark
    wishes: tuple[Wish, ...]
    questions: tuple[int, int] = (0, 0)
    meetings: int = 0

    @property
    def open_wishes(self) -> int:
        """On how many amendments she has not yet said how she wants to vote."""
        return sum(not wish.mark.verdict for wish in self.wishes)

    @property
    def unmarked(self) -> int:
        """The same, with the motion itself."""
        return self.open_wishes + (not self.mark.verdict)


@dataclass(frozen=True, slots=True)
class FolderItem:
    """An item with what is decided under it; ``item`` is nothing for motions not placed yet."""

    item: AgendaItem | None
    briefs: tuple[Brief, ...] = ()
    rooms: tuple[Room, ...] = ()

    @property
    def report(self) -> ReportEdition | None:
        """The frozen account that the assembly decides about."""
        edition = self.item.report if self.item else None
        return edition if edition and edition.state == EditionState.FROZEN else None

    @property
    def unmarked(self) -> int:
        """How much of it has no mark of hers yet."""
        return sum(brief.unmarked for brief in self.briefs)

    @property
    def is_election(self) -> bool:
        """Somebody is elected here."""
        return self.item is not None and self.item.kind == AgendaKind.ELECTION

    @property
    def decides(self) -> bool:
        """Something is decided here, and it has not been yet."""
        if self.item is None:
            return bool(self.briefs)
        if self.item.state == ItemState.DONE:
            return False
        return bool(self.briefs or self.report or self.is_election)


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything to be decided at an assembly, as one member has prepared it."""

    assembly: Assembly
    items: tuple[FolderItem, ...]
    only_open: bool = False

    @property
    def unmarked(self) -> int:
        """How many votes she has not prepared yet."""
        return sum(item.unmarked for item in self.items)

    @property
    def total(self) -> int:
        """How many votes on motions and amendments there will be."""
        return sum(1 + len(brief.wishes) for item in self.items for brief in item.briefs)

    @property
    def shown(self) -> list[FolderItem]:
        """The items to show: all, or those with something she has not prepared."""
        return [one for one in self.items if one.unmarked] if self.only_open else list(self.items)

    @property
    def motions(self) -> list[Motion]:
        """All motions, in the order of the agenda."""
        return [brief.motion for item in self.items for brief in item.briefs]


@dataclass(slots=True)
class _Known:
    """What was fetched for all motions at once."""

    marks: Mapping[int, Mark]
    wishes: Mapping[int, Sequence[Amendment]]
    asked: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    met: Mapping[int, int] = field(default_factory=dict)


def folder_of(actor: Actor, assembly: Assembly, *, only_open: bool = False) -> Folder:
    """The folder; the number of queries does not depend on how much is in it."""
    items = list(assembly.agenda.select_related("report__assembly").defer("report__content"))
    motions = {one.pk: one for one in _open_motions(assembly)}
    placed = _placed(assembly, motions)
    known = _known(actor, assembly, motions)
    rooms: dict[int, list[Room]] = defaultdict(list)
    for room in rooms_of(actor, assembly):
        rooms[room.item_id].append(room)
    found = [
        FolderItem(
            item,
            tuple(_brief(motions[pk], known) for pk in placed.get(item.pk, ())),
            tuple(rooms[item.pk]),
        )
        for item in items
    ]
    there = {pk for keys in placed.values() for pk in keys}
    rest = tuple(_brief(one, known) for pk, one in motions.items() if pk not in there)
    found.append(FolderItem(None, rest))
    return Folder(assembly, tuple(one for one in found if one.decides), only_open)


def undecided(actor: Actor, assembly: Assembly) -> int:
    """How many open motions and amendments to an assembly have no mark of hers; one query."""
    hers = PrivateNote.objects.filter(person_key=actor.key, first_line=0).exclude(verdict="")
    return open_submissions(assembly).exclude(pk__in=hers.values("submission")).count()


def open_submissions(assembly: Assembly) -> QuerySet[Submission]:
    """What the assembly still decides about."""
    rows = Submission.objects.filter(state__in=OPEN)
    if assembly.occasion_id is None:
        placed = AgendaSubmission.objects.filter(item__assembly=assembly)
        return rows.filter(pk__in=placed.values("submission"))
    return rows.filter(occasion=assembly.occasion_id)


def _open_motions(assembly: Assembly) -> QuerySet[Motion]:
    here = open_submissions(assembly).values("pk")
    rows = Motion.objects.filter(pk__in=here).select_related("unit")
    return _with_people(rows).order_by("identifier", "pk")


def _with_people(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg] # motions or amendments
    proposals = Procedure.objects.filter(published_at__isnull=False).order_by("number")
    return rows.prefetch_related("submitters", Prefetch("procedures", queryset=proposals))


def _placed(assembly: Assembly, motions: Mapping[int, Motion]) -> dict[int, list[int]]:
    """The open motions of each item, in order."""
    rows = AgendaSubmission.objects.filter(item__assembly=assembly).order_by("position", "pk")
    found: dict[int, list[int]] = defaultdict(list)
    for item, submission in rows.values_list("item", "submission"):
        if submission in motions:
            found[item].append(submission)
    return found


def _known(actor: Actor, assembly: Assembly, motions: Mapping[int, Motion]) -> _Known:
    rows = Amendment.objects.filter(motion__in=list(motions), state__in=OPEN)
    wishes: dict[int, list[Amendment]] = defaultdict(list)
    ordered = rows.select_related("motion").order_by("first_line", "last_line", "pk")
    for one in _with_people(ordered):
        wishes[one.motion_id].append(one)
    notes = PrivateNote.objects.filter(person_key=actor.key or "-", first_line=0)
    marks = {
        note.submission_id: Mark(note.verdict, note.text)
        for note in notes.filter(submission__state__in=OPEN)
    }
    known = _Known(marks, wishes)
    asked = assembly.mover_questions.filter(withdrawn_at=None, hidden_at=None)
    known.asked = _counted(asked.values_list("submission", "answered_at"))
    met: dict[int, int] = defaultdict(int)
    sessions = assembly.chapter_sessions.filter(hidden_at=None)
    for submission in sessions.values_list("submission", flat=True):
        met[submission] += 1
    known.met = met
    return known


def _counted(rows: Iterable[tuple[int, object]]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for submission, answered_at in rows:
        waiting, asked = found.get(submission, (0, 0))
        found[submission] = waiting + (answered_at is None), asked + 1
    return found


def _brief(motion: Motion, known: _Known) -> Brief:
    wishes = tuple(
        Wish(one, _people(one), _proposal(one), known.marks.get(one.pk, Mark()))
        for one in known.wishes.get(motion.pk, ())
    )
    return Brief(
        motion,
        _people(motion),
        _proposal(motion),
        known.marks.get(motion.pk, Mark()),
        wishes,
        known.asked.get(motion.pk, (0, 0)),
        known.met.get(motion.pk, 0),
    )


def _people(one: Motion | Amendment) -> str:
    return movers(one.submitters.all())


def _proposal(one: Motion | Amendment) -> Sign | None:
    proposals = list(one.procedures.all())
    return recommendation_sign(proposals[-1].recommendation) if proposals else None
