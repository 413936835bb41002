"""Motions and amendments, and the wordings they are about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models import Unit
from wirksam.motions.choices import Becomes
from wirksam.motions.models.submissions import Submission
from wirksam.motions.models.wordings import Wording
from wirksam.programme.models import Programme, ProgrammeVersion


class Statute(models.Model):
    """Statutes, rules of procedure and the like of a unit."""

    slug = models.SlugField(unique=True, max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="statutes")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("statute", args=[self.slug])


class Motion(Submission):
    """A text that an assembly is to adopt.

    ``source_version`` is the programme it continues or rewrites, ``statute`` the statutes it
    changes: commitments and citations are carried from there. ``programme_*`` and ``term_*`` say
    which work programme it is to become; an empty ``programme`` with a ``programme_slug`` is new.
    """

    submission = models.OneToOneField(
        Submission, models.CASCADE, parent_link=True, primary_key=True, related_name="as_motion"
    )
    slug = models.SlugField(unique=True, max_length=60)
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=300, blank=True)
    becomes = models.CharField(max_length=10, choices=Becomes, default=Becomes.RESOLUTION)
    source_version = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, null=True, blank=True, related_name="motions"
    )
    statute = models.ForeignKey(
        Statute, models.PROTECT, null=True, blank=True, related_name="motions"
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="motions"
    )
    programme_slug = models.SlugField(max_length=60, blank=True)
    term_starts_on = models.DateField(null=True, blank=True)
    term_ends_on = models.DateField(null=True, blank=True)
    amendments_until_called = models.BooleanField(default=True)

    class Meta:
        ordering = ("identifier", "pk")

    def __str__(self) -> str:
        return f"{self.identifier} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("motion", args=[self.slug])


class MotionVersion(models.Model):
    """A wording of a motion. A draft's is replaced; once published, a change is another version."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="motion_versions")
    note = models.CharField(max_length=300, blank=True)
    created_by = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["motion", "number"], name="motion_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.motion} ({self.number})"


class Amendment(Submission):
    """A wish to change a motion, or (``parent``) to change another amendment.

    ``changes`` are edits of the paragraphs of ``version`` (``engine.amend.Amendment.to_data``);
    an amendment to an amendment edits the text as it would read with ``parent``. ``whole``: a
    global alternative. ``editorial``: only wording, the meaning stays. ``previous`` keeps the
    changes as they were before the last three-way rewriting.
    """

    submission = models.OneToOneField(
        Submission, models.CASCADE, parent_link=True, primary_key=True, related_name="as_amendment"
    )
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="amendments")
    version = models.ForeignKey(MotionVersion, models.PROTECT, related_name="amendments")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments"
    )
    changes = models.JSONField(default=dict)
    previous = models.JSONField(null=True, blank=True)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    whole = models.BooleanField(default=False)
    editorial = models.BooleanField(default=False)

    class Meta:
        ordering = ("first_line", "last_line", "pk")

    def __str__(self) -> str:
        return self.identifier or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("amendment", args=[self.motion.slug, self.pk])


class Resolution(models.Model):
    """An adopted motion as it was adopted. Immutable (kept by triggers)."""

    slug = models.SlugField(unique=True, max_length=60)
    motion = models.OneToOneField(Motion, models.PROTECT, related_name="resolution")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="resolutions")
    title = models.CharField(max_length=300)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="resolutions")
    adopted_on = models.DateField()

    class Meta:
        ordering = ("-adopted_on", "-pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("resolution", args=[self.slug])


class StatuteVersion(models.Model):
    """A wording of statutes and the day it came into force; immutable (kept by triggers)."""

    statute = models.ForeignKey(Statute, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="statute_versions")
    valid_from = models.DateField()
    motion = models.OneToOneField(
        Motion, models.PROTECT, null=True, blank=True, related_name="statute_version"
    )

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["statute", "number"], name="statute_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="statute_version_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.statute} ({self.number})"
