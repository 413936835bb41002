"""What would become of each row of a list of action days. Writes nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from difflib import get_close_matches
from typing import Any

from django.utils import timezone

from wirksam.activities.choices import State
from wirksam.activities.rules import exists
from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, Unit, running, today
from wirksam.campaigns.access.importing import proposable
from wirksam.campaigns.models import Frame, LocalAction
from wirksam.campaigns.rules import in_window
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.tables.entries import Entry

_PREFIXES = ("kreisverband ", "stadtverband ", "ortsverband ", "regionalverband ", "kv ")


@dataclass(slots=True)
class Verdict:
    """One row's future: ``new`` in the name of ``body``, the ``same`` as before, or an ``error``.

    ``own``: whoever brings it in plans for this body herself. ``row_key`` is its fingerprint.
    """

    row: int
    kind: str = "new"
    body: int = 0
    own: bool = False
    row_key: str = ""
    problems: list[list[str]] = field(default_factory=list)
    warnings: list[list[str]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Standing:
    """What a list is held against; a fixed number of queries."""

    frame: Frame
    units: dict[str, set[int]]
    names: dict[int, str]
    bodies: dict[int, tuple[int, bool]]
    row_keys: set[str]
    planned: set[tuple[int, str, date]]


def standing_of(actor: Actor, frame: Frame) -> Standing:
    """Chapters by their names, the bodies she may enter them for, and what is planned already."""
    units: dict[str, set[int]] = defaultdict(set)
    names = {}
    for unit in Unit.objects.filter(running(today())).order_by("path"):
        names[unit.pk] = unit.name
        for word in _words_for(unit):
            units[word].add(unit.pk)
    taken = LocalAction.objects.filter(frame=frame).select_related("host")
    return Standing(
        frame,
        dict(units),
        names,
        _bodies(actor, frame),
        {one.row for one in taken if one.row},
        {
            (one.host.unit_id, one.title.casefold(), one.first_day)
            for one in taken
            if one.starts_at and one.state != State.CANCELLED
        },
    )


def judge_all(entries: Iterable[Entry], standing: Standing) -> list[Verdict]:
    """The verdicts on all rows, in order."""
    seen: dict[tuple[int, str, str, str], int] = {}
    return [_judge(entry, standing, seen) for entry in entries]


def _judge(entry: Entry, standing: Standing, seen: dict[tuple[int, str, str, str], int]) -> Verdict:
    verdict = Verdict(entry.row, problems=[*entry.problems], warnings=[*entry.warnings])
    unit = _chapter(entry, standing, verdict)
    _days(entry, standing.frame, verdict)
    if not verdict.problems and unit is not None:
        title = entry.values.get("title", standing.frame.title)
        key = (unit, title.casefold(), entry.values["day"], entry.values.get("at", ""))
        if earlier := seen.get(key):
            verdict.problems.append(["twice", str(earlier)])
        seen.setdefault(key, entry.row)
        verdict.row_key = hashlib.sha256("\n".join(map(str, key)).encode()).hexdigest()
        day = date.fromisoformat(entry.values["day"])
        if verdict.row_key in standing.row_keys:
            verdict.kind = "same"
        elif (unit, title.casefold(), day) in standing.planned:
            verdict.kind = "same"
            verdict.warnings.append(["planned"])
    if verdict.problems:
        verdict.kind = "error"
    return verdict


def _chapter(entry: Entry, standing: Standing, verdict: Verdict) -> int | None:
    told = entry.values.get("chapter")
    if not told:
        return None
    found = _unit(told, standing)
    if len(found) != 1:
        near = get_close_matches(told.casefold(), standing.units, n=1, cutoff=0.7)
        if found:
            verdict.problems.append(["several", told])
        elif near:
            meant = standing.names[min(standing.units[near[0]])]
            verdict.problems.append(["unknown-near", told, meant])
        else:
            verdict.problems.append(["unknown", told])
        return None
    unit = min(found)
    if unit not in standing.bodies:
        verdict.problems.append(["not-yours", standing.names[unit]])
        return None
    verdict.body, verdict.own = standing.bodies[unit]
    return unit


def _unit(told: str, standing: Standing) -> set[int]:
    """Whole names go before those without the kind of the chapter."""
    word = told.casefold()
    return standing.units.get(word) or standing.units.get(_bare(word)) or set()


def _days(entry: Entry, frame: Frame, verdict: Verdict) -> None:
    told = entry.day("day")
    if told is None:
        return
    if not in_window(told, frame.starts_on, frame.ends_on):
        verdict.problems.append(
            ["outside", told.isoformat(), frame.starts_on.isoformat(), frame.ends_on.isoformat()]
        )
    elif told < timezone.localdate():
        verdict.problems.append(["past", told.isoformat()])
    at, until = entry.values.get("at", ""), entry.values.get("until", "")
    for clock, on in ((at, told), (until, told + timedelta(days=until < at))):
        if clock and not exists(on, time.fromisoformat(clock), timezone.get_default_timezone()):
            verdict.problems.append(["no-hour", clock])


def _bodies(actor: Actor, frame: Frame) -> dict[int, tuple[int, bool]]:
    """For each unit: the body that hosts, its board before others, and whether she plans for it."""
    found: dict[int, tuple[int, bool]] = {}
    boards = Body.objects.filter(proposable(actor, frame), kind=BodyKind.BOARD).order_by("-pk")
    for body in boards:
        found[body.unit_id] = body.pk, False
    own = visible(actor, Body, "host").order_by("-pk")
    for body in sorted(own, key=lambda one: one.kind == BodyKind.BOARD):
        found[body.unit_id] = body.pk, True
    return found


def _words_for(unit: Unit) -> set[str]:
    names = {name.casefold() for name in (unit.name, unit.short_name, unit.slug) if name}
    return names | {_bare(name) for name in names}


def _bare(name: str) -> str:
    return next((name[len(one) :] for one in _PREFIXES if name.startswith(one)), name)
