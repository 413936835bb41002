"""How members prepare a decision: questions to movers, rooms with two sides, chapters meeting."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wirksam.assembly.choices import ItemState, Phase, Side
from wirksam.assembly.models.assemblies import AgendaItem, Assembly
from wirksam.association.models import Unit
from wirksam.motions.models import Submission

LONGEST_WORDS = 1000
LONGEST_ANSWER = 4000
LONGEST_SUMMARY = 6000


def _moderated() -> tuple[models.BaseConstraint, ...]:
    return (
        models.CheckConstraint(
            condition=Q(hidden_at__isnull=True, hidden_reason="")
            | Q(hidden_at__isnull=False) & ~Q(hidden_reason=""),
            name="%(class)s_hidden_with_reason",
        ),
    )


class Moderated(models.Model):
    """Words that the presidium can take down. The reason is for all to read, the words are not."""

    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.CharField(max_length=40, blank=True)
    hidden_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = _moderated()

    @property
    def is_hidden(self) -> bool:
        """It has been taken down."""
        return self.hidden_at is not None


class ChapterSession(Moderated):
    """A chapter talked about a motion before the assembly. ``attendees``: how many took part."""

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="chapter_sessions")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="chapter_sessions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="chapter_sessions")
    held_on = models.DateField()
    attendees = models.PositiveSmallIntegerField(default=0)
    summary = models.TextField(max_length=LONGEST_SUMMARY)
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta(Moderated.Meta):
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return f"{self.unit}: {self.submission}"

    def get_absolute_url(self) -> str:
        return reverse("chapter_session", args=[self.assembly.slug, self.pk])


class MoverQuestion(Moderated):
    """A question to those who move a submission, with the moment until which they owe an answer.

    ``by`` is the asker's key and is never shown; ``unit`` names the chapter in whose name it is
    asked. ``spoken``: answered aloud at the assembly, noted by its presidium. Taken back, the
    words are gone; the row stays so that numbers stay true.
    """

    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="mover_questions")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="mover_questions")
    session = models.ForeignKey(
        ChapterSession, models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="mover_questions"
    )
    phase = models.CharField(max_length=6, choices=Phase)
    by = models.CharField(max_length=40, blank=True)
    text = models.TextField(max_length=LONGEST_WORDS, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    answer = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    spoken = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta(Moderated.Meta):
        ordering = ("asked_at", "pk")
        constraints = (
            *Moderated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="", answered_by="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="mover_question_answered_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(withdrawn_at__isnull=False),
                name="mover_question_has_words",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("asked_at")), name="mover_question_due_after_asking"
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"{reverse('mover_questions', args=[self.assembly.slug])}#frage-{self.pk}"

    @property
    def is_open(self) -> bool:
        """An answer is still owed."""
        return self.answered_at is None and self.withdrawn_at is None and self.hidden_at is None

    def is_late(self, now: datetime) -> bool:
        """The answer is owed longer than promised."""
        return self.is_open and self.due_at < now


class Room(models.Model):
    """Where members prepare one question of an agenda item, with reasons for and against.

    It closes when the item is called, or when the presidium closes it (``closed_at``).
    ``picture`` holds how many were of which opinion when at least five had changed since the last
    one, so that nobody can tell one person's opinion from two pictures; ``pictured_at`` says when.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="rooms")
    submission = models.ForeignKey(
        Submission, models.SET_NULL, null=True, blank=True, related_name="rooms"
    )
    question = models.CharField(max_length=300)
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    picture = models.JSONField(null=True, blank=True)
    pictured_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("item__position", "pk")

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("room", args=[self.item.assembly.slug, self.pk])

    @property
    def is_open(self) -> bool:
        """Members can still speak in it: its item has not been called, and nobody closed it."""
        return self.closed_at is None and self.item.state == ItemState.OPEN


class Argument(Moderated):
    """One reason for or against, and the best one its author knows of the other side.

    ``by`` is her key and is never shown. Nothing answers to it: one level, equal weight.
    """

    room = models.ForeignKey(Room, models.CASCADE, related_name="arguments")
    side = models.CharField(max_length=7, choices=Side)
    text = models.TextField(max_length=LONGEST_WORDS)
    other_side = models.TextField(max_length=LONGEST_WORDS, blank=True)
    by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta(Moderated.Meta):
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class Opinion(models.Model):
    """What one member thinks of a room's question, -2 (against) to 2 (for). It is no vote."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="opinions")
    person_key = models.CharField(max_length=40)
    value = models.SmallIntegerField()
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["room", "person_key"], name="opinion_once"),
            models.CheckConstraint(
                condition=Q(value__gte=-2, value__lte=2), name="opinion_in_range"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
