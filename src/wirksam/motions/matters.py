"""What motions leave open between a person and the others."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.association.choices import Capability
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.motions.choices import OPEN, UNSEEN, Answer, State
from wirksam.motions.models import Procedure, Submission, Submitter
from wirksam.motions.queries.listing import waiting

MOST = 20
_ANSWER_MINUTES, _SCREEN_MINUTES, _DRAFT_MINUTES = 2, 10, 15
_CHANGEABLE = (State.DRAFT, State.RETURNED, State.COLLECTING)


def motion_matters(actor: Actor) -> Iterator[Matter]:
    """What she is asked to join, her drafts, proposals to answer, and what waits to be screened."""
    if not actor.is_known:
        return
    yield from _asked(actor)
    yield from _own(actor)
    if actor.can(Capability.ASSEMBLY_RUN):
        yield from _to_screen(actor)


def _asked(actor: Actor) -> Iterator[Matter]:
    rows = Submitter.objects.filter(
        person=actor.person_id, agreed_at=None, submission__state__in=sorted(UNSEEN)
    ).select_related("submission__as_motion", "submission__as_amendment__motion")
    for row in rows[:MOST]:
        yield Matter(
            _("Say whether you join: %(title)s") % {"title": title_of(row.submission)},
            reverse("submission_answer", args=[row.submission_id]),
            "people",
            minutes=_ANSWER_MINUTES,
        )


def _own(actor: Actor) -> Iterator[Matter]:
    for one in _represented(actor)[:MOST]:
        told = {"title": title_of(one)}
        state = State(one.state)
        if state in _CHANGEABLE:
            back = _("It was sent back. Read why.") if state == State.RETURNED else ""
            yield Matter(
                _("Hand in your draft: %(title)s") % told,
                _page(one),
                "edit",
                detail=back,
                minutes=_DRAFT_MINUTES,
            )
        elif one.answer == Answer.NONE:  # type: ignore[attr-defined]  # annotated
            yield Matter(
                _("Say whether you agree: %(title)s") % told,
                reverse("submission_reply", args=[one.pk]),
                "question",
                detail=_("There is a recommendation to the assembly."),
                minutes=_ANSWER_MINUTES,
            )
        else:
            yield Matter(
                _("You move: %(title)s") % told,
                _page(one),
                "edit",
                side="asked",
                detail=str(state.label),
            )


def _represented(actor: Actor) -> QuerySet[Submission]:
    """What she speaks for and is not over; ``answer`` is the movers' to the latest proposal."""
    latest = Procedure.objects.filter(submission=OuterRef("pk"), published_at__isnull=False)
    answer = Subquery(latest.order_by("-number").values("answer")[:1])
    rows = visible(actor, Submission, "represent").filter(state__in=[*sorted(UNSEEN), *OPEN])
    rows = rows.select_related("as_motion", "as_amendment__motion")
    return rows.annotate(answer=answer).order_by("-changed_at", "-pk")


def _to_screen(actor: Actor) -> Iterator[Matter]:
    count = waiting(actor).count()
    if count:
        said = ngettext("One waits to be published.", "%(count)s wait to be published.", count)
        yield Matter(
            _("Look through what was handed in"),
            reverse("motion_inbox"),
            "check",
            detail=said % {"count": count},
            minutes=_SCREEN_MINUTES,
        )


def title_of(submission: Submission) -> str:
    """Its identifier and the title of the motion; the rows are fetched along."""
    motion = getattr(submission, "as_motion", None)
    if motion is None:
        motion = submission.as_amendment.motion
    return f"{submission.identifier} {motion.title}".strip()


def _page(submission: Submission) -> str:
    motion = getattr(submission, "as_motion", None)
    return (motion or submission.as_amendment).get_absolute_url()
