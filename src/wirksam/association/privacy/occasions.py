"""What is stored about occasions: dates on which deadlines hang, and who moved them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep

_STRUCTURE = _("The structure of the association")
_PURPOSE = _("Say what the association is made of")

declare(
    Table(
        "association.occasion",
        _STRUCTURE,
        _PURPOSE,
        plain="id key kind name happens_on happened unit revision",
    ),
    Table("association.occasionsynonym", _STRUCTURE, _PURPOSE, plain="id occasion wording"),
    Table(
        "association.occasionmove",
        _STRUCTURE,
        _("Show when and why a date has moved"),
        title=_("Dates that moved"),
        plain="id occasion before after reason moved_at",
        about={"moved_by": key(_("Moved a date"), at="moved_at")},
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
    ),
)
