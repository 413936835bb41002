"""Teams that take people, told to pages that know no teams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.queries.inviting import Door, Invitation
from wirksam.association.models import Body, Mandate, in_force, still_there
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.days import day
from wirksam.teams.choices import BEFORE_TERM, CycleState
from wirksam.teams.models import TeamCycle
from wirksam.teams.queries.days import moment_told
from wirksam.teams.queries.facts import day_of
from wirksam.teams.queries.stand import call_of
from wirksam.teams.queries.teams import SERVING, told_cycles, told_teams


def inviting(actor: Actor) -> Iterator[Invitation]:
    """Open and announced calls; teams at work that she may offer to work along with.

    Teams in which she sits are left out. Guests hear of the same teams: anybody may become a
    member. Three queries.
    """
    now = timezone.now()
    sitting = Mandate.objects.filter(
        in_force(), office__body=OuterRef("pk"), office__emergency=False, acting_for=None
    )
    there = told_teams().filter(still_there(on=day_of(now))).annotate(sitting=Exists(sitting))
    teams = list(there.exclude(pk__in={seat.body_id for seat in actor.seats}))
    cycles: dict[int, list[TeamCycle]] = defaultdict(list)
    for one in told_cycles().filter(body__in=teams).order_by("-number", "pk"):
        cycles[one.body_id].append(one)
    open_to = {team.pk for team in teams}
    if actor.is_known:
        open_to = set(visible(actor, there, "join").values_list("pk", flat=True))
    for team in teams:
        found = _of_call(team, cycles[team.pk], now) or _along(team, cycles[team.pk], now, open_to)
        if found is not None:
            yield found


def _of_call(team: Body, cycles: list[TeamCycle], now: datetime) -> Invitation | None:
    on = day_of(now)
    cycle = next((one for one in cycles if one.stands(on) in BEFORE_TERM), None)
    call = call_of(cycle) if cycle is not None else None
    if call is not None and call.accepts(now):
        until = moment_told(call.closes_at) if call.closes_at else ""
        said = _("You can apply until %(until)s.") % {"until": until}
        return _told(team, said, Door.OPEN, call.task)
    if call is not None and call.opens_on is not None and call.opens_on > on:
        said = _("You can apply from %(on)s.") % {"on": day(call.opens_on)}
        return _told(team, said, Door.SOON, call.task, call.opens_on)
    return None


def _along(
    team: Body, cycles: list[TeamCycle], now: datetime, open_to: set[int]
) -> Invitation | None:
    states = [one.stands(day_of(now)) for one in cycles]
    works = any(state in SERVING for state in states) or getattr(team, "sitting", False)
    if works and team.pk in open_to:
        said = _("Members can work along for a while, without being elected.")
        return _told(team, said, Door.ALONG)
    if CycleState.PLANNED in states:
        return _told(team, _("The call for people is being prepared."), Door.PLANNED)
    return None


def _told(
    team: Body, said: str, door: Door, task: str = "", opens_on: date | None = None
) -> Invitation:
    about = f"{team.short_name} {team.explanation} {task}"
    return Invitation(
        team.pk, team.name, reverse("team", args=[team.key]), said, door, about, opens_on
    )
