"""Allies of units, and what is done together."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "wirksam.network"
    label = "network"

    def ready(self) -> None:
        from wirksam.activities.queries.beside import add_beside  # noqa: PLC0415 (loaded apps)
        from wirksam.foundation.registry import Entry, add_entry, bring_matters  # noqa: PLC0415
        from wirksam.network import access, matters  # noqa: F401, PLC0415
        from wirksam.network.noticing import offer_notices  # noqa: PLC0415
        from wirksam.network.queries.together import beside  # noqa: PLC0415

        add_entry(Entry(_("Allies"), "partners", "people", 55, signed_in=True))
        offer_notices()
        bring_matters(matters.contact_matters)
        add_beside(beside)
