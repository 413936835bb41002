"""Teams: from the call over the term to the handover."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "wirksam.teams"
    label = "teams"

    def ready(self) -> None:
        from wirksam.teams import access  # noqa: F401, PLC0415 (needs loaded apps)
