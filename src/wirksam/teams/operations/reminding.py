"""Reminding a team of ideas to which it owes an answer.

What is to be said follows from the day alone, its key from the fact: missed or doubled runs neither
leave out nor repeat anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from wirksam.foundation.notices.operations import notify
from wirksam.teams.choices import IdeaState
from wirksam.teams.models import Idea
from wirksam.teams.models.working import IDEA_DAYS
from wirksam.teams.queries.seats import workers_of

AHEAD = timedelta(days=3)


def remind_of_ideas(now: datetime) -> int:
    """Tell whoever works there of answers that are due in three days or late; how many ideas."""
    today = timezone.localdate(now)
    since = now - timedelta(days=IDEA_DAYS) + AHEAD + timedelta(days=1)
    rows = Idea.objects.filter(state=IdeaState.OPEN, said_at__lte=since).select_related("body")
    waiting = [one for one in rows.order_by("body", "pk") if one.answer_due - AHEAD <= today]
    workers = {body.pk: workers_of(body) for body in {one.body for one in waiting}}
    for one in waiting:
        kind = "team_idea_late" if one.days_late(today) else "team_idea_due"
        notify(
            key=f"teamidea:{one.pk}:{kind}",
            to=workers[one.body_id],
            kind=kind,
            url=reverse("idea_answer", args=[one.body.key, one.pk]),
            values={"title": one.body.name, "due_on": one.answer_due},
        )
    return len(waiting)
