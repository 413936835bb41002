"""Applying for a team: writing, speaking, sending in time, declaring a reserved seat.

What somebody writes here is hers and the readers' alone. So the journal names nobody: who applied
must not be read there by those who may read the journal. Drafts and declarations leave no trace in
it at all.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Office
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import NOBODY, Actor, RefusedError, visible
from wirksam.foundation.files.operations import keep_recording
from wirksam.foundation.journal.operations import record
from wirksam.teams.choices import BEFORE_TERM, ApplicationState
from wirksam.teams.models import Application, SeatDeclaration, TeamCycle
from wirksam.teams.operations.steps import lock_cycle
from wirksam.teams.queries.applying import (
    DECLARABLE,
    has_reserved_seats,
    may_declare,
    whom_to_ask,
    why_not,
)

LONGEST_ANSWER, LONGEST_SUPPORT = 2000, 200


@dataclass(frozen=True, slots=True)
class Words:
    """The answers of an application. None of them is needed for a draft."""

    office: Office | None = None
    why: str = ""
    brings: str = ""
    wants_to_learn: str = ""
    helps_me: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A new recording, or the wish that there be none any more."""

    upload: UploadedFile[Any] | None = None
    drop: bool = False


@transaction.atomic
def save_application(  # noqa: PLR0913 (who says what where, upon which state, when)
    *,
    actor: Actor,
    cycle: TeamCycle,
    words: Words,
    revision: int = 0,
    voice: Voice | None = None,
    now: datetime | None = None,
) -> Application:
    """Keep what she has written: a draft, or new words for what was sent already.

    A draft can be kept whenever she likes; what was sent changes only until the call closes.
    """
    cycle, moment = lock_cycle(cycle), now or timezone.now()
    application = _hers(actor, cycle)
    if application.state != ApplicationState.DRAFT or application.pk is None:
        _must_be_open(actor, cycle, moment)
    elif cycle.state not in BEFORE_TERM:
        raise RefusedError(_("This team is not looking for anybody any more."))
    _fill(application, words, revision, voice or Voice())
    return application


@transaction.atomic
def send_application(  # noqa: PLR0913 (as above)
    *,
    actor: Actor,
    cycle: TeamCycle,
    words: Words,
    revision: int = 0,
    voice: Voice | None = None,
    now: datetime | None = None,
) -> Application:
    """Hand it in. The last moment of the call counts, one second later does not."""
    cycle, moment = lock_cycle(cycle), now or timezone.now()
    _must_be_open(actor, cycle, moment)
    application = _hers(actor, cycle)
    _fill(application, words, revision, voice or Voice())
    if not application.why.strip() and application.recording is None:
        raise RefusedError(_("Say in a sentence why you would like to join, or record your voice."))
    if application.state == ApplicationState.DRAFT:
        application.state, application.submitted_at = ApplicationState.SUBMITTED, moment
        application.save()
        record(actor=NOBODY, verb="receive_application", subject=cycle)
    return application


@transaction.atomic
def declare_seat(*, actor: Actor, application: Application, declared: bool) -> None:
    """Say that a reserved seat is hers, or take that back, until the proposal is published."""
    cycle = lock_cycle(application.cycle)
    application = held_own(actor, application)
    application.cycle = cycle
    if not may_declare(application):
        raise RefusedError(
            _("The proposal is published. Please ask %(whom)s if something is wrong.")
            % {"whom": whom_to_ask(cycle)}
        )
    if not declared:
        SeatDeclaration.objects.filter(application=application).delete()
    elif not has_reserved_seats(cycle):
        raise RefusedError(_("This team has no reserved seats."))
    else:
        SeatDeclaration.objects.get_or_create(application=application)


def _must_be_open(actor: Actor, cycle: TeamCycle, now: datetime) -> None:
    sentence = why_not(actor, cycle, now)
    if sentence:
        raise RefusedError(sentence)


def _hers(actor: Actor, cycle: TeamCycle) -> Application:
    """Her application for this term, held; a new one (not stored yet) where there is none."""
    if not actor.person_id:
        raise RefusedError(_("Please sign in first."))
    rows = Application.objects.select_for_update(of=("self",)).select_related("recording")
    found = rows.filter(cycle=cycle, person=actor.person_id).first()
    if found is None:
        return Application(cycle=cycle, person_id=actor.person_id, revision=0)
    if found.state not in {*DECLARABLE, ApplicationState.WITHDRAWN}:
        raise RefusedError(_("A proposal has been made. Your words stay as the readers know them."))
    return found


def held_own(actor: Actor, application: Application) -> Application:
    """Her own application, held. Somebody else's is not even known to be there."""
    rows = visible(actor, Application).select_for_update(of=("self",))
    found = rows.filter(pk=application.pk).select_related("recording").first()
    if found is None:
        raise RefusedError(_("This application is not there (any more)."))
    return found


def _fill(application: Application, words: Words, revision: int, voice: Voice) -> None:
    told = {one.name: _plain(getattr(words, one.name), one.name) for one in fields(words)}
    same = all(getattr(application, name) == value for name, value in told.items())
    if same and application.pk is not None and not (voice.upload or voice.drop):
        if application.state != ApplicationState.WITHDRAWN:
            return
    elif application.revision != revision:
        raise RefusedError(
            _("You have changed this in another window. Your words are still here: compare them.")
        )
    if words.office is not None and words.office.body_id != application.cycle.body_id:
        raise RefusedError(_("Choose a seat of this team."))
    if application.state == ApplicationState.WITHDRAWN:  # she tries again
        application.key, application.state = uuid.uuid4(), ApplicationState.DRAFT
        application.submitted_at = application.ended_at = None
    for name, value in told.items():
        setattr(application, name, value)
    before = application.recording
    if voice.upload:
        application.recording = keep_recording(upload=voice.upload)
    elif voice.drop:
        application.recording = None
    application.revision += 1
    application.changed_at = timezone.now()
    application.save()
    if before is not None and before != application.recording:
        before.delete()


def _plain(value: str | Office | None, name: str) -> Any:  # noqa: ANN401 (an office or words)
    if not isinstance(value, str):
        return value
    words = plain(value)
    if name == "support":
        return " ".join(words.split())[:LONGEST_SUPPORT]
    if len(words) > LONGEST_ANSWER:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": LONGEST_ANSWER})
    return words
