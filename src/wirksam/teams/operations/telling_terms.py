"""Telling people what becomes of a call, without saying of anybody that she applied."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify, tell_followers
from wirksam.teams.choices import ApplicationState
from wirksam.teams.models import Application, TeamCycle

TEAM = "teams.team"
"""What is followed: a team, by the key of its body."""

WAITING = frozenset({ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.PROPOSED})


def tell_called(actor: Actor, cycle: TeamCycle) -> None:
    """A call is open: for those who follow the team."""
    _followers(actor, cycle, "team_called", until_on=_last_day(cycle))


def tell_extended(actor: Actor, cycle: TeamCycle) -> None:
    """A call stays open longer: for those who follow the team or have begun to write."""
    values = {"until_on": _last_day(cycle)}
    _followers(actor, cycle, "team_extended", **values)
    _applicants(actor, cycle, "team_extended", Q(state__in=sorted(WAITING)), **values)


def tell_lapsed(actor: Actor, cycle: TeamCycle) -> None:
    """Nothing comes of a term: for those who follow the team or wait for it."""
    _followers(actor, cycle, "team_lapsed")
    _applicants(actor, cycle, "team_lapsed", Q(state__in=sorted(WAITING)))


def tell_closing(cycle: TeamCycle, now: date) -> None:
    """A call closes in a few days: for those who have begun to write and not sent it."""
    notify(
        key=f"{_key(cycle, 'team_closing')}{_last_day(cycle)}",
        to=_keys(cycle, Q(state=ApplicationState.DRAFT)),
        kind="team_closing",
        url=cycle.get_absolute_url(),
        values={"title": cycle.body.name, "until_on": _last_day(cycle) or now},
    )


def _followers(actor: Actor, cycle: TeamCycle, kind: str, **values: date | None) -> None:
    tell_followers(
        subject_type=TEAM,
        subject_key=cycle.body.key,
        key=f"{_key(cycle, kind)}{values.get('until_on') or ''}",
        kind=kind,
        url=cycle.get_absolute_url(),
        values=_told(cycle, values),
        besides=actor.key,
    )


def _applicants(actor: Actor, cycle: TeamCycle, kind: str, which: Q, **values: date | None) -> None:
    notify(
        key=f"{_key(cycle, kind)}{values.get('until_on') or ''}",
        to=[key for key in _keys(cycle, which) if key != actor.key],
        kind=kind,
        url=cycle.get_absolute_url(),
        values=_told(cycle, values),
    )


def _keys(cycle: TeamCycle, which: Q) -> list[str]:
    rows = Application.objects.filter(which, cycle=cycle).order_by("pk")
    return [str(key) for key in rows.values_list("person__key", flat=True)]


def _told(cycle: TeamCycle, values: dict[str, date | None]) -> dict[str, str | date]:
    return {"title": cycle.body.name, **{name: day for name, day in values.items() if day}}


def _key(cycle: TeamCycle, kind: str) -> str:
    return f"teamcycle:{cycle.pk}:{kind}:"


def _last_day(cycle: TeamCycle) -> date | None:
    closes_at = cycle.call.closes_at if hasattr(cycle, "call") else None
    return timezone.localdate(closes_at, timezone.get_default_timezone()) if closes_at else None
