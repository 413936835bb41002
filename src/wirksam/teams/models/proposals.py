"""Whom a board proposes for a team, and why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.association.models import Body, Nomination, Office, Person
from wirksam.teams.models.applications import Application
from wirksam.teams.models.cycles import TeamCycle


class Proposal(models.Model):
    """One version of a proposal. Published, it stays (kept by triggers); a later one replaces it.

    ``findings`` is what the statutes engine said about it when it was published, with rule, text
    and source of each; never a name.
    """

    cycle = models.ForeignKey(TeamCycle, models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField(default=1)
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="team_proposals")
    reasons = models.TextField(max_length=4000, blank=True)
    findings = models.JSONField(default=list, blank=True)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["cycle", "number"], name="proposal_number_once"),
            models.UniqueConstraint(
                fields=["cycle"], condition=Q(published_at=None), name="proposal_one_draft"
            ),
        )

    def __str__(self) -> str:
        return f"{self.cycle} ({self.number})"


class ProposedPerson(models.Model):
    """Somebody on the slate, with reasons per criterion in the board's words for all to read.

    ``person`` stays when the application has gone, so that her name can still be taken away.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="people")
    application = models.ForeignKey(
        Application, models.SET_NULL, null=True, blank=True, related_name="proposed"
    )
    nomination = models.OneToOneField(
        Nomination, models.SET_NULL, null=True, blank=True, related_name="proposed"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="team_proposals"
    )
    name = models.CharField(max_length=120)
    office_name = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    reasons = models.TextField(max_length=2000)

    class Meta:
        ordering = ("position", "pk")
        verbose_name_plural = "proposed people"
        constraints = (
            models.UniqueConstraint(
                fields=["proposal", "application"], name="proposed_application_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class SeatOpening(models.Model):
    """Those for whom seats are reserved open ``seats`` of them to all, for one term of a team."""

    cycle = models.ForeignKey(TeamCycle, models.CASCADE, related_name="openings")
    office = models.ForeignKey(Office, models.PROTECT, related_name="seat_openings")
    seats = models.PositiveSmallIntegerField()
    by_body = models.ForeignKey(Body, models.PROTECT, related_name="seat_openings")
    decided_on = models.DateField()
    basis = models.CharField(max_length=300)
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("decided_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(seats__gte=1), name="opening_opens_a_seat"),
        )

    def __str__(self) -> str:
        return f"{self.cycle}: {self.seats}"
