from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MotionsConfig(AppConfig):
    name = "wirksam.motions"
    label = "motions"

    def ready(self) -> None:
        from wirksam.foundation.registry import Entry, add_entry  # noqa: PLC0415 (needs loaded apps)
        from wirksam.motions import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.motions.noticing import offer_notices  # noqa: PLC0415

        offer_notices()
        add_entry(Entry(_("Motions"), "motions", "edit", 45))
