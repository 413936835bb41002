"""What waits where a team hands on what it knows, and where people learn from each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter
from wirksam.teams.models import Handover, SkillRequest
from wirksam.teams.queries.handover import WAITS, told_handovers

MOST = 20
_WRITE_MINUTES, _ACCEPT_MINUTES, _ANSWER_MINUTES = 30, 15, 5


def to_hand_over(actor: Actor) -> Iterator[Matter]:
    """What the old team still writes down; one query."""
    if not actor.person_id:
        return
    for one in visible(actor, told_handovers(), "give").order_by("pk")[:MOST]:
        yield Matter(
            _("Write down what the next team needs: %(team)s") % _told(one),
            _page(one),
            "knot",
            detail=_("Then you hand over."),
            due=_last_day(one),
            minutes=_WRITE_MINUTES,
        )


def to_take_over(actor: Actor) -> Iterator[Matter]:
    """What the next team checks off and accepts; one query."""
    if not actor.person_id:
        return
    given = visible(actor, told_handovers(), "take").filter(given_at__isnull=False)
    for one in given.order_by("pk")[:MOST]:
        if one.given_by != actor.key:
            yield Matter(
                _("Check what the old team hands on, and accept: %(team)s") % _told(one),
                _page(one),
                "check",
                minutes=_ACCEPT_MINUTES,
            )


def asked_about_skills(actor: Actor) -> Iterator[Matter]:
    """Questions about what she can show; one query."""
    if not actor.person_id:
        return
    told = SkillRequest.objects.select_related("skill", "person")
    for one in visible(actor, told, "answer").order_by("pk")[:MOST]:
        yield Matter(
            _("%(name)s asks you about “%(word)s”")
            % {"name": one.person.name, "word": one.skill.word},
            reverse("answer_skill", args=[one.pk]),
            "question",
            minutes=_ANSWER_MINUTES,
        )


def own_skill_questions(actor: Actor) -> Iterator[Matter]:
    """What she asked others about what they can; one query."""
    page = reverse("skills")
    mine = SkillRequest.objects.select_related("skill").filter(person=actor.person_id)
    for one in mine.order_by("-pk")[:MOST]:
        yield Matter(
            _("You asked about “%(word)s”") % {"word": one.skill.word},
            f"{page}#frage-{one.pk}",
            "question",
            side="asked",
            detail=one.answer[:160],
            done=one.answered_at is not None,
        )


def _told(handover: Handover) -> dict[str, str]:
    return {"team": handover.cycle.body.name}


def _page(handover: Handover) -> str:
    return reverse("team_handover", args=[handover.cycle.body.key, handover.cycle.number])


def _last_day(handover: Handover) -> date | None:
    """So long the old team can give it before the next may take it without them."""
    ends = handover.cycle.ends_on
    return ends + WAITS if ends else None
