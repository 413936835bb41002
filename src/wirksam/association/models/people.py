"""People, where they belong, how they can be reached and who may see it."""

from __future__ import annotations

import uuid

from django.db import models

from wirksam.accounts.models import User
from wirksam.association.choices import Audience, ContactKind, MembershipKind, RequestState, Source
from wirksam.association.models.units import Unit
from wirksam.association.models.validity import Validity
from wirksam.foundation.access import VisibleQuerySet


class Person(models.Model):
    """A human being in the association. ``key`` stands for her wherever no name may stand.

    ``visible_to`` says who may know that she belongs; who keeps her chapter's list knows anyway.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, related_name="person")
    name = models.CharField(max_length=120, db_index=True)
    visible_to = models.CharField(max_length=5, choices=Audience, default=Audience.BODY)

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Membership(Validity):
    """A person belongs to a unit. No birth date: ``eligible_until`` is the day that matters."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=9, choices=MembershipKind, default=MembershipKind.MEMBER)
    eligible_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=4, choices=Source, default=Source.HAND)

    objects = VisibleQuerySet.as_manager()

    class Meta(Validity.Meta):
        indexes = (models.Index(fields=["unit", "person"]),)

    def __str__(self) -> str:
        return f"{self.person}: {self.unit}"


class ContactPoint(models.Model):
    """One way to reach a person, and who may see it in her own words.

    ``for_office`` lends it to the offices she holds: then the contact of a body leads here.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=9, choices=ContactKind)
    value = models.CharField(max_length=300)
    visible_to = models.CharField(max_length=5, choices=Audience, default=Audience.ME)
    for_office = models.BooleanField(default=False)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "value"], name="contact_point_once_per_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ContactChange(models.Model):
    """A change of a contact point that somebody else proposed and the person decides."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_changes")
    contact_point = models.ForeignKey(
        ContactPoint, models.CASCADE, null=True, blank=True, related_name="changes"
    )
    kind = models.CharField(max_length=9, choices=ContactKind)
    value = models.CharField(max_length=300)
    proposed_by = models.CharField(max_length=40)
    proposed_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.OPEN)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class PublicMandate(Validity):
    """A seat in a council or parliament, known in public. It carries no right here."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="public_mandates")
    council = models.CharField(max_length=120)
    municipality = models.CharField(max_length=120)
    municipality_key = models.CharField(max_length=12, blank=True)
    list_name = models.CharField(max_length=120, blank=True)
    topics = models.CharField(max_length=300, blank=True)
    in_directory = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.council}, {self.municipality}"
