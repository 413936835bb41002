"""What people are told about joining in, and what time does by itself. Each slice has a tuple."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.duties import Duty, duty
from wirksam.foundation.notices import NoticeKind, notice_kind
from wirksam.opportunities.operations.guests import purge_guests
from wirksam.opportunities.operations.keeping_time import keep_time
from wirksam.opportunities.operations.offers import expire_offers

_JOINING = (
    NoticeKind("opportunity_in", "check", _("You are in: “%(title)s”."), urgent=True),
    NoticeKind("opportunity_waiting", "clock", _("You are on the waiting list of “%(title)s”.")),
    NoticeKind("opportunity_not_this_time", "info", _("“%(title)s” does not work out this time.")),
    NoticeKind("opportunity_stand_in", "check", _("Somebody takes your place: “%(title)s”.")),
    NoticeKind("opportunity_done", "check_circle", _("Thank you for helping: “%(title)s”.")),
    NoticeKind(
        "opportunity_moved",
        "calendar",
        _("Time or place of “%(title)s” have changed. Look whether you can still come."),
        urgent=True,
    ),
    NoticeKind("opportunity_off", "cross", _("“%(title)s” is called off."), urgent=True),
    NoticeKind("opportunity_asked", "question", _("Somebody would like to help: “%(title)s”.")),
    NoticeKind(
        "opportunity_left",
        "warning",
        _("Somebody cannot come to “%(title)s” after all. See who is there."),
        urgent=True,
    ),
    NoticeKind(
        "opportunity_missing",
        "people",
        _("People are missing for “%(title)s” on %(day)s. Can you help?"),
        urgent=True,
    ),
)
_RECEIPTS = (
    NoticeKind("opportunity_receipt", "knot", _("What your help has changed: “%(title)s”.")),
    NoticeKind("opportunity_thanked", "person", _("Somebody thanks you: “%(title)s”.")),
)

_OFFERS = (
    NoticeKind(
        "opportunity_offered",
        "question",
        _("Does this fit you? “%(title)s”. You can answer until %(until_on)s."),
    ),
)


def offer_notices() -> None:
    """Name the kinds, take on the duty to keep time."""
    for kind in (*_JOINING, *_OFFERS, *_RECEIPTS):
        notice_kind(kind)
    duty(Duty("opportunities", timedelta(minutes=10), keep_time))
    duty(Duty("offers", timedelta(minutes=10), expire_offers))
    duty(Duty("guests_who_help", timedelta(hours=1), purge_guests))
