"""What people are told about commitments, and how commitments are followed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor
from wirksam.foundation.duties import Duty, duty
from wirksam.foundation.notices import Followed, NoticeKind, followable, notice_kind
from wirksam.programme.operations.nudging import nudge
from wirksam.programme.operations.telling import COMMITMENT
from wirksam.programme.queries.cards import citable_commitments

_KINDS = (
    NoticeKind("nudge_due", "clock", _("“%(title)s” is due by %(due_on)s.")),
    NoticeKind(
        "nudge_overdue",
        "warning",
        _("“%(title)s” was due by %(due_on)s. Say what became of it."),
        urgent=True,
    ),
    NoticeKind(
        "nudge_silent", "silent", _("Nothing has been heard of “%(title)s” since %(since_on)s.")
    ),
    NoticeKind("nudge_nobody", "nobody", _("Nobody is in charge of “%(title)s”.")),
    NoticeKind(
        "nudge_handover", "people", _("Since %(since_on)s, “%(title)s” can be handed over.")
    ),
    NoticeKind(
        "nudge_answer",
        "question",
        _("Somebody has asked about “%(title)s”. An answer is due by %(due_on)s."),
        urgent=True,
    ),
    NoticeKind("new_entry", "knot", _("There is a new report on “%(title)s”.")),
)


def offer_notices() -> None:
    """Name the kinds, make commitments followable, take on the duty to remind."""
    for kind in _KINDS:
        notice_kind(kind)
    followable(COMMITMENT, _followed)
    duty(Duty("nudges", timedelta(hours=1), nudge))


def _followed(_actor: Actor, keys: Collection[str]) -> dict[str, Followed]:
    """Commitments are public: everyone sees those that are published."""
    found = citable_commitments().filter(code__in=keys)
    return {
        str(one.code): Followed(one.title or one.quote, one.get_absolute_url()) for one in found
    }
