"""What an assembly leaves open between a person and the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.assembly.models import Assembly, ElectionResult, MoverQuestion
from wirksam.assembly.queries.folder import undecided
from wirksam.assembly.queries.listing import with_dates
from wirksam.assembly.queries.movers import title_of
from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.motions.models import Submission

MOST = 20
AHEAD = timedelta(days=14)
_ANSWER_MINUTES, _FOLDER_MINUTES = 5, 15


def preparing_matters(actor: Actor) -> Iterator[Matter]:
    """Questions to answer as a mover, and a folder to look through."""
    yield from _to_answer(actor)
    yield from _to_decide(actor)


def meeting_matters(actor: Actor) -> Iterator[Matter]:
    """Elections that wait for a second person of the presidium; one query."""
    if not actor.can(Capability.ASSEMBLY_RUN):
        return
    rows = visible(actor, ElectionResult, "confirm").select_related("election__assembly")
    for one in {row.election for row in rows.order_by("pk")[:MOST]}:
        yield Matter(
            _("Confirm who was elected: %(title)s") % {"title": one.title},
            one.get_absolute_url(),
            "eyes",
            detail=_("Then the mandates begin."),
            minutes=_ANSWER_MINUTES,
        )


def _to_answer(actor: Actor) -> Iterator[Matter]:
    moved = visible(actor, Submission, "represent").values("pk")
    rows = visible(actor, MoverQuestion, "answer").filter(submission__in=moved)
    for one in _told(rows).order_by("due_at", "pk")[:MOST]:
        yield Matter(
            _("Answer a question about %(title)s") % {"title": title_of(one.submission)},
            reverse("answer_movers", args=[one.assembly.slug, one.pk]),
            "question",
            detail=one.text[:160],
            due=timezone.localdate(one.due_at),
            minutes=_ANSWER_MINUTES,
        )


def _to_decide(actor: Actor) -> Iterator[Matter]:
    today = timezone.localdate()
    soon = Q(occasion__happens_on__range=(today - AHEAD, today + AHEAD)) | Q(
        occasion=None, starts_on__range=(today - AHEAD, today + AHEAD)
    )
    for one in with_dates(visible(actor, Assembly, "prepare").filter(soon))[:MOST]:
        if one.last_day is None or one.last_day < today:
            continue
        number = undecided(actor, one)
        if not number:
            continue
        told = ngettext(
            "%(number)s vote has no mark of yours yet.",
            "%(number)s votes have no mark of yours yet.",
            number,
        )
        yield Matter(
            _("Look through your folder: %(name)s") % {"name": one.name},
            reverse("folder", args=[one.slug]),
            "assembly",
            detail=told % {"number": number},
            due=one.first_day,
            minutes=_FOLDER_MINUTES,
        )


def asked_of_movers(actor: Actor) -> Iterator[Matter]:
    """Her own questions to movers; one query."""
    rows = MoverQuestion.objects.filter(by=actor.key, withdrawn_at=None, hidden_at=None)
    for one in _told(rows).order_by("-asked_at", "-pk")[:MOST]:
        yield Matter(
            _("You asked about %(title)s: %(text)s")
            % {"title": title_of(one.submission), "text": one.text[:90]},
            one.get_absolute_url(),
            "question",
            side="asked",
            detail=one.answer[:160],
            due=None if one.answered_at else timezone.localdate(one.due_at),
            done=one.answered_at is not None,
        )


def _told(rows: QuerySet[MoverQuestion]) -> QuerySet[MoverQuestion]:
    return rows.select_related(
        "assembly", "submission__as_motion", "submission__as_amendment__motion"
    )
