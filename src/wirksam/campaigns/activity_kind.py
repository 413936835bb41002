"""The kind "action": an action day of a chapter, inside a campaign or its own."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wirksam.activities.kinds import ActivityKind, Fact, kind
from wirksam.campaigns.forms.actions import ActionForm
from wirksam.campaigns.models import LocalAction
from wirksam.campaigns.operations.actions import KIND, copy_preparations


def offer_kind() -> None:
    """Called when the apps are ready."""
    kind(
        ActivityKind(
            KIND,
            _("Action day"),
            "today",
            LocalAction,
            _("You go out together, on the street or online. You can list what there is to do."),
            form=ActionForm,
            copied=("own_focus", "people_needed", "take", "frame_id"),
            facts=_facts,
            url_name="local_action",
            visibility="public",
            also_copy=copy_preparations,
        )
    )


def _facts(pks: Iterable[int]) -> dict[int, list[Fact]]:
    rows = LocalAction.objects.filter(pk__in=list(pks)).exclude(own_focus="")
    return {
        pk: [Fact(_("Our own focus"), focus)] for pk, focus in rows.values_list("pk", "own_focus")
    }
