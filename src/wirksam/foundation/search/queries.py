"""Searching: only among what the one who asks may see, in two queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from wirksam.engine.search.asking import Question, asked
from wirksam.engine.search.marking import Piece, marked, snippet
from wirksam.foundation.access import Actor
from wirksam.foundation.search.matching import matches, title_matches
from wirksam.foundation.search.models import SearchRecord
from wirksam.foundation.search.sources import Source, sources

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, its hits marked."""

    source: Source
    url: str
    label: str
    title: list[Piece]
    snippet: list[Piece]
    on: date | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things of one kind were found."""

    source: Source
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. ``total`` is of the chosen kind, ``all`` of every kind."""

    tallies: list[Tally]
    all: int
    total: int
    hits: list[Hit]
    page: int
    pages: int


NOTHING_ASKED = Found([], 0, 0, [], 1, 1)


def search(actor: Actor, q: str, source: str | None = None, page: int = 1) -> Found:
    """What ``actor`` may see of what fits ``q``: first what fits in the title, then the newest.

    ``source`` narrows to one kind; an unknown one narrows nothing. ``page`` counts from 1 and is
    held within what there is.
    """
    question = asked(q)
    if not question:
        return NOTHING_ASKED
    rows = SearchRecord.objects.filter(_visible(actor)).filter(matches(question))
    counts = dict(rows.order_by().values_list("source").annotate(Count("pk")))
    tallies = [Tally(one, counts.get(one.key, 0)) for one in sources()]
    chosen = source if source in counts else None
    total = counts[chosen] if chosen else sum(counts.values())
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    hits = _hits(rows.filter(source=chosen) if chosen else rows, question, page) if total else []
    return Found(tallies, sum(counts.values()), total, hits, page, pages)


def _visible(actor: Actor) -> Q:
    """Asked for each row that fits, never for all there are: so a rare word stays quick.

    A single value chosen by the source, instead of EXISTS or IN, which PostgreSQL would answer by
    gathering all visible rows of every source first.
    """
    ways = []
    for source in sources():
        seen = source.visible(actor).order_by().filter(pk=OuterRef("object_id"))
        ways.append(When(source=source.key, then=Subquery(seen.values("pk")[:1])))
    return Q(object_id=Case(*ways, default=None, output_field=BigIntegerField()))


def _hits(rows: QuerySet[SearchRecord], question: Question, page: int) -> list[Hit]:
    rank = Case(
        When(title_matches(question, every=True, whole=True), then=Value(3)),
        When(title_matches(question, every=True), then=Value(2)),
        When(title_matches(question, every=False), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    ordered = rows.order_by(rank.desc(), F("shown_on").desc(nulls_last=True), "source", "object_id")
    known = {source.key: source for source in sources()}
    start = (page - 1) * PER_PAGE
    return [_hit(known[row.source], row, question) for row in ordered[start : start + PER_PAGE]]


def _hit(source: Source, row: SearchRecord, question: Question) -> Hit:
    return Hit(
        source,
        row.url,
        row.label,
        marked(row.title, question),
        snippet(row.text, question),
        row.shown_on,
    )
