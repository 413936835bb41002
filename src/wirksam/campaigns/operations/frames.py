"""Proposing a frame to the chapters, changing, opening, withdrawing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirksam.activities.choices import ENDED
from wirksam.association.models import Body, Mandate, in_force
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.models import Frame, LocalAction
from wirksam.campaigns.operations.keeping import held, settled, words
from wirksam.campaigns.rules import free_slug
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.notices.operations import notify

LONGEST = timedelta(days=370)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a level proposes; ``lines`` are codes of commitments it serves, with blanks between."""

    title: str
    theme: str
    starts_on: date
    ends_on: date
    goals: str = ""
    lines: str = ""


@transaction.atomic
def propose_frame(*, actor: Actor, body: Body, proposal: Proposal) -> Frame:
    """Write a frame in the name of a body; chapters see it when it is opened."""
    if not can(actor, body, "campaign"):
        raise RefusedError(_("You cannot propose a campaign for this body. Choose one of yours."))
    _in_order(proposal)
    frame = Frame(slug=_slug(proposal.title), unit=body.unit, by_body=body, created_by=actor.key)
    _fill(frame, proposal)
    frame.save()
    return settled(actor, "propose_frame", frame, body.unit.slug)


@transaction.atomic
def change_frame(*, actor: Actor, frame: Frame, proposal: Proposal, revision: int) -> Frame:
    """Change what is proposed. Action days that were planned already stay as they are."""
    now = _current(held(actor, frame, "run"))
    if now.revision != revision:
        raise RefusedError(
            _("Somebody else has just changed this. Look at it, then change it again.")
        )
    _in_order(proposal)
    _fill(now, proposal)
    now.revision += 1
    now.save()
    return settled(actor, "change_frame", now, now.unit.slug)


@transaction.atomic
def open_frame(*, actor: Actor, frame: Frame) -> Frame:
    """Let chapters see it and join in; opened twice it is open once."""
    now = _current(held(actor, frame, "run"))
    if now.state == FrameState.OPEN:
        return now
    if now.ends_on < timezone.localdate():
        raise RefusedError(_("Its last day lies in the past. Change the days first."))
    now.state, now.revision = FrameState.OPEN, now.revision + 1
    now.save()
    return settled(actor, "open_frame", now, now.unit.slug)


@transaction.atomic
def withdraw_frame(*, actor: Actor, frame: Frame, reason: str) -> Frame:
    """Take it back with a reason. Action days under it go on as the chapters' own; all are told."""
    now = held(actor, frame, "run")
    if now.state == FrameState.WITHDRAWN:
        return now
    now.withdrawn_reason = words(reason, 300, ask=_("Say why. The chapters ask."))
    now.state, now.revision = FrameState.WITHDRAWN, now.revision + 1
    now.save()
    _tell_hosts(actor, now)
    return settled(actor, "withdraw_frame", now, now.unit.slug, now.withdrawn_reason)


def _tell_hosts(actor: Actor, frame: Frame) -> None:
    running = LocalAction.objects.filter(frame=frame).exclude(state__in=ENDED)
    seats = Mandate.objects.filter(
        in_force(), office__body__in=running.values("host"), person__user__isnull=False
    )
    people: dict[int, list[str]] = {}
    for body, key in seats.values_list("office__body", "person__key"):
        people.setdefault(body, []).append(str(key))
    for action in running.order_by("pk"):
        _tell(action, [key for key in people.get(action.host_id, ()) if key != actor.key], frame)


def _tell(action: LocalAction, to: Iterable[str], frame: Frame) -> None:
    notify(
        key=f"frame-withdrawn:{frame.pk}:{action.pk}:",
        to=to,
        kind="frame_withdrawn",
        url=reverse("local_action", args=[action.pk]),
        values={"title": frame.title},
    )


def _current(frame: Frame) -> Frame:
    if frame.state == FrameState.WITHDRAWN:
        raise RefusedError(_("This campaign was withdrawn. Propose a new one."))
    return frame


def _in_order(proposal: Proposal) -> None:
    words(proposal.title, 160, ask=_("Give the campaign a name."))
    words(proposal.theme, 3000, ask=_("Say what it is about."))
    if proposal.ends_on < proposal.starts_on:
        raise RefusedError(_("The last day lies before the first."))
    if proposal.ends_on - proposal.starts_on > LONGEST:
        raise RefusedError(_("Nothing lasts longer than a year here. Choose an earlier end."))


def _fill(frame: Frame, proposal: Proposal) -> None:
    for field in fields(proposal):
        setattr(frame, field.name, getattr(proposal, field.name))


def _slug(title: str) -> str:
    wanted = slugify(title.casefold().translate(_UMLAUTS))
    taken = set(Frame.objects.filter(slug__startswith=wanted[:50]).values_list("slug", flat=True))
    return free_slug(wanted, taken)
