from __future__ import annotations

import hashlib
from datetime import date
from itertools import count

from django.utils import timezone

from tests.factories.association import body, state_unit
from wirksam.programme.models import (
    Commitment,
    Passage,
    Programme,
    ProgrammeVersion,
    Responsibility,
    SourceFile,
    TextLine,
)

_numbers = count(1)

TEXT = (
    ("heading", ("Teams und Übergang",)),
    (
        "paragraph",
        (
            "Auf der Landesmitgliederversammlung im Frühjahr 2026 werden Teams",
            "eingesetzt. Bis dahin ist es die Aufgabe des Landesvorstandes, Mitglieder",
            "einzubinden und über die Fortschritte zu berichten.",
        ),
    ),
    (
        "paragraph",
        (
            "Die Lage auf dem Land ist schwierig. Der letzte Bus fährt um halb sieben.",
            "Viele ziehen weg.",
        ),
    ),
    ("paragraph", ("Der Landesvorstand prüft, ob ein Fahrdienst möglich ist.",)),
)


def version(slug: str = "2026", *, published: bool = False) -> ProgrammeVersion:
    """A programme of seven lines: a heading, and paragraphs in lines 2–4, 5–6 and 7."""
    programme = Programme.objects.create(
        slug=slug,
        title=f"Arbeitsprogramm {slug}",
        unit=state_unit(),
        term_starts_on=date(2026, 1, 1),
        term_ends_on=date(2026, 12, 31),
    )
    digest = hashlib.sha256(f"{slug}{next(_numbers)}".encode()).hexdigest()
    source = SourceFile.objects.create(sha256=digest, name="antrag.txt", size=1, content="x")
    made = ProgrammeVersion.objects.create(
        programme=programme,
        identifier="D-11",
        title=programme.title,
        resolved_on=date(2025, 11, 8),
        source=source,
        reader_version="test",
        text_sha256=digest,
    )
    number = 1
    for position, (kind, lines) in enumerate(TEXT):
        passage = Passage.objects.create(
            version=made,
            position=position,
            kind=kind,
            level=2 if kind == "heading" else 0,
            text=" ".join(lines),
            first_line=number,
            last_line=number + len(lines) - 1,
        )
        for text in lines:
            TextLine.objects.create(
                version=made, passage=passage, number=number, text=text, source_line=number
            )
            number += 1
    if published:
        made.frozen_at = timezone.now()
        made.save()
    return made


def proposal(of: ProgrammeVersion, *, lead: bool = True, **fields: object) -> Commitment:
    """A proposal for lines 2–3 unless told otherwise."""
    values = {
        "quote": "werden Teams eingesetzt",
        "first_line": 2,
        "last_line": 3,
        "modality": "shall",
        "kind": "structure",
        "title": "Die Versammlung setzt im Frühjahr Teams ein.",
    }
    made = Commitment.objects.create(version=of, **(values | fields))
    if lead:
        Responsibility.objects.create(commitment=made, body=body(), starts_on=date(2025, 11, 8))
    return made


def confirmed(of: ProgrammeVersion, *, lead: bool = True, **fields: object) -> Commitment:
    """A commitment that two people have confirmed."""
    now = timezone.now()
    values = {
        "state": "confirmed",
        "code": f"T-{next(_numbers)}",
        "accepted_by": "one",
        "accepted_at": now,
        "confirmed_by": "two",
        "confirmed_at": now,
    }
    return proposal(of, lead=lead, **(values | fields))
