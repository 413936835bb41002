"""The two plain kinds and the fields they ask for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wirksam.activities.forms import MeetingForm
from wirksam.activities.kinds import MEETING, ActivityKind, Fact, kind
from wirksam.activities.models import Meeting, Note
from wirksam.activities.rules import web_address

NOTE = "note"


def offer_kinds() -> None:
    """Called when the apps are ready."""
    kind(
        ActivityKind(
            MEETING,
            _("Meeting"),
            "people",
            Meeting,
            _("People come together, here or online, once or again and again."),
            form=MeetingForm,
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


def _meeting_facts(pks: Iterable[int]) -> dict[int, list[Fact]]:
    rows = Meeting.objects.filter(pk__in=list(pks))
    return {
        pk: [
            *([Fact(_("Agenda"), agenda)] if agenda else []),
            *([Fact(_("Minutes"), _("Read the minutes"), url)] if web_address(url) else []),
        ]
        for pk, agenda, url in rows.values_list("pk", "agenda", "minutes_url")
    }
