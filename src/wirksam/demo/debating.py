"""What the invented association says about its motions before it decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from wirksam.assembly.models import (
    AgendaItem,
    AgendaSubmission,
    Argument,
    Assembly,
    ChapterSession,
    MoverQuestion,
    Opinion,
    Room,
)
from wirksam.assembly.operations.rooms import renew_picture
from wirksam.association.models import Occasion, Person, Unit
from wirksam.demo.motions import at, person
from wirksam.motions.models import Comment, Motion, Procedure, ReadingAid
from wirksam.motions.queries.texts import line_map, paragraphs_of

Data = dict[str, Any]
AUTUMN = "lmv-herbst-2026"
_OPINIONS = (2, 1, 1, -1, 2, 0, -2, 1, 2, -1, 1, -2, 2, -1, 1, 1, 2, -1, -2, 0, 1, 2, -1, -1, 0)


def load_debate(told: Data, motions: Mapping[str, Motion], *, board: str, presidium: str) -> None:
    """Store remarks, recommendations, plain words, agenda, questions, rooms and sessions."""
    here = {name.removeprefix(f"{AUTUMN} "): motion for name, motion in motions.items()}
    for one in told["comments"]:
        _comment(here[one["to"]], one)
    for one in told["procedures"]:
        _procedure(here[one["to"]], one, presidium)
    for one in told["aids"]:
        _aid(here[one["to"]], one, (board, presidium))
    for occasion, one in told["agenda"].items():
        _agenda(occasion, one, motions)
    prepared = told["preparation"]
    for one in prepared["questions"]:
        _question(here[one["to"]], one)
    for one in prepared["rooms"]:
        _room(one, motions, presidium)
    for one in prepared["sessions"]:
        _session(here[one["to"]], one)


def _lines(motion: Motion, words: str) -> tuple[int, int]:
    wording = motion.versions.get().wording
    for position, one in enumerate(paragraphs_of(wording)):
        start = one.text.find(words)
        if start >= 0:
            lines = line_map(wording)
            end = start + len(words) - 1
            return lines.number(position, start), lines.number(position, end)
    raise LookupError(f"{motion} does not say {words!r}")


def _comment(motion: Motion, told: Data, parent: Comment | None = None) -> None:
    first, last = _lines(motion, told["find"])
    who = person(told["by"])
    comment = Comment.objects.create(
        submission=motion,
        parent=parent,
        first_line=first,
        last_line=last,
        text=told["text"],
        written_by=str(who.key),
        name=who.name,
        written_at=at("2026-11-14" if parent is None else "2026-11-15", 19),
    )
    for answer in told.get("answers", []):
        _comment(motion, answer | {"find": told["find"]}, comment)


def _procedure(motion: Motion, told: Data, presidium: str) -> None:
    first, last = _lines(motion, told["find"])
    for amendment in motion.amendments.filter(first_line__lte=last, last_line__gte=first)[:1]:
        Procedure.objects.create(
            submission=amendment,
            number=1,
            recommendation=told["recommendation"],
            explanation=told["explanation"],
            written_by=presidium,
            written_at=at("2026-11-18"),
            published_at=at("2026-11-19"),
        )


def _aid(motion: Motion, told: Data, keys: tuple[str, str]) -> None:
    writer, checker = keys
    paragraph = motion.versions.get().wording.paragraphs.get(text__contains=told["find"])
    ReadingAid.objects.create(
        paragraph=paragraph,
        text=told["text"],
        written_by=writer,
        checked_by=checker if told["checked"] else "",
        checked_at=at("2026-11-10") if told["checked"] else None,
    )


def _agenda(occasion: str, told: Data, motions: Mapping[str, Motion]) -> None:
    assembly = Assembly.objects.filter(occasion__key=occasion).first()
    if assembly is None:
        assembly = _assembly(occasion, told)
    for number, one in told.get("items", {}).items():
        item = assembly.agenda.get(number=number)
        item.summary = one["summary"]
        item.save()
        _deal_with(item, one["motions"], motions)
    for number, title, kind, *rest in told.get("agenda", []):
        position = assembly.agenda.count() + 1
        item = AgendaItem.objects.create(
            assembly=assembly, position=position, number=number, title=title, kind=kind
        )
        if rest:
            item.summary = rest[1]
            item.save()
            _deal_with(item, rest[0], motions)


def _assembly(occasion: str, told: Data) -> Assembly:
    when = Occasion.objects.get(key=occasion)
    last = Assembly.objects.get(occasion__key=AUTUMN)
    day = when.happens_on or last.ends_on + timedelta(days=140)
    return Assembly.objects.create(
        slug=occasion,
        unit=last.unit,
        body=last.body,
        name=when.name,
        starts_on=day,
        ends_on=day,
        place=told["place"],
        access_info=told["access"],
        occasion=when,
    )


def _deal_with(item: AgendaItem, names: list[str], motions: Mapping[str, Motion]) -> None:
    occasion = item.assembly.slug
    for position, name in enumerate(names):
        AgendaSubmission.objects.create(
            item=item, submission=motions[f"{occasion} {name}"], position=position
        )


def _question(motion: Motion, told: Data) -> None:
    asked = at(told["asked"], 20)
    answered = at(told["answered"], 12) if "answered" in told else None
    MoverQuestion.objects.create(
        assembly=Assembly.objects.get(slug=AUTUMN),
        submission=motion,
        phase="before",
        by=str(person(told["by"]).key),
        text=told["text"],
        asked_at=asked,
        due_at=asked + timedelta(days=7),
        answer=told.get("answer", ""),
        answered_by=str(person(told["by_answer"]).key) if answered else "",
        answered_at=answered,
    )


def _room(told: Data, motions: Mapping[str, Motion], presidium: str) -> None:
    motion = motions[f"{told['assembly']} {told['about']}"]
    item = AgendaItem.objects.get(
        assembly__slug=told["assembly"], agenda_submissions__submission=motion
    )
    room = Room.objects.create(
        item=item,
        submission=motion,
        question=told["question"],
        opened_by=presidium,
        opened_at=at("2026-11-05"),
    )
    for hour, (side, by, text, other) in enumerate(told["arguments"], start=9):
        Argument.objects.create(
            room=room,
            side=side,
            text=text,
            other_side=other,
            by=str(person(by).key),
            written_at=at("2026-11-16", hour),
        )
    people = Person.objects.filter(user=None).order_by("pk")
    Opinion.objects.bulk_create(
        Opinion(room=room, person_key=str(one.key), value=value, changed_at=at("2026-11-17"))
        for one, value in zip(people, _OPINIONS, strict=False)
    )
    renew_picture(room)


def _session(motion: Motion, told: Data) -> None:
    unit = Unit.objects.get(slug=told["unit"])
    assembly = Assembly.objects.get(slug=AUTUMN)
    by = str(person("kv").key)
    moment = at(told["held"], 21)
    session = ChapterSession.objects.create(
        assembly=assembly,
        submission=motion,
        unit=unit,
        held_on=told["held"],
        attendees=told["attendees"],
        summary=told["summary"],
        recorded_by=by,
        recorded_at=moment,
    )
    for text in told["questions"]:
        MoverQuestion.objects.create(
            assembly=assembly,
            submission=motion,
            session=session,
            unit=unit,
            phase="before",
            by=by,
            text=text,
            asked_at=moment,
            due_at=moment + timedelta(days=7),
        )
