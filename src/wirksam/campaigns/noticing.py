"""What people are told about action days."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wirksam.campaigns.operations.keeping_time import keep_time
from wirksam.foundation.duties import Duty, duty
from wirksam.foundation.notices import NoticeKind, notice_kind

_KINDS = (
    NoticeKind(
        "frame_withdrawn",
        "info",
        _("The campaign “%(title)s” was withdrawn. Your action day goes on as your own."),
    ),
    NoticeKind(
        "action_brought",
        "today",
        _("“%(title)s” was entered for your chapter. Look whether all is right, then open it."),
    ),
    NoticeKind("action_reminder", "clock", _("You said you come: “%(title)s” on %(at_on)s.")),
    NoticeKind("help_asked", "people", _("%(unit)s asks for help. Can you give something?")),
    NoticeKind("help_offered", "check", _("%(unit)s offers you help. Look at it."), urgent=True),
    NoticeKind("help_taken_up", "check_circle", _("%(unit)s counts on your help. Thank you!")),
    NoticeKind(
        "help_declined",
        "info",
        _("%(unit)s does not need your help this time. Thank you for offering it."),
    ),
    NoticeKind(
        "help_released",
        "info",
        _("%(unit)s no longer counts on your help. You are free again."),
        urgent=True,
    ),
    NoticeKind("help_settled", "info", _("%(unit)s has what it needs. Thank you for offering.")),
    NoticeKind(
        "help_called_off",
        "cross",
        _("%(unit)s has called off what you wanted to help with. You are free again."),
        urgent=True,
    ),
    NoticeKind(
        "help_taken_back",
        "warning",
        _("%(unit)s cannot help after all. See who else has answered."),
        urgent=True,
    ),
)


def offer_notices() -> None:
    """Called when the apps are ready: name the kinds, take on the duty to keep time."""
    for kind in _KINDS:
        notice_kind(kind)
    duty(Duty("campaigns", timedelta(minutes=10), keep_time))
