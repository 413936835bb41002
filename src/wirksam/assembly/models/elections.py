"""Elections: seats, candidates, ballots as they were counted, and who was elected."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from wirksam.assembly.choices import ElectionState, VoteWay
from wirksam.assembly.models.assemblies import AgendaItem, Assembly
from wirksam.association.models import Mandate, Office, Person


class Election(models.Model):
    """An office to be filled: ``seats`` in all, ``reserved`` of them, for a term.

    ``opened`` reserved seats were opened for all by those they are reserved for. ``replaces``:
    whoever holds the office now leaves it when the term begins.

    ``objections_until`` is the last day on which the election can be objected to; until then the
    declarations for reserved seats are kept, then they go.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="elections")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="elections")
    office = models.ForeignKey(Office, models.PROTECT, related_name="elections")
    title = models.CharField(max_length=200)
    seats = models.PositiveSmallIntegerField(default=1)
    reserved = models.PositiveSmallIntegerField(default=0)
    opened = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    replaces = models.BooleanField(default=False)
    way = models.CharField(max_length=13, choices=VoteWay, default=VoteWay.PAPER)
    majority = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=4, choices=ElectionState, default=ElectionState.OPEN)
    objections_until = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(seats__gte=1), name="election_has_a_seat"),
            models.CheckConstraint(
                condition=Q(reserved__lte=F("seats")), name="election_reserved_seats_exist"
            ),
            models.CheckConstraint(
                condition=Q(opened__lte=F("reserved")), name="election_opened_seats_exist"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="election_term_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("election", args=[self.assembly.slug, self.pk])

    @property
    def is_open(self) -> bool:
        """People can stand, ballots be counted."""
        return self.state == ElectionState.OPEN


class Candidate(models.Model):
    """Somebody who stands. Without a ``person`` no mandate can begin by itself."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidates")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="candidacies"
    )
    name = models.CharField(max_length=120, blank=True)
    statement = models.TextField(max_length=2000, blank=True)
    stood_by = models.CharField(max_length=40)
    stood_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["election", "person"],
                condition=Q(person__isnull=False),
                name="candidate_person_once",
            ),
            models.UniqueConstraint(
                fields=["election", "name"],
                condition=Q(person__isnull=True) & ~Q(name=""),
                name="candidate_name_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ReservedClaim(models.Model):
    """A candidate's own word that a reserved seat is for her; gone after the objection period."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="claim")
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Ballot(models.Model):
    """One ballot as it was counted: ``cast`` papers, of them invalid ones and abstentions."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="ballots")
    number = models.PositiveSmallIntegerField()
    cast = models.PositiveIntegerField()
    abstain = models.PositiveIntegerField(default=0)
    invalid = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(null=True, blank=True)
    majority = models.CharField(max_length=40, blank=True)
    rule = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("number", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(corrects=F("id")), name="ballot_corrects_another"),
            models.CheckConstraint(
                condition=Q(cast__gte=F("abstain") + F("invalid")), name="ballot_adds_up"
            ),
        )

    def __str__(self) -> str:
        return f"{self.election} {self.number}"


class BallotCount(models.Model):
    """How many voted for a candidate; ``no`` where people could also say no to her."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="counts")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="counts")
    yes = models.PositiveIntegerField()
    no = models.PositiveIntegerField(null=True, blank=True)
    reached = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("-yes", "pk")
        constraints = (
            models.UniqueConstraint(fields=["ballot", "candidate"], name="ballot_count_once"),
        )

    def __str__(self) -> str:
        return f"{self.candidate}: {self.yes}"


class ElectionResult(models.Model):
    """Somebody holds seat ``seat`` by this election, and said yes to it.

    Where the office may do more than whoever declares it, somebody else of the presidium confirms
    before the mandate begins. ``annulled_at``: taken back, with the reason.
    """

    election = models.ForeignKey(Election, models.PROTECT, related_name="results")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="results")
    seat = models.PositiveSmallIntegerField()
    as_reserved = models.BooleanField(default=False)
    declared_by = models.CharField(max_length=40)
    declared_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.CharField(max_length=40, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    mandate = models.OneToOneField(
        Mandate, models.SET_NULL, null=True, blank=True, related_name="election_result"
    )
    annulled_by = models.CharField(max_length=40, blank=True)
    annulled_at = models.DateTimeField(null=True, blank=True)
    annulled_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("seat", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["election", "seat"],
                condition=Q(annulled_at__isnull=True),
                name="elected_seat_once",
            ),
            models.UniqueConstraint(
                fields=["election", "candidate"],
                condition=Q(annulled_at__isnull=True),
                name="elected_person_once",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=F("declared_by")),
                name="elected_confirmed_by_another",
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="elected_seat_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.election} {self.seat}"
