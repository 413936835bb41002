"""The list of erasures outside the database, so that it survives the loss of the database."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from wirksam.foundation.privacy.models import Erasure

_LINE = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{64})")


def outside() -> Path:
    """The file; it holds days and digests, nothing else, and may be copied anywhere."""
    return Path(settings.DATA_DIR) / "erasures.txt"


def note_outside(day: date, digest: str) -> None:
    """Add an erasure to the file and make sure it is on the disk."""
    path = outside()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(f"{day.isoformat()} {digest}\n")
        file.flush()
        os.fsync(file.fileno())


def noted(path: Path) -> dict[str, date]:
    """Digest to day, from such a file; lines that are none are passed over."""
    if not path.exists():
        return {}
    found = map(_LINE.fullmatch, path.read_text(encoding="ascii", errors="replace").splitlines())
    return {match[2]: date.fromisoformat(match[1]) for match in found if match}


def everybody_erased(lists: Iterable[Path] = ()) -> dict[str, date]:
    """Digest to day of everybody known to have been deleted; the file then knows them all.

    From the database (if it has the table), from the file beside it, and from ``lists``.
    """
    here = noted(outside())
    found = dict(here)
    for path in lists:
        found |= noted(path)
    try:
        found |= dict(Erasure.objects.values_list("key_sha256", "erased_on"))
    except DatabaseError:
        connection.close()
    for key in found.keys() - here.keys():
        note_outside(found[key], key)
    return found
