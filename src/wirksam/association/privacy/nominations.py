"""What is stored about proposals to elect somebody: that, never for which kind of seat."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep

declare(
    Table(
        "association.nomination",
        _("Offices and who holds them"),
        _("Tell an assembly whom it is proposed to elect"),
        title=_("Proposals to elect you"),
        plain="id office occasion body position",
        about={
            "person": _("Who you are"),
            "state": _("What became of it"),
            "nominated_at": _("When"),
            "decided_at": _("Decided"),
            "nominated_by": key(_("Proposed somebody for an office"), at="nominated_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.PERSON,
        person="person__key",
    ),
)
