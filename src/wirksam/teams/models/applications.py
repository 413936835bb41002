"""Who would like to join a team. Only the applicant and the screeners ever read it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from wirksam.association.models import Office, Person
from wirksam.foundation.files.models import StoredFile
from wirksam.teams.choices import ApplicationState, Verdict
from wirksam.teams.models.cycles import Criterion, TeamCycle


class Application(models.Model):
    """Short answers to short questions; no academic prose needed, a recording does as well.

    ``helps_me`` is what helps her take part; ``support`` somebody who may speak with her.
    Withdrawn without a reason, its words are emptied at once. ``key`` names this attempt to the
    list of erasures, so that an older backup does not bring back what was withdrawn; applying
    anew gets a new one.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    cycle = models.ForeignKey(TeamCycle, models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, models.CASCADE, related_name="applications")
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="applications"
    )
    state = models.CharField(
        max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT
    )
    why = models.TextField(max_length=2000, blank=True)
    brings = models.TextField(max_length=2000, blank=True)
    wants_to_learn = models.TextField(max_length=2000, blank=True)
    helps_me = models.TextField(max_length=2000, blank=True)
    support = models.CharField(max_length=200, blank=True)
    recording = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="applications"
    )
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["cycle", "person"], name="application_once"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class SeatDeclaration(models.Model):
    """She says that a reserved seat is hers. Kept here alone, and gone after its period.

    It lives until ``delete_after`` (the decision and its objection period); then only "seat filled
    as reserved" remains with the mandate. Never copied to a journal, notice, search or export of
    others.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="declaration")
    declared_at = models.DateTimeField(default=timezone.now)
    delete_after = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Reader(models.Model):
    """Somebody who reads applications of a cycle. Nobody who applied herself."""

    cycle = models.ForeignKey(TeamCycle, models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="reading_cycles")
    named_by = models.CharField(max_length=40)
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["cycle", "person"], name="reader_once"),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Finding(models.Model):
    """What one reader found for one criterion, with the reason."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="findings")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="findings")
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="findings")
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.TextField(max_length=1000)
    found_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["application", "criterion", "reader"], name="finding_once"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
