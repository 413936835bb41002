"""Commitment or not: every sign adds or takes confidence, and the reviewer sees each (A).

The weights are hundredths. A form starts with what it is worth by itself (``_FORMS``); who acts,
what is done and to what, add to it or take from it. Half of the way is the threshold.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .acts import WILLING, Sign, is_quota, noun_signs, verb_signs
from .clause import Action, Clause
from .construct import Construct, has, negated
from .subjects import Actor
from .verbs import verb_class
from .words import has_head, word_list

THRESHOLD = 50
_HUNDRED = 100

_FORMS = {
    "C-shall-should": 60, "C-shall-may-he": 65, "C-must-modal": 50, "C-may-can": 35,
    "C-may-allowed": 30, "C-shall-want": 45, "C-shall-future": 50, "C-shall-passive": 42,
    "C-shall-planned": 60, "C-commission": 75, "C-commissioning": 70, "A7-task": 65, "A7-goal": 50,
    "C-must-to-do": 55, "C-must-have-to": 50, "C-may-wish": 55, "A4-responsible": 45,
    "A4-owning": 45, "C-must-obliged": 75, "C-inherited": 65, "C-shall-plan": 50,
    "C-shall-present": 25, "C-shall-receive": 40,
    "C-shall-exists": 15, "A8-list": 62, "A8-bare": 35, "A8-noun": 35,
}  # fmt: skip
_NESTED = {"commission": 85, "goal": 50, "plan": 55}
_ACTORS = {
    "body": 20,
    "we": 10,
    "people": 6,
    "activity": 10,
    "foreign": -70,
    "thing": -12,
    "unknown": -5,
    "none": 0,
}
_FREQUENCIES = word_list("frequencies")
_NUMBERS = frozenset(
    ("zwei", "drei", "vier", "fünf", "sechs", "acht", "zehn", "zwölf", "zwanzig", "mindestens")
)
_DESCRIPTIVE = word_list("descriptive_adverbs")
_DESCRIBING = frozenset(("C-shall-present", "C-shall-passive"))
_TIMELESS = frozenset(("C-shall-present", "C-shall-passive", "C-shall-exists"))
_OBSERVED = frozenset(
    ("C-must-modal", "C-shall-present", "C-may-can", "C-shall-future", "C-shall-passive")
)
_OBJECT_PRONOUNS = frozenset(("sie", "ihn", "ihnen", "ihm", "daran", "darüber"))
_OWN_FIELDS = ("internal_heads", "event_heads", "deverbal_nouns", "report_nouns")
_SUBJECTLESS = frozenset(("C-shall-planned", "C-may-wish", "A4-responsible"))
_HAPPENING = frozenset(
    ("stattfinden", "tagen", "erfolgen", "erscheinen", "zusammentreten", "zusammenkommen")
)
_OPENING = frozenset(("öffnen", "schließen", "umziehen", "starten"))
_PLACES = ("werkstatt", "büro", "treff", "café", "verleih", "heim", "archiv", "sprechstunde")
_FROM_NOW_ON = frozenset(("künftig", "zukünftig", "fortan", "ab"))
_ROUGHLY = frozenset(("rund", "knapp", "etwa", "circa", "ca."))
_QUANTIFIERS = frozenset(("immer", "viele", "zu", "manche", "einige", "wenige"))


def signs_of(
    clause: Clause, construct: Construct, action: Action, actor: Actor, *, dated: bool
) -> list[Sign]:
    """All signs for and against the action being a commitment of the association's own."""
    signs = [_form_sign(construct)]
    signs += _actor_signs(clause, construct, action, actor, dated=dated)
    signs += verb_signs(clause, construct, action, actor, dated=dated)
    signs += noun_signs(clause, action, actor)
    signs += _polarity_signs(clause, construct, action, actor)
    signs += _observation_signs(clause, construct, action, actor, dated=dated)
    signs += _empty_signs(clause, construct, action)
    signs += _measure_signs(clause, construct, action, dated=dated)
    return signs


def _measure_signs(
    clause: Clause, construct: Construct, action: Action, *, dated: bool
) -> Iterator[Sign]:
    """Dates, numbers and rhythms: what can be checked was meant to be done."""
    present = construct.code in _TIMELESS
    if dated:
        weight = 14 if present else (8 if construct.code in WILLING else 4)
        yield Sign("E1", weight, "a deadline is named")
    words = [clause.tokens[i] for i in range(action.start, action.stop)]
    if present and any(word.low in _FREQUENCIES for word in words):
        yield Sign("E4", 12, "a rhythm or a new start is named")
    if present and any(word.low in _NUMBERS or word.text.isdecimal() for word in words):
        yield Sign("E4", 6, "a number is named")


def confidence_of(signs: list[Sign]) -> float:
    """The signs' sum, within 0 and 1."""
    return round(min(max(sum(sign.weight for sign in signs), 0), 98) / _HUNDRED, 2)


def _form_sign(construct: Construct) -> Sign:
    code = construct.code
    base, _, nested = code.rpartition("-")
    weight = _FORMS.get(code) or _NESTED.get(nested) or _FORMS.get(base, 40)
    return Sign(code, weight, construct.why)


def _actor_signs(
    clause: Clause, construct: Construct, action: Action, actor: Actor, *, dated: bool
) -> Iterator[Sign]:
    weight = _ACTORS[actor.kind]
    present = construct.code == "C-shall-present"
    if actor.kind == "thing":
        weight = _thing_weight(clause, construct, action, actor, dated=dated)
    elif actor.kind == "foreign" and action.passive:
        weight = -40
    elif present and actor.kind == "body":
        weight = {"mitglieder": 12, "verband": 12}.get(actor.key, 28)
    elif present and actor.kind == "people":
        weight = -2 if _matters(clause, action) else -30
    elif present and actor.kind in {"activity", "unknown", "none"}:
        weight = -30
    elif construct.code == "C-shall-want" and (actor.kind == "people" or action.passive):
        weight = -25
    elif construct.code in {"C-may-can", "C-shall-want"} and actor.key == "mitglieder":
        weight = -5
    if weight:
        why = actor.why or {"thing": f'B3: subject "{actor.text}"'}.get(actor.kind, actor.kind)
        yield Sign("A1", weight, why)


def _thing_weight(
    clause: Clause, construct: Construct, action: Action, actor: Actor, *, dated: bool
) -> int:
    """A thing as subject: fine in the passive, at most one shaping sentence otherwise (B3)."""
    word = actor.noun or actor.text.lower()
    if construct.code == "C-shall-may-he":
        return 0
    if construct.code == "C-shall-present":
        return _present_weight(clause, action, word, dated=dated)
    quota = construct.code == "C-shall-should" and is_quota(clause)
    if quota or action.passive or construct.code in _SUBJECTLESS:
        return -20 if has_head(word, "external_nouns") else 0
    if has_head(word, "event_heads") or has_head(word, "things"):
        return -8
    return -45


def _present_weight(clause: Clause, action: Action, word: str, *, dated: bool) -> int:
    """A thing that happens or is at hand: an event named so, or anything with a date."""
    if action.lemma == "erfolgen" or (action.lemma == "stehen" and _at_hand(clause)):
        return 26
    if action.lemma in _OPENING and word.endswith(_PLACES) and has(clause, _FROM_NOW_ON):
        return 18
    elsewhere = has_head(word, "external_nouns") or word.endswith(("wahl", "wahlen"))
    own = _happening(word) or (dated and not elsewhere)
    return 18 if action.lemma in _HAPPENING and own else -50


def _at_hand(clause: Clause) -> bool:
    return "verfügung" in clause.lows() and "uns" not in clause.lows()


def _happening(word: str) -> bool:
    return any(has_head(word, name) for name in ("event_heads", "deverbal_nouns", "things"))


def _polarity_signs(
    clause: Clause, construct: Construct, action: Action, actor: Actor
) -> Iterator[Sign]:
    if negated(clause):
        strict = construct.code in {"C-may-can", "C-may-allowed", "C-shall-present"}
        own = actor.kind == "body"
        weight = -60 if strict else (-5 if own else -20)
        kept = action.passive and construct.code == "C-shall-should" and _matters(clause, action)
        if kept or _refrains(clause, construct, action, actor):
            weight = -5
        state = action.lemma in verb_class("state")
        yield Sign("A5", -60 if state else weight, "negated")
    if construct.code in _DESCRIBING and has(clause, _DESCRIPTIVE):
        yield Sign("A2", -14, "describes how things are")
    possible = construct.code.startswith("C-may") and construct.code != "C-may-wish"
    if possible and actor.kind in {"we", "thing", "unknown"} and not action.passive:
        yield Sign("A6", -10, "possibility without a named body")
    wordless = (
        actor.kind == "we"
        and clause.start == 0
        and not any(token.is_capital or token.is_number for token in clause.tokens[1 : action.stop])
    )
    if wordless and construct.code in WILLING | {"C-shall-present"}:
        pointing = construct.code == "C-shall-future" and has(clause, _OBJECT_PRONOUNS)
        stance = action.lemma in verb_class("stance")
        yield Sign("A2", -14 if pointing and not stance else -25, "no object is named")
    if construct.code in _OBSERVED and _quantified(clause):
        yield Sign("A2", -50, "describes many, commits none")
    if action.lemma == "machen" and _resultative(clause, action):
        yield Sign("A9", -40, "says what for, not what")
    if has(clause, frozenset({"braucht", "brauchen", "fordern", "fordert"})):
        yield Sign("A6", -40, "need or demand")


def _empty_signs(clause: Clause, construct: Construct, action: Action) -> Iterator[Sign]:
    """What has the form of a commitment and says nothing to do: formulas, regrets, figures."""
    code, lows = construct.code, clause.lows()
    named = any(clause.tokens[i].is_capital for i in clause.midfield())
    if code == "C-shall-may-he" and action.lemma == "beschließen" and not named:
        yield Sign("A2", -60, "opens a motion")
    if code in {"C-may-can", "C-must-modal"} and "leider" in lows:
        yield Sign("A2", -25, "regrets how things are")
    if code in _DESCRIBING and has(clause, _ROUGHLY):
        yield Sign("A2", -25, "counts what there is")
    if ("nicht", "nur") in set(pairwise(lows)) and "sondern" not in lows and not named:
        yield Sign("A2", -20, "says what is not enough")
    if not action.passive and "niemand" in lows:
        yield Sign("A1", -25, "binds nobody of the association's own")


def _refrains(clause: Clause, construct: Construct, action: Action, actor: Actor) -> bool:
    """``Wir kaufen kein Fleisch``: leaving something is an act of one's own."""
    own = actor.kind in {"we", "body"} and construct.code == "C-shall-present"
    none = any(low.startswith("kein") for low in clause.lows())
    return own and none and action.lemma in verb_class("refraining")


def _observation_signs(
    clause: Clause, construct: Construct, action: Action, actor: Actor, *, dated: bool
) -> Iterator[Sign]:
    """What only tells how the world is or should be: old habits, causes, losses, wishes (A1)."""
    code = construct.code
    if code in _DESCRIBING and "seit" in clause.lows():
        yield Sign("A2", -40, "has long been so")
    if clause.start and clause.tokens[clause.start - 1].low == "denn":
        yield Sign("A9", -40, "a cause, not an act")
    if not action.passive or dated or actor.kind in {"body", "we", "activity"}:
        return
    own = _matters(clause, action)
    named = any(token.is_capital for token in clause.tokens[1 : clause.stop])
    if code == "C-shall-passive" and clause.start == 0 and not named:
        yield Sign("A2", -20, "names nothing")
    if code == "C-must-modal" and not own:
        yield Sign("A1", -14, "asks for something that is not the association's own")
    plain = action.lemma not in verb_class("concrete")
    if code == "C-shall-passive" and not own and plain and _bare_subject(clause):
        yield Sign("A2", -10, "of things in general")
    if code in _DESCRIBING and action.lemma in verb_class("harm"):
        yield Sign("A2", -20, f'"{action.lemma}" tells of a loss')


def _matters(clause: Clause, action: Action) -> bool:
    """Whether the action names something of the association's own, or an event."""
    return any(
        clause.tokens[i].is_capital
        and any(has_head(clause.tokens[i].low, name) for name in _OWN_FIELDS)
        for i in range(action.start, action.stop)
    )


def _bare_subject(clause: Clause) -> bool:
    """``Jugendclubs werden …``, ``sie werden …``: nothing says which."""
    front = clause.prefield()
    if len(front) != 1:
        return False
    first = clause.tokens[front[0]]
    return first.low in {"sie", "er", "es"} or (first.is_capital and first.low[-1] in "nser")


def _quantified(clause: Clause) -> bool:
    """``Immer mehr Vereine müssen …``, ``Viele Gruppen …``: an observation."""
    first = clause.low(clause.start)
    return first in {"viele", "manche", "einige", "wenige"} or (
        first in _QUANTIFIERS
        and clause.low(clause.start + 1) in {"mehr", "weniger", "viele", "öfter"}
    )


def _resultative(clause: Clause, action: Action) -> bool:
    """``den Verband mutiger machen``: an adjective before "machen" names an effect."""
    before = clause.low(action.verbs[0].at - 1) or ""
    window = [clause.low(i) for i in range(action.start, action.stop)]
    return any(
        low.endswith(("iger", "ischer", "samer", "ärker", "barer", "licher"))
        for low in [before, *window]
    )
