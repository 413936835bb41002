"""Ending applications: withdrawn without a reason, deleted by wish, over with their term."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import NominationState
from wirksam.association.operations.nominations import withdraw_nomination
from wirksam.foundation.access import NOBODY, Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.privacy.forgetting import remember_forgotten
from wirksam.teams.choices import ApplicationState
from wirksam.teams.models import Application, ProposedPerson, SeatDeclaration, TeamCycle
from wirksam.teams.operations.applying import held_own
from wirksam.teams.operations.steps import lock_cycle

WITHDRAWABLE = frozenset(
    {
        ApplicationState.DRAFT,
        ApplicationState.SUBMITTED,
        ApplicationState.PROPOSED,
        ApplicationState.NOT_PROPOSED,
    }
)
_WORDS = ("why", "brings", "wants_to_learn", "helps_me", "support")


@transaction.atomic
def withdraw_application(*, actor: Actor, application: Application) -> None:
    """Take it back, without a reason: its words, its recording and what was found go at once.

    A draft goes altogether. Of what was sent, only that it was withdrawn is kept, for her alone.
    Whoever is proposed already is proposed no more.
    """
    cycle = lock_cycle(application.cycle)
    application = held_own(actor, application)
    if application.state == ApplicationState.WITHDRAWN:
        return
    if application.state not in WITHDRAWABLE:
        raise RefusedError(_("The assembly has decided. To give up a seat, tell your board."))
    if application.state == ApplicationState.DRAFT:
        _delete(application)
        return
    _give_up_nominations(actor, application)
    application.refresh_from_db()
    empty(application)
    remember_forgotten(application.key)
    record(actor=NOBODY, verb="end_application", subject=cycle)


def empty(application: Application) -> None:
    """Take every word out of an application that was withdrawn; nobody reads anything any more."""
    recording, application.recording = application.recording, None
    for name in _WORDS:
        setattr(application, name, "")
    application.office = None
    application.state = ApplicationState.WITHDRAWN
    application.changed_at = application.ended_at = timezone.now()
    application.revision += 1
    application.save()
    application.findings.all().delete()
    SeatDeclaration.objects.filter(application=application).delete()
    proposed = ProposedPerson.objects.filter(application=application)
    proposed.filter(proposal__published_at=None).delete()
    proposed.update(name="", reasons="")
    if recording is not None:
        recording.delete()


@transaction.atomic
def delete_application(*, actor: Actor, application: Application) -> None:
    """Delete what is over, before its time; not while an election can still be objected to."""
    lock_cycle(application.cycle)
    application = held_own(actor, application)
    if application.ended_at is None:
        raise RefusedError(_("This is not over yet. You can withdraw it."))
    declared = SeatDeclaration.objects.filter(application=application).first()
    until = declared.delete_after if declared else None
    if application.state == ApplicationState.ELECTED and until and until >= timezone.localdate():
        raise RefusedError(
            _("Your election can still be objected to. Delete it after that, or wait: it goes.")
        )
    _delete(application)


def end_with_term(_actor: Actor, cycle: TeamCycle) -> None:
    """A term lapsed: nothing comes of its applications; declarations have no purpose any more."""
    open_ones = Application.objects.filter(cycle=cycle, ended_at=None)
    SeatDeclaration.objects.filter(application__cycle=cycle).delete()
    open_ones.update(ended_at=timezone.now())


def _delete(application: Application) -> None:
    remember_forgotten(application.key)
    recording = application.recording
    application.delete()
    if recording is not None:
        recording.delete()


def _give_up_nominations(actor: Actor, application: Application) -> None:
    rows = ProposedPerson.objects.filter(application=application, nomination__isnull=False)
    for one in rows.select_related("nomination"):
        if one.nomination is not None and one.nomination.state == NominationState.OPEN:
            withdraw_nomination(actor=actor, nomination=one.nomination)
