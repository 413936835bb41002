"""When and where members meet to decide, and about what."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from wirksam.assembly.choices import AgendaKind, ItemState
from wirksam.association.models import Body, Occasion, Unit


class Assembly(models.Model):
    """A meeting of ``body`` that decides for ``unit``.

    Where an ``occasion`` is named, deadlines hang on it and its day is the assembly's first:
    ``first_day`` and ``last_day`` tell it rightly even after the occasion was moved elsewhere.
    """

    slug = models.SlugField(unique=True, max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assemblies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="assemblies")
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(max_length=500, blank=True)
    access_info = models.TextField(max_length=2000, blank=True)
    occasion = models.OneToOneField(
        Occasion, models.PROTECT, null=True, blank=True, related_name="assembly"
    )
    invited_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_on", "-pk")
        verbose_name_plural = "assemblies"
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="assembly_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("assembly", args=[self.slug])

    @property
    def first_day(self) -> date | None:
        """The day it begins; nothing while its occasion has no date."""
        return self.starts_on if self.occasion is None else self.occasion.happens_on

    @property
    def last_day(self) -> date | None:
        """The day it ends: it stays as long as it was planned."""
        first = self.first_day
        return None if first is None else first + (self.ends_on - self.starts_on)


class AgendaItem(models.Model):
    """What is dealt with, in order; an account to the assembly may hang on it.

    ``summary`` says in one plain sentence what it is about, ``detail`` more. One item at a time is
    called; ``called_at`` is when it was called first. ``revision`` grows with each change.
    """

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=AgendaKind, default=AgendaKind.OTHER)
    report = models.ForeignKey(
        "ReportEdition", models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    summary = models.CharField(max_length=300, blank=True)
    detail = models.TextField(max_length=8000, blank=True)
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.OPEN)
    called_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["assembly"],
                condition=Q(state=ItemState.CALLED),
                name="one_item_called_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.OPEN) | Q(called_at__isnull=False),
                name="item_called_before_done",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("agenda_item", args=[self.assembly.slug, self.pk])
