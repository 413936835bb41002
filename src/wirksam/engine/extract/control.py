"""Whose act an action is: subject, agent, owner of the task, object of a commission (D)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .agents import agent_of, owner_of
from .bodies import Mention
from .clause import Action
from .scene import Scene
from .subjects import NOBODY, Actor, ActorKind, body_actor, subject_of
from .words import word_list

_TASKS = word_list("task_nouns") | word_list("goal_nouns") | {"selbstverständnis"}
_SINGULAR = word_list("singular_finites")
_PERSONAL = frozenset(("er", "sie", "es", "dieser", "diese", "dieses"))


def actor_of(scene: Scene, action: Action | None = None) -> Actor:
    """Who is to carry out ``action`` (default: the clause's first)."""
    construct = scene.construct
    if scene.clause.finite < 0:
        return _framed(scene)
    if construct is None:
        return _resolved(scene, subject_of(scene.clause, scene.phrases))
    reader = _CONTROLS.get(construct.control)
    if reader is not None:
        return reader(scene)
    first = action or scene.first_action
    if first is not None and first.passive and "commission" not in construct.code:
        return _passive(scene)
    return _active(scene)


def topic_of(scene: Scene, actor: Actor) -> Actor:
    """Whom a pronoun in the next sentence means: a body that gets something or is changed (D2)."""
    if actor.kind != "none" or scene.clause.finite < 0:
        return actor
    subject = subject_of(scene.clause, scene.phrases)
    return subject if subject.kind == "body" and subject.key != "mitglieder" else actor


def _active(scene: Scene) -> Actor:
    shared = _shared(scene)
    if shared is not None:
        return shared
    actor = _resolved(scene, subject_of(scene.clause, scene.phrases))
    if scene.construct is not None and scene.construct.code == "C-commission" and not actor.key:
        asked = [p for p in scene.phrases if p.case == "other" and p.mention.own]
        if asked:
            return body_actor(asked[0], scene.phrases, "D1: charged with it")
    responsible = scene.construct is not None and scene.construct.code == "A4-responsible"
    if responsible and actor.kind == "thing" and not actor.key:
        return Actor("body", "teams", actor.text, "D7: whoever is responsible")
    if actor.kind in {"unknown", "none"} and scene.frame is not None and scene.frame.actor.key:
        return scene.frame.actor
    return actor


def _shared(scene: Scene) -> Actor | None:
    """``…, lädt alle ein und berichtet``: a verb in front shares the subject before it."""
    clause, before = scene.clause, scene.memory.actor
    if clause.start == 0 or clause.prefield() or before is None:
        return None
    if "wir" in clause.lows() or any(phrase.case == "nom" for phrase in scene.phrases):
        return None
    return replace(before, why="D1: subject shared with the clause before")


def _framed(scene: Scene) -> Actor:
    agent = agent_of(scene.clause, scene.phrases)
    if agent is not None:
        return agent
    actor = scene.frame.actor if scene.frame is not None else NOBODY
    return replace(actor, why=actor.why or "D: from the introduction") if actor.key else NOBODY


def _before(scene: Scene) -> Actor:
    previous = scene.memory.previous
    return replace(previous, why="D2: as in the sentence before") if previous else NOBODY


def _owner(scene: Scene) -> Actor:
    clause, previous = scene.clause, scene.memory.previous
    noun = next((i for i in clause.main() if clause.tokens[i].low in _TASKS), clause.start)
    if subject_of(clause, scene.phrases).kind == "foreign":
        return Actor("foreign", why="A1: a task of others")
    owner = owner_of(clause, scene.phrases, noun)
    if owner.kind == "unknown" and previous is not None:
        return replace(previous, why="D2: owner named before")
    return owner


def _object(scene: Scene) -> Actor:
    """``Wir bitten den Vorstand, …``: whoever is asked; nobody of ours: a demand upon others."""
    clause, phrases = scene.clause, scene.phrases
    for phrase in phrases:
        if phrase.mention.first > clause.finite and phrase.case in {"other", "open"}:
            return body_actor(phrase, phrases, "D1: object of the commission")
    return Actor("foreign", why="A1: asks others")


def _dative(scene: Scene) -> Actor:
    """``verbleibt beim X``, ``obliegt dem X``."""
    for phrase in scene.phrases:
        with_ = phrase.preposition in {"beim", "bei"}
        given = scene.clause.low(scene.clause.finite) not in {"verbleibt", "verbleiben", "liegt"}
        if with_ or (phrase.case in {"other", "gen"} and given):
            return body_actor(phrase, scene.phrases, "A4: lies with this body")
    if {"ihm", "ihr", "ihnen"} & set(scene.clause.lows()) and scene.memory.previous is not None:
        return replace(scene.memory.previous, why="D2: a pronoun points back")
    return Actor("foreign", why="A4: no body named")


def _wished(scene: Scene) -> Actor:
    """``Wünschenswert ist, dass jede Gruppe …``: the subject of what is wished for."""
    for phrase in scene.phrases:
        if phrase.mention.first > scene.clause.finite and phrase.case in {"nom", "open"}:
            return body_actor(phrase, scene.phrases, "D1: wished of this body")
    return _active(scene)


def _passive(scene: Scene) -> Actor:
    """Agent; else who owns the activity that is the subject; else the association (D3, D4, D6)."""
    agent = agent_of(scene.clause, scene.phrases)
    if agent is not None:
        return agent
    subject = subject_of(scene.clause, scene.phrases)
    if subject.kind == "body" and scene.first_action and scene.first_action.lemma == "stattfinden":
        return subject
    if subject.kind == "activity":
        return replace(subject, why=f'D4: owner of "{subject.text}"')
    if subject.kind == "thing" or (subject.kind == "foreign" and subject.text != "wer"):
        return subject
    before = scene.memory.in_sentence
    shares = not subject.text and scene.clause.start and not scene.clause.prefield()
    if shares and before is not None and before.kind in {"thing", "foreign"}:
        return before
    return Actor("none", why="D3: passive without agent")


def _resolved(scene: Scene, actor: Actor) -> Actor:
    """A pronoun stands for the subject before; an empty place shares the clause before (D2)."""
    if actor.kind == "thing" and not actor.key:
        return _pointing_back(scene, actor)
    if actor.kind != "unknown":
        return actor
    if actor.text in _PERSONAL:
        return _meant(scene, actor)
    before = scene.memory.actor
    if not actor.text and before is not None and not scene.clause.prefield():
        return replace(before, why="D1: subject shared with the clause before")
    return actor


def _meant(scene: Scene, actor: Actor) -> Actor:
    """Whom "er", "sie", "es" mean: a subject of the same sentence, else of the one before."""
    near, previous = scene.memory.in_sentence, scene.memory.previous
    if near is not None and near.kind in {"thing", "foreign"}:
        return near
    if previous is None or (not previous.key and previous.kind != "foreign"):
        return actor
    why = f'D2: "{actor.text}" points back'
    other = _agreeing(scene, actor.text, previous)
    if other is not None:
        return Actor("body", other.key, other.text, why)
    if previous.kind == "foreign":
        return replace(previous, why=why)
    kind: ActorKind = "body" if previous.kind in {"body", "we"} else "activity"
    return Actor(kind, previous.key, previous.text, why)


def _agreeing(scene: Scene, pronoun: str, previous: Actor) -> Mention | None:
    """Another body of the sentence before, where gender or number shut out its subject."""
    clause, named = scene.clause, scene.memory.named
    singular = clause.low(clause.finite).endswith("t") or clause.low(clause.finite) in _SINGULAR
    gender = {"er": "m", "es": "n", "sie": "f"}.get(pronoun)
    if gender is None or not singular:
        return None

    def agrees(mention: Mention) -> bool:
        return mention.gender in {gender, "?"} and not mention.plural

    subject = next((mention for mention in named if mention.text == previous.text), None)
    if subject is None or agrees(subject) or (pronoun == "sie" and subject.gender == "?"):
        return None
    return next((m for m in reversed(named) if m.own and not m.activity and agrees(m)), None)


def _pointing_back(scene: Scene, actor: Actor) -> Actor:
    """``Diese Arbeit …``: the activity of the sentence before."""
    clause, owner = scene.clause, scene.memory.previous
    noun = next((i for i in clause.main() if clause.tokens[i].text == actor.text), 0)
    points = clause.low(noun - 1) in {"diese", "dieser", "dieses"}
    if points and owner is not None and owner.kind == "activity":
        return Actor("activity", owner.key, owner.text, "D2: points back")
    return actor


_CONTROLS: dict[str, Callable[[Scene], Actor]] = {
    "owner": _owner,
    "before": _before,
    "object": _object,
    "dative": _dative,
    "frame": _framed,
    "wish": _wished,
}
