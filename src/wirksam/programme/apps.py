from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "wirksam.programme"
    label = "programme"

    def ready(self) -> None:
        from wirksam.association.operations.occasions import when_moved  # noqa: PLC0415
        from wirksam.foundation.registry import Entry, add_entry, bring_matters  # noqa: PLC0415 (needs loaded apps)
        from wirksam.programme import access  # noqa: F401, PLC0415 (needs loaded apps)
        from wirksam.programme.matters import own_words, programme_matters  # noqa: PLC0415
        from wirksam.programme.noticing import offer_notices  # noqa: PLC0415
        from wirksam.programme.operations.moving import note_shifts  # noqa: PLC0415

        when_moved(note_shifts)
        offer_notices()
        bring_matters(programme_matters)
        bring_matters(own_words, quick=False)
        add_entry(Entry(_("Programmes"), "programmes", "lines", 20))
        add_entry(Entry(_("Commitments"), "commitments", "list", 30))
        add_entry(Entry(_("Follow-up of decisions"), "control", "check", 60))
