"""By whose hand: the agent of a passive, and the owner of a task or goal (D1, D3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .cases import ADJECTIVES, Phrase
from .clause import Clause
from .subjects import NOBODY, WE, Actor, body_actor
from .words import has_head

_POSSESSIVES = frozenset(("seine", "ihre", "seiner", "ihrer"))


def agent_of(clause: Clause, phrases: Sequence[Phrase]) -> Actor | None:
    """``durch/von X`` in a passive (D1)."""
    lows = clause.lows()
    if any(pair in {("von", "uns"), ("durch", "uns")} for pair in pairwise(lows)):
        return WE
    for phrase in phrases:
        if phrase.preposition in {"durch", "von", "vom", "seitens"} and not phrase.mention.activity:
            if clause.finite < 0 and phrase.mention.key == "mitglieder":
                continue
            if phrase.preposition in {"von", "vom"} and _attached(clause, phrase.mention.first):
                continue
            return body_actor(phrase, phrases, f'D1: agent "{phrase.preposition} …"')
    return _foreign_agent(clause)


def _foreign_agent(clause: Clause) -> Actor | None:
    """``vom Land finanziert``: someone else does it."""
    places = clause.main()
    for place, at in enumerate(places):
        if clause.low(at) in {"vom", "von", "durch", "seitens"}:
            nouns = [i for i in places[place + 1 : place + 3] if clause.tokens[i].is_capital]
            behind = clause.start < at and clause.tokens[at - 1].is_capital and at < clause.finite
            if nouns and not behind and has_head(clause.tokens[nouns[0]].low, "foreign_actors"):
                return Actor("foreign", "", clause.tokens[nouns[0]].text, "A1: others do it")
    return None


def _attached(clause: Clause, first: int) -> bool:
    """``die Arbeit von Teams``: "von" belongs to the noun before it."""
    at = first - 1
    while at > clause.start and clause.low(at) not in {"von", "vom"}:
        at -= 1
    return at > clause.start and clause.tokens[at - 1].is_capital and at - 1 < clause.finite


def owner_of(clause: Clause, phrases: Sequence[Phrase], noun: int) -> Actor:
    """Whose task or goal it is: ``Aufgabe des X``, ``unsere Aufgabe``; foreign where of others."""
    why = "D1: owner of the task"
    for phrase in phrases:
        near = 0 < phrase.mention.first - noun <= ADJECTIVES
        if near and (phrase.case == "gen" or phrase.preposition in {"für", "von"}):
            return body_actor(phrase, phrases, why)
    if _of_others(clause, noun):
        return Actor("foreign", why="A1: a task of others")
    limit = max(noun, clause.finite)
    for phrase in phrases:
        if phrase.case in {"nom", "open", "gen"} and phrase.mention.first < limit:
            return body_actor(phrase, phrases, why)
    lows = clause.lows()[: noun + 2]
    if any(low.startswith("unser") or low in {"wir", "uns"} for low in lows):
        return WE
    return Actor("unknown") if any(low in _POSSESSIVES for low in lows) else NOBODY


def _of_others(clause: Clause, noun: int) -> bool:
    """A genitive behind the noun that names no body of ours: ``Aufgabe der Politik``."""
    after = clause.low(noun + 1)
    genitive = after in {"der", "des", "von", "aller", "einer", "eines"} or after.endswith("er")
    window = range(noun + 1, min(noun + 4, clause.stop))
    return genitive and any(clause.tokens[i].is_capital for i in window)
