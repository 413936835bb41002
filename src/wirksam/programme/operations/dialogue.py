"""What members say to a report and ask a body, and the answers they are owed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.models import Commitment, Objection, ProgressEntry, Question
from wirksam.programme.models.dialogue import LONGEST_WORD, Owed
from wirksam.programme.operations.holding import in_force
from wirksam.programme.queries.places import scopes_of
from wirksam.programme.rules import ANSWER_DAYS, LONGEST_ANSWER, MOST_OPEN

O = TypeVar("O", bound=Owed)  # noqa: E741 (one of the two models of this module)


@transaction.atomic
def raise_objection(*, actor: Actor, entry: ProgressEntry, text: str) -> Objection:
    """Say that one sees a report differently. It changes no status; the body owes an answer."""
    commitment = in_force(entry.commitment)
    _may_speak(actor, commitment, Objection)
    if entry.is_withdrawn:
        raise RefusedError(_("This report has been taken back already."))
    objection = Objection(entry=entry, by=actor.key, text=_words(text), answer_due=_due())
    try:
        with transaction.atomic():
            objection.save()
    except IntegrityError as error:
        raise RefusedError(_("You have already objected to this report.")) from error
    _settle(actor, "raise_objection", objection, commitment)
    return objection


@transaction.atomic
def ask_question(*, actor: Actor, commitment: Commitment, body: Body, text: str) -> Question:
    """Ask a body about a commitment; everyone sees until when the answer is due.

    The same question sent again while it waits is the one that was asked.
    """
    commitment = in_force(commitment)
    if asked := _asked_before(actor, commitment, text):
        return asked
    _may_speak(actor, commitment, Question)
    if not body.runs_on(timezone.localdate()):
        raise RefusedError(_("“%(name)s” does not exist any more then.") % {"name": body.name})
    question = Question.objects.create(
        commitment=commitment, body=body, by=actor.key, text=_words(text), answer_due=_due()
    )
    _settle(actor, "ask_question", question, commitment)
    return question


@transaction.atomic
def answer_objection(*, actor: Actor, objection: Objection, answer: str) -> Objection:
    """Answer for the body, once."""
    objection = _answered(actor, objection, answer)
    _settle(actor, "answer_objection", objection, objection.entry.commitment)
    return objection


@transaction.atomic
def answer_question(*, actor: Actor, question: Question, answer: str) -> Question:
    """Answer for the body, once."""
    question = _answered(actor, question, answer)
    _settle(actor, "answer_question", question, question.commitment)
    return question


@transaction.atomic
def withdraw_objection(*, actor: Actor, objection: Objection) -> Objection:
    """Take one's own objection back; its words are deleted."""
    objection = _taken_back(actor, objection)
    _settle(actor, "withdraw_objection", objection, objection.entry.commitment)
    return objection


@transaction.atomic
def withdraw_question(*, actor: Actor, question: Question) -> Question:
    """Take one's own question back; its words are deleted."""
    question = _taken_back(actor, question)
    _settle(actor, "withdraw_question", question, question.commitment)
    return question


def _may_speak(actor: Actor, commitment: Commitment, model: type[Owed]) -> None:
    if not actor.belongs:
        raise RefusedError(_("Members can do this. Please sign in as one."))
    if not commitment.version.is_published:
        raise RefusedError(_("This text is not public yet."))
    waiting = model._default_manager.filter(by=actor.key, answered_at=None, withdrawn_at=None)
    if waiting.count() >= MOST_OPEN:
        raise RefusedError(
            _("%(count)s of yours still wait for an answer. Wait for one of them.")
            % {"count": MOST_OPEN}
        )


def _asked_before(actor: Actor, commitment: Commitment, text: str) -> Question | None:
    waiting = Question.objects.filter(commitment=commitment, answered_at=None, withdrawn_at=None)
    return waiting.filter(by=actor.key, text=text.strip()).first() if actor.key else None


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise RefusedError(_("Write a sentence first."))
    if len(words) > LONGEST_WORD:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": LONGEST_WORD})
    return words


def _due() -> date:
    return timezone.localdate() + timedelta(days=ANSWER_DAYS)


def _held(row: O) -> O:
    found: O = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if found.withdrawn_at is not None:
        raise RefusedError(_("This has been taken back. Nothing is owed any more."))
    return found


def _answered(actor: Actor, row: O, answer: str) -> O:
    row = _held(row)
    if row.answered_at is not None:
        raise RefusedError(_("Somebody else has just answered. Look at it as it is now."))
    words = answer.strip()
    if not words:
        raise RefusedError(_("Write a sentence first."))
    if len(words) > LONGEST_ANSWER:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": LONGEST_ANSWER})
    row.answer, row.answered_by, row.answered_at = words, actor.key, timezone.now()
    row.save()
    return row


def _taken_back(actor: Actor, row: O) -> O:
    row = _held(row)
    if not actor.key or row.by != actor.key:
        raise RefusedError(_("Only whoever wrote this can take it back."))
    row.text, row.withdrawn_at = "", timezone.now()
    row.save()
    return row


def _settle(actor: Actor, verb: str, row: Owed, commitment: Commitment) -> None:
    record(actor=actor, verb=verb, subject=row, commitment=commitment.pk)
    touch(*scopes_of(commitment))
