"""Teams: from the call over the term to the handover."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamsConfig(AppConfig):
    name = "wirksam.teams"
    label = "teams"

    def ready(self) -> None:
        from wirksam.association.operations import nominations  # noqa: PLC0415 (needs loaded apps)
        from wirksam.association.queries.nominations import hint_elections_with  # noqa: PLC0415
        from wirksam.foundation.registry import (  # noqa: PLC0415
            Entry,
            add_entry,
            bring_matters,
        )
        from wirksam.programme.queries.edition import add_chip_source  # noqa: PLC0415
        from wirksam.programme.queries.thread import add_thread_source  # noqa: PLC0415
        from wirksam.teams import access  # noqa: F401, PLC0415
        from wirksam.teams.choices import CycleState  # noqa: PLC0415
        from wirksam.teams.matters import (  # noqa: PLC0415
            application_matters,
            custody_matters,
            reading_matters,
            term_matters,
            working_matters,
        )
        from wirksam.teams.noticing import offer_notices  # noqa: PLC0415
        from wirksam.teams.operations import deciding  # noqa: PLC0415
        from wirksam.teams.operations.custody_keeping import end_with_team  # noqa: PLC0415
        from wirksam.teams.operations.cycles import close_cycle, when_lapsed  # noqa: PLC0415
        from wirksam.teams.operations.handing_over import open_handover, when_taken  # noqa: PLC0415
        from wirksam.teams.operations.promises import touch_promises  # noqa: PLC0415
        from wirksam.teams.operations.steps import when_reaching  # noqa: PLC0415
        from wirksam.teams.operations.taking_back import end_with_term  # noqa: PLC0415
        from wirksam.teams.queries.threading import chips, knots  # noqa: PLC0415

        add_entry(Entry(_("Teams"), "teams", "people", 47))
        bring_matters(term_matters)
        bring_matters(application_matters)
        bring_matters(custody_matters)
        bring_matters(reading_matters)
        bring_matters(working_matters)
        offer_notices()
        nominations.when_settled(deciding.follow_outcome)
        nominations.when_withdrawn(deciding.follow_nomination)
        hint_elections_with(deciding.hint)
        when_lapsed(deciding.follow_lapse)
        when_taken(close_cycle)
        when_reaching(CycleState.HANDOVER, open_handover)
        when_lapsed(end_with_term)
        when_reaching(CycleState.RUNNING, end_with_team)
        for state in CycleState:
            when_reaching(state, touch_promises)
        add_thread_source(knots)
        add_chip_source(chips)
