"""What people are told while they prepare an assembly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.notices import NoticeKind, notice_kind

_KINDS = (
    NoticeKind(
        "mover_question",
        "question",
        _("Somebody asks about “%(title)s”. An answer is due by %(due_on)s."),
        urgent=True,
    ),
    NoticeKind("mover_answer", "quote", _("Your question about “%(title)s” has an answer.")),
    NoticeKind(
        "words_taken_down", "stop", _("The presidium has taken words of yours down: %(title)s.")
    ),
)


def offer_notices() -> None:
    """Name the kinds."""
    for kind in _KINDS:
        notice_kind(kind)
