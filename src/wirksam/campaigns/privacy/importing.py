"""What is stored while a list of action days waits to be taken over."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key, secret
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.words import Audience, Basis, Keep

declare(
    Table(
        "campaigns.actionlist",
        _("Campaigns and action days"),
        _("Show what a list would change before it does"),
        title=_("Lists of action days that wait to be taken over"),
        plain="id key frame notes handed_in_at",
        about={
            "entries": _("Rows of the list"),
            "verdicts": _("What would become of each row"),
            "digest": secret(_("Digest of the preview")),
            "handed_in_by": key(_("Handed in a list"), at="handed_in_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.DAY,
        others=_("Texts may name people who act in public."),
        backup=False,
    )
)
expire(
    Expiry(
        "campaigns.actionlist",
        lambda now: Q(handed_in_at__lt=now - timedelta(days=1)),
        undoable=False,
    )
)
