"""Votes of the assembly as the presidium states them, with the rule that was applied."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wirksam.assembly.choices import RollCallChoice, VoteResult, VoteWay
from wirksam.assembly.models.assemblies import AgendaItem, Assembly
from wirksam.association.models import Person
from wirksam.motions.choices import State
from wirksam.motions.models import Submission


class Vote(models.Model):
    """One vote. Only ever added (kept by a trigger); ``corrects`` takes the place of a wrong one.

    Without ``yes`` and ``no`` nobody counted and the presidium stated the result, as it did where
    ``stated``. ``majority`` is the code of the rule and ``rule`` a copy of it (empty: none was
    stored); ``findings`` are what the rules said then. ``outcome`` is what became of the
    ``submission`` by it (empty: nothing yet).
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="votes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="votes"
    )
    question = models.CharField(max_length=300)
    way = models.CharField(max_length=13, choices=VoteWay, default=VoteWay.SHOW_OF_HANDS)
    yes = models.PositiveIntegerField(null=True, blank=True)
    no = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField(null=True, blank=True)
    invalid = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(null=True, blank=True)
    entitled = models.PositiveIntegerField(null=True, blank=True)
    majority = models.CharField(max_length=40, blank=True)
    rule = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    result = models.CharField(max_length=11, choices=VoteResult)
    stated = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=State, blank=True)
    decided_on = models.DateField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    correction_reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(corrects=F("id")), name="vote_corrects_another"),
            models.CheckConstraint(
                condition=Q(yes__isnull=True, no__isnull=True)
                | Q(yes__isnull=False, no__isnull=False),
                name="vote_counted_whole",
            ),
            models.CheckConstraint(
                condition=Q(yes__isnull=False) | Q(stated=True), name="vote_counted_or_stated"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_reason=""),
                name="vote_correction_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question}: {self.result}"

    def get_absolute_url(self) -> str:
        return reverse("assembly_vote", args=[self.assembly.slug, self.pk])

    @property
    def is_counted(self) -> bool:
        """Somebody counted."""
        return self.yes is not None


class RollCallVote(models.Model):
    """How one person voted when names were called. Members may read it, nobody else.

    ``name`` is how she was called; ``person`` who that is, where it is known for sure.
    """

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="roll_call")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="roll_call_votes"
    )
    name = models.CharField(max_length=120, blank=True)
    choice = models.CharField(max_length=7, choices=RollCallChoice)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["vote", "position"], name="roll_call_position_once"),
            models.UniqueConstraint(
                fields=["vote", "person"],
                condition=Q(person__isnull=False),
                name="roll_call_person_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.choice}"
