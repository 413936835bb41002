"""Frames: what runs, what comes, what was; the page of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.activities.queries.serving import as_choices, asked_for
from wirksam.association.choices import Capability
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.models import Frame, Material
from wirksam.foundation.access import Actor, can, visible
from wirksam.foundation.i18n.days import day

MOST = 20


@dataclass(frozen=True, slots=True)
class FrameCard:
    """A frame in a list: its level, its days, its state as a word with a sign."""

    frame: Frame
    is_over: bool

    @property
    def window(self) -> str:
        """Its days."""
        return window(self.frame)

    @property
    def meta(self) -> str:
        """Days and who proposes it."""
        return f"{self.window} \N{MIDDLE DOT} {self.frame.by_body.name}"

    @property
    def sign(self) -> tuple[str, str, str]:
        """Word, icon and tone of its state."""
        if self.frame.state == FrameState.OPEN and self.is_over:
            return pgettext("frame", "over"), "check", "muted"
        icon, tone = {
            FrameState.DRAFT: ("edit", "warn"),
            FrameState.OPEN: ("going", "going"),
            FrameState.WITHDRAWN: ("stop", "danger"),
        }[FrameState(self.frame.state)]
        return str(self.frame.get_state_display()), icon, tone


def window(frame: Frame) -> str:
    """The days of a frame, one or from and until."""
    if frame.starts_on == frame.ends_on:
        return day(frame.starts_on)
    return _("%(first)s to %(last)s") % {"first": day(frame.starts_on), "last": day(frame.ends_on)}


def card(frame: Frame) -> FrameCard:
    """One frame as lists show it."""
    return FrameCard(frame, frame.ends_on < timezone.localdate())


def told_frames() -> QuerySet[Frame]:
    """Frames with what their pages show."""
    return Frame.objects.select_related("unit", "by_body")


def current_frames(actor: Actor, level: str = "") -> list[FrameCard]:
    """What runs or comes, the next first; and drafts of hers."""
    asked = Q(ends_on__gte=timezone.localdate()) & ~Q(state=FrameState.WITHDRAWN)
    rows = visible(actor, told_frames()).filter(asked)
    if level:
        rows = rows.filter(unit__kind=level)
    return [card(frame) for frame in rows.order_by("starts_on", "pk")[:MOST]]


def past_frames(actor: Actor) -> list[FrameCard]:
    """What is over or was withdrawn, the latest first."""
    asked = Q(ends_on__lt=timezone.localdate()) | Q(state=FrameState.WITHDRAWN)
    rows = visible(actor, told_frames()).filter(asked)
    return [card(frame) for frame in rows.order_by("-ends_on", "-pk")[:MOST]]


def served_by(frame: Frame) -> list[tuple[str, str]]:
    """The commitments it serves: code and sentence."""
    return as_choices(asked_for({}, frame.lines.split())) if frame.lines else []


@dataclass(frozen=True, slots=True)
class FramePage:
    """The page of a frame, as this reader sees it. ``serves``: code and sentence."""

    card: FrameCard
    materials: list[Material]
    serves: list[tuple[str, str]]
    may_run: bool
    may_adopt: bool


def frame_page(actor: Actor, frame: Frame) -> FramePage:
    """The kit, what it serves, what the reader may do."""
    return FramePage(
        card=card(frame),
        materials=list(Material.objects.filter(frame=frame).select_related("file")),
        serves=served_by(frame),
        may_run=actor.can(Capability.CAMPAIGN_RUN) and can(actor, frame, "run"),
        may_adopt=actor.can(Capability.ACTIVITY_HOST) and can(actor, frame, "adopt"),
    )
