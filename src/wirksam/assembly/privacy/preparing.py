"""What preparing an assembly stores: questions, reasons, what people think; never shown by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.assembly.models import MoverQuestion
from wirksam.assembly.rules import OPINIONS_KEPT
from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.operations import Result
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

_PREPARE = _("Preparing an assembly together")
_ASK = _("Let members ask those who move something, who owe an answer")
_ARGUE = _("Let members weigh reasons for and against before they decide")
_SESSIONS = _("Let chapters talk about a motion and pass on what they still ask")
_STAYS = _("Question and answer stay public. Nothing says any more who asked.")
_QUESTIONS = _("Your questions to movers")
_TAKEN_DOWN: dict[str, About | StrOrPromise] = {
    "hidden_by": key(_("Took words down"), at="hidden_at"),
    "hidden_reason": _("Why it was taken down"),
}

declare(
    Table(
        "assembly.room",
        _PREPARE,
        _ARGUE,
        title=_("Preparation rooms"),
        plain="id item submission question opened_at closed_at picture pictured_at",
        about={"opened_by": key(_("Opened a room"), at="opened_at")},
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "assembly.argument",
        _PREPARE,
        _ARGUE,
        title=_("Your reasons for and against"),
        plain="id room hidden_at draft_key",
        about={
            "by": About(_("Who wrote it"), audience=Audience.SELF),
            "side": _("For or against"),
            "text": _("What you wrote"),
            "other_side": _("The strongest reason of the other side"),
            "written_at": _("When"),
            **_TAKEN_DOWN,
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.PERSON,
        person="by",
    ),
    Table(
        "assembly.opinion",
        _PREPARE,
        _("Show how opinions lie before the assembly, as counts from five people up"),
        title=_("What you think before an assembly"),
        plain="id room",
        about={
            "person_key": _("Who"),
            "value": _("What you think"),
            "changed_at": _("When"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.MONTH,
        person="person_key",
    ),
    Table(
        "assembly.chaptersession",
        _PREPARE,
        _SESSIONS,
        title=_("Meetings of chapters on a motion"),
        plain="id assembly submission unit held_on attendees recorded_at revision hidden_at"
        " draft_key",
        about={
            "summary": _("What was talked about"),
            "recorded_by": key(_("Wrote about a meeting"), at="recorded_at"),
            **_TAKEN_DOWN,
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        others=_("It speaks for a chapter. It names nobody who took part."),
    ),
    Table(
        "assembly.moverquestion",
        _PREPARE,
        _ASK,
        title=_QUESTIONS,
        plain="id assembly submission session unit phase asked_at due_at answered_at spoken"
        " withdrawn_at hidden_at draft_key",
        about={
            "by": About(_("Who asked"), audience=Audience.SELF),
            "text": _("What was asked"),
            "answer": _("Answer"),
            "answered_by": key(_("Answered"), at="answered_at"),
            **_TAKEN_DOWN,
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        person="by",
        leaving=Outcome.ANONYMISED,
        because=_STAYS,
        others=_("Question and answer are public. They may name people who act in public."),
    ),
)


def _over(now: datetime) -> Q:
    """Opinions on what an assembly dealt with that is over."""
    day, at = timezone.localdate(now) - OPINIONS_KEPT, "room__item__assembly__"
    moved = Q(**{f"{at}occasion": None}) | Q(**{f"{at}occasion__happens_on__lt": day})
    return Q(**{f"{at}ends_on__lt": day}) & moved


expire(Expiry("assembly.opinion", _over, undoable=False))


def take_names_off(subject: Subject) -> Iterator[Result]:
    """Questions and answers stay; nothing says any more whose they were."""
    asked = MoverQuestion.objects.filter(by=subject.key)
    yield Result(_QUESTIONS, Outcome.ANONYMISED, asked.update(by=""), _STAYS)
