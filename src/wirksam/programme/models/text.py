"""The text: frozen once published, cited by its printed line numbers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models import Unit
from wirksam.programme.models.source import SourceFile


class Programme(models.Model):
    """A work programme of a unit for a term."""

    slug = models.SlugField(unique=True, max_length=60)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="programmes")
    term_starts_on = models.DateField()
    term_ends_on = models.DateField()
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("-term_starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(term_ends_on__gt=F("term_starts_on")), name="term_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme", args=[self.slug])

    @property
    def scope(self) -> str:
        """The name under which changes of this programme's pages are counted."""
        return scope_of(self.slug)


def scope_of(slug: str) -> str:
    """The scope of the programme at an address, known without asking the database."""
    return f"programme:{slug}"


class ProgrammeVersion(models.Model):
    """One adopted wording of a programme. Frozen, it never changes again (kept by triggers).

    ``follows`` is the text it continues, of this or of an earlier programme: from there commitments
    and citations are carried over.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    identifier = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    submitters = models.JSONField(default=list, blank=True)
    resolved_on = models.DateField(null=True, blank=True)
    agenda_item = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(SourceFile, models.PROTECT, related_name="versions")
    reader_version = models.CharField(max_length=20)
    text_sha256 = models.CharField(max_length=64, db_index=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["programme", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["text_sha256"], condition=Q(follows=None), name="text_begins_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("programme_version", args=[self.programme.slug, self.number])

    def lines_url(self, first: int, last: int) -> str:
        """The permanent address of lines; those of later versions have their number in it."""
        name, lines = ("line", [first]) if first == last else ("lines", [first, last])
        if self.number == 1:
            return reverse(name, args=[self.programme.slug, *lines])
        return reverse(f"version_{name}", args=[self.programme.slug, self.number, *lines])

    @property
    def is_published(self) -> bool:
        """Anyone may read it, and nobody may change it."""
        return self.frozen_at is not None

    @classmethod
    def visible_to_all(cls) -> Q:
        """Versions that the public may read."""
        return Q(frozen_at__isnull=False, frozen_at__lte=timezone.now())


class Passage(models.Model):
    """A heading, paragraph, list item or quote of a version, from line to line."""

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["version", "position"], name="passage_position_once"),
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="passage_lines_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_line}-{self.last_line}"


class TextLine(models.Model):
    """A numbered line: the citation people use. ``source_line`` is its line in the file, from 1."""

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="lines")
    passage = models.ForeignKey(Passage, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.TextField()
    source_line = models.PositiveIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["version", "number"], name="line_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class EditorialNote(models.Model):
    """A remark beside the text; the text itself is never repaired."""

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="notes")
    line = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=40)
    message = models.TextField()
    values = models.JSONField(default=dict, blank=True)
    written_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("line", "pk")

    def __str__(self) -> str:
        return f"{self.line}: {self.code}"


class PlainText(models.Model):
    """A passage in plain words. It helps to read and never replaces the original."""

    passage = models.OneToOneField(Passage, models.CASCADE, related_name="plain")
    text = models.TextField()
    written_by = models.CharField(max_length=40)
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by="")
                | Q(checked_at__isnull=False) & ~Q(checked_by="") & ~Q(checked_by=F("written_by")),
                name="plain_text_checked_by_another",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
