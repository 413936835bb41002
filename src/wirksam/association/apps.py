from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssociationConfig(AppConfig):
    name = "wirksam.association"
    label = "association"

    def ready(self) -> None:
        from wirksam.accounts.linking import link_people_with  # noqa: PLC0415 (needs loaded apps)
        from wirksam.association import access, queries  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.association.matters import association_matters  # noqa: PLC0415
        from wirksam.association.operations.accounts import link_account  # noqa: PLC0415
        from wirksam.association.queries.contacts import addresses  # noqa: PLC0415
        from wirksam.foundation.access.actor import resolve_actors_with  # noqa: PLC0415
        from wirksam.foundation.notices.people import reach_people_with  # noqa: PLC0415
        from wirksam.foundation.registry import (  # noqa: PLC0415
            Entry,
            add_entry,
            brand_with,
            bring_matters,
        )

        resolve_actors_with(queries.actor_behind)
        brand_with(queries.current_branding)
        reach_people_with(addresses)
        link_people_with(link_account)
        bring_matters(association_matters)
        add_entry(Entry(_("Association"), "association", "association", 60))
        add_entry(Entry(_("About me"), "me", "person", 70, signed_in=True))
