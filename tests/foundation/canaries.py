"""Deeds whose every free text holds a name that must not turn up where no names may stand."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.core.files.base import ContentFile

from tests.factories.association import body
from tests.factories.programme import confirmed, proposal, version
from wirksam.foundation.access import Actor
from wirksam.programme.operations.publishing import (
    annotate_line,
    check_plain_text,
    publish_version,
    write_plain_text,
)
from wirksam.programme.operations.reading import hand_in
from wirksam.programme.operations.reporting import Proof, Report, report_progress
from wirksam.programme.operations.reviewing import (
    Wording,
    accept_commitment,
    add_commitment,
    mark_no_commitment,
    reject_commitment,
)
from wirksam.programme.rules import Span


def deeds_with_canaries(alma: Actor, bela: Actor) -> list[str]:
    """Do one of everything on a programme; the canaries that were put in."""
    numbers, planted = count(1), []

    def canary() -> str:
        planted.append(f"Kanaria{next(numbers)}")
        return f"{planted[-1]} Vogel"

    text = version()
    wording = Wording(
        title=canary(),
        quote="werden Teams",
        first_line=2,
        last_line=3,
        modality="must",
        kind="event",
        completion="deliver",
        limits=canary(),
        done_when=canary(),
        lead=body(),
        deadline_wording=canary(),
    )
    hand_in(actor=alma, name=canary(), content=ContentFile(canary().encode()))
    added = add_commitment(actor=bela, version=text, wording=wording)
    accept_commitment(actor=alma, commitment=added, revision=added.revision)
    reject_commitment(actor=alma, commitment=proposal(text, title=canary()), revision=1)
    mark_no_commitment(actor=alma, version=text, spans=[Span(5, 6)], reason=canary())
    annotate_line(actor=alma, version=text, line=2, message=canary())
    plain = write_plain_text(actor=alma, passage=text.passages.get(position=1), text=canary())
    check_plain_text(actor=bela, plain=plain, seen=plain.text)
    report = Report(
        happened_on=date(2026, 3, 1),
        said=canary(),
        next_step=canary(),
        obstacle=canary(),
        proofs=(Proof("link", canary(), "https://example.invalid/Kanaria"),),
    )
    report_progress(actor=alma, commitment=confirmed(text), report=report, body=body())
    publish_version(actor=bela, version=text)
    return [*planted, "Kanaria", "Alma", "Bela"]
