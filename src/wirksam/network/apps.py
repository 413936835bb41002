"""Allies of units, and what is done together."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "wirksam.network"
    label = "network"

    def ready(self) -> None:
        from wirksam.network import access  # noqa: F401, PLC0415 (needs loaded apps)
