"""Whose act an action is: subject, agent, owner of the task, object of a commission (D)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .cases import Phrase
from .clauses import Action, Clause
from .construct import Construct
from .context import Memory
from .frames import Frame
from .subjects import (
    NOBODY,
    WE,
    Actor,
    agent_of,
    body_actor,
    owner_of,
    subject_of,
)
from .words import word_list

_TASKS = word_list("task_nouns") | word_list("goal_nouns") | {"selbstverständnis"}


def actor_of(
    clause: Clause,
    construct: Construct | None,
    phrases: Sequence[Phrase],
    memory: Memory,
    frame: Frame | None,
    action: Action | None = None,
) -> Actor:
    """Who is to carry out ``action`` (default: the first) of a clause."""
    if clause.finite < 0:
        return _framed(clause, phrases, frame, memory)
    if construct is None:
        return _resolved(clause, subject_of(clause, phrases), memory)
    first = action or (construct.actions[0] if construct.actions else None)
    if construct.control == "owner":
        return _owner(clause, phrases, memory)
    if construct.control == "before":
        return _before(memory)
    if construct.control == "object":
        return _object(clause, phrases)
    if construct.control == "dative":
        return _dative(clause, phrases, memory)
    if first is not None and first.passive and "commission" not in construct.code:
        return _passive(clause, phrases, memory)
    shared = _shared(clause, phrases, memory)
    if shared is not None:
        return shared
    actor = _resolved(clause, subject_of(clause, phrases), memory)
    if actor.kind in {"unknown", "none"} and frame is not None and frame.actor.key:
        return frame.actor
    return actor


def _shared(clause: Clause, phrases: Sequence[Phrase], memory: Memory) -> Actor | None:
    """``…, lädt alle ein und berichtet``: a verb in front shares the subject before it."""
    if clause.start == 0 or clause.prefield() or memory.actor is None:
        return None
    named = any(p.case == "nom" for p in phrases) or "wir" in clause.lows()
    return None if named else replace(memory.actor, why="D1: subject shared with the clause before")


def _framed(
    clause: Clause, phrases: Sequence[Phrase], frame: Frame | None, memory: Memory
) -> Actor:
    agent = agent_of(clause, phrases)
    if agent is not None:
        return agent
    if frame is not None:
        actor = frame.actor
        return replace(actor, why=actor.why or "D: from the introduction") if actor.key else NOBODY
    return NOBODY


def _before(memory: Memory) -> Actor:
    if memory.previous is not None:
        return replace(memory.previous, why="D2: as in the sentence before")
    return NOBODY


def _owner(clause: Clause, phrases: Sequence[Phrase], memory: Memory) -> Actor:
    noun = next((i for i in clause.main() if clause.tokens[i].low in _TASKS), clause.start)
    if subject_of(clause, phrases).kind == "foreign":
        return Actor("foreign", why="A1: a task of others")
    owner = owner_of(clause, phrases, noun)
    if owner.kind == "unknown" and memory.previous is not None:
        return replace(memory.previous, why="D2: owner named before")
    return owner


def _object(clause: Clause, phrases: Sequence[Phrase]) -> Actor:
    """``Wir bitten den Vorstand, …``: whoever is asked; nobody of ours: a demand upon others."""
    for phrase in phrases:
        after = phrase.mention.first > clause.finite
        if after and phrase.case in {"other", "open"}:
            return body_actor(clause, phrase, phrases, "D1: object of the commission")
    if phrases and "werden" in clause.lows():
        return body_actor(clause, phrases[0], phrases, "D1: object of the commission")
    return Actor("foreign", why="A1: asks others")


def _dative(clause: Clause, phrases: Sequence[Phrase], memory: Memory) -> Actor:
    """``verbleibt beim X``, ``obliegt dem X``."""
    for phrase in phrases:
        if phrase.preposition in {"beim", "bei"} or (
            phrase.case in {"other", "gen"} and clause.lemma == "obliegen"
        ):
            return body_actor(clause, phrase, phrases, "A4: lies with this body")
    return Actor("foreign", why="A4: no body named")


def _passive(clause: Clause, phrases: Sequence[Phrase], memory: Memory) -> Actor:
    """Agent; else the owner of the activity that is the subject; else the association (D3, D4, D6)."""
    agent = agent_of(clause, phrases)
    if agent is not None:
        return agent
    subject = subject_of(clause, phrases)
    if subject.kind == "activity":
        return replace(subject, why=f'D4: owner of "{subject.text}"')
    if subject.kind == "thing":
        return subject
    if subject.kind == "foreign" and subject.text != "wer":
        return subject
    before = memory.in_sentence
    if not subject.text and clause.start and not clause.prefield() and before is not None:
        if before.kind in {"thing", "foreign"}:
            return before
    return Actor("none", why="D3: passive without agent")


def _resolved(clause: Clause, actor: Actor, memory: Memory) -> Actor:
    """A pronoun stands for the subject before; an empty place shares the clause before (D2)."""
    if actor.kind == "thing" and not actor.key:
        noun = next((i for i in clause.main() if clause.tokens[i].text == actor.text), 0)
        points_back = clause.low(noun - 1) in {"diese", "dieser", "dieses"}
        owner = memory.previous
        if points_back and owner is not None and owner.kind == "activity":
            return Actor("activity", owner.key, owner.text, "D2: points back")
        return actor
    if actor.kind != "unknown":
        return actor
    if not actor.text and memory.actor is not None and not clause.prefield():
        return replace(memory.actor, why="D1: subject shared with the clause before")
    if (
        actor.text in {"er", "sie", "es", "dieser", "diese", "dieses"}
        and memory.previous is not None
    ):
        previous = memory.previous
        if previous.kind in {"body", "activity", "we"} or previous.key:
            kind = "body" if previous.kind in {"body", "we"} else "activity"
            return Actor(kind, previous.key, previous.text, f'D2: "{actor.text}" points back')
    return actor


__all__ = ["NOBODY", "WE", "actor_of"]
