"""What is stored about offers: what somebody says about helping, and what was offered why."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import Table, declare, key
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.words import Audience, Basis, Keep

_OFFERS = _("Fair offers")

declare(
    Table(
        "opportunities.helperprofile",
        _OFFERS,
        _("Offer tasks that fit to those who want to be asked"),
        title=_("What you say about helping"),
        plain="id",
        about={
            "person": _("Who you are"),
            "wants_offers": _("You want to be asked"),
            "per_week": _("How often a week"),
            "minutes": _("How long"),
            "when": _("When"),
            "online_only": _("Only online"),
            "topics": _("On what"),
            "experience": _("What you have done before"),
            "accepts": _("What you do not mind"),
            "changed_at": _("Last changed"),
        },
        basis=Basis.CONSENT,
        audience=Audience.SELF,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "opportunities.offerround",
        _OFFERS,
        _("Show that offers are fair"),
        title=_("Rounds of offers"),
        plain="id unit by_body decision lot terms log asked filled ran_at",
        about={"ran_by": key(_("Ran a round of offers"), at="ran_at")},
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "opportunities.supportdecision",
        _OFFERS,
        _("Show that offers are fair"),
        title=_("Which chapters count more when tasks are offered"),
        plain="id unit decided_on source weights entered_at",
        about={"entered_by": key(_("Entered a decision about support"), at="entered_at")},
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "opportunities.offer",
        _OFFERS,
        _("Offer tasks that fit to those who want to be asked"),
        title=_("Offers to you"),
        plain="id round place",
        about={
            "opportunity": _("Which task"),
            "person": _("Who you are"),
            "reasons": _("Why you were asked"),
            "state": _("What you said"),
            "expires_at": _("Open until"),
            "answered_at": _("Answered"),
        },
        basis=Basis.CONSENT,
        audience=Audience.SELF,
        keep=Keep.QUARTER,
        person="person__key",
    ),
)


def _long_ago(now: datetime) -> Q:
    """Whatever was answered or not: offers go 90 days after they ran out."""
    return Q(expires_at__lt=now - timedelta(days=90))


expire(Expiry("opportunities.offer", _long_ago, undoable=False))
