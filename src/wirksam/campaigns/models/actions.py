"""A chapter's own action day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from wirksam.activities.models import Activity
from wirksam.association.models import Office
from wirksam.campaigns.choices import Take, TodoKind
from wirksam.campaigns.models.frames import Frame
from wirksam.foundation.files.models import StoredFile


class LocalAction(Activity):
    """An action day of a chapter, inside a frame or its own.

    Three dots tell how it stands: enough people (``people_needed`` against those who are coming),
    a contact (an office), whether people were reminded. What came of it is the activity's closing.
    ``row`` is a fingerprint of the row of a list that it came from: the same list brings it once,
    whatever the chapter has made of it since.
    """

    activity = models.OneToOneField(
        Activity, models.CASCADE, parent_link=True, primary_key=True, related_name="local_action"
    )
    frame = models.ForeignKey(Frame, models.SET_NULL, null=True, blank=True, related_name="actions")
    take = models.CharField(max_length=7, choices=Take, default=Take.OWN)
    own_focus = models.CharField(max_length=300, blank=True)
    people_needed = models.PositiveSmallIntegerField(default=3)
    people_promised = models.PositiveSmallIntegerField(default=0)
    contact = models.ForeignKey(
        Office, models.SET_NULL, null=True, blank=True, related_name="local_actions"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    row = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["frame", "row"], condition=~Q(row=""), name="action_of_a_row_once"
            ),
            models.CheckConstraint(
                condition=Q(take=Take.OWN) | Q(frame__isnull=False) | ~Q(own_focus=""),
                name="action_taken_from_a_frame",
            ),
        )


class Todo(models.Model):
    """A permit to get or a thing to do."""

    action = models.ForeignKey(LocalAction, models.CASCADE, related_name="todos")
    kind = models.CharField(max_length=6, choices=TodoKind, default=TodoKind.TODO)
    text = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.text


class ActionRole(models.Model):
    """What somebody looks after on the day; who it is, is a participation of the activity."""

    action = models.ForeignKey(LocalAction, models.CASCADE, related_name="roles")
    name = models.CharField(max_length=80)
    taken_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["action", "name"], name="action_role_once"),)

    def __str__(self) -> str:
        return self.name


class ActionPhoto(models.Model):
    """A photo of the day. Shown only when everyone who can be known on it has agreed."""

    action = models.ForeignKey(LocalAction, models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="action_photos")
    faces = models.BooleanField(default=True)
    agreed = models.BooleanField(default=False)
    added_by = models.CharField(max_length=40)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(faces=False) | Q(agreed=True), name="faces_only_with_consent"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
