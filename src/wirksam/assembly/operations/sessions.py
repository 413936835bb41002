"""Meetings of chapters on a motion: what was talked about, and what they still ask the movers."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.models import Assembly, ChapterSession
from wirksam.assembly.models.preparing import LONGEST_SUMMARY
from wirksam.assembly.operations.asking import put_question
from wirksam.assembly.operations.words import its_words, made_once, once
from wirksam.assembly.rules import CHANGED_MEANWHILE, scope_of
from wirksam.association.models import Unit
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.models import Submission


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What a chapter tells of its meeting. ``questions`` go to the movers in its name."""

    submission: Submission
    held_on: date
    summary: str
    attendees: int = 0
    questions: Sequence[str] = ()


@transaction.atomic
def record_session(
    *,
    actor: Actor,
    assembly: Assembly,
    unit: Unit,
    plan: SessionPlan,
    draft_key: uuid.UUID | None = None,
) -> ChapterSession:
    """Write what a chapter talked about. The same form sent twice makes one meeting."""
    if made := once(ChapterSession, draft_key, recorded_by=actor.key):
        return made
    if not unit.path.startswith(assembly.unit.path):
        raise RefusedError(_("This assembly decides for others. Choose one of your own."))

    def recording() -> ChapterSession:
        session = ChapterSession(
            assembly=assembly,
            submission=plan.submission,
            unit=unit,
            recorded_by=actor.key,
            draft_key=draft_key,
        )
        _write(session, plan)
        session.save()
        _ask(actor, session, plan.questions)
        _settle(actor, "record_session", session)
        return session

    return made_once(ChapterSession, draft_key, recording, recorded_by=actor.key)


@transaction.atomic
def edit_session(
    *, actor: Actor, session: ChapterSession, plan: SessionPlan, revision: int
) -> ChapterSession:
    """Change what was written, and ask more. Questions that were asked stay asked."""
    rows = ChapterSession.objects.select_for_update(of=("self",))
    session = rows.select_related("assembly__unit", "unit", "submission").get(pk=session.pk)
    if session.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    if session.is_hidden:
        raise RefusedError(_("The presidium has taken this down. Nobody can read it any more."))
    _write(session, plan)
    session.revision += 1
    session.save()
    _ask(actor, session, plan.questions)
    _settle(actor, "edit_session", session)
    return session


def _write(session: ChapterSession, plan: SessionPlan) -> None:
    if plan.held_on > timezone.localdate():
        raise RefusedError(_("Write about it when it has happened. Check the day."))
    session.held_on, session.attendees = plan.held_on, plan.attendees
    session.summary = its_words(plan.summary, LONGEST_SUMMARY)


def _ask(actor: Actor, session: ChapterSession, questions: Sequence[str]) -> None:
    asked = [words for text in questions if (words := text.strip())]
    if asked and not session.submission.is_open:
        raise RefusedError(_("Nothing is decided about this any more, so nobody owes an answer."))
    for text in asked:
        put_question(
            actor=actor,
            assembly=session.assembly,
            submission=session.submission,
            text=text,
            session=session,
        )


def _settle(actor: Actor, verb: str, session: ChapterSession) -> None:
    record(actor=actor, verb=verb, subject=session, unit_key=session.unit.slug)
    touch(scope_of(session.assembly.slug))
