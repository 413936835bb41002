"""What activities store: plans of bodies, and who takes part."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key, secret
from wirksam.foundation.privacy.words import Audience, Basis, Keep

_TOGETHER = _("What members do together")
_PLAN = _("Plan something, invite to it and tell what came of it")
_TAKE_PART = _("Know how many are coming and reach those who said so")

declare(
    Table("activities.series", _TOGETHER, _PLAN, plain="id rule until"),
    Table(
        "activities.activity",
        _TOGETHER,
        _PLAN,
        title=_("Activities"),
        plain="id kind host part_of starts_at ends_at all_day days place online_url access_info"
        " state visibility effort_minutes learn_text needs_text copied_from series uid sequence"
        " revision created_at changed_at",
        about={
            "title": _("Title"),
            "summary": _("What it is about"),
            "cancelled_reason": _("Why it was called off"),
            "created_by": key(_("Planned an activity"), at="created_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.MINUTES,
        others=_("An activity speaks for a body. It may name people who act in public."),
    ),
    Table(
        "activities.meeting",
        _TOGETHER,
        _PLAN,
        title=_("Meetings"),
        plain="activity_ptr minutes_url",
        about={"agenda": _("What it is about")},
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.MINUTES,
        others=_("An activity speaks for a body. It may name people who act in public."),
    ),
    Table("activities.note", _TOGETHER, _PLAN, plain="activity_ptr happened_on"),
    Table(
        "activities.cohost",
        _TOGETHER,
        _("Let several bodies host one activity, each by its own yes"),
        title=_("Invitations to host together"),
        plain="id activity body state asked_at answered_at",
        about={
            "asked_by": key(_("Asked another body to host too"), at="asked_at"),
            "answered_by": key(_("Answered for a body"), at="answered_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MINUTES,
    ),
    Table(
        "activities.closing",
        _TOGETHER,
        _PLAN,
        title=_("What came of activities"),
        plain="id activity attendees closed_at",
        about={
            "came_of_it": _("What came of it"),
            "what_next": _("What comes next"),
            "closed_by": key(_("Closed an activity"), at="closed_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.MINUTES,
        others=_("An activity speaks for a body. It may name people who act in public."),
    ),
    Table(
        "activities.contribution",
        _TOGETHER,
        _("Tie what is done to what was promised"),
        title=_("Contributions to commitments"),
        plain="id activity commitment relation stated_at ended_at",
        about={
            "note": _("What it contributes"),
            "stated_by": key(_("Tied an activity to a commitment"), at="stated_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.MINUTES,
        others=_("An activity speaks for a body. It may name people who act in public."),
    ),
    Table(
        "activities.participation",
        _TOGETHER,
        _TAKE_PART,
        title=_("What you take part in"),
        plain="id person",
        about={
            "activity": _("Activity"),
            "state": _("What you said"),
            "said_at": _("When"),
            "thanked_at": _("When you were thanked"),
            "thanked_by": key(_("Thanked somebody"), at="thanked_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "activities.calendarkey",
        _TOGETHER,
        _("Let a calendar on your own device show what you take part in"),
        title=_("Your calendar's secret address"),
        plain="id person",
        about={
            "digest": secret(_("Fingerprint of the address")),
            "made_at": _("When"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.PERSON,
        person="person__key",
    ),
)
