"""Offices, what they may do, and who holds them for a term."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.association.choices import Audience, Capability, Reach, RequestState
from wirksam.association.models.bodies import Body
from wirksam.association.models.people import Person
from wirksam.association.models.units import Unit
from wirksam.association.models.validity import Validity, running, today
from wirksam.foundation.access import VisibleQuerySet


class Office(models.Model):
    """A function in a body, such as chair or speaker; what it may do is data.

    ``function`` is the word shared by the same offices of many units. ``mail`` is a role's own
    mailbox. An ``emergency`` office is held only for hours, by whoever breaks the glass. After
    ``ends_on`` (empty: open) nobody is appointed to it any more.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="offices")
    name = models.CharField(max_length=120)
    function = models.SlugField(max_length=60, blank=True)
    seats = models.PositiveSmallIntegerField(default=1)
    seat_group = models.CharField(max_length=60, blank=True)
    reserved_seats = models.PositiveSmallIntegerField(default=0)
    mail = models.EmailField(blank=True)
    emergency = models.BooleanField(default=False)
    ends_on = models.DateField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=Q(ends_on__isnull=True),
                name="office_once_per_body",
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="office_has_a_seat"),
            models.CheckConstraint(
                condition=Q(reserved_seats__lte=F("seats")), name="reserved_seats_exist"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.body}"

    @property
    def is_open(self) -> bool:
        """Somebody can still be appointed to it."""
        return self.ends_on is None or self.ends_on >= today()


class OfficeAlias(models.Model):
    """What a unit, and all below it, calls a function: *Vorsitz* here, *Sprecher*in* there."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="office_aliases")
    function = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "office aliases"
        constraints = (
            models.UniqueConstraint(fields=["unit", "function"], name="office_alias_once"),
        )

    def __str__(self) -> str:
        return self.title


class OfficeCapability(models.Model):
    """One thing an office may do, and how far it reaches."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="capabilities")
    capability = models.CharField(max_length=40, choices=Capability)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.UNIT)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["office", "capability"], name="capability_once"),
        )

    def __str__(self) -> str:
        return f"{self.office}: {self.capability}"


class Mandate(Validity):
    """A person holds an office for a term. Terms are looked up on the day, never swept by a job.

    ``acting_for`` lets the office act for another body until a fixed day (the board for a team that
    is not elected yet). ``expires_at`` ends an emergency to the minute. ``shown_to`` says who may
    know who holds it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="mandates")
    office = models.ForeignKey(Office, models.PROTECT, related_name="mandates")
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    acting_for = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="acting_mandates"
    )
    decision = models.CharField(max_length=200, blank=True)
    ended_reason = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    shown_to = models.CharField(max_length=5, choices=Audience, default=Audience.UNIT)

    objects = VisibleQuerySet.as_manager()

    class Meta(Validity.Meta):
        indexes = (models.Index(fields=["person", "starts_on", "ends_on"]),)
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(
                condition=Q(acting_for__isnull=True) | Q(ends_on__isnull=False),
                name="acting_mandate_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_reason="") | Q(ends_on__isnull=False),
                name="ended_mandate_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True) | Q(ends_on__isnull=False),
                name="expiring_mandate_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=True) | Q(seat__gte=1), name="mandate_seat_counts_from_one"
            ),
            models.CheckConstraint(
                condition=~Q(shown_to=Audience.ME), name="mandate_known_in_its_body"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.office}"

    @property
    def body(self) -> Body:
        """The body in which it works."""
        return self.acting_for or self.office.body


def in_force(day: date | None = None) -> Q:
    """Mandates that give rights: running on ``day`` (today), as are their body and its unit."""
    on = day or today()
    stands = running(on) & (Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()))
    acting = running(on, "acting_for") & running(on, "acting_for__unit")
    own = running(on, "office__body") & running(on, "office__body__unit")
    return stands & own & (Q(acting_for__isnull=True) | acting)


class GrantRequest(models.Model):
    """A grant on one's own body, which a second person confirms.

    Either a mandate (``person``, with its term) or a capability of the office (with its reach; an
    empty reach takes it away).
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="grant_requests")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="grant_requests"
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    acting_for = models.ForeignKey(
        Body, models.CASCADE, null=True, blank=True, related_name="acting_requests"
    )
    capability = models.CharField(max_length=40, choices=Capability, blank=True)
    reach = models.CharField(max_length=8, choices=Reach, blank=True)
    decision = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.OPEN)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=RequestState.CONFIRMED)
                | ~Q(decided_by="") & ~Q(decided_by=F("asked_by")),
                name="grant_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, starts_on__isnull=False, capability="")
                | Q(person__isnull=True) & ~Q(capability=""),
                name="grant_is_mandate_or_capability",
            ),
        )

    def __str__(self) -> str:
        return f"{self.office}: {self.state}"
