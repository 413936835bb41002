"""Assemblies, the account given to them, and what they decide about it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssemblyConfig(AppConfig):
    name = "wirksam.assembly"
    label = "assembly"

    def ready(self) -> None:
        from wirksam.assembly import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.assembly.matters import (  # noqa: PLC0415
            asked_of_movers,
            meeting_matters,
            preparing_matters,
        )
        from wirksam.assembly.noticing import offer_notices  # noqa: PLC0415
        from wirksam.assembly.operations.candidacies import follow_withdrawal  # noqa: PLC0415
        from wirksam.assembly.queries.terms import elected_terms  # noqa: PLC0415
        from wirksam.assembly.queries.threading import knots  # noqa: PLC0415
        from wirksam.assembly.queries.ways import preparing_ways  # noqa: PLC0415
        from wirksam.association.operations.nominations import when_withdrawn  # noqa: PLC0415
        from wirksam.association.queries.turns import remember_terms_with  # noqa: PLC0415
        from wirksam.foundation.registry import (  # noqa: PLC0415
            Entry,
            add_entry,
            bring_matters,
        )
        from wirksam.motions.queries.page import add_way_source  # noqa: PLC0415
        from wirksam.programme.queries.thread import add_thread_source  # noqa: PLC0415

        add_thread_source(knots)
        add_way_source(preparing_ways)
        bring_matters(preparing_matters)
        bring_matters(asked_of_movers, quick=False)
        bring_matters(meeting_matters)
        offer_notices()
        when_withdrawn(follow_withdrawal)
        remember_terms_with(elected_terms)
        add_entry(Entry(_("Assemblies"), "assemblies", "assembly", 50))
