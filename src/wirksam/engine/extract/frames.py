"""Lists under an introduction: what the introduction lends to its items (A8)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wirksam.engine.deadlines import Deadline

from .clause import Action, Clause, Verb
from .construct import COMMISSIONS, Construct
from .model import Binding
from .subjects import NOBODY, Actor
from .words import has_head, word_list

_DEMANDS = word_list("demand_heads")
_PLANS = word_list("plan_heads")
_OPENERS = frozenset(
    ("konkret", "einzelnen", "folgendes", "folgende", "vornehmen", "vorgenommen", "tun", "vor")
)
_STATES = frozenset(
    ["grundsätze", "prinzipien", "werte", "gründe", "definition", "voraussetzungen"]
)
_PLANNING = frozenset(("planen", "umsetzen", "vornehmen", "vorhaben", "durchführen", "anbieten"))
_BINDINGS: dict[str, Binding] = {"müssen": "must", "können": "may", "dürfen": "may"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the items below: binding, actor, deadline, or that they are demands."""

    binding: Binding
    actor: Actor
    why: str
    deadline: Deadline | None = None
    demand: bool = False
    state: bool = False

    def dated(self, deadline: Deadline | None) -> Frame:
        return replace(self, deadline=deadline.as_inherited() if deadline else None)


def frame_of(clause: Clause, actor: Actor, *, colon: bool) -> Frame | None:
    """The frame an introducing clause opens, or ``None`` where it introduces nothing to do."""
    lows = clause.lows() or [token.low for token in clause.tokens]
    if any(low in _DEMANDS for low in lows):
        return Frame("shall", actor, "demand", demand=True)
    if any(low in _STATES for low in lows):
        return Frame("shall", actor, "state", state=True)
    commission = next((low for low in lows if low in COMMISSIONS), None)
    if commission is not None:
        return Frame(COMMISSIONS[commission], actor, f'list under "{commission}"')
    planned = any(low in _PLANS for low in lows) or (colon and any(low in _OPENERS for low in lows))
    if clause.finite < 0:
        return Frame("shall", actor, "list of plans") if planned and colon else None
    return _finite_frame(clause, actor, planned=planned)


def _finite_frame(clause: Clause, actor: Actor, *, planned: bool) -> Frame | None:
    modal = clause.auxiliary and clause.lemma not in {"sein", "haben", "past"}
    if modal and (planned or not _complete(clause)):
        binding = _BINDINGS.get(clause.lemma, "shall")
        return Frame(binding, actor, f'list under "{clause.low(clause.finite)}"')
    lemma = next((verb.lemma for verb in clause.verbs if verb.form == "fin"), clause.lemma)
    if planned or lemma in _PLANNING:
        must = any(low in {"aufgabe", "aufgaben", "pflichten"} for low in clause.lows())
        return Frame("must" if must else "shall", actor, "list of plans")
    if lemma in {"gehören", "verpflichten"}:
        binding = "must" if lemma == "verpflichten" else "shall"
        return Frame(binding, actor, f'list under "{lemma}"')
    return None


def _complete(clause: Clause) -> bool:
    """A clause with its own closing verb needs no list to be whole."""
    return any(verb.at > clause.finite for verb in clause.verbs)


def heading_frame(text: str, actor: Actor) -> Frame | None:
    """A heading such as "Maßnahmen" or "Aufgaben des Vorstands" over a list; or one of demands."""
    words = [word.strip(":.,").lower() for word in text.split()]
    if any(word in _DEMANDS for word in words):
        return Frame("shall", NOBODY, "demand", demand=True)
    if any(word in _STATES for word in words):
        return Frame("shall", NOBODY, "state", state=True)
    if any(has_head(word, "plan_heads") for word in words):
        must = actor.kind == "body" and any(word.startswith("aufgabe") for word in words)
        return Frame("must" if must else "shall", actor, f'list under "{text[:60]}"')
    return None


def bare_construct(clause: Clause, frame: Frame | None, *, item: bool) -> Construct | None:
    """A clause without finite verb: infinitives, participles, or a noun of action (A8)."""
    if clause.finite >= 0:
        return None
    verbs = [v for v in clause.verbs if v.form in {"inf", "zu", "part"}]
    binding: Binding = frame.binding if frame else "shall"
    if verbs:
        from .actions import bracket_actions, zu_actions  # noqa: PLC0415 (a cycle otherwise)

        if verbs[-1].form == "zu":
            actions = zu_actions(clause)
        else:
            actions = bracket_actions(clause)
            for action in actions:
                action.passive = action.form == "part"
        if actions and (frame or verbs[-1].form != "part"):
            code = "A8-list" if frame else "A8-bare"
            why = frame.why if frame else "infinitive without finite verb"
            return Construct(code, binding, actions, why, control="frame")
        return None
    noun = _action_noun(clause, framed=frame is not None)
    if noun is None or not item:
        return None
    action = Action(clause.start, clause.stop, [Verb(noun, "noun", "")])
    code = "A8-list" if frame else "A8-noun"
    why = frame.why if frame else f'noun of action "{clause.tokens[noun].text}"'
    return Construct(code, binding, [action], why, control="frame")


def _action_noun(clause: Clause, *, framed: bool) -> int | None:
    """The first noun, where it names an action or an event; any noun below an introduction."""
    noun = next(
        (i for i in clause.main() if clause.tokens[i].is_capital and _is_noun(clause, i)), None
    )
    if noun is None:
        return None
    word = clause.tokens[noun].low
    acts = framed or has_head(word, "deverbal_nouns") or has_head(word, "event_heads")
    return noun if acts else None


def _is_noun(clause: Clause, at: int) -> bool:
    low = clause.low(at)
    return (
        low not in word_list("determiners")
        and low not in word_list("prepositions")
        and not (
            at == clause.start
            and low.endswith(("e", "er", "es", "en"))
            and at + 1 < clause.stop
            and clause.tokens[at + 1].is_capital
            and not has_head(low, "event_heads")
        )
    )
