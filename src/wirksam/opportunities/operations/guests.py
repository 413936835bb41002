"""Helping without an account: a name, an address, a link.

A link holds a random token; the table holds its digest. Opening the link changes nothing, since
mail scanners open links too; only a button behind it does. 72 hours after it is over, name and
address go; how many helped is kept as a number.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.accounts.operations.limits import Limit, take
from wirksam.activities.choices import JOINABLE
from wirksam.foundation.access import NOBODY, RefusedError, can
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, GuestHelper, Opportunity
from wirksam.opportunities.operations.guest_letters import post_link, withdraw_link
from wirksam.opportunities.operations.joining import Wish, admit, withdraw
from wirksam.opportunities.operations.places import hold, keep
from wirksam.opportunities.operations.telling import tell_hosts
from wirksam.opportunities.queries.listing import over_at
from wirksam.opportunities.queries.page import has_begun, is_over

KEPT = timedelta(hours=72)
"""So long after it is over, or after asking without confirming, name and address are kept."""

GUEST_MAILS = Limit("guest-helper", 5, timedelta(days=1))
ALL_GUEST_MAILS = Limit("guest-helpers", 200, timedelta(hours=1))


class GuestLinkError(Exception):
    """This link opens nothing: never given, replaced, cancelled, or its guest is forgotten."""


@transaction.atomic
def ask_as_guest(
    *, opportunity: Opportunity, name: str, mail: str, link_to: Callable[[str], str]
) -> None:
    """Send a link with which somebody can sign up; nothing is held until she does.

    The same address again gets a new link, and the old one ends. Whoever asks learns nothing about
    who has signed up already. Refused where guests cannot join, or after too many letters.
    """
    held = _for_guests(opportunity)
    address = mail.strip().casefold()
    if not (take(GUEST_MAILS, address) and take(ALL_GUEST_MAILS, "all")):
        raise RefusedError(
            _("There have been many letters. Look into your mailbox, or try again tomorrow.")
        )
    token = secrets.token_urlsafe(32)
    known = GuestHelper.objects.filter(opportunity=held, mail=address).first()
    if known is not None:
        withdraw_link(known)
    guest = known or GuestHelper(opportunity=held, mail=address)
    guest.digest = _digest(token)
    if guest.confirmed_at is None:
        guest.name = name
        guest.asked_at = timezone.now()
        guest.purge_at = guest.asked_at + KEPT
    guest.save()
    post_link(guest, held, link_to(token))


def guest_behind(token: str) -> GuestHelper:
    """Whose link it is; ``GuestLinkError`` where it opens nothing. Changes nothing."""
    rows = GuestHelper.objects.select_related("opportunity__host__unit", "engagement__position")
    found = rows.filter(digest=_digest(token)).first()
    if found is None:
        raise GuestLinkError
    return found


@transaction.atomic
def confirm_guest(*, token: str, wish: Wish) -> Engagement:
    """Sign a guest up, or put her on the waiting list; twice, or by two people, changes nothing."""
    held, guest = _held(token)
    known = Engagement.objects.filter(guest=guest).first()
    if known is not None:
        return known
    _for_guests(held)
    one = admit(held, wish, guest=guest)
    guest.confirmed_at = timezone.now()
    guest.purge_at = _purge_at(held)
    guest.save(update_fields=["confirmed_at", "purge_at"])
    if one.state == EngagementState.ASKED:
        tell_hosts(NOBODY, held, "opportunity_asked", one.pk)
    return one


@transaction.atomic
def say_done_as_guest(*, token: str) -> Engagement:
    """Say that one's own task is done; shifts are for the hosts to say."""
    held, guest = _held(token)
    one = Engagement.objects.filter(guest=guest, state=EngagementState.GOING).first()
    if one is None or held.kind != "task" or not has_begun(held):
        raise RefusedError(_("The hosts say afterwards who has helped."))
    one.state, one.done_at = EngagementState.DONE, timezone.now()
    return keep(one)


@transaction.atomic
def cancel_guest(*, token: str) -> None:
    """Out, with no reason; name and address go at once, and whoever waits moves up."""
    held, guest = _held(token)
    withdraw_link(guest)
    one = Engagement.objects.filter(guest=guest).first()
    if one is not None and one.state == EngagementState.DONE:
        _count(held.pk, 1)
    elif one is not None:
        withdraw(NOBODY, held, one)
    guest.delete()


def purge_guests(now: datetime) -> int:
    """Forget whose time has come, task by task; how many. Who has helped is kept as a number."""
    due = Q(purge_at__lt=now) | Q(opportunity__starts_at__lt=now - KEPT)
    rows = GuestHelper.objects.filter(due).order_by("opportunity")
    tasks = rows.values_list("opportunity", flat=True).distinct()
    return sum(_purge(pk, now) for pk in list(tasks))


@transaction.atomic
def _purge(pk: int, now: datetime) -> int:
    held = hold(Opportunity(pk=pk))
    rows = GuestHelper.objects.filter(opportunity=held)
    rows.exclude(confirmed_at=None).update(purge_at=_purge_at(held))  # days are moved
    rows = rows.filter(purge_at__lt=now)
    gone = list(rows.values_list("pk", flat=True))
    helped = Engagement.objects.filter(guest__in=gone, state=EngagementState.DONE).count()
    if helped:
        _count(pk, helped)
    GuestHelper.objects.filter(pk__in=gone).delete()
    return len(gone)


def _purge_at(task: Opportunity) -> datetime:
    """Without any day, from now on."""
    return (over_at(task) or timezone.now()) + KEPT


def _count(pk: int, helped: int) -> None:
    Opportunity.objects.filter(pk=pk).update(guest_count=F("guest_count") + helped)


def _held(token: str) -> tuple[Opportunity, GuestHelper]:
    """The task, locked, and the guest as she is now."""
    found = guest_behind(token)
    held = hold(found.opportunity)
    guest = GuestHelper.objects.filter(pk=found.pk, digest=found.digest).first()
    if guest is None:
        raise GuestLinkError
    return held, guest


def _for_guests(task: Opportunity) -> Opportunity:
    if is_over(task):
        raise RefusedError(_("This is over. Look for something else."))
    if not (task.guests and task.state in JOINABLE and can(NOBODY, task)):
        raise RefusedError(_("This cannot be joined without an account. Look for something else."))
    return task


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
