"""What was promised, by whom, until when."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from wirksam.association.models import Body, Occasion, Validity
from wirksam.programme.choices import Completion, Kind, Modality, Origin, RegisterState, Role
from wirksam.programme.models.text import ProgrammeVersion

_SIGNS = {
    RegisterState.PROPOSED: "question",
    RegisterState.ACCEPTED: "half",
    RegisterState.CONFIRMED: "seal",
    RegisterState.REJECTED: "cross",
    RegisterState.MERGED: "join",
}


class Commitment(models.Model):
    """An action that a member can ask the next assembly about: "did you do it?"

    Two people confirm it: one accepts, another confirms; the database refuses one person for both.
    ``code`` is its permanent name, given when it is confirmed. ``revision`` grows with each change,
    so that nobody overwrites what somebody else has just written.
    """

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="commitments")
    code = models.CharField(max_length=40, null=True, blank=True, unique=True)
    state = models.CharField(max_length=10, choices=RegisterState, default=RegisterState.PROPOSED)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EXTRACTOR)
    revision = models.PositiveIntegerField(default=1)

    title = models.CharField(max_length=200, blank=True)
    quote = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    body_text = models.CharField(max_length=200, blank=True)
    modality = models.CharField(max_length=5, choices=Modality)
    kind = models.CharField(max_length=9, choices=Kind)
    completion = models.CharField(max_length=10, choices=Completion, default=Completion.DELIVER)
    limits = models.CharField(max_length=200, blank=True)
    done_when = models.TextField(blank=True)
    rhythm_days = models.PositiveSmallIntegerField(null=True, blank=True)

    confidence = models.FloatField(default=1.0)
    reasons = models.JSONField(default=list, blank=True)

    accepted_by = models.CharField(max_length=40, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=40, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering = ("first_line", "last_line", "pk")
        indexes = (models.Index(fields=["version", "state"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="commitment_lines_in_order"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by="")
                | Q(accepted_at__isnull=False) & ~Q(accepted_by=""),
                name="commitment_accepted_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by="")
                | Q(confirmed_at__isnull=False, accepted_at__isnull=False)
                & ~Q(confirmed_by="")
                & ~Q(confirmed_by=F("accepted_by")),
                name="commitment_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=RegisterState.CONFIRMED)
                | Q(confirmed_at__isnull=False, code__isnull=False),
                name="commitment_confirmed_has_code",
            ),
            models.CheckConstraint(
                condition=~Q(completion=Completion.CONTINUOUS) | Q(rhythm_days__isnull=False),
                name="commitment_continuous_has_rhythm",
            ),
        )

    def __str__(self) -> str:
        return self.code or self.title or self.quote[:60]

    def get_absolute_url(self) -> str:
        return reverse("commitment", args=[self.code])

    @property
    def sign(self) -> str:
        """The icon of its register state."""
        return _SIGNS[RegisterState(self.state)]

    @property
    def lines(self) -> str:
        """The citation, as ``160`` or ``160–164``."""
        first, last = self.first_line, self.last_line
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"


class Responsibility(Validity):
    """Who is responsible from one day to another. One lead a day (kept by a trigger)."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="responsibilities")
    body = models.ForeignKey(Body, models.PROTECT, related_name="responsibilities")
    role = models.CharField(max_length=10, choices=Role, default=Role.LEAD)
    reason = models.CharField(max_length=300, blank=True)

    class Meta(Validity.Meta):
        ordering = ("starts_on",)
        verbose_name_plural = "responsibilities"

    def __str__(self) -> str:
        return f"{self.body} ({self.role})"


class Deadline(models.Model):
    """Until when, in the text's own words; on an occasion, which may move, or on a date."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="deadline")
    wording = models.CharField(max_length=200)
    norm = models.CharField(max_length=120, blank=True)
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="deadlines"
    )
    offset_days = models.SmallIntegerField(default=0)
    fixed_on = models.DateField(null=True, blank=True)
    inherited = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(occasion__isnull=True) | Q(fixed_on__isnull=True),
                name="deadline_on_occasion_or_date",
            ),
        )

    def __str__(self) -> str:
        return self.wording

    @property
    def due_on(self) -> date | None:
        """The last day; nothing while the occasion has no date."""
        if self.occasion is None:
            return self.fixed_on
        if self.occasion.happens_on is None:
            return None
        return self.occasion.happens_on + timedelta(days=self.offset_days)


class NoCommitment(models.Model):
    """Lines that deliberately hold no commitment: analysis, attitude, transition."""

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="no_commitments")
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    marked_by = models.CharField(max_length=40)
    marked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("first_line",)
        constraints = (
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="no_commitment_lines_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_line}-{self.last_line}: {self.reason}"
