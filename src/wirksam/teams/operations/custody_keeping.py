"""What happens by itself: a custody ends, and those who act are reminded of their reports.

As with commitments, what is to be said follows from the day alone and its key from the fact, so
that missed or doubled runs neither leave out nor repeat anything.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.queries.contacts import answerable
from wirksam.foundation.access import NOBODY, Actor
from wirksam.foundation.notices.operations import notify, settle_others
from wirksam.teams.models import Custody, TeamCycle
from wirksam.teams.operations.custody import settle_end
from wirksam.teams.queries.custody import Acting, acting, seen, told_custodies

SOON = timedelta(days=7)
STEP = timedelta(days=28)
PREFIX = "custody:"


def keep_custodies(now: datetime) -> int:
    """End what has ended, remind of what is due; how many reminders hold."""
    today = timezone.localdate(now)
    settle_custodies(today)
    return remind_of_reports(now)


def end_with_team(actor: Actor, cycle: TeamCycle) -> None:  # noqa: ARG001 (it ends by itself)
    """A team begins: whoever acted for it does so no longer."""
    settle_custodies(timezone.localdate(), Custody.objects.filter(body=cycle.body_id))


def settle_custodies(today: date, rows: QuerySet[Custody] | None = None) -> int:
    """Write down which custodies (of ``rows``) have ended by ``today``, and why; how many."""
    ended = 0
    found = Custody.objects.all() if rows is None else rows
    for pk in found.filter(ended_reason="").values_list("pk", flat=True):
        with transaction.atomic():
            Custody.objects.select_for_update().filter(pk=pk).first()
            row = told_custodies().filter(pk=pk, ended_reason="").first()
            one = seen(row, today) if row else None
            if one is not None and one.is_over and one.last is not None:
                settle_end(NOBODY, one, one.last, why_ended(one))
                ended += 1
    return ended


def why_ended(one: Acting) -> str:
    """In a sentence, what ended it."""
    custody, last = one.custody, one.last
    if one.begins is not None and last is not None and one.begins - timedelta(days=1) <= last:
        return _("The team has begun its work.")
    occasion = custody.ends_with
    if occasion is not None and occasion.happened and occasion.happens_on == last:
        return _("“%(name)s” has taken place.") % {"name": occasion.name}
    for body in (custody.body, custody.acting):
        if body.ends_on is not None and last is not None and body.ends_on <= last:
            return _("“%(name)s” does not exist any more.") % {"name": body.name}
    return _("The time that was decided is over.")


def remind_of_reports(now: datetime) -> int:
    """Tell the body that acts what is due within a week or overdue; settle what is settled."""
    today = timezone.localdate(now)
    held: set[tuple[str, str]] = set()
    for one in acting(today=today):
        if one.due is None or one.is_ahead or one.due - SOON > today:
            continue
        people = answerable(one.custody.acting, today)
        key = f"{PREFIX}{one.custody.pk}:{one.due.isoformat()}:{_step(one.due, today)}:"
        notify(
            key=key,
            to=people,
            kind="custody_overdue" if one.late else "custody_due",
            url=reverse("report_custody", args=[one.custody.body.key, one.custody.pk]),
            values={"title": one.custody.body.name, "due_on": one.due},
            now=now,
        )
        held.update((key, person) for person in people)
    settle_others(PREFIX, held, now=now)
    return len(held)


def _step(due: date, today: date) -> str:
    return "soon" if today <= due else str((today - due - timedelta(days=1)) // STEP)
