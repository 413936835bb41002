"""What is stored while a list waits to be taken over, and the numbers it brings."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key, secret
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.words import Audience, Basis, Keep

_MEMBERS = _("Members and people in contact")

declare(
    Table(
        "association.membernumber",
        _MEMBERS,
        _("Find a person again in the unit's own list"),
        title=_("Your member numbers"),
        plain="id person",
        about={"unit": _("Chapter"), "number": _("Member number")},
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "association.importbatch",
        _MEMBERS,
        _("Show what a list would change before it does"),
        title=_("Lists that wait to be taken over"),
        plain="id key unit notes handed_in_at",
        about={
            "entries": _("Rows of the list"),
            "verdicts": _("What would become of each row"),
            "digest": secret(_("Digest of the preview")),
            "handed_in_by": key(_("Handed in a list"), at="handed_in_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.DAY,
        others=_("The rows of the list name people; they go with it within a day."),
        backup=False,
    ),
)
expire(
    Expiry(
        "association.importbatch",
        lambda now: Q(handed_in_at__lt=now - timedelta(days=1)),
        undoable=False,
    )
)
