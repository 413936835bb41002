"""Reading in a process of its own, with limits on time and memory, as uploads deserve.

Run as a module, this reads standard input and writes the bundle as JSON to standard output.
"""

from __future__ import annotations

import json
import sys

from wirksam.engine.limited import OUT_OF_MEMORY, REFUSED, limit_self, run_limited

from .bundle import Bundle, ExchangeError
from .codec import from_plain, to_plain
from .loading import MAX_BYTES, refusal


def read_in_sandbox(data: bytes, *, seconds: float = 60, memory_mb: int = 900) -> Bundle:
    """As ``read``, in a child process of at most ``memory_mb`` megabytes and ``seconds``.

    Raises :class:`ExchangeError`; beside the reasons of ``read``: ``too-slow``,
    ``too-much-memory`` and ``reader-failed``.
    """
    if len(data) > MAX_BYTES:
        raise refusal("too-long")
    options = {"seconds": seconds, "memory_mb": memory_mb}
    done = run_limited(__name__, data, options, seconds=seconds)
    if done.code == 0:
        return from_plain(json.loads(done.output))
    if done.code == REFUSED:
        told = json.loads(done.output)
        raise ExchangeError(told["code"], told["message"])
    if done.late:
        raise refusal("too-slow")
    raise refusal("too-much-memory" if done.code == OUT_OF_MEMORY else "reader-failed")


def main(options: dict[str, float]) -> int:
    """The child: limit itself, read, write."""
    limit_self(memory_mb=int(options["memory_mb"]), seconds=float(options["seconds"]))
    from .reading import read  # noqa: PLC0415 (under the limits)

    try:
        bundle = read(sys.stdin.buffer.read())
        sys.stdout.write(json.dumps(to_plain(bundle)))
    except ExchangeError as error:
        sys.stdout.write(json.dumps({"code": error.code, "message": error.message}))
        return REFUSED
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
