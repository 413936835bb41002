"""Keeping what somebody uploads, and clearing away what nobody keeps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from wirksam.engine.uploads.audio import take_recording
from wirksam.engine.uploads.model import (
    MAX_DOCUMENT_BYTES,
    MAX_PHOTO_BYTES,
    MAX_RECORDING_BYTES,
    NotTakenError,
    Taken,
)
from wirksam.engine.uploads.sandbox import take_in_sandbox
from wirksam.foundation.access import NOBODY, Actor, RefusedError
from wirksam.foundation.files.models import FOLDER, FileKind, StoredFile
from wirksam.foundation.files.retention import GRACE
from wirksam.foundation.files.words import NO_WORDS, REFUSALS, clean_name
from wirksam.foundation.journal.operations import record

LARGEST = max(MAX_PHOTO_BYTES, MAX_DOCUMENT_BYTES)
"""Bytes; nothing above is even looked at."""


def keep_upload(*, actor: Actor, upload: UploadedFile[Any], alt: str = "") -> StoredFile:
    """Keep a photo (with ``alt``, what it shows) or a document; photos are drawn anew.

    Raises RefusedError with a sentence that says what to do. Nothing is kept then.
    """
    name = upload.name or ""
    try:
        taken = take_in_sandbox(_content(upload), name=name[-200:])
    except NotTakenError as problem:
        raise RefusedError(REFUSALS[problem.code]) from problem
    words = " ".join(alt.split())[:300]
    if taken.kind.is_photo and not words:
        raise RefusedError(NO_WORDS)
    return _keep(actor, name, words, taken)


def keep_recording(*, upload: UploadedFile[Any]) -> StoredFile:
    """Keep a recorded voice. Neither its row nor the journal says who spoke, nor does its name.

    Raises RefusedError as :func:`keep_upload` does.
    """
    try:
        taken = take_recording(_content(upload, MAX_RECORDING_BYTES, "recording-too-big"))
    except NotTakenError as problem:
        raise RefusedError(REFUSALS[problem.code]) from problem
    return _keep(NOBODY, "", "", taken)


def _content(upload: UploadedFile[Any], most: int = LARGEST, code: str = "too-big") -> bytes:
    if (upload.size or 0) > most:
        raise NotTakenError(code)
    upload.seek(0)
    content: bytes = upload.read()
    return content


@transaction.atomic
def _keep(actor: Actor, name: str, words: str, taken: Taken) -> StoredFile:
    kind = _kind(taken)
    file = StoredFile(
        sha256=hashlib.sha256(taken.content).hexdigest(),
        name=clean_name(name, taken.kind.ending, str(kind.label)),
        size=len(taken.content),
        media_type=taken.kind.media_type,
        kind=kind,
        width=taken.width or None,
        height=taken.height or None,
        alt=words if taken.kind.is_photo else "",
        kept_by=actor.key,
    )
    try:
        file.content.save(file.name, ContentFile(taken.content), save=False)
        file.save(force_insert=True)
        told = {} if kind == FileKind.AUDIO else {"sha256": file.sha256}
        record(actor=actor, verb="keep_file", subject=file, kind=kind, **told)
    except BaseException:
        file.content.delete(save=False)
        raise
    return file


def _kind(taken: Taken) -> FileKind:
    if taken.kind.is_recording:
        return FileKind.AUDIO
    return FileKind.PHOTO if taken.kind.is_photo else FileKind.DOCUMENT


def sweep(now: datetime | None = None) -> int:
    """Delete contents older than a day without a row, as a crash can leave them; how many."""
    storage: Storage = StoredFile._meta.get_field("content").storage
    latest = (now or timezone.now()) - GRACE
    known = set(StoredFile.objects.values_list("content", flat=True))
    left = [name for name in _contents(storage) if name not in known]
    old = [name for name in left if storage.get_modified_time(name) < latest]
    for name in old:
        storage.delete(name)
    return len(old)


def _contents(storage: Storage) -> Iterator[str]:
    if not storage.exists(FOLDER):
        return
    for folder in storage.listdir(FOLDER)[0]:
        for name in storage.listdir(f"{FOLDER}/{folder}")[1]:
            yield f"{FOLDER}/{folder}/{name}"
