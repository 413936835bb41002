from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wirksam.activities"
    label = "activities"

    def ready(self) -> None:
        from wirksam.activities import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.activities.activity_kind import offer_kinds  # noqa: PLC0415

        offer_kinds()
