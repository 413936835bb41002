"""What is handed in to an assembly: the one table that lists, votes and comments point to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Occasion, Person, Unit
from wirksam.motions.choices import (
    OPEN,
    UNSEEN,
    Answer,
    MotionKind,
    Recommendation,
    State,
    SubmitterRole,
)


class Submission(models.Model):
    """A motion or an amendment. Each kind extends it by one level.

    ``kind`` and ``occasion`` decide which deadline holds. ``identifier`` ("A1", "D-11", "Ä3") is
    given when it is published and stays. ``revision`` grows with each change, so that nobody
    overwrites what somebody else has just written; ``draft_key`` is made with the form: the same
    form sent twice makes one submission. ``called_at`` is when the assembly first called the item
    it stands on: what may be handed in until then is late from that moment on.
    """

    kind = models.CharField(max_length=11, choices=MotionKind, default=MotionKind.ORDINARY)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions")
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    identifier = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    reasons = models.TextField(max_length=40_000, blank=True)
    urgency = models.TextField(max_length=2000, blank=True)
    is_late = models.BooleanField(default=False)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["occasion", "state"], name="submission_of_occasion"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=sorted(UNSEEN)) | Q(published_at__isnull=False),
                name="submission_published_at",
            ),
        )

    def __str__(self) -> str:
        return self.identifier or f"#{self.pk}"

    @property
    def is_public(self) -> bool:
        """Everyone may read it."""
        return self.state not in UNSEEN

    @property
    def is_open(self) -> bool:
        """The assembly can still decide about it."""
        return self.state in OPEN


class Submitter(models.Model):
    """Who moves or supports it: a body with the date it resolved to, or a person by name.

    ``name`` is how it is printed, then and later. A person is asked first (``agreed_at``).
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="submitters")
    position = models.PositiveSmallIntegerField(default=0)
    role = models.CharField(max_length=9, choices=SubmitterRole, default=SubmitterRole.MOVER)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    name = models.CharField(max_length=200)
    resolved_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("role", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "person"],
                condition=Q(person__isnull=False),
                name="submitter_person_once",
            ),
            models.UniqueConstraint(
                fields=["submission", "body"],
                condition=Q(body__isnull=False),
                name="submitter_body_once",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def printed_name(self) -> str:
        """The name; for whoever has deleted herself, that somebody moved it."""
        return self.name or _("a member who has left")


class Step(models.Model):
    """One change of state, with who and why; append-only (kept by triggers)."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="steps")
    before = models.CharField(max_length=10, choices=State, blank=True)
    after = models.CharField(max_length=10, choices=State)
    note = models.CharField(max_length=500, blank=True)
    taken_by = models.CharField(max_length=40)
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"


class Procedure(models.Model):
    """A version of what those who prepare the assembly propose to do with a submission.

    ``changes`` is the wording they propose instead, as edits of the wording it is about
    (``engine.amend.Amendment.to_data``). Published versions stay; a later one takes their place.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="procedures")
    number = models.PositiveSmallIntegerField()
    recommendation = models.CharField(max_length=10, choices=Recommendation)
    settled_by = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="settles"
    )
    changes = models.JSONField(null=True, blank=True)
    explanation = models.TextField(max_length=4000, blank=True)
    internal_note = models.TextField(max_length=4000, blank=True)
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.NONE)
    answer_text = models.CharField(max_length=1000, blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["submission", "number"], name="procedure_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.recommendation} ({self.number})"
