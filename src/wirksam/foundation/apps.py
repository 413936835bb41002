from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "wirksam.foundation"
    label = "foundation"

    def ready(self) -> None:
        from django.utils.module_loading import autodiscover_modules  # noqa: PLC0415

        from wirksam.foundation.duties import own as duties  # noqa: F401, PLC0415 (takes them on)
        from wirksam.foundation.files import clearing  # noqa: F401, PLC0415 (listens)
        from wirksam.foundation.notices import privacy  # noqa: F401, PLC0415 (declares its tables)
        from wirksam.foundation.privacy import own  # noqa: F401, PLC0415 (declares its tables)

        autodiscover_modules("privacy", "live", "journal_words", "searching")
