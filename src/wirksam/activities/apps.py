from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "wirksam.activities"
    label = "activities"

    def ready(self) -> None:
        from wirksam.activities import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.activities.activity_kind import offer_kinds  # noqa: PLC0415
        from wirksam.activities.matters import activity_matters, waiting_for_hosts  # noqa: PLC0415
        from wirksam.activities.queries.knots import chips, draft, knots  # noqa: PLC0415
        from wirksam.foundation.registry import Entry, add_entry, bring_matters  # noqa: PLC0415
        from wirksam.programme.queries.drafts import add_draft_source  # noqa: PLC0415
        from wirksam.programme.queries.edition import add_chip_source  # noqa: PLC0415
        from wirksam.programme.queries.thread import add_thread_source  # noqa: PLC0415

        offer_kinds()
        add_thread_source(knots)
        add_chip_source(chips)
        add_draft_source("activity", draft)
        bring_matters(activity_matters)
        bring_matters(waiting_for_hosts, quick=False)
        add_entry(Entry(_("Activities"), "activities", "calendar", 40))
