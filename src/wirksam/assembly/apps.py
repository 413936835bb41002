"""Assemblies, the account given to them, and what they decide about it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssemblyConfig(AppConfig):
    name = "wirksam.assembly"
    label = "assembly"

    def ready(self) -> None:
        from wirksam.assembly import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.assembly.queries.threading import knots  # noqa: PLC0415
        from wirksam.foundation.registry import Entry, add_entry  # noqa: PLC0415
        from wirksam.programme.queries.thread import add_thread_source  # noqa: PLC0415

        add_thread_source(knots)
        add_entry(Entry(_("Assemblies"), "assemblies", "assembly", 50))
