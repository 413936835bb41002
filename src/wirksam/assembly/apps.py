"""Assemblies, the account given to them, and what they decide about it."""

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    name = "wirksam.assembly"
    label = "assembly"

    def ready(self) -> None:
        from wirksam.assembly import access  # noqa: F401, PLC0415 (needs loaded apps)
