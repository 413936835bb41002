"""The three kinds of joining in, as lists, calendars and feeds know them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wirksam.activities.kinds import ActivityKind, Fact, kind
from wirksam.activities.queries.inviting import Way
from wirksam.opportunities.choices import KIND_WORDS
from wirksam.opportunities.models import Opportunity
from wirksam.opportunities.operations.leading import helped_by_closing
from wirksam.opportunities.operations.planning import COPIED, also_copy
from wirksam.opportunities.queries.listing import need_of
from wirksam.opportunities.queries.rooms import rooms_of

WHICH = Way(
    _("Which task fits me?"),
    _("New here? Six short questions, and you see what fits you."),
    "which_opportunity",
)
"""Where somebody begins who does not know what fits."""

_ICONS = {"task": "check", "shift": "people", "sitting_in": "eyes"}


def offer_kinds() -> None:
    """Called when the apps are ready."""
    for code, label in KIND_WORDS.items():
        kind(
            ActivityKind(
                code,
                label,
                _ICONS[code],
                Opportunity,
                copied=COPIED,
                facts=_facts,
                url_name="opportunity",
                visibility="public",
                offered=False,
                own_joining=True,
                also_copy=also_copy,
                receipt_url_name="opportunity_receipt",
                edit_url_name="edit_opportunity",
                when_closed=helped_by_closing,
            )
        )


def _facts(pks: Iterable[int]) -> dict[int, list[Fact]]:
    rooms = rooms_of(Opportunity.objects.filter(pk__in=list(pks)))
    return {pk: [Fact(_("People"), need_of(room))] for pk, room in rooms.items()}
