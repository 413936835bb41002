"""Notices, how often somebody wants mail, and what she follows."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NOBODY_KEY = uuid.UUID(int=0)
"""Stands for a guest; no row has it."""


class Rhythm(models.TextChoices):
    """How often mail about notices comes, at most."""

    NONE = "none", _("No mail")
    WEEKLY = "weekly", _("Once a week")
    DAILY = "daily", _("Once a day")
    AT_ONCE = "at_once", _("At once")


class Notice(models.Model):
    """One person is told one thing, once. ``values`` hold titles, days and codes, never names.

    ``key`` names the occasion; the same key reaches the same person only once. ``done_at``: nothing
    is left to do about it; ``mailed_at``: it stood in a letter.
    """

    person_key = models.UUIDField()
    key = models.CharField(max_length=160)
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_key = models.CharField(max_length=80, blank=True)
    url = models.CharField(max_length=300)
    values = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person_key", "key"], name="told_once"),
            models.CheckConstraint(condition=Q(url__startswith="/"), name="notice_leads_inside"),
        )
        indexes = (
            models.Index(
                fields=["person_key"],
                condition=Q(seen_at=None, done_at=None),
                name="notice_unseen",
            ),
            models.Index(fields=["person_key", "-created_at"], name="notice_of_one"),
            models.Index(fields=["key"], condition=Q(done_at=None), name="notice_open_by_key"),
        )

    def __str__(self) -> str:
        return self.key


class MailChoice(models.Model):
    """How often one person gets a letter at most, and when she got the last one."""

    person_key = models.UUIDField(unique=True)
    rhythm = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.WEEKLY)
    mailed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.rhythm


class Follow(models.Model):
    """Somebody wants to hear of something, because she said so."""

    person_key = models.UUIDField()
    subject_type = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=80)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["subject_type", "subject_key", "person_key"], name="followed_once"
            ),
        )
        indexes = (models.Index(fields=["person_key"], name="followed_by_one"),)

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_key}"
