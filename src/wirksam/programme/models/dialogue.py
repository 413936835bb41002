"""What members say to a report and ask a body. Answers are owed by a day that everyone sees."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.association.models import Body
from wirksam.programme.models.commitment import Commitment
from wirksam.programme.models.progress import ProgressEntry

LONGEST_WORD = 1000


def _owed() -> tuple[models.BaseConstraint, ...]:
    return (
        models.CheckConstraint(
            condition=Q(answered_at__isnull=True, answer="", answered_by="")
            | Q(answered_at__isnull=False) & ~Q(answer=""),
            name="%(class)s_answered_with_words",
        ),
        models.CheckConstraint(
            condition=~Q(text="") | Q(withdrawn_at__isnull=False), name="%(class)s_has_words"
        ),
    )


class Owed(models.Model):
    """Words of a member (``by`` is her key, never shown) with an answer due.

    Taken back, the words are gone; the row stays so that numbers stay true.
    """

    by = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=LONGEST_WORD, blank=True)
    answer_due = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = _owed()

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_open(self) -> bool:
        """An answer is still owed."""
        return self.answered_at is None and self.withdrawn_at is None

    def days_late(self, today: date) -> int:
        """Days since the answer was due; 0 while there is time or where none is owed."""
        return max(0, (today - self.answer_due).days) if self.is_open else 0


class Objection(Owed):
    """*I see it differently*: a member to an entry on a public commitment."""

    entry = models.ForeignKey(ProgressEntry, models.PROTECT, related_name="objections")
    raised_at = models.DateTimeField(default=timezone.now)

    class Meta(Owed.Meta):
        ordering = ("raised_at", "pk")
        constraints = (
            *Owed.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry", "by"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(by=""),
                name="one_objection_each",
            ),
        )


class Question(Owed):
    """A member asks a body about a commitment; everyone sees until when the answer is due."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="questions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="questions")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta(Owed.Meta):
        ordering = ("asked_at", "pk")
