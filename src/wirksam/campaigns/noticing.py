"""What people are told about action days."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.notices import NoticeKind, notice_kind

_KINDS = (
    NoticeKind(
        "frame_withdrawn",
        "info",
        _("The campaign “%(title)s” was withdrawn. Your action day goes on as your own."),
    ),
    NoticeKind("action_reminder", "clock", _("You said you come: “%(title)s” on %(at_on)s.")),
)


def offer_notices() -> None:
    """Called when the apps are ready."""
    for kind in _KINDS:
        notice_kind(kind)
