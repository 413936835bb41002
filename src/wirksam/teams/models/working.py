"""How a team works: agreement, roles, ideas, decisions, guests."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.association.models import Body, Mandate, Person, Validity
from wirksam.teams.choices import ANSWERABLE, IdeaState

IDEA_DAYS = 14
"""Days until a team owes an answer to an idea."""


class Agreement(models.Model):
    """A version of how a team wants to work so that all can take part."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(max_length=4000)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["body", "number"], name="agreement_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.body} ({self.number})"


class TeamRole(models.Model):
    """What somebody looks after inside the team; no right comes from it."""

    mandate = models.OneToOneField(Mandate, models.CASCADE, related_name="team_role")
    text = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.text


class Idea(models.Model):
    """A member's idea for a team. An answer must give reasons."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="ideas")
    text = models.TextField(max_length=1500)
    by = models.CharField(max_length=40)
    said_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=IdeaState, default=IdeaState.OPEN)
    answer = models.TextField(max_length=1500, blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("-said_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=IdeaState.OPEN, answer="")
                | ~Q(state=IdeaState.OPEN) & ~Q(answer=""),
                name="idea_answered_with_reasons",
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_open(self) -> bool:
        """An answer is owed."""
        return self.state == IdeaState.OPEN

    @property
    def is_answerable(self) -> bool:
        """It waits for an answer, or was put off and can be taken up again."""
        return self.state in ANSWERABLE

    @property
    def answer_due(self) -> date:
        """The day by which the answer is owed."""
        return timezone.localdate(self.said_at) + timedelta(days=IDEA_DAYS)

    def days_late(self, today: date) -> int:
        """Days since the answer was due; 0 while there is time or where none is owed."""
        return max(0, (today - self.answer_due).days) if self.is_open else 0


class TeamDecision(models.Model):
    """What a team decided; append-only, a correction is another one."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    decided_on = models.DateField()
    text = models.TextField(max_length=2000)
    reasons = models.TextField(max_length=2000, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    public = models.BooleanField(default=True)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("-decided_on", "-pk")

    def __str__(self) -> str:
        return self.text[:60]


class Guest(Validity):
    """Somebody works along for a time or a topic, without a seat and without a right.

    It needs both sides: ``agreed_at`` is when she said yes, ``invited_by`` the key of whoever said
    yes for the team (empty while her own wish waits for an answer).
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="guest_of")
    topic = models.CharField(max_length=200)
    agreed_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.CharField(max_length=40, blank=True)

    class Meta(Validity.Meta):
        ordering = ("-starts_on", "-pk")
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__isnull=False), name="guest_has_an_end"),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=False) | ~Q(invited_by=""),
                name="guest_wanted_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.topic

    @property
    def is_agreed(self) -> bool:
        """Both sides have said yes."""
        return self.agreed_at is not None and bool(self.invited_by)
