"""What people do together: the one table that every list, calendar and feed reads."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from wirksam.activities.choices import ENDED, JOINABLE, CoHostState, State, Visibility
from wirksam.activities.kinds import kind_of
from wirksam.activities.rules import web_address
from wirksam.association.models import Body
from wirksam.foundation.access import VisibleQuerySet


class Series(models.Model):
    """Activities that come back, each a row; ``rule`` (an RRULE) is how their days were found."""

    rule = models.CharField(max_length=60)
    until = models.DateField()

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"{self.rule} {self.until}"


class Activity(models.Model):
    """Anything that a body does, alone or with others. Kinds extend it by one level.

    ``starts_at`` is a moment; ``all_day`` makes days of it, ``ends_at`` then lies on the last one.
    ``days`` is how many midnights lie between start and end (kept by ``save``): what lasts longer
    than a day is found by it. ``revision`` grows with every change, so that nobody overwrites what
    somebody else has just written; ``sequence`` (RFC 5545) with every change a calendar must learn.
    """

    kind = models.SlugField(max_length=30)
    title = models.CharField(max_length=160)
    summary = models.TextField(max_length=4000, blank=True)
    host = models.ForeignKey(Body, models.PROTECT, related_name="activities")
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    all_day = models.BooleanField(default=False)
    days = models.PositiveSmallIntegerField(default=0, editable=False)
    place = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(max_length=500, blank=True)
    access_info = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    visibility = models.CharField(max_length=7, choices=Visibility, default=Visibility.MEMBERS)
    effort_minutes = models.PositiveIntegerField(null=True, blank=True)
    learn_text = models.CharField(max_length=300, blank=True)
    needs_text = models.CharField(max_length=300, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="activities"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    cancelled_reason = models.CharField(max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        verbose_name_plural = "activities"
        indexes = (
            models.Index(fields=["starts_at", "id"], name="activity_by_time"),
            models.Index(fields=["visibility", "starts_at", "id"], name="activity_shown_by_time"),
            models.Index(fields=["host", "starts_at", "id"], name="activity_of_host_by_time"),
            models.Index(
                fields=["ends_at", "starts_at"],
                condition=Q(days__gt=0),
                name="activity_of_several_days",
            ),
            models.Index(
                fields=["visibility", "ends_at", "starts_at"],
                condition=Q(days__gt=0),
                name="activity_shown_several_days",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="activity_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=False) | Q(ends_at__isnull=True),
                name="activity_end_needs_start",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=False) | Q(state__in=(State.IDEA, State.CANCELLED)),
                name="activity_dated_unless_idea",
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("pk")),
                name="activity_not_part_of_itself",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Keep the number of midnights in step with start and end."""
        self.days = max(0, (self.last_day - self.first_day).days) if self.starts_at else 0
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        known = kind_of(self.kind)
        return reverse(known.url_name if known else "activity", args=[self.pk])

    @property
    def kind_label(self) -> StrOrPromise:
        """The word for its kind; the bare code where its app is switched off."""
        known = kind_of(self.kind)
        return known.label if known else self.kind

    @property
    def kind_icon(self) -> str:
        """The icon of its kind."""
        known = kind_of(self.kind)
        return known.icon if known else "calendar"

    @property
    def first_day(self) -> date:
        """The day it begins on, where the association is; an error while it has no date."""
        return _local_day(self.starts_at)

    @property
    def last_day(self) -> date:
        """The day it ends on."""
        return _local_day(self.ends_at or self.starts_at)

    @property
    def meeting_link(self) -> str:
        """Where one clicks to be there online; only an address of the web."""
        return web_address(self.online_url)

    @property
    def is_joinable(self) -> bool:
        """People may say now that they take part."""
        return self.state in JOINABLE

    @property
    def is_ended(self) -> bool:
        """It took place, or was called off."""
        return self.state in ENDED


def _local_day(moment: datetime | None) -> date:
    if moment is None:
        raise ValueError("this activity has no date yet")
    return timezone.localdate(moment, timezone.get_default_timezone())


class CoHost(models.Model):
    """Another body that was asked to host too. It decides itself; it can leave again."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="cohosts")
    body = models.ForeignKey(Body, models.PROTECT, related_name="cohosted")
    state = models.CharField(max_length=9, choices=CoHostState, default=CoHostState.ASKED)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["body", "state"], name="cohost_by_body"),)
        constraints = (
            models.UniqueConstraint(fields=["activity", "body"], name="cohost_once"),
            models.CheckConstraint(
                condition=Q(state=CoHostState.ASKED) | Q(answered_at__isnull=False),
                name="cohost_answer_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} ({self.state})"


class Closing(models.Model):
    """What came of an activity, how many were there, what comes next."""

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="closing")
    came_of_it = models.TextField(max_length=2000)
    attendees = models.PositiveIntegerField(null=True, blank=True)
    what_next = models.TextField(max_length=1000, blank=True)
    closed_by = models.CharField(max_length=40, blank=True)
    closed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.activity}: {self.came_of_it[:40]}"
