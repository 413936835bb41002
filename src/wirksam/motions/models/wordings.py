"""Texts as they were at one moment: paragraphs and numbered lines, never changed afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Wording(models.Model):
    """A text at one moment. Frozen when stored (kept by triggers); a change is another wording.

    ``width`` is how many characters fit on a line; line numbers follow from it and never change.
    """

    width = models.PositiveSmallIntegerField(default=80)
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class WordingParagraph(models.Model):
    """A heading, paragraph, list item or quote; ``lines`` are its numbered lines in order.

    ``breaks`` are the offsets in ``text`` at which its lines begin.
    """

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    breaks = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=["wording", "position"], name="wording_paragraph_position_once"
            ),
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="wording_lines_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_line}-{self.last_line}"


class ReadingAid(models.Model):
    """A paragraph in plain words, bound to it. It helps to read and never replaces the text."""

    paragraph = models.OneToOneField(WordingParagraph, models.CASCADE, related_name="aid")
    text = models.TextField(max_length=4000)
    written_by = models.CharField(max_length=40)
    checked_by = models.CharField(max_length=40, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by="")
                | Q(checked_at__isnull=False) & ~Q(checked_by="") & ~Q(checked_by=F("written_by")),
                name="reading_aid_checked_by_another",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
