from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MotionsConfig(AppConfig):
    name = "wirksam.motions"
    label = "motions"

    def ready(self) -> None:
        from wirksam.foundation.registry import Entry, add_entry, bring_matters  # noqa: PLC0415 (needs loaded apps)
        from wirksam.motions import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.motions.matters import motion_matters  # noqa: PLC0415
        from wirksam.motions.noticing import offer_notices  # noqa: PLC0415
        from wirksam.motions.queries.exchanging import ways_along  # noqa: PLC0415
        from wirksam.motions.queries.page import add_way_source  # noqa: PLC0415

        offer_notices()
        bring_matters(motion_matters)
        add_way_source(ways_along)
        add_entry(Entry(_("Motions"), "motions", "edit", 45))
