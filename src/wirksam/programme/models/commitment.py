"""What was promised."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from wirksam.programme.choices import Completion, Kind, Modality, Origin, RegisterState
from wirksam.programme.models.text import Programme, ProgrammeVersion

_SIGNS = {
    RegisterState.PROPOSED: "question",
    RegisterState.ACCEPTED: "half",
    RegisterState.CONFIRMED: "seal",
    RegisterState.REJECTED: "cross",
    RegisterState.MERGED: "join",
    RegisterState.SUPERSEDED: "arrow_right",
}


class Commitment(models.Model):
    """An action that a member can ask the next assembly about: "did you do it?"

    Two people confirm it: one accepts, another confirms; the database refuses one person for both.
    From then on its wording stays (kept by a trigger), and ``code`` is its permanent name. Another
    commitment may take its place (``superseded_by``), or it goes on under the next programme
    (``carried_into``). ``replaces``: whose place a proposal takes when it is confirmed.
    ``revision`` grows with each change, so that nobody overwrites what somebody else has written.
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
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="proposed_successors"
    )
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)
    carried_into = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="carried"
    )
    carried_at = models.DateTimeField(null=True, blank=True)

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
                condition=~Q(state__in=(RegisterState.CONFIRMED, RegisterState.SUPERSEDED))
                | Q(confirmed_at__isnull=False, code__isnull=False),
                name="commitment_confirmed_has_code",
            ),
            models.CheckConstraint(
                condition=~Q(completion=Completion.CONTINUOUS) | Q(rhythm_days__isnull=False),
                name="commitment_continuous_has_rhythm",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True, superseded_by__isnull=True)
                & ~Q(state=RegisterState.SUPERSEDED)
                | Q(
                    superseded_at__isnull=False,
                    superseded_by__isnull=False,
                    state=RegisterState.SUPERSEDED,
                )
                & ~Q(superseded_by=F("id")),
                name="commitment_superseded_by_another",
            ),
            models.CheckConstraint(
                condition=Q(carried_into__isnull=True, carried_at__isnull=True)
                | Q(carried_into__isnull=False, carried_at__isnull=False),
                name="commitment_carried_into_and_at",
            ),
        )

    def __str__(self) -> str:
        return self.code or self.title or self.quote[:60]

    def get_absolute_url(self) -> str:
        return reverse("commitment", args=[self.code])

    @property
    def lines_url(self) -> str:
        """The permanent address of its lines."""
        return self.version.lines_url(self.first_line, self.last_line)

    @property
    def sign(self) -> str:
        """The icon of its register state."""
        return _SIGNS[RegisterState(self.state)]

    @property
    def lines(self) -> str:
        """The citation, as ``160`` or ``160–164``."""
        first, last = self.first_line, self.last_line
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"


class NoCommitment(models.Model):
    """Lines that deliberately hold no commitment: analysis, attitude, transition."""

    version = models.ForeignKey(ProgrammeVersion, models.CASCADE, related_name="no_commitments")
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    marked_by = models.CharField(max_length=40)
    marked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("first_line", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="no_commitment_lines_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_line}-{self.last_line}: {self.reason}"
