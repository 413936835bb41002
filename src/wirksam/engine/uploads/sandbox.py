"""Looking at an upload in a process of its own: what is it, and if a photo, draw it anew.

Run as a module, this reads standard input and writes one line of JSON, and behind it the content
of a photo.
"""

from __future__ import annotations

import json
import sys

from wirksam.engine.limited import OUT_OF_MEMORY, REFUSED, limit_self, run_limited
from wirksam.engine.uploads.model import (
    MAX_DOCUMENT_BYTES,
    MAX_PHOTO_BYTES,
    Kind,
    NotTakenError,
    Taken,
)


def take_in_sandbox(
    data: bytes, *, name: str = "", seconds: float = 30, memory_mb: int = 600
) -> Taken:
    """What is kept of an upload, found in a child of at most ``memory_mb`` megabytes.

    Raises NotTakenError; beside the reasons of ``detect`` and ``redraw``: ``photo-too-big``,
    ``document-too-big``, ``too-slow`` and ``too-many-pixels``.
    """
    if len(data) > max(MAX_PHOTO_BYTES, MAX_DOCUMENT_BYTES):
        raise NotTakenError("too-big")
    options = {"name": name, "seconds": seconds, "memory_mb": memory_mb}
    outcome = run_limited(__name__, data, options, seconds=seconds)
    if outcome.code == REFUSED:
        raise NotTakenError(outcome.output.decode("ascii"))
    if outcome.late:
        raise NotTakenError("too-slow")
    if outcome.code:
        raise NotTakenError("too-many-pixels" if outcome.code == OUT_OF_MEMORY else "damaged")
    head, _end, content = outcome.output.partition(b"\n")
    told = json.loads(head)
    kind = Kind(told["media_type"], told["ending"])
    return Taken(kind, content if kind.is_photo else data, told["width"], told["height"])


def take(data: bytes, name: str) -> Taken:
    """The same without limits; ``content`` is empty for documents, which stay as they came."""
    from wirksam.engine.uploads.detect import detect  # noqa: PLC0415 (under the limits)
    from wirksam.engine.uploads.photo import redraw  # noqa: PLC0415 (under the limits)

    kind = detect(data, name)
    if kind.is_photo:
        if len(data) > MAX_PHOTO_BYTES:
            raise NotTakenError("photo-too-big")
        return redraw(data, kind)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise NotTakenError("document-too-big")
    return Taken(kind, b"")


def main(options: dict[str, object]) -> int:
    """The child: limit itself, look, write."""
    limit_self(memory_mb=int(str(options["memory_mb"])), seconds=float(str(options["seconds"])))
    try:
        taken = take(sys.stdin.buffer.read(), str(options["name"]))
    except NotTakenError as error:
        sys.stdout.write(error.code)
        return REFUSED
    except MemoryError:
        return OUT_OF_MEMORY
    told = {"media_type": taken.kind.media_type, "ending": taken.kind.ending}
    head = json.dumps(told | {"width": taken.width, "height": taken.height})
    sys.stdout.buffer.write(head.encode("ascii") + b"\n" + taken.content)
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
