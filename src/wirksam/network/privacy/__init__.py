"""What is stored about allies. People there are kept on a basis that is written down."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.words import Audience, Basis, Keep

_ALLIES = _("Allies")
_KNOW = _("Know with whom a unit works together")
CONTACTS_KEPT = timedelta(days=180)
"""So long after the day on which a contact was to be looked at again."""

declare(
    Table(
        "network.partner",
        _ALLIES,
        _KNOW,
        title=_("Allies you entered"),
        plain="id unit name kind about url place shared ended_at revision entered_at",
        about={"entered_by": key(_("Entered an ally"), at="entered_at")},
        basis=Basis.MEMBERS,
        audience=Audience.UNIT,
        keep=Keep.MINUTES,
    ),
    Table(
        "network.partnercontact",
        _ALLIES,
        _("Reach people at allies"),
        title=_("Contacts at allies"),
        plain="id partner basis basis_note review_on entered_at",
        about={
            "name": _("Name"),
            "task": _("What she does there"),
            "mail": _("Mail address"),
            "phone": _("Telephone"),
            "entered_by": key(_("Entered a contact at an ally"), at="entered_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.UNIT,
        keep=Keep.HALF_YEAR,
        others=_(
            "The people are not members; the basis on which they are kept stands beside them."
        ),
    ),
    Table(
        "network.relation",
        _ALLIES,
        _("Know which office holds a contact"),
        plain="id partner office since last_contact_on note",
    ),
    Table(
        "network.jointactivity",
        _ALLIES,
        _("Tell what was done together"),
        title=_("Activities with allies"),
        plain="id partner activity part public entered_at",
        about={"entered_by": key(_("Entered an activity with an ally"), at="entered_at")},
        basis=Basis.MEMBERS,
        audience=Audience.UNIT,
        keep=Keep.MINUTES,
    ),
)


def _unreviewed(now: datetime) -> Q:
    """Contacts that nobody has looked at again for half a year after their day."""
    return Q(review_on__lt=timezone.localdate(now) - CONTACTS_KEPT)


expire(Expiry("network.partnercontact", _unreviewed, undoable=True))
