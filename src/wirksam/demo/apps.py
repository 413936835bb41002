from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "wirksam.demo"
    label = "demo"

    def ready(self) -> None:
        from wirksam.foundation.registry import read_letters_at  # noqa: PLC0415 (needs loaded apps)

        read_letters_at("demo_letters")
