"""Which part of a file is asked for."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def asked_part(header: str, size: int) -> slice | None:
    """The one part that a Range header names; None for the whole, for several and for nonsense."""
    found = _RANGE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]) or not size:
        return None
    if not found[1]:
        start, stop = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        stop = min(size, int(found[2]) + 1) if found[2] else size
    return slice(start, stop) if start < stop else None
