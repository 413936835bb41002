"""Setting a typst template as PDF/UA-1, in a process of its own with limits on time and memory.

Run as a module, this reads what the template tells as JSON from standard input and writes the PDF
to standard output. Words reach the typesetter as data, never as markup.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wirksam.engine.limited import limit_self, run_limited
from wirksam.foundation.print.lettering import plainest

_HERE = Path(__file__).parent
_SECONDS, _MEMORY_MB = 20, 1_500


class PressError(Exception):
    """It could not be set: it took too long or too much memory, or the setter failed."""


def press(
    template: Path,
    told: Mapping[str, Any],
    *,
    seconds: float = _SECONDS,
    memory_mb: int = _MEMORY_MB,
) -> bytes:
    """``template`` with what it is told, as PDF/UA-1; the same gives the same bytes.

    The template finds ``told`` as JSON in ``sys.inputs.sheet`` and may import ``/house.typ``.
    ``told["made_at"]`` (ISO 8601) stands in the file as its date. Raises :class:`PressError`.
    """
    options = {"seconds": seconds, "memory_mb": memory_mb, "template": str(template)}
    complaints: list[str] = []
    data = json.dumps(told).encode()
    done = run_limited(__name__, data, options, seconds=seconds, heard=complaints.append)
    if done.late:
        raise PressError("too-slow")
    if done.code or not done.output.startswith(b"%PDF-"):
        raise PressError("".join(complaints)[-2000:] or "failed")
    return done.output


def set_here(template: Path, told: dict[str, Any], form: str = "pdf") -> Any:  # noqa: ANN401 (bytes, or a list of pages)
    """Set here and now, without limits; ``form`` is ``pdf`` or ``png``.

    Where a text holds letters that cannot be set beside each other, the whole is set in Latin.
    """
    try:
        return _compiled(template, told, form)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 (what the setter throws in a panic is no Exception)
        return _compiled(template, plainest(told), form)


def _compiled(template: Path, told: dict[str, Any], form: str) -> Any:  # noqa: ANN401 (as typst gives it)
    import typst  # noqa: PLC0415 (only the child needs it)

    return typst.compile(
        template.read_bytes(),
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


def main(options: dict[str, Any]) -> int:
    """The child: limit itself, read, set, write."""
    limit_self(memory_mb=int(options["memory_mb"]), seconds=float(options["seconds"]))
    made = set_here(Path(options["template"]), json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
