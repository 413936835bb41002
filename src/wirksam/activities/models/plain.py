"""The two plain kinds: a meeting, and a note of something that was done."""

from __future__ import annotations

from django.db import models

from wirksam.activities.models.activity import Activity


class Meeting(Activity):
    """People come together, here or online, once or again and again."""

    activity_ptr = models.OneToOneField(
        Activity, models.CASCADE, parent_link=True, primary_key=True, related_name="meeting"
    )
    agenda = models.TextField(max_length=4000, blank=True)
    minutes_url = models.URLField(max_length=500, blank=True)


class Note(Activity):
    """Something that was done and needs no planning any more. It is closed when it is written."""

    activity_ptr = models.OneToOneField(
        Activity, models.CASCADE, parent_link=True, primary_key=True, related_name="as_note"
    )
    happened_on = models.DateField()
