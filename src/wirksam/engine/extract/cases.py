"""The case of a noun phrase, by its article, its preposition and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .bodies import Gender, Mention
from .clause import Clause
from .regions import MAIN
from .words import COORDINATORS, DETERMINERS, PREPOSITIONS, word_list

Case = Literal["nom", "open", "gen", "other", "prep"]


_NOMINATIVE: dict[Gender, frozenset[str]] = {
    "m": word_list("nominative_m"),
    "f": word_list("nominative_f"),
    "n": word_list("nominative_n"),
    "pl": word_list("nominative_pl"),
}
_NOMINATIVE["?"] = frozenset().union(*_NOMINATIVE.values()) - {"der"}
_GENITIVE = word_list("genitive_articles")
_ENUMERATED = 12
ADJECTIVES = 4
"""How many attributes may stand between an article and its noun."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention with the case its article and place give it."""

    mention: Mention
    case: Case
    preposition: str = ""


def phrases_of(clause: Clause, mentions: Sequence[Mention]) -> list[Phrase]:
    """The bodies named in the clause's main line, with their case."""
    return [
        _phrase(clause, mention)
        for mention in mentions
        if clause.start <= mention.first < clause.stop and clause.roles[mention.first] == MAIN
    ]


def _phrase(clause: Clause, mention: Mention) -> Phrase:
    case, preposition = case_at(
        clause, mention.first, "pl" if mention.plural else mention.gender, mention
    )
    return Phrase(mention, case, preposition)


def case_at(
    clause: Clause, first: int, gender: Gender, mention: Mention | None = None
) -> tuple[Case, str]:
    """The case of the noun phrase whose noun stands at ``first``; "open": nominative or not.

    A noun without article in an enumeration takes the case of the noun before it.
    """
    noun = first
    for _ in range(_ENUMERATED):
        at = noun - 1
        while at >= clause.start and noun - at <= ADJECTIVES and _attribute(clause, at):
            at -= 1
        low = clause.low(at)
        if low in PREPOSITIONS:
            return "prep", low
        if low in DETERMINERS:
            return _by_article(clause, at, gender if noun == first else "?", mention)
        before = at - 1
        joined = low in COORDINATORS or low == ","
        if not joined or before < clause.start or not clause.tokens[before].is_capital:
            break
        noun = before
    bare_genitive = mention is not None and mention.genitive and not mention.plural
    return ("gen" if bare_genitive else "open"), ""


def _by_article(
    clause: Clause, at: int, gender: Gender, mention: Mention | None
) -> tuple[Case, str]:
    low, before = clause.low(at), clause.low(at - 1)
    if before in PREPOSITIONS:
        return "prep", before
    if low in _NOMINATIVE[gender]:
        return ("nom" if gender == "m" and low != "ihr" else "open"), ""
    if gender == "?" and mention is not None and low == "der":
        return "open", ""
    return ("gen" if low in _GENITIVE else "other"), ""


def _attribute(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    return (
        token.is_word
        and not token.is_capital
        and at != clause.finite
        and token.low not in DETERMINERS
        and token.low not in PREPOSITIONS
        and token.low not in COORDINATORS
    )
