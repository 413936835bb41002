"""What the front page composes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from wirksam.foundation.access import Actor
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Commitment, ProgrammeVersion, ProgressEntry
from wirksam.programme.queries.cards import cards, public_commitments, tally
from wirksam.programme.queries.desk import undecided_by
from wirksam.programme.queries.edition import term_months, visible_versions

MOVED = 3


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest published programme and where its commitments stand."""

    version: ProgrammeVersion
    total: int
    tally: list[tuple[str, int]]
    months: tuple[int, int]

    @property
    def status_url(self) -> str:
        """Its commitments; a status is written behind it."""
        return f"{reverse('commitments')}?programme={self.version.programme.slug}&status="


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for a reviewer in one text."""

    version: ProgrammeVersion
    waiting: int


def newest_programme() -> Newest | None:
    """The published programme whose term began last."""
    version = (
        ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        .select_related("programme__unit")
        .order_by("-programme__term_starts_on", "-number")
        .first()
    )
    if version is None:
        return None
    listed = cards(public_commitments().filter(version=version))
    months = term_months(version.programme, timezone.localdate())
    return Newest(version, len(listed), tally(listed), months)


def moved_lately() -> list[ProgressEntry]:
    """The newest entries on public commitments."""
    return list(
        ProgressEntry.objects.filter(
            commitment__state=RegisterState.CONFIRMED,
            commitment__version__frozen_at__isnull=False,
            happened_on__lte=timezone.localdate(),
            corrected_by__isnull=True,
        )
        .select_related("commitment__version__programme", "body")
        .order_by("-happened_on", "-pk")[:MOVED]
    )


def waiting_desk(actor: Actor) -> Desk | None:
    """The text with the most that this person can still decide."""
    if not actor.can("programme.review"):
        return None
    waiting = (
        Commitment.objects.filter(
            undecided_by(actor), version__in=visible_versions(actor, "review")
        )
        .values("version")
        .annotate(number=Count("pk"))
        .order_by("-number", "version")
        .first()
    )
    if waiting is None:
        return None
    version = ProgrammeVersion.objects.select_related("programme").get(pk=waiting["version"])
    return Desk(version, waiting["number"])
