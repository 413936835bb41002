"""Campaigns: frames, local actions of chapters, help between them."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "wirksam.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        from wirksam.campaigns import access  # noqa: F401, PLC0415 (needs loaded apps)
