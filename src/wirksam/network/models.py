"""Allies: who they are, whom to ask there, who holds the contact, what was done together."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone

from wirksam.activities.models import Activity
from wirksam.association.models import Office, Unit
from wirksam.network.choices import LegalBasis, PartnerKind, Shared


class Partner(models.Model):
    """An organisation a unit works with. The unit's own unless it shares it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="partners")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=11, choices=PartnerKind, default=PartnerKind.GROUP)
    about = models.TextField(max_length=2000, blank=True)
    url = models.URLField(max_length=500, blank=True)
    place = models.CharField(max_length=120, blank=True)
    shared = models.CharField(max_length=5, choices=Shared, default=Shared.UNIT)
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["unit", "name"], name="partner_of_unit_once"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partner", args=[self.pk])


class PartnerContact(models.Model):
    """Somebody there: with the basis on which it is kept and a day to look at it again.

    Never shared with other units; gone half a year after ``review_on`` unless looked at again.
    """

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    task = models.CharField(max_length=120, blank=True)
    mail = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=9, choices=LegalBasis)
    basis_note = models.CharField(max_length=200, blank=True)
    review_on = models.DateField()
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Relation(models.Model):
    """An office holds the contact, not a person; whoever holds the office is who to ask."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="relations")
    office = models.ForeignKey(Office, models.CASCADE, related_name="relations")
    since = models.DateField(null=True, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["partner", "office"], name="relation_once"),)

    def __str__(self) -> str:
        return f"{self.partner}: {self.office}"


class JointActivity(models.Model):
    """A partner takes part in an activity. ``public``: it may be named there."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="joint_activities")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="partners")
    part = models.CharField(max_length=200, blank=True)
    public = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=40)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["partner", "activity"], name="joint_activity_once"),
        )

    def __str__(self) -> str:
        return f"{self.partner}: {self.activity}"
