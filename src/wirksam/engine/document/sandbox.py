"""Reading in a process of its own, with limits on time and memory, as uploads deserve.

Run as a module, this reads standard input and writes the document as JSON to standard output;
each line on standard error is a share of the work done, from 0 to 1.
"""

from __future__ import annotations

import json
import sys

from wirksam.engine.limited import OUT_OF_MEMORY, REFUSED, Outcome, limit_self, run_limited

from .codec import from_json, to_json
from .compose import Progress
from .model import Document, UnreadableError
from .refusals import MAX_BYTES, refusal


def read_in_sandbox(  # noqa: PLR0913 (named options, as of read)
    data: bytes,
    *,
    name: str = "",
    motion: int | None = None,
    progress: Progress | None = None,
    seconds: float = 60,
    memory_mb: int = 300,
) -> Document:
    """As ``read``, in a child process of at most ``memory_mb`` megabytes and ``seconds``.

    Raises UnreadableError; beside the reasons of ``read``: ``too-slow``, ``too-much-memory``
    and ``reader-failed``.
    """
    if len(data) > MAX_BYTES:
        raise refusal("too-long")
    options = {"name": name, "motion": motion, "seconds": seconds, "memory_mb": memory_mb}

    def heard(line: str) -> None:
        share = _share(line)
        if progress and share is not None:
            progress(share)

    return _result(run_limited(__name__, data, options, seconds=seconds, heard=heard))


def _share(line: str) -> float | None:
    try:
        return min(1.0, max(0.0, float(line)))
    except ValueError:
        return None


def _result(outcome: Outcome) -> Document:
    if outcome.code == 0:
        return from_json(outcome.output.decode())
    if outcome.code == REFUSED:
        error = json.loads(outcome.output)
        raise UnreadableError(error["code"], error["message"])
    if outcome.late:
        raise refusal("too-slow")
    raise refusal("too-much-memory" if outcome.code == OUT_OF_MEMORY else "reader-failed")


def main(options: dict[str, object]) -> int:
    """The child: limit itself, read, write."""
    limit_self(memory_mb=int(str(options["memory_mb"])), seconds=float(str(options["seconds"])))
    last = -1.0

    def report(share: float) -> None:
        nonlocal last
        if share - last >= 0.01:  # noqa: PLR2004 (a hundred lines are enough)
            last = share
            print(f"{share:.3f}", file=sys.stderr, flush=True)  # noqa: T201

    from .read import read  # noqa: PLC0415 (under the limits)

    motion = options["motion"]
    try:
        data = sys.stdin.buffer.read()
        document = read(
            data,
            name=str(options["name"]),
            motion=motion if isinstance(motion, int) else None,
            progress=report,
        )
        sys.stdout.buffer.write(to_json(document).encode("utf-8", "replace"))
    except UnreadableError as error:
        sys.stdout.write(json.dumps({"code": error.code, "message": error.message}))
        return REFUSED
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
