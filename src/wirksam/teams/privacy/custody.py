"""What is stored when a body acts for a team that is not there. It is public."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Basis, Keep

_ACTING = _("Acting for a missing team")
_TELL = _("Tell everybody who acts for a missing team and how members are involved")

declare(
    Table(
        "teams.custody",
        _ACTING,
        _TELL,
        title=_("Acting for missing teams"),
        plain="id starts_on ends_on body acting ends_with basis rhythm_days ended_reason",
        about={"recorded_by": key(_("Recorded who acts for a team"))},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "teams.custodyreport",
        _ACTING,
        _TELL,
        title=_("Reports on acting for a team"),
        plain="id custody due_on written_at draft_key",
        about={
            "done": About(_("What was done")),
            "involved": About(_("Who was involved and how")),
            "open_questions": About(_("What is open")),
            "written_by": key(_("Reported on acting for a team"), at="written_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A report may name people who act in public."),
    ),
    Table(
        "teams.teampromise",
        _ACTING,
        _("Show in the thread of a commitment what becomes of the team it is about"),
        title=_("Commitments about teams"),
        plain="id body commitment added_at",
        about={"added_by": key(_("Said which commitment is about a team"), at="added_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
)
