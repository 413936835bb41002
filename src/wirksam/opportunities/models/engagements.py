"""Who joins in. Whoever leaves gives no reason; the row goes, nothing counts against her."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.association.models import Person
from wirksam.opportunities.choices import TO_HER, EngagementState
from wirksam.opportunities.models.opportunities import Opportunity, Position


class GuestHelper(models.Model):
    """Somebody without an account: a name, a mail address, a link. Gone 72 hours after it is over.

    ``digest`` is that of the link's token; until ``confirmed_at`` no place is held. Opening the
    link shows a page; only its button confirms, so that no mail scanner signs anybody up.
    """

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="guest_helpers")
    name = models.CharField(max_length=80)
    mail = models.EmailField()
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    purge_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["opportunity", "mail"], name="guest_helper_once"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class Engagement(models.Model):
    """A person, or a guest, in a task. ``joined_at`` orders the waiting list.

    ``accepted`` are the warnings she accepted. ``first_time``: she holds a place that is kept for
    people who do this for the first time, in her own word. ``late``: she comes a little later.
    """

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="engagements")
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="engagements"
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="engagements"
    )
    guest = models.OneToOneField(
        GuestHelper, models.CASCADE, null=True, blank=True, related_name="engagement"
    )
    state = models.CharField(max_length=8, choices=EngagementState, default=EngagementState.GOING)
    first_time = models.BooleanField(default=False)
    experienced = models.BooleanField(default=False)
    accepted = models.JSONField(default=list, blank=True)
    late = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("joined_at", "pk")
        indexes = (models.Index(fields=["opportunity", "state"], name="engagement_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=["opportunity", "person"],
                condition=Q(person__isnull=False),
                name="engagement_once",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, guest__isnull=True)
                | Q(person__isnull=True, guest__isnull=False),
                name="engagement_of_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=EngagementState.DONE) | Q(done_at__isnull=False),
                name="engagement_done_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def said(self) -> str:
        """How it stands, said to her."""
        return str(TO_HER[EngagementState(self.state)])

    @property
    def name(self) -> str:
        """How the person, or the guest, is called."""
        found = self.person or self.guest
        return found.name if found else ""


class Watcher(models.Model):
    """Tell her only if people are missing."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="watchers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="watched_opportunities")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["opportunity", "person"], name="watcher_once"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
