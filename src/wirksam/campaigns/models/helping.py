"""A chapter asks for help; any unit can answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models import Body, Unit
from wirksam.campaigns.choices import HelpKind, HelpState
from wirksam.campaigns.models.actions import LocalAction
from wirksam.campaigns.models.frames import Frame


class HelpRequest(models.Model):
    """What is missing, until when; for an action, for a frame, or for neither."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="help_requests")
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="help_requests")
    action = models.ForeignKey(
        LocalAction, models.CASCADE, null=True, blank=True, related_name="help_requests"
    )
    frame = models.ForeignKey(
        Frame, models.SET_NULL, null=True, blank=True, related_name="help_requests"
    )
    kind = models.CharField(max_length=8, choices=HelpKind)
    text = models.CharField(max_length=500)
    until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=HelpState, default=HelpState.OPEN)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("help_request", args=[self.pk])


class HelpAnswer(models.Model):
    """A body of any unit offers what is asked for; the one that asked takes it up or not.

    Declined or taken back, it leaves room for another offer of the same body.
    """

    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="answers")
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="help_answers")
    text = models.CharField(max_length=500)
    answered_by = models.CharField(max_length=40)
    answered_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["request", "by_body"],
                condition=Q(withdrawn_at__isnull=True, declined_at__isnull=True),
                name="help_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True)
                | Q(declined_at__isnull=True, withdrawn_at__isnull=True),
                name="help_counted_on_or_not",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
