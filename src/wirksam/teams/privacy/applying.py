"""What is stored about people who would like to join a team. Only they and the readers see it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.privacy.declaring import Table, declare, key
from wirksam.foundation.privacy.forgetting import digest_of, forgets_again
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.words import Audience, Basis, Keep
from wirksam.teams.choices import ENDED, ApplicationState
from wirksam.teams.models import Application
from wirksam.teams.privacy.calling import FILLING

APPLICATIONS_KEPT = timedelta(days=180)
_MONTH, _YEAR = timedelta(days=30), timedelta(days=365)
_APPLY = _("Choose who is proposed for a team")
_READ = _("Read applications by criteria that were published before")

declare(
    Table(
        "teams.application",
        FILLING,
        _APPLY,
        title=_("Your applications for teams"),
        plain="id key cycle revision",
        about={
            "person": _("Who you are"),
            "office": _("For which office"),
            "state": _("What became of it"),
            "why": _("Why you would like to join"),
            "brings": _("What you bring"),
            "wants_to_learn": _("What you want to learn"),
            "helps_me": _("What helps you take part"),
            "support": _("Who supports you"),
            "recording": _("Your recording"),
            "changed_at": _("Last changed"),
            "submitted_at": _("Sent"),
            "ended_at": _("Ended"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.HALF_YEAR,
        person="person__key",
        others=_("Who applies can name somebody who supports her."),
    ),
    Table(
        "teams.seatdeclaration",
        FILLING,
        _("Fill reserved seats as the statutes want it"),
        title=_("Your word that a reserved seat is for you"),
        plain="id",
        about={
            "application": _("In which application"),
            "declared_at": _("When"),
            "delete_after": _("When it goes"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MONTH,
        person="application__person__key",
        backup=False,
    ),
    Table(
        "teams.reader",
        FILLING,
        _READ,
        title=_("Applications that you read"),
        plain="id cycle",
        about={
            "person": _("Who you are"),
            "named_at": _("When"),
            "named_by": key(_("Named somebody to read applications"), at="named_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "teams.finding",
        FILLING,
        _READ,
        title=_("What readers found in your applications"),
        plain="id criterion reader",
        about={
            "application": _("In which application"),
            "verdict": _("What was found"),
            "reason": _("Why"),
            "found_at": _("When"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="application__person__key",
    ),
)


def _over(now: datetime) -> Q:
    """Applications half a year after they ended, or after their term was over or had begun.

    Drafts that were never sent, and what is left of those that were withdrawn, go after a month.
    """
    before, month = now - APPLICATIONS_KEPT, now - _MONTH
    left = Q(cycle__state__in=sorted(ENDED), changed_at__lt=before)
    begun = Q(cycle__starts_on__lt=timezone.localdate(before))
    unsent = Q(state=ApplicationState.DRAFT, cycle__call__closes_at__lt=month)
    withdrawn = Q(state=ApplicationState.WITHDRAWN, ended_at__lt=month)
    return Q(ended_at__lt=before) | left | begun | unsent | withdrawn


def _declared_long_enough(now: datetime) -> Q:
    """Declarations after the decision and its objection period; without a decision earlier."""
    today, month = timezone.localdate(now), now - _MONTH
    ended = Q(application__ended_at__lt=month) | Q(application__cycle__state__in=sorted(ENDED))
    begun = Q(application__cycle__starts_on__lt=timezone.localdate(month))
    forgotten = Q(application__cycle__call__closes_at__lt=now - _YEAR)
    return Q(delete_after__lt=today) | Q(Q(delete_after=None), ended | begun | forgotten)


expire(Expiry("teams.application", _over, undoable=False))
expire(Expiry("teams.seatdeclaration", _declared_long_enough, undoable=False, counted=False))


@forgets_again("teams.application")
def forget_applications(digests: frozenset[str]) -> int:
    """Delete again what was withdrawn or deleted before an older backup came back."""
    rows = Application.objects.exclude(state=ApplicationState.WITHDRAWN)
    again = [pk for pk, key in rows.values_list("pk", "key") if digest_of(key) in digests]
    return delete_with_recordings(Application.objects.filter(pk__in=again))


def delete_with_recordings(applications: QuerySet[Application]) -> int:
    """Delete applications and what was spoken for them; how many."""
    pks = list(applications.values_list("pk", flat=True))
    spoken = list(applications.filter(recording__isnull=False).values_list("recording", flat=True))
    Application.objects.filter(pk__in=pks).delete()
    StoredFile.objects.filter(pk__in=spoken).delete()
    return len(pks)
