"""What is stored about a team's work: how it works, ideas and answers, decisions, guests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

WORK = _("The work of teams")
_IDEAS = _("Let members give a team ideas and get an answer with reasons")

declare(
    Table(
        "teams.agreement",
        WORK,
        _("Tell how a team works so that all can take part"),
        title=_("How teams work"),
        plain="id body number text written_at",
        about={"written_by": key(_("Wrote how a team works"), at="written_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "teams.teamrole",
        WORK,
        _("Tell who looks after what in a team"),
        title=_("What you look after in a team"),
        plain="id mandate",
        about={"text": _("What it is")},
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.PERSON,
        person="mandate__person__key",
    ),
    Table(
        "teams.idea",
        WORK,
        _IDEAS,
        title=_("Your ideas for teams"),
        plain="id body state answered_at draft_key",
        about={
            "by": About(_("Who gave it"), audience=Audience.SELF),
            "text": _("Your idea"),
            "said_at": _("When"),
            "answer": _("Answer"),
            "answered_by": key(_("Answered an idea"), at="answered_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        person="by",
        leaving=Outcome.ANONYMISED,
        because=_("Idea and answer stay. Nothing says any more whose it was."),
        others=_("Idea and answer may name people who act in public."),
    ),
    Table(
        "teams.teamdecision",
        WORK,
        _("Keep what a team decided"),
        title=_("Decisions of teams"),
        plain="id body decided_on corrects public written_at draft_key",
        about={
            "text": About(_("What was decided")),
            "reasons": About(_("Why")),
            "written_by": key(_("Wrote down a decision of a team"), at="written_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A decision may name people who act for the team."),
    ),
    Table(
        "teams.guest",
        WORK,
        _("Let people work along for a time or a topic"),
        title=_("Teams you work along with"),
        plain="id body",
        about={
            "person": _("Who you are"),
            "topic": _("On what"),
            "starts_on": _("From"),
            "ends_on": _("Until"),
            "agreed_at": _("You agreed"),
            "invited_by": key(_("Invited a guest")),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="person__key",
    ),
)
