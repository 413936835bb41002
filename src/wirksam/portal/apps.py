from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "wirksam.portal"
    label = "portal"

    def ready(self) -> None:
        from wirksam.foundation.registry import Entry, add_entry  # noqa: PLC0415 (needs loaded apps)

        add_entry(Entry(_("Today"), "home", "today", 10))
        add_entry(Entry(_("Calendar"), "calendar", "calendar", 45))
        add_entry(Entry(_("My things"), "matters", "check", 42, signed_in=True))
        add_entry(Entry(_("Your trace"), "trace", "knot", 44, signed_in=True))
