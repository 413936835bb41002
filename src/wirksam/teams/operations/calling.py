"""Writing a call, publishing it, keeping it open longer, and where it was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Office
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.search.operations import reindex
from wirksam.teams.choices import CycleState
from wirksam.teams.models import Call, Channel, Criterion, TeamCycle
from wirksam.teams.operations.steps import enter, held_cycle, settle
from wirksam.teams.operations.telling_terms import tell_called, tell_extended
from wirksam.teams.queries.facts import day_of
from wirksam.teams.searching import TEAM_PAGES

MOST_CRITERIA, MOST_CHANNELS = 12, 100
FIXED = ("task", "hours_a_week", "opens_on", "closes_at")
"""What a published call no longer changes: people have made up their minds by it."""


@dataclass(frozen=True, slots=True)
class CallWords:
    """What a call says; nothing is needed before it is published."""

    task: str = ""
    hours_a_week: int | None = None
    learn: str = ""
    access: str = ""
    welcome: str = ""
    ask: Office | None = None
    information_at: datetime | None = None
    information_place: str = ""
    opens_on: date | None = None
    closes_at: datetime | None = None


@transaction.atomic
def write_call(
    *,
    actor: Actor,
    cycle: TeamCycle,
    words: CallWords,
    criteria: Sequence[str],
    revision: int,
) -> Call:
    """Write the call and what applications are read for; once published, only what helps people.

    Task, hours, times and criteria stay as they were published.
    """
    cycle = held_cycle(actor, cycle, "prepare")
    if cycle.state not in {CycleState.PLANNED, CycleState.CALL}:
        raise RefusedError(_("The call is closed. Its words stay."))
    call = Call.objects.get_or_create(cycle=cycle)[0]
    if call.revision != revision:
        raise RefusedError(
            _("Somebody else has just changed this. Look at it, then change it again.")
        )
    _fill(call, words)
    if call.published_at is None:
        _write_criteria(cycle, criteria)
    call.revision += 1
    call.save()
    settle(actor, cycle, "write_team_call")
    reindex(TEAM_PAGES, cycle.body_id)
    return call


def _fill(call: Call, words: CallWords) -> None:
    for one in fields(words):
        if call.published_at is not None and one.name in FIXED:
            continue
        value = getattr(words, one.name)
        setattr(call, one.name, value.strip() if isinstance(value, str) else value)


def _write_criteria(cycle: TeamCycle, criteria: Sequence[str]) -> None:
    told = list(dict.fromkeys(" ".join(text.split())[:300] for text in criteria if text.strip()))
    if len(told) > MOST_CRITERIA:
        raise RefusedError(
            _("Name at most %(count)s criteria: those that really matter.")
            % {"count": MOST_CRITERIA}
        )
    cycle.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(cycle=cycle, position=at, text=text) for at, text in enumerate(told)
    )


@transaction.atomic
def publish_call(*, actor: Actor, cycle: TeamCycle, revision: int) -> TeamCycle:
    """Tell everyone whom a team looks for; from now on the criteria are fixed."""
    cycle = held_cycle(actor, cycle, "prepare", revision)
    cycle = enter(actor=actor, cycle=cycle, to=CycleState.CALL)
    Call.objects.filter(cycle=cycle).update(published_at=timezone.now())
    tell_called(actor, cycle)
    reindex(TEAM_PAGES, cycle.body_id)
    return cycle


@transaction.atomic
def extend_call(
    *, actor: Actor, cycle: TeamCycle, closes_at: datetime, reason: str, revision: int
) -> Call:
    """Keep a call open longer, also when it has just closed; never shorter. All concerned hear."""
    cycle = held_cycle(actor, cycle, "prepare", revision)
    if cycle.state != CycleState.CALL:
        raise RefusedError(_("Applications are being read already. The call cannot be extended."))
    call = Call.objects.select_for_update().get(cycle=cycle)
    if call.closes_at is None or closes_at <= max(call.closes_at, timezone.now()):
        raise RefusedError(_("Choose a moment later than the one that was published."))
    if not reason.strip():
        raise RefusedError(_("Say in a few words why it stays open longer."))
    call.closes_at = closes_at
    call.revision += 1
    call.save()
    settle(actor, cycle, "extend_team_call", until=day_of(closes_at).isoformat())
    cycle.call = call
    tell_extended(actor, cycle)
    reindex(TEAM_PAGES, cycle.body_id)
    return call


@transaction.atomic
def record_channel(*, actor: Actor, cycle: TeamCycle, name: str, reached_on: date) -> Channel:
    """Note where a call was heard, so that all see whom it has not reached yet."""
    cycle = held_cycle(actor, cycle, "prepare")
    call = _published(cycle)
    said = " ".join(name.split())[:120]
    if not said:
        raise RefusedError(_("Say where it was heard."))
    if reached_on > day_of(timezone.now()):
        raise RefusedError(_("Note it once it has gone out."))
    if call.channels.count() >= MOST_CHANNELS:
        raise RefusedError(_("That is a lot. Put some of them together."))
    channel = Channel.objects.create(call=call, name=said, reached_on=reached_on)
    settle(actor, cycle, "record_team_channel")
    return channel


@transaction.atomic
def remove_channel(*, actor: Actor, cycle: TeamCycle, channel: int) -> None:
    """Take out what was noted by mistake; nothing where it is gone already."""
    cycle = held_cycle(actor, cycle, "prepare")
    gone, _rows = Channel.objects.filter(call__cycle=cycle, pk=channel).delete()
    if gone:
        settle(actor, cycle, "remove_team_channel")


def _published(cycle: TeamCycle) -> Call:
    call = Call.objects.filter(cycle=cycle, published_at__isnull=False).first()
    if call is None:
        raise RefusedError(_("Publish the call first."))
    return call
