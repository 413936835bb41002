"""The two plain kinds and the fields they ask for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.activities.kinds import ActivityKind, kind
from wirksam.activities.models import Meeting, Note

MEETING, NOTE = "meeting", "note"


def offer_kinds() -> None:
    """Called when the apps are ready."""
    kind(
        ActivityKind(
            MEETING,
            _("Meeting"),
            "people",
            Meeting,
            _("People come together, here or online, once or again and again."),
            copied=("agenda",),
            facts=_meeting_facts,
        )
    )
    kind(
        ActivityKind(
            NOTE,
            _("Note"),
            "paper",
            Note,
            _("Something you have done already. Two sentences are enough."),
            visibility="public",
            offered=False,
        )
    )


def _meeting_facts(pks: Iterable[int]) -> dict[int, list[tuple[StrOrPromise, str]]]:
    rows = Meeting.objects.filter(pk__in=list(pks)).exclude(agenda="")
    return {
        pk: [(_("What it is about"), agenda)] for pk, agenda in rows.values_list("pk", "agenda")
    }
