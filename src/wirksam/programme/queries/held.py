"""The commitments that a text holds, as they stand in it: its own, and those of older texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from wirksam.programme.choices import STANDS, Fate
from wirksam.programme.models import Commitment, CommitmentPlace, ProgrammeVersion
from wirksam.programme.queries.cards import Card, cards, public_commitments
from wirksam.programme.queries.places import in_text, of_today


def held_by(version: ProgrammeVersion) -> QuerySet[Commitment]:
    """All commitments of a text, in whatever state."""
    return Commitment.objects.filter(in_text(version))


def texts_of_today() -> dict[str, ProgrammeVersion]:
    """The public text of today of each programme, by its address, newest term first; one query."""
    rows = ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all(), of_today())
    rows = rows.select_related("programme").order_by("-programme__term_starts_on", "programme_id")
    return {version.programme.slug: version for version in rows}


def held_today(slug: str, texts: Mapping[str, ProgrammeVersion]) -> frozenset[int]:
    """Keys of what the text of today of a programme holds; one query, none without an address."""
    version = texts.get(slug)
    return frozenset(held_by(version).values_list("pk", flat=True) if version else ())


def cards_of(version: ProgrammeVersion, *, today: date | None = None) -> list[Card]:
    """The public commitments of a text, in its order."""
    return cards_of_texts([version], today=today)[version.pk]


def cards_of_texts(
    versions: Sequence[ProgrammeVersion], *, today: date | None = None
) -> dict[int, list[Card]]:
    """The same for several texts, by their keys; one query more where one follows another."""
    listed: dict[int, list[Card]] = {version.pk: [] for version in versions}
    places = _places([version for version in versions if version.follows_id])
    rows = public_commitments().filter(Q(version__in=listed) | Q(pk__in=list(places)))
    for one in cards(rows, today=today):
        if one.commitment.version_id in listed:
            listed[one.commitment.version_id].append(one)
        for place in places.get(one.commitment.pk, ()):
            if place.fate != Fate.CHANGED or one.standing.state != "dropped":
                listed[place.version_id].append(replace(one, place=place))
    if places:
        for found in listed.values():
            found.sort(key=lambda one: (one.first_line, one.last_line, one.commitment.pk))
    return listed


def _places(versions: Sequence[ProgrammeVersion]) -> Mapping[int, list[CommitmentPlace]]:
    found: dict[int, list[CommitmentPlace]] = defaultdict(list)
    if versions:
        for place in CommitmentPlace.objects.filter(version__in=versions, fate__in=STANDS):
            found[place.commitment_id].append(place)
    return found
