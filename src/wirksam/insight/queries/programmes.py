"""Which programmes there are to look into."""

from __future__ import annotations

from django.db.models import QuerySet

from wirksam.programme.models import ProgrammeVersion


def published() -> QuerySet[ProgrammeVersion]:
    """The published text of each programme, the newest term first."""
    return (
        ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        .select_related("programme__unit")
        .order_by("-programme__term_starts_on", "programme_id", "-number")
    )


def newest_of_each() -> list[ProgrammeVersion]:
    """One text a programme, the newest; one query."""
    found: dict[int, ProgrammeVersion] = {}
    for version in published():
        found.setdefault(version.programme_id, version)
    return list(found.values())
