"""Letters on their way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Letter(models.Model):
    """One mail to one address. Its text is wiped once it is on its way, or will never be.

    It waits until ``next_try_at``. A worker that takes it in hand names itself in ``claimed_by``
    until ``claimed_until``; ``handing_over_at`` is noted just before the last byte that makes the
    other side responsible. It ends as sent, as given up (nobody takes it) or as doubtful (somebody
    may have taken it); a doubtful one is sent again only where ``rather_twice`` says so.
    """

    key = models.CharField(max_length=160, unique=True)
    person_key = models.UUIDField(null=True, blank=True, db_index=True)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="de")
    unsubscribe = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    rather_twice = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField()
    next_try_at = models.DateTimeField()
    first_tried_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    claimed_by = models.CharField(max_length=40, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    handing_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    doubtful_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["next_try_at", "id"],
                condition=Q(sent_at=None, given_up_at=None, doubtful_at=None),
                name="letter_waiting",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_at=None, given_up_at=None)
                | Q(sent_at=None, doubtful_at=None)
                | Q(given_up_at=None, doubtful_at=None),
                name="letter_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, given_up_at=None, doubtful_at=None) | Q(text=""),
                name="letter_wiped_at_its_end",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(handing_over_at__isnull=False),
                name="letter_sent_was_handed_over",
            ),
        )

    def __str__(self) -> str:
        return self.key
