"""What stays when people go: it belongs to the body."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.association.models import Body, Office, Person, Validity, today
from wirksam.foundation.files.models import StoredFile
from wirksam.teams.choices import ItemKind, SkillKind
from wirksam.teams.models.cycles import TeamCycle


class Handover(models.Model):
    """Both sides accept it before a cycle closes. Where nobody is left to give, it is ``taken``.

    ``given_by`` and ``taken_by`` are keys; ``taken_alone_reason`` says why one side was missing.
    ``without`` are kinds of which there is nothing to hand over, as the giving side said.
    """

    cycle = models.OneToOneField(TeamCycle, models.CASCADE, related_name="handover")
    opened_on = models.DateField(default=today)
    given_by = models.CharField(max_length=40, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.CharField(max_length=40, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    without = models.JSONField(default=list, blank=True)
    taken_alone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True)
                | Q(given_at__isnull=False)
                | ~Q(taken_alone_reason=""),
                name="handover_given_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(given_by="") | ~Q(given_by=F("taken_by")),
                name="handover_taken_by_another",
            ),
        )

    def __str__(self) -> str:
        return str(self.cycle)


class HandoverItem(models.Model):
    """A document, contact, account, open thread or lesson. Never a password (refused by form)."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=8, choices=ItemKind)
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=3000, blank=True)
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="handover_items"
    )
    office = models.ForeignKey(
        Office, models.SET_NULL, null=True, blank=True, related_name="handover_items"
    )
    written_by = models.CharField(max_length=40)
    written_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("kind", "pk")

    def __str__(self) -> str:
        return self.title


class Mentor(Validity):
    """A former member who can be asked, by her own consent, until a day.

    ``reach`` says in her own words how she wants to be asked; only the team reads it.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="mentors")
    person = models.ForeignKey(Person, models.CASCADE, related_name="mentoring")
    topic = models.CharField(max_length=200)
    reach = models.CharField(max_length=200)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta(Validity.Meta):
        ordering = ("ends_on", "pk")
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__isnull=False), name="mentor_has_an_end"),
        )

    def __str__(self) -> str:
        return self.topic


class Skill(models.Model):
    """What somebody can, wants to learn or can teach, in her own words and by her own wish.

    ``stems`` are those of ``word``, each between blanks, for finding who fits.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="skills")
    kind = models.CharField(max_length=5, choices=SkillKind)
    word = models.CharField(max_length=80)
    stems = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("word", "pk")
        constraints = (
            models.UniqueConstraint(fields=["person", "kind", "word"], name="skill_once"),
        )

    def __str__(self) -> str:
        return self.word


class SkillRequest(models.Model):
    """Somebody asks another about a skill she offered; she answers or leaves it.

    Both names are known to both, and to nobody else.
    """

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="skill_requests")
    text = models.CharField(max_length=500)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["skill", "person"], name="skill_asked_once"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
