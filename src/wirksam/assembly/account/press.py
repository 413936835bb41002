"""The sheet as PDF/UA-1."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from wirksam.assembly.account.sheet import Sheet
from wirksam.foundation.print import PressError, press, set_here

__all__ = ["PressError", "pdf", "set_sheet"]

_TEMPLATE = Path(__file__).with_name("report.typ")


def pdf(sheet: Sheet, **limits: Any) -> bytes:  # noqa: ANN401 (seconds, memory_mb: passed on)
    """The sheet as PDF/UA-1; the same sheet gives the same bytes. Raises PressError."""
    return press(_TEMPLATE, asdict(sheet), **limits)


def set_sheet(told: dict[str, Any], form: str = "pdf") -> Any:  # noqa: ANN401 (bytes, or a list of pages)
    """The sheet (as plain values) set here and now; ``form`` is ``pdf`` or ``png``."""
    return set_here(_TEMPLATE, told, form)
