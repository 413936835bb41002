"""What people are told about motions, and how motions are watched without a word."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.notices import Followed, NoticeKind, followable, notice_kind
from wirksam.motions.models import Motion
from wirksam.motions.operations.telling import MOTION

_KINDS = (
    NoticeKind("motion_asked", "people", _("You are asked to join: “%(title)s”."), urgent=True),
    NoticeKind("motion_agreed", "check", _("Somebody has joined “%(title)s”.")),
    NoticeKind("motion_published", "check", _("“%(title)s” is published.")),
    NoticeKind(
        "motion_returned", "warning", _("“%(title)s” was sent back. Read why."), urgent=True
    ),
    NoticeKind("motion_refused", "warning", _("“%(title)s” was not admitted. Read why.")),
    NoticeKind("motion_withdrawn", "info", _("“%(title)s” was withdrawn.")),
    NoticeKind("motion_news", "edit", _("There is something new about “%(title)s”.")),
    NoticeKind("motion_reworded", "edit", _("“%(title)s” has a new wording.")),
    NoticeKind(
        "amendment_misfit",
        "warning",
        _("“%(title)s” does not fit the new wording any more. Put it anew."),
        urgent=True,
    ),
    NoticeKind(
        "motion_recommended",
        "question",
        _("There is a recommendation on “%(title)s”. Say whether you agree."),
        urgent=True,
    ),
    NoticeKind("motion_answered", "info", _("The movers have answered on “%(title)s”.")),
    NoticeKind("motion_decided", "check", _("The assembly has decided about “%(title)s”.")),
    NoticeKind("motion_comment", "question", _("Somebody has answered you at “%(title)s”.")),
)


def offer_notices() -> None:
    """Name the kinds, make motions followable."""
    for kind in _KINDS:
        notice_kind(kind)
    followable(MOTION, _followed)


def _followed(actor: Actor, keys: Collection[str]) -> dict[str, Followed]:
    found = visible(actor, Motion).filter(slug__in=keys)
    return {one.slug: Followed(str(one), one.get_absolute_url()) for one in found}
