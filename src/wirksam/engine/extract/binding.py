"""How binding an action is: the strongest marker wins, softened only by what is open (C)."""

from __future__ import annotations

from .actions import SEQUENCE_MAY
from .clause import Action, Clause
from .construct import Construct
from .model import Binding
from .regions import MAIN
from .verbs import verb_class
from .words import word_list

_QUESTIONS = frozenset(("ob", "inwieweit", "inwiefern"))
_EXISTING = tuple(word_list("existing_stems"))


def binding_of(clause: Clause, construct: Construct, action: Action) -> tuple[Binding, str]:
    """Binding and reason. A softener ("nach Möglichkeit") never changes it."""
    lows = [clause.tokens[i].low for i in range(action.start, action.stop)]
    asking = action.lemma in verb_class("examine") or action.lemma == "klären"
    asks = asking and any(low in _QUESTIONS for low in lows)
    if asks and "daraufhin" not in lows:
        return "may", f'C-may: "{action.lemma}" whether'
    if construct.binding == "must":
        return "must", construct.why
    if "verbindlich" in clause.lows() and construct.binding != "may":
        return "must", 'C-must: "verbindlich"'
    if any(low in SEQUENCE_MAY for low in lows):
        return "may", 'C-may: "gegebenenfalls"'
    examines = construct.binding == "shall" and action.lemma in verb_class("examine")
    if examines and not _existing(clause, action):
        return "may", f'C-may: "{action.lemma}" something new'
    return construct.binding, construct.why


def _existing(clause: Clause, action: Action) -> bool:
    """What is there already is reviewed (shall); only something new is merely considered (may)."""
    words = [
        clause.tokens[i].low for i in range(action.start, action.stop) if clause.roles[i] == MAIN
    ]
    if "darauf" in words or "daraufhin" in words or {"die", "alle"} & set(words[:2]):
        return True
    return any(word.startswith(_EXISTING) for word in words)
