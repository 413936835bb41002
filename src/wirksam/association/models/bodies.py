"""Who can be responsible, and where chapters talk among themselves."""

from __future__ import annotations

from django.db import models

from wirksam.association.choices import Audience, BodyKind
from wirksam.association.models.people import Person
from wirksam.association.models.units import Unit
from wirksam.association.models.validity import Validity
from wirksam.foundation.access import VisibleQuerySet

_KNOWN = frozenset({BodyKind.BOARD, BodyKind.PRESIDIUM, BodyKind.OFFICE})


class Body(Validity):
    """Someone who can be responsible: a board, a team, the assembly, all chapters, everyone.

    ``key`` is what proposals and files call it; ``explanation`` says in plain words what it is.
    Whoever wants to reach it reaches the ``contact``: an office, held by whom it may be today.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=16, choices=BodyKind)
    key = models.SlugField(unique=True, max_length=60)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    explanation = models.CharField(max_length=300, blank=True)
    own = models.BooleanField(default=True)
    contact = models.ForeignKey(
        "Office", models.SET_NULL, null=True, blank=True, related_name="contact_of"
    )

    class Meta(Validity.Meta):
        ordering = ("name", "pk")
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name

    @property
    def shows_holders_to(self) -> Audience:
        """Who may know its people until they say otherwise: a board is elected to be known."""
        return Audience.UNIT if self.kind in _KNOWN else Audience.BODY


class BodySynonym(models.Model):
    """A word that texts use for a body; inflected forms are found without being listed."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="synonyms")
    wording = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["body", "wording"], name="synonym_once"),)

    def __str__(self) -> str:
        return self.wording


class Round(models.Model):
    """A round of exchange: the holders of one function in all units below ``unit``, computed.

    The ``host`` invites and has no right to what is said.
    """

    body = models.OneToOneField(Body, models.CASCADE, related_name="round")
    host = models.ForeignKey(Body, models.PROTECT, related_name="hosted_rounds")
    function = models.SlugField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds")
    purpose = models.CharField(max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.body.name


class RoomPost(models.Model):
    """Something said in a round. Only who sits in it today can read it.

    It is signed with the unit that spoke, so that no name crosses a wall.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="posts")
    seat_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="room_posts")
    text = models.TextField(max_length=4000)
    written_at = models.DateTimeField(auto_now_add=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return f"{self.round} {self.written_at:%Y-%m-%d}"


class Opening(Validity):
    """A unit shows its list of members to a body elsewhere, for a purpose and a time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="openings")
    reader = models.ForeignKey(Body, models.CASCADE, related_name="openings")
    purpose = models.CharField(max_length=300)
    opened_by = models.CharField(max_length=40)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta(Validity.Meta):
        ordering = ("-starts_on", "-pk")
        constraints = (
            *Validity.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=False), name="opening_has_an_end"
            ),
            models.CheckConstraint(condition=~models.Q(purpose=""), name="opening_has_a_purpose"),
        )

    def __str__(self) -> str:
        return f"{self.unit} → {self.reader}"
