"""Joining in: small tasks, shifts, sitting-in; fair offers; what came of it."""

from django.apps import AppConfig


class OpportunitiesConfig(AppConfig):
    name = "wirksam.opportunities"
    label = "opportunities"

    def ready(self) -> None:
        from wirksam.opportunities import access  # noqa: F401, PLC0415 (needs loaded apps)
