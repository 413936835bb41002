"""Teams: from the call over the term to the handover."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamsConfig(AppConfig):
    name = "wirksam.teams"
    label = "teams"

    def ready(self) -> None:
        from wirksam.foundation.registry import Entry, add_entry  # noqa: PLC0415 (loaded apps)
        from wirksam.teams import access  # noqa: F401, PLC0415
        from wirksam.teams.noticing import offer_notices  # noqa: PLC0415

        add_entry(Entry(_("Teams"), "teams", "people", 47))
        offer_notices()
        _bring_matters()
        _follow_elections()
        _follow_terms()
        _tell_threads()
        _invite()


def _bring_matters() -> None:
    """What is open for a person with teams."""
    from wirksam.foundation.registry import bring_matters  # noqa: PLC0415
    from wirksam.teams import matters, memory_matters  # noqa: PLC0415

    for source in (
        matters.application_matters,
        matters.custody_matters,
        matters.working_matters,
        memory_matters.to_take_over,
        memory_matters.asked_about_skills,
    ):
        bring_matters(source)
    for source in (
        matters.term_matters,
        matters.reading_matters,
        matters.given_ideas,
        memory_matters.to_hand_over,
        memory_matters.own_skill_questions,
    ):
        bring_matters(source, quick=False)


def _follow_elections() -> None:
    """What an assembly decides about people whom a team's board proposed."""
    from wirksam.association.operations import nominations  # noqa: PLC0415
    from wirksam.association.queries.nominations import hint_elections_with  # noqa: PLC0415
    from wirksam.teams.operations import deciding  # noqa: PLC0415

    nominations.when_settled(deciding.follow_outcome)
    nominations.when_withdrawn(deciding.follow_nomination)
    hint_elections_with(deciding.hint)


def _follow_terms() -> None:
    """What else happens with a step of a term, in the same transaction and in this order."""
    from wirksam.teams.choices import CycleState  # noqa: PLC0415
    from wirksam.teams.operations.custody_keeping import end_with_team  # noqa: PLC0415
    from wirksam.teams.operations.cycles import close_cycle  # noqa: PLC0415
    from wirksam.teams.operations.deciding import follow_lapse  # noqa: PLC0415
    from wirksam.teams.operations.handing_over import open_handover, when_taken  # noqa: PLC0415
    from wirksam.teams.operations.promises import touch_promises  # noqa: PLC0415
    from wirksam.teams.operations.steps import when_reaching  # noqa: PLC0415
    from wirksam.teams.operations.taking_back import end_with_term  # noqa: PLC0415

    when_taken(close_cycle)
    when_reaching(CycleState.LAPSED, follow_lapse)
    when_reaching(CycleState.LAPSED, end_with_term)
    when_reaching(CycleState.HANDOVER, open_handover)
    when_reaching(CycleState.RUNNING, end_with_team)
    for state in CycleState:
        when_reaching(state, touch_promises)


def _tell_threads() -> None:
    """What teams add to the story of a commitment and to the lines of a programme."""
    from wirksam.programme.queries.drafts import add_draft_source  # noqa: PLC0415
    from wirksam.programme.queries.edition import add_chip_source  # noqa: PLC0415
    from wirksam.programme.queries.thread import add_thread_source  # noqa: PLC0415
    from wirksam.teams.queries.threading import chips, draft, knots  # noqa: PLC0415

    add_thread_source(knots)
    add_chip_source(chips)
    add_draft_source("vertretung", draft)


def _invite() -> None:
    """Teams that take people, for pages that look for something that fits."""
    from wirksam.activities.queries.inviting import invite_with  # noqa: PLC0415
    from wirksam.teams.queries.inviting import inviting  # noqa: PLC0415

    invite_with(inviting)
