"""Setting the sheet as PDF/UA-1, in a process of its own with limits on time and memory.

Run as a module, this reads the sheet as JSON from standard input and writes the PDF to standard
output. The words of the sheet reach the typesetter as data, never as markup.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wirksam.assembly.account.lettering import plainest
from wirksam.assembly.account.sheet import Sheet
from wirksam.engine.limited import limit_self, run_limited

_HERE = Path(__file__).parent
_SECONDS, _MEMORY_MB = 20, 1_500


class PressError(Exception):
    """The sheet could not be set: it took too long or too much memory, or the setter failed."""


def pdf(sheet: Sheet, *, seconds: float = _SECONDS, memory_mb: int = _MEMORY_MB) -> bytes:
    """The sheet as PDF/UA-1; the same sheet gives the same bytes. Raises PressError."""
    told = json.dumps(asdict(sheet)).encode()
    limits = {"seconds": seconds, "memory_mb": memory_mb}
    complaints: list[str] = []
    done = run_limited(__name__, told, limits, seconds=seconds, heard=complaints.append)
    if done.late:
        raise PressError("too-slow")
    if done.code or not done.output.startswith(b"%PDF-"):
        raise PressError("".join(complaints)[-2000:] or "failed")
    return done.output


def set_sheet(told: dict[str, Any], form: str = "pdf") -> Any:  # noqa: ANN401 (bytes, or a list of pages)
    """The sheet (as plain values) set here and now; ``form`` is ``pdf`` or ``png``.

    Where a text holds letters that cannot be set beside each other, the whole is set in Latin.
    """
    try:
        return _compiled(told, form)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 (what the setter throws in a panic is no Exception)
        return _compiled(plainest(told), form)


def _compiled(told: dict[str, Any], form: str) -> Any:  # noqa: ANN401 (as typst gives it)
    import typst  # noqa: PLC0415 (only the child needs it)

    return typst.compile(
        str(_HERE / "report.typ"),
        root=str(_HERE),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
        format=form,  # type: ignore[call-overload]
        sys_inputs={"sheet": json.dumps(told)},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=_moment(str(told["made_at"])),
        package_path=str(_HERE),
        package_cache_path=str(_HERE),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)


def main(limits: dict[str, float]) -> int:
    """The child: limit itself, read, set, write."""
    limit_self(memory_mb=int(limits["memory_mb"]), seconds=float(limits["seconds"]))
    made = set_sheet(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
