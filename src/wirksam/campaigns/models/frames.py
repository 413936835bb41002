"""A frame: what a level of the association proposes, and the kit for it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models import Body, Unit
from wirksam.campaigns.choices import FrameState, Licence
from wirksam.foundation.files.models import StoredFile


class Frame(models.Model):
    """A theme and a window in which chapters act, each with its own focus if it likes.

    The level is that of its ``unit``: federal, state, district. Withdrawn, local actions go on as
    the chapters' own.
    """

    slug = models.SlugField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="frames")
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="frames")
    title = models.CharField(max_length=160)
    theme = models.TextField(max_length=3000)
    goals = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=9, choices=FrameState, default=FrameState.DRAFT)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    lines = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="frame_window_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state=FrameState.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="withdrawn_frame_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("frame", args=[self.slug])


class Material(models.Model):
    """Something of the kit: a file or a link, with its licence; a picture with words for it."""

    frame = models.ForeignKey(Frame, models.CASCADE, related_name="materials")
    title = models.CharField(max_length=160)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="materials"
    )
    url = models.URLField(max_length=500, blank=True)
    licence = models.CharField(max_length=8, choices=Licence, default=Licence.OWN)
    made_by = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(url=""), name="material_is_somewhere"
            ),
        )

    def __str__(self) -> str:
        return self.title
