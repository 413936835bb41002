"""What commitments leave open between a person and the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.programme.models import Commitment, Objection, ProgrammeVersion, Question
from wirksam.programme.queries.cards import Card, cards
from wirksam.programme.queries.desk import undecided_by

MOST = 20
AHEAD = timedelta(days=14)
_ASKED = gettext_lazy("%(body)s is asked: %(text)s")
"""Where no member asks: the assembly did, or whoever it was has left."""
_REPORT_MINUTES, _REVIEW_MINUTES, _ANSWER_MINUTES = 2, 10, 5


def programme_matters(actor: Actor) -> Iterator[Matter]:
    """Reports and answers that are due, proposals to decide."""
    if actor.can(Capability.PROGRAMME_REPORT):
        yield from _to_report(actor)
        yield from _to_answer(actor)
    if actor.can(Capability.PROGRAMME_REVIEW):
        yield from _to_review(actor)


def _to_report(actor: Actor) -> Iterator[Matter]:
    today = timezone.localdate()
    bodies = {grant.body_id for grant in actor.holding(Capability.PROGRAMME_REPORT)}
    mine = [
        one
        for one in cards(visible(actor, Commitment, "report"), today=today)
        if one.lead is not None and one.lead.pk in bodies
    ]
    found = [(one, *_why(one, today)) for one in mine]
    waiting = [row for row in found if row[1]]
    for one, why, due in sorted(waiting, key=lambda row: row[2] or today)[:MOST]:
        yield Matter(
            _("Report: %(title)s") % {"title": one.title},
            reverse("report", args=[one.commitment.code]),
            "paper",
            detail=why,
            due=due,
            minutes=_REPORT_MINUTES,
        )


def _why(one: Card, today: date) -> tuple[str, date | None]:
    """Why a report is wanted now, and until when; nothing where it can wait."""
    flags = {flag.code: flag.days for flag in one.standing.flags}
    due = one.deadline.due_on if one.deadline else None
    if "overdue" in flags:
        return _("The deadline is over."), due
    if "silent" in flags:
        days = flags["silent"]
        said = ngettext(
            "Nobody has heard of it for %(days)s day.",
            "Nobody has heard of it for %(days)s days.",
            days,
        )
        return said % {"days": days}, one.promised
    soon = today + AHEAD
    if one.promised and one.promised <= soon:
        return _("You promised the next report by then."), one.promised
    if due and due <= soon and one.standing.state not in {"reported_done", "confirmed_done"}:
        return _("The deadline is near."), due
    return "", None


def _to_answer(actor: Actor) -> Iterator[Matter]:
    questions = visible(actor, Question, "answer").select_related("commitment", "body")
    for question in questions.order_by("answer_due", "pk")[:MOST]:
        told = {"body": question.body.name, "text": question.text[:90]}
        asked = _("A member asks %(body)s: %(text)s") if question.by else _ASKED
        yield Matter(
            asked % told,
            reverse("answer_question", args=[question.commitment.code, question.pk]),
            "question",
            due=question.answer_due,
            minutes=_ANSWER_MINUTES,
        )
    objections = visible(actor, Objection, "answer").select_related("entry__commitment")
    for one in objections.order_by("answer_due", "pk")[:MOST]:
        yield Matter(
            _("A member sees it differently: %(text)s") % {"text": one.text[:90]},
            reverse("answer_objection", args=[one.entry.commitment.code, one.pk]),
            "question",
            due=one.answer_due,
            minutes=_ANSWER_MINUTES,
        )


def _to_review(actor: Actor) -> Iterator[Matter]:
    versions = visible(actor, ProgrammeVersion, "review")
    waiting = dict(
        Commitment.objects.filter(undecided_by(actor), version__in=versions.values("pk"))
        .order_by("version")
        .values_list("version")
        .annotate(number=Count("pk"))
    )
    for version in versions.filter(pk__in=waiting).select_related("programme"):
        number = waiting[version.pk]
        said = ngettext(
            "One proposal waits for your decision.",
            "%(number)s proposals wait for your decision.",
            number,
        )
        yield Matter(
            _("Check what was promised: %(title)s") % {"title": version.programme.title},
            reverse("desk", args=[version.programme.slug]),
            "check",
            detail=said % {"number": number},
            minutes=_REVIEW_MINUTES,
        )


def own_words(actor: Actor) -> Iterator[Matter]:
    """Her own questions and objections; two queries."""
    mine = Q(by=actor.key, withdrawn_at=None)
    questions = Question.objects.filter(mine).select_related("commitment", "body")
    for question in questions.order_by("-asked_at", "-pk")[:MOST]:
        yield Matter(
            _("You asked %(body)s: %(text)s")
            % {"body": question.body.name, "text": question.text[:90]},
            question.commitment.get_absolute_url(),
            "question",
            side="asked",
            detail=question.answer[:160],
            due=None if question.answered_at else question.answer_due,
            done=question.answered_at is not None,
        )
    objections = Objection.objects.filter(mine).select_related("entry__commitment")
    for one in objections.order_by("-raised_at", "-pk")[:MOST]:
        yield Matter(
            _("You see it differently: %(text)s") % {"text": one.text[:90]},
            one.entry.commitment.get_absolute_url(),
            "question",
            side="asked",
            detail=one.answer[:160],
            due=None if one.answered_at else one.answer_due,
            done=one.answered_at is not None,
        )
