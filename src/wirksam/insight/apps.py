from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    name = "wirksam.insight"
    label = "insight"

    def ready(self) -> None:
        from wirksam.foundation.registry import Entry, add_entry  # noqa: PLC0415 (needs loaded apps)

        add_entry(Entry(_("Insight"), "insight", "eye", 62))
