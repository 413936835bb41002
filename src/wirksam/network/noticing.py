"""What people are told about allies."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.duties import Duty, duty
from wirksam.foundation.notices import NoticeKind, notice_kind
from wirksam.network.operations.reminding import remind_of_contacts


def offer_notices() -> None:
    """Name the kind, take on the duty to remind."""
    notice_kind(
        NoticeKind(
            "partner_contact_due",
            "clock",
            _("Look at a contact at “%(title)s” by %(due_on)s: does it still hold?"),
        )
    )
    duty(Duty("partner_contacts", timedelta(hours=6), remind_of_contacts))
