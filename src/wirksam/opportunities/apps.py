"""Joining in: small tasks, shifts, sitting-in; fair offers; what came of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpportunitiesConfig(AppConfig):
    name = "wirksam.opportunities"
    label = "opportunities"

    def ready(self) -> None:
        from wirksam.activities.queries.inviting import offer_way  # noqa: PLC0415
        from wirksam.foundation.registry import (  # noqa: PLC0415 (needs loaded apps)
            Entry,
            add_entry,
            bring_matters,
        )
        from wirksam.opportunities import access, matters  # noqa: F401, PLC0415
        from wirksam.opportunities.activity_kind import WHICH, offer_kinds  # noqa: PLC0415
        from wirksam.opportunities.noticing import offer_notices  # noqa: PLC0415

        offer_kinds()
        offer_way(WHICH)
        offer_notices()
        bring_matters(matters.own_help, quick=False)
        bring_matters(matters.own_offers, quick=False)
        bring_matters(matters.hosting_matters)
        add_entry(Entry(_("Help out"), "opportunities", "going", 38))
