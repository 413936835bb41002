"""Teams: from the call over the term to the handover."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamsConfig(AppConfig):
    name = "wirksam.teams"
    label = "teams"

    def ready(self) -> None:
        from wirksam.foundation.registry import Entry, add_entry  # noqa: PLC0415 (needs loaded apps)
        from wirksam.teams import access  # noqa: F401, PLC0415

        add_entry(Entry(_("Teams"), "teams", "people", 47))
