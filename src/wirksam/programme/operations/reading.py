"""Handing in a source and reading it, in a process of its own with limits."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import timedelta

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from wirksam.engine.document.codec import to_json
from wirksam.engine.document.model import UnreadableError
from wirksam.engine.document.sandbox import read_in_sandbox
from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record
from wirksam.programme.choices import ReadingState
from wirksam.programme.models import Reading, SourceFile

READ_AT_ONCE_BYTES = 200_000
STALLED_AFTER = timedelta(minutes=2)


def hand_in(*, actor: Actor, name: str, content: File[bytes]) -> SourceFile:
    """Keep a source as it came. The same bytes again give the source that is already there."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    known = SourceFile.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    source = SourceFile(sha256=sha256, name=name[:200], size=content.size, handed_in_by=actor.key)
    try:
        with transaction.atomic():
            source.content.save(sha256, content, save=True)
            record(actor=actor, verb="hand_in_source", subject=source, sha256=sha256)
    except IntegrityError:
        source.content.delete(save=False)
        return SourceFile.objects.get(sha256=sha256)
    return source


def hand_in_text(*, actor: Actor, text: str) -> SourceFile:
    """Keep a pasted text like a file."""
    return hand_in(actor=actor, name="text.txt", content=ContentFile(text.encode()))


def start_reading(*, source: SourceFile, motion: int = 0) -> Reading:
    """Read a source: small ones at once, large ones beside the request; a good reading is kept."""
    reading, _ = Reading.objects.get_or_create(source=source, motion=motion)
    if reading.state == ReadingState.READY or is_under_way(reading):
        return reading
    reading.state, reading.progress, reading.started_at = ReadingState.RUNNING, 0, timezone.now()
    reading.problem_code = reading.problem = ""
    reading.save()
    if source.size <= READ_AT_ONCE_BYTES:
        read_source(reading=reading)
    else:
        subprocess.Popen(  # noqa: S603 (our own command, a number as its only argument)
            [sys.executable, "-m", "django", "read_source", str(reading.pk)],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    return reading


def is_under_way(reading: Reading) -> bool:
    """Someone is reading it and has been heard of lately."""
    return (
        reading.state == ReadingState.RUNNING
        and reading.started_at is not None
        and timezone.now() - reading.started_at < STALLED_AFTER
    )


def read_source(*, reading: Reading) -> None:
    """Read the source of ``reading`` and store what came out, or why nothing did."""

    def progressed(share: float) -> None:
        percent = min(99, int(share * 100))
        if percent > reading.progress:
            reading.progress = percent
            Reading.objects.filter(pk=reading.pk).update(
                progress=percent, started_at=timezone.now()
            )

    with reading.source.content.open("rb") as content:
        data = content.read()
    try:
        document = read_in_sandbox(
            data,
            name=reading.source.name,
            motion=reading.motion or None,
            progress=progressed,
        )
    except UnreadableError as problem:
        reading.state = ReadingState.FAILED
        reading.problem_code, reading.problem = problem.code, problem.message
    else:
        reading.state, reading.progress = ReadingState.READY, 100
        reading.document = to_json(document)
        reading.text_sha256 = document.sha256
    reading.save()
