"""Acting for a team that is not there, and what an association promised about a team."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import ngettext

from wirksam.association.models import Body, Occasion, Validity
from wirksam.programme.models import Commitment

LAST_REPORT_DAYS = 14
"""So many days after its end a body still owes the last report."""


class Custody(Validity):
    """``acting`` does the work of ``body`` until the team begins or ``ends_with`` has happened.

    It reports every ``rhythm_days`` on what was done, who was involved and how. Joined with the
    commitments of the team by responsibility (``programme.Responsibility.acting_for``). One a day
    for a team (kept by a trigger). ``ends_on`` is the planned or the settled last day;
    ``ended_reason`` says that it is settled.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="custodies")
    acting = models.ForeignKey(Body, models.PROTECT, related_name="acting_custodies")
    ends_with = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="ends_custodies"
    )
    basis = models.CharField(max_length=300)
    rhythm_days = models.PositiveSmallIntegerField(default=30)
    recorded_by = models.CharField(max_length=40)
    ended_reason = models.CharField(max_length=300, blank=True)

    class Meta(Validity.Meta):
        ordering = ("-starts_on", "-pk")
        verbose_name_plural = "custodies"
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(condition=~Q(acting=F("body")), name="custody_by_another"),
            models.CheckConstraint(condition=~Q(basis=""), name="custody_has_a_basis"),
            models.CheckConstraint(condition=Q(rhythm_days__gte=1), name="custody_has_a_rhythm"),
            models.CheckConstraint(
                condition=Q(ended_reason="") | Q(ends_on__isnull=False),
                name="ended_custody_has_an_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.acting} > {self.body}"

    def last_day(self, team_begins: date | None) -> date | None:
        """Its last day as far as it is known: the first of its ends, never before it began.

        It ends with ``ends_on``, on the day ``ends_with`` happened, with either body, and the day
        before the team begins.
        """
        happened = self.ends_with.happens_on if self.ends_with and self.ends_with.happened else None
        eve = team_begins - timedelta(days=1) if team_begins else None
        ends = (self.ends_on, happened, eve, self.body.ends_on, self.acting.ends_on)
        known = [one for one in ends if one is not None]
        return max(self.starts_on, min(known)) if known else None

    def day_after(self, day: date) -> date:
        """The first day of the rhythm after ``day``."""
        passed = max((day - self.starts_on).days, 0) // self.rhythm_days
        return self.starts_on + timedelta(days=(passed + 1) * self.rhythm_days)

    def next_due(self, reports: Iterable[CustodyReport], last: date | None) -> date | None:
        """Until when the next report is due if ``last`` is its last day; None: all is told.

        A report answers all that was due until it was written, and the day it was written for.
        After the end there is one more, :data:`LAST_REPORT_DAYS` later.
        """
        told = list(reports)
        written = max((one.written_on for one in told), default=None)
        answered = max([self.starts_on, *(max(one.due_on, one.written_on) for one in told)])
        due = self.day_after(answered)
        if last is None or due < last:
            return due
        if written is not None and written >= last:
            return None
        return last + timedelta(days=LAST_REPORT_DAYS)

    def answers(self, reports: Iterable[CustodyReport], last: date | None, on: date) -> date:
        """The due day that a report written ``on`` is for: the oldest open one, none far ahead."""
        final = last + timedelta(days=LAST_REPORT_DAYS) if last else None
        near = self.day_after(on - timedelta(days=1))
        if final is not None and last is not None and (on >= last or near >= last):
            near = final
        return min(self.next_due(reports, last) or near, near)


class CustodyReport(models.Model):
    """What was done for the missing team, and how members were involved; append-only."""

    custody = models.ForeignKey(Custody, models.PROTECT, related_name="reports")
    due_on = models.DateField()
    done = models.TextField(max_length=3000)
    involved = models.TextField(max_length=2000)
    open_questions = models.TextField(max_length=2000, blank=True)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return f"{self.custody} {self.due_on}"

    @property
    def written_on(self) -> date:
        """The day on which it was written."""
        return timezone.localdate(self.written_at, timezone.get_default_timezone())

    @property
    def days_late(self) -> int:
        """How many days it came too late; 0 where it was in time."""
        return max((self.written_on - self.due_on).days, 0)

    @property
    def late_words(self) -> str:
        """How late it came, in words."""
        late = self.days_late
        return ngettext("%(days)d day late", "%(days)d days late", late) % {"days": late}


class TeamPromise(models.Model):
    """A commitment is about this team: that it comes to be, is called for, is acted for.

    So the thread of the commitment tells of the team, whoever is in charge of it.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="promises")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="about_teams")
    added_by = models.CharField(max_length=40)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["body", "commitment"], name="team_promise_once"),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.commitment}"
