"""One question, told to either database. Stems are ``[a-z0-9]``, so quoting them is safe."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from wirksam.engine.search.asking import Question, Term

INDEX = "foundation_searchindex"
_TABLE = "foundation_searchrecord"


def matches(question: Question) -> RawSQL:
    """All terms stand somewhere in the record."""
    if connection.vendor == "sqlite":
        return _fts(" AND ".join(_fts_term(term) for term in question.terms))
    return _ts(" & ".join(_ts_term(term) for term in question.terms))


def title_matches(question: Question, *, every: bool, whole: bool = False) -> RawSQL:
    """All terms (or one at least) stand in the title; ``whole``: as whole words."""
    terms = [Term(term.stems) for term in question.terms] if whole else question.terms
    if connection.vendor == "sqlite":
        joined = (" AND " if every else " OR ").join(map(_fts_term, terms))
        return _fts(f"title_stems : ({joined})")
    return _ts((" & " if every else " | ").join(_ts_term(term, "A") for term in terms))


def _fts(expression: str) -> RawSQL:
    found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 (a name of ours)
    return RawSQL(f"{_TABLE}.id IN ({found})", [expression], BooleanField())  # noqa: S611 (as above)


def _fts_term(term: Term) -> str:
    ways = [f'"{" ".join(term.stems)}"', *(f'"{one}" *' for one in term.beginnings)]
    return f"({' OR '.join(ways)})"


def _ts(expression: str) -> RawSQL:
    return RawSQL(f"{_TABLE}.document @@ %s::tsquery", [expression], BooleanField())  # noqa: S611


def _ts_term(term: Term, weight: str = "") -> str:
    mark = f":{weight}" if weight else ""
    ways: Iterable[str] = [
        " <-> ".join(f"'{one}'{mark}" for one in term.stems),
        *(f"'{one}':*{weight}" for one in term.beginnings),
    ]
    return f"({' | '.join(f'({way})' for way in ways)})"
