"""Questions to movers before and at the assembly. They owe an answer until a moment all can see."""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.choices import Phase
from wirksam.assembly.models import Assembly, ChapterSession, MoverQuestion
from wirksam.assembly.models.preparing import LONGEST_ANSWER
from wirksam.assembly.operations.words import its_words, made_once, once
from wirksam.assembly.queries.movers import mover_keys, title_of
from wirksam.assembly.rules import MOST_OPEN_QUESTIONS, answer_due, scope_of
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record
from wirksam.foundation.notices.operations import notify, settle
from wirksam.foundation.pages import touch
from wirksam.motions.models import Submission


@transaction.atomic
def ask_movers(
    *,
    actor: Actor,
    assembly: Assembly,
    submission: Submission,
    text: str,
    draft_key: uuid.UUID | None = None,
) -> MoverQuestion:
    """Ask those who move a submission. The same form sent twice asks once."""
    if asked := once(MoverQuestion, draft_key, by=actor.key):
        return asked
    _may_ask(actor, assembly, submission)

    def asking() -> MoverQuestion:
        question = put_question(
            actor=actor, assembly=assembly, submission=submission, text=text, draft_key=draft_key
        )
        record(actor=actor, verb="ask_movers", subject=question, unit_key=assembly.unit.slug)
        return question

    return made_once(MoverQuestion, draft_key, asking, by=actor.key)


def put_question(  # noqa: PLR0913 (where a question comes from)
    *,
    actor: Actor,
    assembly: Assembly,
    submission: Submission,
    text: str,
    session: ChapterSession | None = None,
    draft_key: uuid.UUID | None = None,
) -> MoverQuestion:
    """Write a question and tell the movers, in the caller's transaction."""
    now = timezone.now()
    phase = phase_of(assembly)
    question = MoverQuestion.objects.create(
        assembly=assembly,
        submission=submission,
        session=session,
        unit=session.unit if session else None,
        phase=phase,
        by=actor.key,
        text=its_words(text),
        asked_at=now,
        due_at=answer_due(now, _opens(assembly), during=phase == Phase.DURING),
        draft_key=draft_key,
    )
    notify(
        key=f"mover_question:{question.pk}:",
        to=[key for key in mover_keys(submission) if key != actor.key],
        kind="mover_question",
        url=question.get_absolute_url(),
        values={"title": title_of(submission), "due_on": timezone.localdate(question.due_at)},
    )
    touch(scope_of(assembly.slug))
    return question


def phase_of(assembly: Assembly) -> Phase:
    """At the assembly while it lasts; else before it, or before it goes on with what is open."""
    first, last, today = assembly.first_day, assembly.last_day, timezone.localdate()
    lasts = first is not None and last is not None and first <= today <= last
    return Phase.DURING if lasts else Phase.BEFORE


@transaction.atomic
def answer_movers(*, actor: Actor, question: MoverQuestion, answer: str) -> MoverQuestion:
    """Answer once: as a mover, or, for the presidium, by noting what a mover said aloud."""
    question = _held(question)
    if question.answered_at is not None:
        raise RefusedError(_("Somebody else has just answered. Look at it as it is now."))
    question.spoken = not can(actor, question.submission, "represent")
    question.answer = its_words(answer, LONGEST_ANSWER)
    question.answered_by, question.answered_at = actor.key, timezone.now()
    question.save()
    settle(f"mover_question:{question.pk}:")
    if question.by and question.by != actor.key:
        notify(
            key=f"mover_answer:{question.pk}:",
            to=[question.by],
            kind="mover_answer",
            url=question.get_absolute_url(),
            values={"title": title_of(question.submission)},
        )
    _settle(actor, "answer_movers", question)
    return question


@transaction.atomic
def withdraw_mover_question(*, actor: Actor, question: MoverQuestion) -> MoverQuestion:
    """Take one's own question back; its words are deleted, an answer stays unread with them."""
    question = _held(question)
    if not actor.key or question.by != actor.key:
        raise RefusedError(_("Only whoever wrote this can take it back."))
    question.text, question.withdrawn_at = "", timezone.now()
    question.save()
    settle(f"mover_question:{question.pk}:")
    _settle(actor, "withdraw_mover_question", question)
    return question


def _may_ask(actor: Actor, assembly: Assembly, submission: Submission) -> None:
    if not can(actor, assembly, "prepare"):
        raise RefusedError(_("Members can do this. Please sign in as one."))
    if not submission.is_open:
        raise RefusedError(_("Nothing is decided about this any more, so nobody owes an answer."))
    waiting = MoverQuestion.objects.filter(
        by=actor.key, session=None, answered_at=None, withdrawn_at=None, hidden_at=None
    )
    if waiting.count() >= MOST_OPEN_QUESTIONS:
        raise RefusedError(
            _("%(count)s of yours still wait for an answer. Wait for one of them.")
            % {"count": MOST_OPEN_QUESTIONS}
        )


def _opens(assembly: Assembly) -> datetime | None:
    """The last minute before the first day, in local time; nothing once that has come."""
    first = assembly.first_day
    if first is None or first <= timezone.localdate():
        return None
    return timezone.make_aware(datetime.combine(first, time())) - timedelta(minutes=1)


def _held(question: MoverQuestion) -> MoverQuestion:
    rows = MoverQuestion.objects.select_for_update(of=("self",))
    found = rows.select_related(
        "assembly__unit", "submission__as_motion", "submission__as_amendment__motion"
    ).get(pk=question.pk)
    if found.withdrawn_at is not None or found.is_hidden:
        raise RefusedError(_("This has been taken back. Nothing is owed any more."))
    return found


def _settle(actor: Actor, verb: str, question: MoverQuestion) -> None:
    unit = question.assembly.unit.slug
    record(actor=actor, verb=verb, subject=question, unit_key=unit)
    touch(scope_of(question.assembly.slug))
