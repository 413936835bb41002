"""Reading in a process of its own, with limits on time and memory, as uploads deserve.

Run as a module, this reads standard input and writes the document as JSON to standard output;
each line on standard error is a share of the work done, from 0 to 1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from .codec import from_json, to_json
from .compose import Progress
from .model import Document, UnreadableError
from .refusals import MAX_BYTES, refusal

_REFUSED = 3
_OUT_OF_MEMORY = 4
_MEGABYTE = 1_000_000
_ROOT = Path(__file__).parents[3]


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
    command = [sys.executable, "-m", __name__, json.dumps(options)]
    environment = {"PYTHONPATH": str(_ROOT), "PATH": os.defpath}
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(data)
        source.seek(0)
        with subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            command, stdin=source, stdout=target, stderr=subprocess.PIPE, env=environment, text=True
        ) as child:
            late = _watch(child, seconds, progress)
        target.seek(0)
        return _result(child.returncode, target.read(), late=late)


def _watch(child: subprocess.Popen[str], seconds: float, progress: Progress | None) -> bool:
    """Pass the child's progress on until it ends; true if it had to be stopped for time."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        for line in child.stderr or ():
            share = _share(line)
            if progress and share is not None:
                progress(share)
        child.wait()
    finally:
        timer.cancel()
        if child.poll() is None:
            child.kill()
    return late.is_set()


def _share(line: str) -> float | None:
    try:
        return min(1.0, max(0.0, float(line)))
    except ValueError:
        return None


def _result(code: int, output: bytes, *, late: bool) -> Document:
    if code == 0:
        return from_json(output.decode())
    if code == _REFUSED:
        error = json.loads(output)
        raise UnreadableError(error["code"], error["message"])
    if late:
        raise refusal("too-slow")
    raise refusal("too-much-memory" if code == _OUT_OF_MEMORY else "reader-failed")


def main(options: dict[str, object]) -> int:
    """The child: limit itself, read, write."""
    _limit(int(str(options["memory_mb"])), float(str(options["seconds"])))
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
        return _REFUSED
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


def _limit(memory_mb: int, seconds: float) -> None:
    """Let the system stop this process at its limits, where the system can."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    memory = memory_mb * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
