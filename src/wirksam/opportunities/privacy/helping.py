"""What is stored about tasks and those who help: as little and as short as can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import About, Table, declare, secret
from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome
from wirksam.opportunities.models import GuestHelper

HELPING = _("Helping with small tasks")
_FIND = _("Let people find something to help with")
_WHO = _("Know who helps with what")
_GUESTS = _("Guests who help")

declare(
    Table(
        "opportunities.opportunity",
        HELPING,
        _FIND,
        plain="activity flow structure needed places experienced first_timers warnings topics"
        " guests guest_count opened_at",
    ),
    Table(
        "opportunities.position",
        HELPING,
        _FIND,
        plain="id opportunity name places experienced order",
    ),
    Table(
        "opportunities.guesthelper",
        HELPING,
        _("Let people help without an account"),
        title=_GUESTS,
        plain="id opportunity",
        about={
            "name": _("How you want to be called"),
            "mail": _("Mail address"),
            "digest": secret(_("Fingerprint of the link")),
            "asked_at": _("When"),
            "confirmed_at": _("Confirmed"),
            "purge_at": _("When it goes"),
        },
        basis=Basis.CONSENT,
        audience=Audience.OFFICE,
        keep=Keep.THREE_DAYS,
        others=_("Guests have no account. Whoever gets one is found by her mail address."),
        backup=False,
    ),
    Table(
        "opportunities.engagement",
        HELPING,
        _WHO,
        title=_("What you help with"),
        plain="id position guest first_time experienced late",
        about={
            "opportunity": _("With what"),
            "person": _("Who you are"),
            "state": _("How it stands"),
            "accepted": _("What you accepted"),
            "joined_at": _("When"),
            "done_at": _("Done"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "opportunities.watcher",
        HELPING,
        _("Tell somebody only if people are missing"),
        title=_("Tasks of which you hear only if people are missing"),
        plain="id",
        about={
            "opportunity": _("With what"),
            "person": _("Who you are"),
            "said_at": _("When"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "opportunities.thanks",
        HELPING,
        _("Thank those who helped"),
        title=_("Thanks to you"),
        plain="id engagement",
        about={
            "text": _("What was said"),
            "by": About(_("Who thanked you"), audience=Audience.CHOSEN),
            "said_at": _("When"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="engagement__person__key",
        others=_("Whoever thanks does it by her own name."),
    ),
)


def _over(now: datetime) -> Q:
    """Guests 72 hours after it was over, or after they never confirmed.

    Those who helped go by a duty of their own that keeps their number, and here a day later if it
    has not run.
    """
    return Q(purge_at__lt=now, engagement=None) | Q(purge_at__lt=now - timedelta(days=1))


expire(Expiry("opportunities.guesthelper", _over, undoable=False))


@on_leaving("opportunities", "opportunities.guesthelper")
def leave_as_guest(subject: Subject) -> Iterator[Result]:
    """What she signed up for with her address before she had an account, or without it."""
    found = GuestHelper.objects.filter(mail__in=subject.marks)
    yield Result(_GUESTS, Outcome.DELETED, found.delete()[0])
