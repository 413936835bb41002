"""Who the association is. Words people use for a body are data, never constants."""

from __future__ import annotations

import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from wirksam.accounts.models import User
from wirksam.association.choices import BodyKind, Capability, OccasionKind, Reach, UnitKind
from wirksam.association.rules import MINIMUM_CONTRAST, best_ink, contrast

_HEX = RegexValidator(r"^#[0-9a-f]{6}$")


class Validity(models.Model):
    """Something that exists from one day to another; both days count, an empty end is open."""

    starts_on = models.DateField(default=date(1970, 1, 1))
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
        )

    @classmethod
    def running(cls, day: date) -> Q:
        """Rows that exist on ``day``."""
        return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class Unit(Validity):
    """A part of the federation: the whole, a state, a chapter."""

    kind = models.CharField(max_length=12, choices=UnitKind)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    slug = models.SlugField(unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )

    def __str__(self) -> str:
        return self.name


class Look(models.Model):
    """Name and two colours of the association, as every page shows them. One row."""

    unit = models.OneToOneField(Unit, models.CASCADE)
    brand = models.CharField(max_length=7, validators=[_HEX])
    accent = models.CharField(max_length=7, validators=[_HEX])

    def __str__(self) -> str:
        return f"{self.unit}: {self.brand}, {self.accent}"

    def clean(self) -> None:
        """Refuse a colour on which neither dark nor light writing can be read (WCAG 2.2, 1.4.3)."""
        for colour in (self.brand, self.accent):
            if contrast(colour, best_ink(colour)) < MINIMUM_CONTRAST:
                raise ValidationError(f"{colour} carries neither dark nor light writing")


class Body(Validity):
    """Someone who can be responsible: a board, a team, the assembly, all chapters, everyone.

    ``key`` is what proposals and files call it; ``explanation`` says in plain words what it is.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=16, choices=BodyKind)
    key = models.SlugField(unique=True, max_length=60)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    explanation = models.CharField(max_length=300, blank=True)
    own = models.BooleanField(default=True)

    class Meta(Validity.Meta):
        ordering = ("name",)
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class BodySynonym(models.Model):
    """A word that texts use for a body; inflected forms are found without being listed."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="synonyms")
    wording = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["body", "wording"], name="synonym_once"),)

    def __str__(self) -> str:
        return self.wording


class Occasion(models.Model):
    """Something that deadlines hang on and that can move: an assembly, an election, a term."""

    key = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(max_length=12, choices=OccasionKind)
    name = models.CharField(max_length=120)
    happens_on = models.DateField(null=True, blank=True)
    happened = models.BooleanField(default=False)

    class Meta:
        ordering = ("happens_on", "name")

    def __str__(self) -> str:
        return self.name


class OccasionSynonym(models.Model):
    """A wording that texts use for an occasion."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="synonyms")
    wording = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.wording


class Person(models.Model):
    """A human being in the association. ``key`` stands for her wherever no name may stand."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, related_name="person")
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A function in a body, such as chair or speaker; what it may do is data."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="offices")
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.name}, {self.body}"


class OfficeCapability(models.Model):
    """One thing an office may do, and how far it reaches."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="capabilities")
    capability = models.CharField(max_length=40, choices=Capability)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.UNIT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["office", "capability"], name="capability_once"),
        )

    def __str__(self) -> str:
        return f"{self.office}: {self.capability}"


class Mandate(Validity):
    """A person holds an office for a term. Terms are looked up on the day, never swept by a job."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="mandates")
    office = models.ForeignKey(Office, models.PROTECT, related_name="mandates")

    def __str__(self) -> str:
        return f"{self.person}: {self.office}"
