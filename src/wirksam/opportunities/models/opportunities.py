"""Something somebody can help with, without binding herself."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from wirksam.activities.models import Activity
from wirksam.opportunities.choices import Flow, Structure


class Opportunity(Activity):
    """A task in a window of days, a shift at a time, or sitting in on a team.

    Title, host, when, where, effort and what one learns are those of the activity. A task is
    ``all_day`` from the first to the last day of its window. ``needed`` people at least make it
    happen, ``places`` is how many there are at most (empty: any number). Of these ``first_timers``
    are kept for people who do this for the first time until ``opened_at``; ``experienced`` people
    at least must be there. ``warnings`` are accepted before signing up (codes of
    :class:`~wirksam.opportunities.choices.Warning`). ``guest_count`` is how many without an account
    helped, kept when their names are gone.
    """

    activity = models.OneToOneField(
        Activity, models.CASCADE, parent_link=True, primary_key=True, related_name="opportunity"
    )
    flow = models.CharField(max_length=8, choices=Flow, default=Flow.AT_ONCE)
    structure = models.CharField(max_length=9, choices=Structure, default=Structure.UNIFORM)
    needed = models.PositiveSmallIntegerField(default=1)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    experienced = models.PositiveSmallIntegerField(default=0)
    first_timers = models.PositiveSmallIntegerField(default=0)
    warnings = models.JSONField(default=list, blank=True)
    topics = models.CharField(max_length=200, blank=True)
    guests = models.BooleanField(default=False)
    guest_count = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "opportunities"
        constraints = (
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(places__gte=F("needed")),
                name="opportunity_places_for_the_needed",
            ),
            models.CheckConstraint(
                condition=Q(places__isnull=True)
                | Q(places__gte=F("first_timers") + F("experienced")),
                name="opportunity_places_for_the_kept",
            ),
        )


class Position(models.Model):
    """One of several jobs in it. ``experienced``: only for who has done this before."""

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="positions")
    name = models.CharField(max_length=80)
    places = models.PositiveSmallIntegerField(default=1)
    experienced = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(places__gte=1), name="position_has_a_place"),
            models.UniqueConstraint(fields=["opportunity", "name"], name="position_name_once"),
        )

    def __str__(self) -> str:
        return self.name
