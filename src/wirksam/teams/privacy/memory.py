"""What stays when people go, and what people offer each other by their own wish."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep
from wirksam.teams.privacy.working import WORK

_KEEP = _("Hand on what a team knows to the next one")

declare(
    Table(
        "teams.handover",
        WORK,
        _KEEP,
        title=_("Handovers of teams"),
        plain="id cycle opened_on given_at taken_at without taken_alone_reason",
        about={
            "given_by": key(_("Handed a team over"), at="given_at"),
            "taken_by": key(_("Took a team over"), at="taken_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MINUTES,
    ),
    Table(
        "teams.handoveritem",
        WORK,
        _KEEP,
        title=_("What you wrote for the next team"),
        plain="id handover kind file office written_at checked_at revision",
        about={
            "title": About(_("What it is")),
            "text": About(_("What the next team needs to know")),
            "url": About(_("Where it is")),
            "written_by": key(_("Wrote something for the next team"), at="written_at"),
            "checked_by": key(_("Checked off a part of a handover"), at="checked_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MINUTES,
        others=_("A contact is an office, not a person. Texts may name people who work with it."),
    ),
    Table(
        "teams.mentor",
        WORK,
        _("Let a team ask somebody who was there before, by her consent and for a time"),
        title=_("Teams that may ask you"),
        plain="id body",
        about={
            "person": _("Who you are"),
            "topic": _("On what"),
            "reach": _("How you want to be asked"),
            "starts_on": _("From"),
            "ends_on": _("Until"),
            "said_at": _("You agreed"),
        },
        basis=Basis.CONSENT,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "teams.skill",
        _("Learning from each other"),
        _("Bring together who can teach something and who wants to learn it"),
        title=_("What you can, want to learn and can teach"),
        plain="id stems",
        about={
            "person": _("Who you are"),
            "kind": _("Can, learn or teach"),
            "word": _("What"),
            "note": _("More about it"),
            "said_at": _("When"),
        },
        basis=Basis.CONSENT,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "teams.skillrequest",
        _("Learning from each other"),
        _("Let somebody ask another about what she offered"),
        title=_("Whom you asked what they can show you"),
        plain="id skill",
        about={
            "person": _("Who you are"),
            "text": _("What you asked"),
            "asked_at": _("When"),
            "answer": _("What was answered"),
            "answered_at": _("Answered"),
        },
        basis=Basis.CONSENT,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="person__key",
        others=_("Only the two who write to each other see it."),
    ),
)
