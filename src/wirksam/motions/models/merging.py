"""The merge desk: a text in the making, which several people work on at once and all may watch."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from wirksam.motions.choices import Choice, DeskVerb
from wirksam.motions.models.motions import Amendment, Motion, MotionVersion


class MergeDraft(models.Model):
    """The text of a motion with what is taken over so far. ``revision`` grows with every change.

    What changed with it says so: a choice or paragraph carries the revision that wrote it last.
    """

    motion = models.OneToOneField(Motion, models.CASCADE, related_name="merge_draft")
    version = models.ForeignKey(MotionVersion, models.PROTECT, related_name="merge_drafts")
    revision = models.PositiveIntegerField(default=1)
    is_public = models.BooleanField(default=True)
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.motion)


class MergeChoice(models.Model):
    """What the desk does with one amendment; ``order`` decides between insertions at one point."""

    draft = models.ForeignKey(MergeDraft, models.CASCADE, related_name="choices")
    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="merge_choices")
    choice = models.CharField(max_length=7, choices=Choice, default=Choice.OPEN)
    order = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["draft", "amendment"], name="merge_choice_once"),
        )

    def __str__(self) -> str:
        return f"{self.amendment}: {self.choice}"


class MergeParagraph(models.Model):
    """A paragraph worded by hand at the desk, where amendments meet or a word must be mended.

    ``text`` takes the place of base paragraph ``position``, whatever was taken over there before;
    ``basis`` names the amendments that were taken over when it was written: if others join later,
    the desk asks to look again.
    """

    draft = models.ForeignKey(MergeDraft, models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    basis = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    edited_by = models.CharField(max_length=40)
    edited_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["draft", "position"], name="merge_paragraph_once"),
        )

    def __str__(self) -> str:
        return f"{self.draft} {self.position}"


class MergeDeed(models.Model):
    """One change at the desk: what was there before it and after it, so that it can be undone.

    ``number`` is the draft's revision it made, ``positions`` are the base paragraphs that read
    differently since. ``before`` and ``after`` hold choices and paragraphs by key; undoing is a
    deed of its own (``undoes``).
    """

    draft = models.ForeignKey(MergeDraft, models.CASCADE, related_name="deeds")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=8, choices=DeskVerb)
    amendments = models.JSONField(default=list)
    positions = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    done_by = models.CharField(max_length=40)
    done_at = models.DateTimeField(default=timezone.now)
    undoes = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="undone_by"
    )

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["draft", "number"], name="merge_deed_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.draft} {self.number}: {self.verb}"
