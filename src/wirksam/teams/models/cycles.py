"""A term of a team: planned, called for, screened, proposed, decided, at work, handed over."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from wirksam.association.models import Body, Occasion, Office, today
from wirksam.teams import rules
from wirksam.teams.choices import BEFORE_TERM, ENDED, CycleState


class TeamCycle(models.Model):
    """One term of a team. ``state`` is moved by operations only, each move is a :class:`CycleStep`.

    ``due`` is the assembly by which the team is to be there; ``binding`` says that a decision
    obliges to it. ``term_months`` is how long it is elected for. Seats are those of the offices of
    ``body``.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="cycles")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=CycleState, default=CycleState.PLANNED)
    due = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="team_cycles"
    )
    binding = models.BooleanField(default=False)
    goal = models.CharField(max_length=300, blank=True)
    term_months = models.PositiveSmallIntegerField(default=12)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    lapsed_reason = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("body", "-number")
        constraints = (
            models.UniqueConstraint(fields=["body", "number"], name="cycle_number_once"),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(state__in=sorted(BEFORE_TERM)),
                name="one_cycle_being_prepared",
            ),
            models.CheckConstraint(
                condition=~Q(state=CycleState.LAPSED) | ~Q(lapsed_reason=""),
                name="lapsed_cycle_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("running", "handover", "closed"))
                | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="running_cycle_has_a_term",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("team", args=[self.body.key])

    @property
    def is_over(self) -> bool:
        """Nothing more happens to it."""
        return self.state in ENDED

    def stands(self, on: date | None = None) -> str:
        """The state as of a day (today): terms begin, end and lapse by themselves."""
        return rules.stands(
            self.state,
            on or today(),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            body_ends_on=self.body.ends_on,
        )


class CycleStep(models.Model):
    """A move from one state to another; append-only (kept by triggers)."""

    cycle = models.ForeignKey(TeamCycle, models.PROTECT, related_name="steps")
    before = models.CharField(max_length=9, choices=CycleState, blank=True)
    after = models.CharField(max_length=9, choices=CycleState)
    note = models.CharField(max_length=500, blank=True)
    taken_by = models.CharField(max_length=40)
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"


class Call(models.Model):
    """What a team looks for, in plain words. ``closes_at`` is the last moment to apply."""

    cycle = models.OneToOneField(TeamCycle, models.CASCADE, related_name="call")
    task = models.TextField(max_length=3000, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    learn = models.TextField(max_length=2000, blank=True)
    access = models.TextField(max_length=2000, blank=True)
    welcome = models.TextField(max_length=2000, blank=True)
    ask = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="calls")
    information_at = models.DateTimeField(null=True, blank=True)
    information_place = models.CharField(max_length=300, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.cycle)

    def accepts(self, now: datetime | None = None) -> bool:
        """People can apply at this moment; the last moment itself counts."""
        moment = now or timezone.now()
        if self.published_at is None:
            return False
        return rules.accepts(
            self.cycle.state,
            moment,
            timezone.localdate(moment, timezone.get_default_timezone()),
            opens_on=self.opens_on,
            closes_at=self.closes_at,
        )


class Channel(models.Model):
    """Where a call was heard (newsletter, chapter, school); ``reached_on`` when it went out."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="channels")
    name = models.CharField(max_length=120)
    reached_on = models.DateField()

    class Meta:
        ordering = ("reached_on", "pk")

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """What applications are read for; published with the call and then fixed (kept by triggers)."""

    cycle = models.ForeignKey(TeamCycle, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ("position", "pk")
        verbose_name_plural = "criteria"

    def __str__(self) -> str:
        return self.text
