"""The assembly folder of one member: only what is to be decided, and what she thinks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from wirksam.assembly.models import AgendaSubmission, Assembly, Room
from wirksam.assembly.queries.folder_parts import Brief, Folder, FolderItem, Mark, Wish
from wirksam.assembly.queries.rooms import rooms_of
from wirksam.foundation.access import Actor
from wirksam.motions.choices import OPEN
from wirksam.motions.models import Amendment, Motion, PrivateNote, Procedure, Submission
from wirksam.motions.queries.signs import Sign, movers, recommendation_sign


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
