"""What teams leave open between a person and the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability
from wirksam.association.models import today
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.teams.choices import ApplicationState, CycleState, IdeaState
from wirksam.teams.models import Application, Finding, Guest, Idea, TeamCycle
from wirksam.teams.queries.applying import own_applications
from wirksam.teams.queries.custody import Acting, seen, told_custodies
from wirksam.teams.queries.facts import facts_of_all
from wirksam.teams.queries.promises import waiting_for_team
from wirksam.teams.rules import Facts, missing

MOST = 20
_PREPARED = (CycleState.PLANNED, CycleState.CALL, CycleState.SCREENING)
_WRITE_MINUTES, _REPORT_MINUTES, _PASS_ON_MINUTES = 30, 10, 2
_ANSWER_MINUTES, _WELCOME_MINUTES, _APPLY_MINUTES = 5, 2, 15
_SOON = timedelta(days=14)


def term_matters(actor: Actor) -> Iterator[Matter]:
    """The next step of each team for those who prepare it."""
    if not actor.can(Capability.TEAM_RUN):
        return
    rows = visible(actor, TeamCycle, "prepare").filter(state__in=_PREPARED)
    cycles = list(rows.select_related("body", "due", "call").order_by("pk")[:MOST])
    if not cycles:
        return
    facts = facts_of_all(cycles)
    for one in cycles:
        if (told := _step(one, facts[one.pk])) is not None:
            yield told


def application_matters(actor: Actor) -> Iterator[Matter]:
    """What she began to write and can still send, and what she sent; one query, hers alone."""
    now = timezone.now()
    for one in own_applications(actor).exclude(state=ApplicationState.WITHDRAWN)[:MOST]:
        told = {"team": one.cycle.body.name}
        if one.state != ApplicationState.DRAFT:
            yield Matter(
                _("You applied for %(team)s") % told,
                reverse("my_applications"),
                "people",
                side="asked",
                detail=one.get_state_display(),
                done=one.ended_at is not None,
            )
        elif one.cycle.state == CycleState.CALL and (one.cycle.call.closes_at or now) > now:
            yield Matter(
                _("Send your application for %(team)s") % told,
                reverse("team_application", args=[one.cycle.body.key]),
                "edit",
                detail=_("Nobody but you can read your draft."),
                due=timezone.localdate(one.cycle.call.closes_at, timezone.get_default_timezone()),
                minutes=_APPLY_MINUTES,
            )


def custody_matters(actor: Actor) -> Iterator[Matter]:
    """Reports due from those who act for a team, and commitments that go back to it."""
    if actor.seats:
        rows = visible(actor, told_custodies(), "report")
        yield from _to_report(seen(one, today()) for one in rows[:MOST])
    if actor.can(Capability.PROGRAMME_REPORT):
        for team in waiting_for_team(actor)[:MOST]:
            yield Matter(
                _("Pass commitments on: %(team)s is there") % {"team": team.name},
                f"{reverse('custody', args=[team.key])}#zusagen",
                "arrow_right",
                minutes=_PASS_ON_MINUTES,
            )


def working_matters(actor: Actor) -> Iterator[Matter]:
    """Ideas to answer and people to welcome; teams that ask her to work along."""
    if actor.seats:
        yield from _to_answer(actor)
    if actor.person_id:
        yield from _asked_of_her(actor)


def _to_answer(actor: Actor) -> Iterator[Matter]:
    ideas = visible(actor, Idea.objects.filter(state=IdeaState.OPEN), "answer")
    for idea in ideas.select_related("body").order_by("said_at", "pk")[:MOST]:
        yield Matter(
            _("An idea for %(team)s: %(text)s") % {"team": idea.body.name, "text": idea.text[:90]},
            reverse("idea_answer", args=[idea.body.key, idea.pk]),
            "question",
            due=idea.answer_due,
            minutes=_ANSWER_MINUTES,
        )
    offers = visible(actor, Guest, "accept").select_related("body")
    for guest in offers.order_by("pk")[:MOST]:
        yield Matter(
            _("Somebody would like to work along in %(team)s") % {"team": guest.body.name},
            reverse("team_guest", args=[guest.body.key, guest.pk]),
            "people",
            detail=guest.topic[:90],
            minutes=_WELCOME_MINUTES,
        )


def _asked_of_her(actor: Actor) -> Iterator[Matter]:
    for guest in visible(actor, Guest, "agree").select_related("body").order_by("pk")[:MOST]:
        yield Matter(
            _("%(team)s asks you to work along") % {"team": guest.body.name},
            reverse("team_guest", args=[guest.body.key, guest.pk]),
            "people",
            detail=guest.topic[:90],
            minutes=_WELCOME_MINUTES,
        )


def given_ideas(actor: Actor) -> Iterator[Matter]:
    """What became of the ideas she gave; one query."""
    mine = Idea.objects.filter(by=actor.key).select_related("body").order_by("-said_at", "-pk")
    for idea in mine[:MOST]:
        page = reverse("team_ideas", args=[idea.body.key])
        yield Matter(
            _("Your idea for %(team)s: %(text)s")
            % {"team": idea.body.name, "text": idea.text[:90]},
            f"{page}#idee-{idea.pk}",
            "question",
            side="asked",
            detail=idea.answer[:160],
            due=idea.answer_due if idea.is_open else None,
            done=not idea.is_answerable,
        )


def _to_report(found: Iterable[Acting]) -> Iterator[Matter]:
    for one in found:
        if one.due is not None and one.due - _SOON <= one.today:
            team = one.custody.body
            yield Matter(
                _("Report on acting for %(team)s") % {"team": team.name},
                reverse("report_custody", args=[team.key, one.custody.pk]),
                "paper",
                detail=_("Everyone can see that it is overdue.") if one.late else "",
                due=one.due,
                minutes=_REPORT_MINUTES,
            )


def reading_matters(actor: Actor) -> Iterator[Matter]:
    """Applications that somebody named to read has not read yet; one query."""
    mine = Finding.objects.filter(application=OuterRef("pk"), reader__person=actor.person_id)
    unread = visible(actor, Application, "screen").filter(~Exists(mine))
    rows = visible(actor, TeamCycle, "read_applications").filter(
        state=CycleState.SCREENING, pk__in=unread.values("cycle")
    )
    for one in rows.select_related("body").order_by("pk")[:MOST]:
        yield Matter(
            _("Read applications for %(team)s") % {"team": one.body.name},
            reverse("team_applications", args=[one.body.key]),
            "eyes",
            detail=_("Only you and the other readers see them."),
            minutes=_WRITE_MINUTES,
        )


def _step(cycle: TeamCycle, facts: Facts) -> Matter | None:
    titles = {
        CycleState.PLANNED: _("Publish the call for %(team)s"),
        CycleState.CALL: _("Begin to read applications for %(team)s"),
        CycleState.SCREENING: _("Propose people for %(team)s"),
    }
    needs = missing(facts)
    if any(need.code == "open" for need in needs):
        return None
    return Matter(
        titles[CycleState(cycle.state)] % {"team": cycle.body.name},
        reverse("team_desk", args=[cycle.body.key]),
        "people",
        detail=str(needs[0].sentence) if needs else _("Nothing is missing for the next step."),
        due=_due(cycle),
        minutes=_WRITE_MINUTES,
    )


def _due(cycle: TeamCycle) -> date | None:
    call = getattr(cycle, "call", None)
    if cycle.state == CycleState.CALL and call is not None and call.closes_at is not None:
        return timezone.localdate(call.closes_at, timezone.get_default_timezone())
    return cycle.due.happens_on if cycle.due is not None else None
