"""The tree of the federation."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from wirksam.association.choices import ChangeKind, UnitKind
from wirksam.association.models.validity import Validity
from wirksam.association.rules import MINIMUM_CONTRAST, best_ink, contrast
from wirksam.foundation.access import VisibleQuerySet, ancestry

_HEX = RegexValidator(r"^#[0-9a-f]{6}$")


class Unit(Validity):
    """A part of the federation: the whole, a state, a chapter.

    ``path`` is its place in the tree (``bund/land/kreis/``), made of the lower-case addresses of
    all above it. A trigger keeps it true, so no unit can ever lie below itself.
    """

    kind = models.CharField(max_length=12, choices=UnitKind)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    slug = models.SlugField(unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=400, unique=True, editable=False)

    objects = VisibleQuerySet.as_manager()

    class Meta(Validity.Meta):
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(condition=Q(slug=Lower(F("slug"))), name="unit_slug_lower_case"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="unit_not_its_parent"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Keep the path in step with address and parent."""
        self.path = f"{self.parent.path if self.parent else ''}{self.slug}/"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("unit", args=[self.slug])

    @property
    def depth(self) -> int:
        """How many units lie above it."""
        return self.path.count("/") - 1

    @property
    def above(self) -> list[str]:
        """The paths of all units above it, highest first."""
        return ancestry(self.path)[:-1]


class UnitChange(models.Model):
    """Something that happened to a unit; ``before`` and ``after`` are names or paths."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=ChangeKind)
    other = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="changes_of_others"
    )
    happened_on = models.DateField()
    before = models.CharField(max_length=400, blank=True)
    after = models.CharField(max_length=400, blank=True)
    decision = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-happened_on", "-pk")

    def __str__(self) -> str:
        return f"{self.unit}: {self.kind}"


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
