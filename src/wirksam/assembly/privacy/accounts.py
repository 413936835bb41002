"""What assemblies store: public dates and decisions, with keys of those who recorded them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Basis, Keep

_ACCOUNT = _("Assemblies and the account given to them")
_MEET = _("Tell when and where members meet, and about what")
_GIVE = _("Tell the assembly what became of its programme")
_DECIDE = _("Keep what the assembly decided about it")
_BODY = _("An account speaks for a body. It may name people who act in public.")


def _public(model: str, purpose: StrOrPromise, plain: str) -> Table:
    return Table(model, _ACCOUNT, purpose, plain=plain, keep=Keep.MINUTES)


declare(
    _public(
        "assembly.assembly",
        _MEET,
        "id slug unit body name starts_on ends_on place online_url access_info occasion invited_on"
        " revision",
    ),
    _public(
        "assembly.agendaitem",
        _MEET,
        "id assembly position number title kind report summary detail state called_at done_at"
        " revision",
    ),
    Table(
        "assembly.reportedition",
        _ACCOUNT,
        _GIVE,
        title=_("Accounts to an assembly"),
        plain="id assembly number version by_body title cut_off_at state revises frozen_at sha256"
        " revision created_at",
        about={
            "foreword": About(_("Foreword")),
            "content": About(_("What the account says")),
            "frozen_by": key(_("Froze an account"), at="frozen_at"),
            "created_by": key(_("Began an account"), at="created_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_BODY,
    ),
    Table(
        "assembly.reportitem",
        _ACCOUNT,
        _GIVE,
        title=_("Statements about commitments"),
        plain="id edition commitment position revision state lead due_on",
        about={"statement": About(_("What the body says about it"))},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_BODY,
    ),
    Table(
        "assembly.assemblyact",
        _ACCOUNT,
        _DECIDE,
        title=_("Decisions of assemblies"),
        plain="id item act yes no abstain minutes_reference decided_on recorded_at corrects entry"
        " question draft_key",
        about={
            "text": About(_("What was decided")),
            "recorded_by": key(_("Recorded a decision"), at="recorded_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A decision is the assembly's. It may name people who act in public."),
    ),
    Table(
        "assembly.carryover",
        _ACCOUNT,
        _("Keep whether a commitment goes on in the next programme"),
        title=_("What goes on in the next programme"),
        plain="id item programme decision minutes_reference decided_on recorded_at",
        about={
            "reason": About(_("Why")),
            "recorded_by": key(_("Recorded a decision"), at="recorded_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A decision is the assembly's. It may name people who act in public."),
    ),
)
