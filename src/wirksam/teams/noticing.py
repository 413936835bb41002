"""What people are told about teams, how a team is followed, and what time does by itself.

Each slice has a tuple of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor
from wirksam.foundation.duties import Duty, duty
from wirksam.foundation.notices import Followed, NoticeKind, followable, notice_kind
from wirksam.teams.access.reach import teams
from wirksam.teams.operations.custody_keeping import keep_custodies
from wirksam.teams.operations.keeping_time import keep_time
from wirksam.teams.operations.reminding import remind_of_ideas
from wirksam.teams.operations.telling_terms import TEAM

_TERMS = (
    NoticeKind(
        "team_called", "people", _("%(title)s looks for people. You can apply until %(until_on)s.")
    ),
    NoticeKind(
        "team_extended", "clock", _("You can apply for %(title)s longer: until %(until_on)s.")
    ),
    NoticeKind(
        "team_closing",
        "clock",
        _("You have begun to apply for %(title)s. It can be sent until %(until_on)s."),
        urgent=True,
    ),
    NoticeKind("team_lapsed", "info", _("Nothing comes of this term of %(title)s. Read why.")),
)

_CHOOSING = (
    NoticeKind("team_reader_named", "eyes", _("You are to read applications for %(title)s.")),
    NoticeKind(
        "team_proposed", "people", _("You are proposed for %(title)s. The assembly elects.")
    ),
    NoticeKind(
        "team_not_proposed",
        "info",
        _("You are not proposed for %(title)s. You can still stand at the assembly."),
    ),
    NoticeKind("team_elected", "seal", _("You are elected: %(title)s.")),
    NoticeKind("team_not_elected", "info", _("You were not elected this time: %(title)s.")),
)

_MEMORY = (
    NoticeKind(
        "handover_opened",
        "knot",
        _("“%(title)s” hands over. Write down with the others what the next team needs."),
    ),
    NoticeKind(
        "handover_given",
        "going",
        _("The old team of “%(title)s” has handed over. Check every part and accept it."),
        urgent=True,
    ),
    NoticeKind("handover_taken", "check", _("Your handover of “%(title)s” was accepted.")),
    NoticeKind("skill_asked", "question", _("Somebody asks you about “%(word)s”."), urgent=True),
    NoticeKind("skill_answered", "info", _("There is an answer about “%(word)s”.")),
)

_STANDING = (
    NoticeKind(
        "custody_began",
        "people",
        _("From %(since_on)s on you do the work of “%(title)s”. Tell everybody how it goes."),
    ),
    NoticeKind("custody_due", "clock", _("Report on your work for “%(title)s” by %(due_on)s.")),
    NoticeKind(
        "custody_overdue",
        "warning",
        _("A report on your work for “%(title)s” was due by %(due_on)s. Everyone can see that."),
        urgent=True,
    ),
    NoticeKind(
        "custody_over",
        "going",
        _("Since %(until_on)s you no longer act for “%(title)s”. Write the last report."),
    ),
    NoticeKind("custody_known", "people", _("Somebody acts for “%(title)s” until it is there.")),
    NoticeKind("custody_told", "knot", _("There is a new report on acting for “%(title)s”.")),
)

_WORKING = (
    NoticeKind(
        "team_idea",
        "question",
        _("There is a new idea for “%(title)s”. An answer is due by %(due_on)s."),
    ),
    NoticeKind("team_idea_due", "clock", _("“%(title)s” owes an answer to an idea by %(due_on)s.")),
    NoticeKind(
        "team_idea_late",
        "warning",
        _("“%(title)s” owed an answer to an idea by %(due_on)s. Say what becomes of it."),
        urgent=True,
    ),
    NoticeKind("team_idea_answered", "quote", _("“%(title)s” has answered your idea.")),
    NoticeKind(
        "team_guest_invited",
        "people",
        _("“%(title)s” asks you to work along until %(until_on)s."),
        urgent=True,
    ),
    NoticeKind(
        "team_guest_offered", "people", _("Somebody would like to work along in “%(title)s”.")
    ),
    NoticeKind("team_guest_agreed", "check", _("Somebody agreed to work along in “%(title)s”.")),
    NoticeKind(
        "team_guest_accepted",
        "going",
        _("“%(title)s” says yes: you work along until %(until_on)s."),
    ),
    NoticeKind("team_guest_declined", "info", _("“%(title)s” cannot take you along this time.")),
    NoticeKind("team_guest_ended", "info", _("You no longer work along in “%(title)s”.")),
)


def offer_notices() -> None:
    """Name the kinds, make teams followable, take on the duty to keep time."""
    for kind in (*_TERMS, *_CHOOSING, *_STANDING, *_MEMORY, *_WORKING):
        notice_kind(kind)
    followable(TEAM, _followed)
    duty(Duty("teams", timedelta(minutes=10), keep_time))
    duty(Duty("custodies", timedelta(hours=1), keep_custodies))
    duty(Duty("team_ideas", timedelta(hours=1), remind_of_ideas))


def _followed(_actor: Actor, keys: Collection[str]) -> dict[str, Followed]:
    """Where a team stands is public."""
    rows = teams().filter(key__in=keys)
    return {one.key: Followed(one.name, reverse("team", args=[one.key])) for one in rows}
