"""What is stored about rules: the statutes as data, and who entered them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep

declare(
    Table(
        "association.rulebook",
        _("The structure of the association"),
        _("Tell everybody which rules hold and since when"),
        title=_("Rules you entered"),
        plain="id unit name version valid_from source content stored_at",
        about={"stored_by": key(_("Entered a version of the rules"), at="stored_at")},
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MINUTES,
    ),
)
