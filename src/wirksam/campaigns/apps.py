"""Campaigns: frames, local actions of chapters, help between them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "wirksam.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        from wirksam.campaigns import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.campaigns.activity_kind import offer_kind  # noqa: PLC0415
        from wirksam.campaigns.matters import campaign_matters, help_matters  # noqa: PLC0415
        from wirksam.campaigns.noticing import offer_notices  # noqa: PLC0415
        from wirksam.foundation.registry import Entry, add_entry, bring_matters  # noqa: PLC0415

        offer_kind()
        offer_notices()
        bring_matters(campaign_matters, quick=False)
        bring_matters(help_matters, quick=False)
        add_entry(Entry(_("Action days"), "action_days", "today", 44))
