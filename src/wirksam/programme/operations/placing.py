"""From one text to the next: where each commitment stands in it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, QuerySet
from django.utils import timezone

from wirksam.engine.diff import word_edits
from wirksam.engine.lines import Line
from wirksam.engine.whereabouts import Numbered, Stretch, Trail
from wirksam.programme.choices import STANDS, Fate, RegisterState
from wirksam.programme.models import Commitment, CommitmentPlace, ProgrammeVersion
from wirksam.programme.queries.cards import stored_of
from wirksam.programme.queries.places import stretches_of_quote
from wirksam.programme.queries.whereabouts import numbered
from wirksam.programme.rules import ELLIPSIS, OVER, quote_stands_in

_LEAST_KEPT = 0.4


@dataclass(frozen=True)
class Way:
    """The way from the text ``follows`` to the one that follows it, ``version``."""

    version: ProgrammeVersion
    follows: ProgrammeVersion
    lines: tuple[Line, ...]
    blocks: tuple[str, ...]
    _from: dict[int, Trail] = field(default_factory=dict)

    @cached_property
    def new(self) -> Numbered:
        """The new text."""
        return Numbered(self.blocks, ((one.number, one.block, one.start) for one in self.lines))

    @property
    def in_one_programme(self) -> bool:
        """It is another version of the same programme."""
        return self.version.programme_id == self.follows.programme_id

    def trail(self, origin: ProgrammeVersion | None = None) -> Trail:
        """The trail from the text that is followed, or straight from an ``origin`` before it."""
        start = origin or self.follows
        if start.pk not in self._from:
            self._from[start.pk] = Trail(numbered(start), self.new)
        return self._from[start.pk]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a commitment stands in the new text; ``stretches`` are its words there."""

    commitment: Commitment
    fate: Fate
    stretches: tuple[Stretch, ...]
    first: int
    last: int
    quote: str

    @property
    def stands(self) -> bool:
        """It was not dropped."""
        return self.fate in STANDS

    @property
    def is_over(self) -> bool:
        """The commitment is done or given up."""
        return stored_of(self.commitment).state in OVER

    @property
    def wants_successor(self) -> bool:
        """Its words have changed, and it is not over: somebody must say what it is now."""
        return self.fate == Fate.CHANGED and not self.is_over


def followed(way: Way, trail: Trail, commitment: Commitment, at: tuple[int, int, str]) -> Placement:
    """Where a commitment that stands ``at`` lines with a quote is found in the new text.

    It has changed where anything in its sentences has: a word before it may turn its meaning.
    """
    first, last, quote = at
    here = stretches_of_quote(trail.old, first, last, quote)
    found = trail.follow(here)
    fate, stretches = Fate(found.fate), found.stretches
    if fate in {Fate.SAME, Fate.MOVED}:
        around = trail.follow(trail.old.sentences(here))
        if around.fate in {"changed", "dropped"}:
            fate = Fate.CHANGED
        if around.fate == "changed":
            stretches = around.stretches
    if fate == Fate.CHANGED and not _kept(trail.old.words(here), way.new.words(stretches)):
        fate = Fate.DROPPED
    lines = way.new.lines(stretches)
    if fate == Fate.DROPPED:
        return Placement(commitment, fate, (), *lines, "")
    if fate == Fate.CHANGED or not quote_stands_in(quote, _texts(way, lines)):
        return Placement(commitment, Fate.CHANGED, stretches, *lines, words_of(way.new, stretches))
    return Placement(commitment, fate, stretches, *lines, quote)


def _kept(old: str, new: str) -> bool:
    """Enough of the old words is there to call the new ones the same promise."""
    gone = sum(edit.end - edit.start for edit in word_edits(old, new))
    return len(old) - gone >= _LEAST_KEPT * len(old)


def _texts(way: Way, lines: tuple[int, int]) -> list[str]:
    return [
        way.new.paragraphs[one.at][one.start : one.end].strip()
        for number in way.new.numbers(*lines)
        for one in way.new.stretches(number, number)
    ]


def words_of(text: Numbered, stretches: Iterable[Stretch]) -> str:
    """A quote of ``stretches``, with an ellipsis where something stands between them."""
    parts: list[str] = []
    before: Stretch | None = None
    for one in sorted(stretches):
        if before is not None:
            same = one.at == before.at
            gap = text.paragraphs[one.at][before.end : one.start] if same else ""
            beside = one.at == before.at + 1 and _to_the_end(text, before) and not one.start
            parts += [] if beside or (same and not gap.strip()) else [ELLIPSIS]
        parts.append(text.words([one]))
        before = one
    return " ".join(parts)


def _to_the_end(text: Numbered, one: Stretch) -> bool:
    return not text.paragraphs[one.at][one.end :].strip()


def placements(way: Way) -> list[Placement]:
    """All commitments that were in force in the text before, in the order of that text.

    Those that are over go on only within their programme. What an earlier text had dropped is
    found again where its words came back.
    """
    found = [
        followed(way, way.trail(), one, (one.first_line, one.last_line, one.quote))
        for one in _in_force(Commitment.objects.filter(version=way.follows))
    ]
    places = list(
        CommitmentPlace.objects.filter(
            version=way.follows, commitment__state=RegisterState.CONFIRMED
        )
    )
    rows = Commitment.objects.filter(pk__in=[place.commitment_id for place in places])
    held = {one.pk: one for one in _in_force(rows)}
    for place in places:
        one = held.get(place.commitment_id)
        if one is not None:
            found.append(_again(way, one, place))
    kept = (one for one in found if way.in_one_programme or not one.is_over)
    return sorted(kept, key=lambda one: (one.first, one.last, one.commitment.pk))


def _in_force(rows: QuerySet[Commitment]) -> list[Commitment]:
    """The confirmed ones among ``rows``, held until the transaction ends."""
    return list(
        rows.filter(state=RegisterState.CONFIRMED)
        .select_for_update(of=("self",))
        .select_related("version", "stored")
        .order_by("pk")
    )


def _again(way: Way, commitment: Commitment, place: CommitmentPlace) -> Placement:
    if place.fate != Fate.DROPPED:
        at = (place.first_line, place.last_line, place.quote)
        return followed(way, way.trail(), commitment, at)
    at = (commitment.first_line, commitment.last_line, commitment.quote)
    back = followed(way, way.trail(commitment.version), commitment, at)
    if back.fate in {Fate.SAME, Fate.MOVED}:
        return back
    return Placement(commitment, Fate.DROPPED, (), back.first, back.last, "")


def store_places(way: Way, found: Iterable[Placement]) -> None:
    """Store where they stand; in a later programme those that stand go on there."""
    rows = list(found)
    CommitmentPlace.objects.bulk_create(
        CommitmentPlace(
            commitment=one.commitment,
            version=way.version,
            first_line=one.first,
            last_line=one.last,
            fate=one.fate,
            quote=one.quote,
        )
        for one in rows
    )
    if not way.in_one_programme:
        Commitment.objects.filter(pk__in=[one.commitment.pk for one in rows if one.stands]).update(
            carried_into=way.version.programme,
            carried_at=timezone.now(),
            revision=F("revision") + 1,
        )
