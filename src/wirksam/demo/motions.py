"""The motions of the invented association: statutes, texts and amendments."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from wirksam.association.models import Body, Occasion, Person, Unit
from wirksam.demo.personas import address_of
from wirksam.engine.amend import BREAK, Paragraph
from wirksam.engine.amend import Amendment as Wish
from wirksam.motions.choices import State
from wirksam.motions.models import (
    Amendment,
    Motion,
    MotionVersion,
    Statute,
    StatuteVersion,
    Step,
    Submission,
    Submitter,
)
from wirksam.motions.operations.amending import lines_of_wish
from wirksam.motions.operations.wordings import store_wording
from wirksam.motions.queries.amending import base_of
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.programme.models import ProgrammeVersion

Data = dict[str, Any]
_PARAGRAPH_MARK = "\N{PILCROW SIGN}"


def load_motions(told: Data, *, board: str, presidium: str) -> dict[str, Motion]:
    """Store all of them; the motions by occasion and identifier (``lmv-herbst-2026 A1``)."""
    for one in told["statutes"]:
        _statute(one)
    motions = {}
    for one in told["motions"]:
        motion = _motion(one, board=board, presidium=presidium)
        motions[f"{one['occasion']} {one['identifier']}".strip()] = motion
        rows = told["amendments"].get(one["identifier"], []) if _is_autumn(one) else []
        for number, row in enumerate(rows, start=1):
            _amendment(motion, row, f"Ä{number}", presidium)
    return motions


def _is_autumn(told: Data) -> bool:
    return bool(told["occasion"] == "lmv-herbst-2026")


def at(day: str, hour: int = 18) -> datetime:
    """A moment of the demonstration's year."""
    told = datetime.combine(date.fromisoformat(day), time(hour))
    return timezone.make_aware(told, timezone.get_default_timezone())


def person(persona: str) -> Person:
    """One of the cast."""
    return Person.objects.get(user__email=address_of(persona))


def _paragraphs(rows: list[Data]) -> list[Paragraph]:
    return [Paragraph(row["kind"], row["level"], row["text"]) for row in rows]


def _statute(told: Data) -> None:
    statute = Statute.objects.create(
        slug=told["slug"], unit=Unit.objects.get(slug=told["unit"]), name=told["name"]
    )
    StatuteVersion.objects.create(
        statute=statute,
        wording=store_wording(_paragraphs(told["text"])),
        valid_from=told["valid_from"],
    )


def _text(told: Data) -> tuple[list[Paragraph], Data]:
    """The paragraphs of a motion, and what it continues."""
    if "text" in told:
        return _paragraphs(told["text"]), {}
    if "statute" in told:
        statute = Statute.objects.get(slug=told["statute"])
        version = statute.versions.get()
        return _changed(list(paragraphs_of(version.wording)), told["changes"]), {"statute": statute}
    source = ProgrammeVersion.objects.get(programme__slug=told["follows"])
    base = [Paragraph(one.kind, one.level, one.text) for one in source.passages.all()]  # type: ignore[arg-type]  # kinds are kept as written
    frame = told["programme"]
    return _changed(base, told["changes"]), {
        "source_version": source,
        "programme_slug": frame["slug"],
        "term_starts_on": date.fromisoformat(frame["starts_on"]),
        "term_ends_on": date.fromisoformat(frame["ends_on"]),
    }


def _changed(base: list[Paragraph], changes: list[Data]) -> list[Paragraph]:
    texts: list[str | None] = [one.text for one in base]
    for change in changes:
        place = change["paragraph"]
        old = texts[place] or ""
        put = change["put"]
        texts[place] = old.replace(change["find"], put) if "find" in change else put
    return [
        Paragraph(one.kind, one.level, text)
        for one, text in zip(base, texts, strict=True)
        if text is not None
    ]


def _motion(told: Data, *, board: str, presidium: str) -> Motion:
    paragraphs, more = _text(told)
    published = at(told["published"], 9) if "published" in told else None
    by = str(person(told["created_by"]).key) if "created_by" in told else board
    motion = Motion(
        slug=told["slug"],
        title=told["title"],
        summary=told["summary"],
        becomes=told["becomes"],
        **_handed_in(told, published, by),
        **more,
    )
    motion.save()
    MotionVersion.objects.create(
        motion=motion,
        wording=store_wording(paragraphs),
        created_by=by,
        created_at=motion.created_at,
        published_at=published,
    )
    _told_by(motion, told["by"])
    _steps(motion, presidium)
    return motion


def _handed_in(told: Data, published: datetime | None, by: str) -> Data:
    handed_in = at(told["handed_in"]) if "handed_in" in told else None
    created = (handed_in or timezone.now()) - timedelta(days=2)
    state = told.get("state", State.PUBLISHED)
    return {
        "kind": told["kind"],
        "unit": Unit.objects.get(slug="seenmark"),
        "occasion": Occasion.objects.get(key=told["occasion"]),
        "identifier": told["identifier"],
        "state": state,
        "reasons": told["reasons"],
        "urgency": told.get("urgency", ""),
        "is_late": told.get("late", False),
        "handed_in_at": handed_in,
        "published_at": published,
        "created_by": by,
        "created_at": created,
        "changed_at": published or handed_in or created,
    }


def _told_by(submission: Submission, rows: list[Data]) -> None:
    for position, row in enumerate(rows):
        body = Body.objects.get(key=row["body"])
        Submitter.objects.create(
            submission=submission,
            position=position,
            body=body,
            name=body.name,
            resolved_on=row["resolved"],
            asked_at=submission.created_at,
        )


def _steps(submission: Submission, presidium: str) -> None:
    path = [(State.DRAFT, submission.created_at, submission.created_by)]
    if submission.handed_in_at:
        path.append((State.SUBMITTED, submission.handed_in_at, submission.created_by))
    if submission.published_at:
        path.append((State.PUBLISHED, submission.published_at, presidium))
    before = ""
    for after, moment, who in path:
        Step.objects.create(
            submission=submission, before=before, after=after, taken_by=who, taken_at=moment
        )
        before = after


def _amendment(motion: Motion, told: Data, identifier: str, presidium: str) -> None:
    version = motion.versions.get()
    parent = _amendment_saying(motion, told["to"]) if "to" in told else None
    base = base_of(version, parent)
    handed_in = told.get("handed_in", "2026-11-12")
    body = Body.objects.get(key=told["by"])
    wish = Wish.between(identifier, base, _wanted(base, told), whole=told.get("whole", False))
    first, last = lines_of_wish(wish, version, parent)
    data = told | {"handed_in": handed_in, "kind": motion.kind, "identifier": identifier}
    occasion = motion.occasion.key if motion.occasion else ""
    frame = _handed_in(data | {"occasion": occasion}, at(handed_in, 20), presidium)
    amendment = Amendment(
        motion=motion,
        version=version,
        parent=parent,
        changes=wish.to_data(),
        first_line=first,
        last_line=last,
        whole=told.get("whole", False),
        **frame,
    )
    amendment.save()
    resolved = (date.fromisoformat(handed_in) - timedelta(days=3)).isoformat()
    _told_by(amendment, [{"body": body.key, "resolved": resolved}])
    _steps(amendment, presidium)


def _wanted(base: tuple[Paragraph, ...], told: Data) -> list[Paragraph]:
    if told.get("whole"):
        return [Paragraph("paragraph", 0, text) for text in told["text"]]
    wanted = []
    for one in base:
        text = one.text.replace(told["find"], told["put"]).replace(_PARAGRAPH_MARK, BREAK)
        wanted += [Paragraph(one.kind, one.level, part.strip()) for part in text.split(BREAK)]
    return [one for one in wanted if one.text]


def _amendment_saying(motion: Motion, words: str) -> Amendment:
    for one in motion.amendments.select_related("version__wording"):
        if any(words in paragraph.text for paragraph in base_of(one.version, one)):
            return one
    raise LookupError(f"no amendment says {words!r}")
