"""What campaigns store: plans of bodies, in public words; who entered what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.campaigns.privacy import importing
from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep

__all__ = ["importing"]

_CAMPAIGNS = _("Campaigns and action days")
_PLAN = _("Plan action days together")
_HELP = _("Let chapters help each other")


def _by(
    model: str,
    title: StrOrPromise,
    plain: str,
    doer: dict[str, About],
    purpose: StrOrPromise = _PLAN,
) -> Table:
    return Table(
        model,
        _CAMPAIGNS,
        purpose,
        title=title,
        plain=plain,
        about=doer,
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        others=_("Texts may name people who act in public."),
    )


declare(
    _by(
        "campaigns.frame",
        _("Frames of campaigns"),
        "id slug unit by_body title theme goals starts_on ends_on state withdrawn_reason lines"
        " revision created_at",
        {"created_by": key(_("Began a campaign"), at="created_at")},
    ),
    Table(
        "campaigns.material",
        _CAMPAIGNS,
        _PLAN,
        plain="id frame title file url licence made_by order",
    ),
    Table(
        "campaigns.localaction",
        _CAMPAIGNS,
        _PLAN,
        plain="activity frame take own_focus people_needed people_promised contact reminded_at row",
    ),
    _by(
        "campaigns.todo",
        _("Things to do for action days"),
        "id action kind text due_on done_at",
        {"done_by": key(_("Did something for an action day"), at="done_at")},
    ),
    _by(
        "campaigns.actionrole",
        _("Roles on action days"),
        "id action name",
        {"taken_by": key(_("Took a role on an action day"))},
    ),
    _by(
        "campaigns.actionphoto",
        _("Photos of action days"),
        "id action file faces agreed added_at",
        {"added_by": key(_("Added a photo"), at="added_at")},
    ),
    _by(
        "campaigns.helprequest",
        _("Asking other chapters for help"),
        "id unit by_body action frame kind text until state asked_at settled_at revision draft_key",
        {"asked_by": key(_("Asked for help"), at="asked_at")},
        _HELP,
    ),
    _by(
        "campaigns.helpanswer",
        _("Helping other chapters"),
        "id request by_body text answered_at accepted_at declined_at withdrawn_at",
        {"answered_by": key(_("Offered help"), at="answered_at")},
        _HELP,
    ),
    _by(
        "campaigns.capacity",
        _("What chapters can do"),
        "id frame unit people trained wish said_at",
        {"said_by": key(_("Said what a chapter can do"), at="said_at")},
    ),
    Table(
        "campaigns.tile",
        _CAMPAIGNS,
        _("Show the chapters in a picture"),
        plain="id unit column row code",
    ),
)
