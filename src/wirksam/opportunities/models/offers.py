"""Fair offers: who said yes to being asked, rounds, and what was offered why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models import Body, Person, Unit
from wirksam.opportunities.choices import OfferState, When
from wirksam.opportunities.models.opportunities import Opportunity


class HelperProfile(models.Model):
    """What somebody says about helping, in her own words; she changes and deletes it herself.

    ``wants_offers``: she said yes to being asked. ``per_week`` is how many days a week at most,
    ``minutes`` how long at a time. ``topics`` are words parted by commas. ``experience`` are words
    of what she has done before; ``accepts`` the warnings she does not mind.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="helper_profile")
    wants_offers = models.BooleanField(default=False)
    per_week = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    when = models.CharField(max_length=8, choices=When, default=When.ANY)
    online_only = models.BooleanField(default=False)
    topics = models.CharField(max_length=300, blank=True)
    experience = models.CharField(max_length=300, blank=True)
    accepts = models.JSONField(default=list, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"#{self.pk}"


class SupportDecision(models.Model):
    """Chapters with less support count more in rounds of offers, as a unit decided.

    ``weights`` are half turns by the chapter's primary key (3: one and a half times); all others
    count once. It holds in the unit and below from the day after it was entered, so that nobody
    bends a round, until a later one. Only ever added (kept by a trigger).
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="support_decisions")
    decided_on = models.DateField()
    source = models.CharField(max_length=200)
    weights = models.JSONField(default=dict, blank=True)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-entered_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(source=""), name="support_decision_has_a_source"),
        )

    def __str__(self) -> str:
        return self.source


class OfferRound(models.Model):
    """One round: ``terms`` and ``log`` hold numbers, keys and codes, never a name.

    ``lot`` draws between equals, so that the same round comes out the same again. ``asked`` is how
    many people were asked, ``filled`` for how many places somebody was. Never rewritten (kept by a
    trigger).
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="offer_rounds")
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="offer_rounds")
    decision = models.ForeignKey(
        SupportDecision, models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    lot = models.CharField(max_length=40, unique=True)
    terms = models.JSONField(default=dict)
    log = models.JSONField(default=dict)
    asked = models.PositiveIntegerField(default=0)
    filled = models.PositiveIntegerField(default=0)
    ran_by = models.CharField(max_length=40)
    ran_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-ran_at", "-pk")

    def __str__(self) -> str:
        return self.lot

    def get_absolute_url(self) -> str:
        return reverse("offer_round", args=[self.pk])


class Offer(models.Model):
    """A task offered to somebody, with the reasons as codes and values. Declining costs nothing."""

    round = models.ForeignKey(OfferRound, models.CASCADE, related_name="offers")
    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="offers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="offers")
    reasons = models.JSONField(default=list)
    place = models.CharField(max_length=12, default="open")
    state = models.CharField(max_length=8, choices=OfferState, default=OfferState.OPEN)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("expires_at", "pk")
        indexes = (
            models.Index(
                fields=["person"], condition=Q(state=OfferState.OPEN), name="offer_open_of_person"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["opportunity", "person"], name="offered_once"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
