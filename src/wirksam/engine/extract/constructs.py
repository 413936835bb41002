"""How a clause commits someone: modal, passive, task, duty, plan, plain present (C).

Every row says which binding its form carries and under which code the reviewer sees it. What the
clause is about, and whose it is, is judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from .actions import bracket_actions, split_governed, whole_action, zu_actions
from .clause import Action, Clause, Verb
from .construct import COMMISSIONS, GOALS, TASKS, Construct, has, noun_verb
from .copular import PLANNED, being, commission_of, having, planned_of
from .kinds import kind_of
from .model import Binding
from .verbs import verb_class
from .words import has_head

_COMMISSIONING: dict[str, Binding] = {
    "beauftragen": "must", "auffordern": "shall", "bitten": "shall", "ermächtigen": "may",
    "ersuchen": "shall", "aufrufen": "shall", "anhalten": "shall", "anweisen": "must",
}  # fmt: skip
_FOCUS = frozenset(("schwerpunkt", "schwerpunkte", "fokus", "hauptaugenmerk"))
_TASK_VERBS = frozenset(("erhalten", "bekommen", "tragen", "bestehen", "übernehmen", "liegen"))
_FALLING_TO = frozenset(("zukommen", "zufallen"))
_HAPPENING = frozenset(("erfolgen", "stattfinden"))
_FROM_NOW_ON = frozenset(("künftig", "zukünftig", "fortan", "erstmals", "ab"))
_GETTING = frozenset(("erhalten", "bekommen"))
_OBJECTS = frozenset(("sie", "ihn", "es"))
_OWNING = frozenset(["verbleiben", "obliegen", "liegen"])


_Reader = Callable[[Clause], "Construct | None"]


def construct_of(clause: Clause) -> Construct | None:
    """The form in which the clause commits, or ``None`` where its form never does."""
    if clause.finite < 0:
        return None
    reader = _READERS.get(clause.lemma) if clause.auxiliary else _lexical
    construct = reader(clause) if reader else None
    if construct is not None:
        construct.actions = [
            part for action in construct.actions for part in split_governed(clause, action)
        ]
        for action in construct.actions:
            if action.lemma in _HAPPENING or (clause.auxiliary and action.lemma in _GETTING):
                action.passive = True
    return construct


def goes_on(clause: Clause, construct: Construct | None) -> bool:
    """``…, setzt sie instand``: one more verb on the same object, and nothing else (B1).

    What the verb brings to the table must not be of a kind counted by itself (B2).
    """
    if construct is None or construct.code != "C-shall-present" or not clause.start:
        return False
    if clause.low(clause.finite + 1) not in _OBJECTS or clause.prefield():
        return False
    own = any(clause.tokens[i].is_capital or clause.tokens[i].is_number for i in clause.midfield())
    return not own and kind_of(clause, construct.actions[0])[0] not in {"review", "report"}


def _modal(code: str, binding: Binding, word: str) -> _Reader:
    def read(clause: Clause) -> Construct | None:
        actions = bracket_actions(clause)
        why = f'{binding} by "{clause.low(clause.finite)}" ({word})'
        nested = _nested(clause, actions, code, binding, why)
        return nested or (Construct(code, binding, actions, why) if actions else None)

    return read


def _nested(
    clause: Clause, actions: list[Action], code: str, binding: Binding, why: str
) -> Construct | None:
    """``soll versuchen, X zu tun`` · ``soll beauftragt werden, …``: inner verbs are the acts."""
    if not actions:
        return None
    lemma, last = actions[0].lemma, actions[0].verbs[-1].at
    form = clause.low(last)
    inner = zu_actions(clause, last)
    if not inner:
        return None
    if form in COMMISSIONS and actions[0].passive:
        return Construct(f"{code}-commission", COMMISSIONS[form], inner, why)
    if lemma in {"sein", "gehören"}:
        word = has(clause, TASKS) or has(clause, GOALS) or (lemma == "gehören" and "gehören")
        return Construct(f"{code}-goal", binding, inner, why, control="owner") if word else None
    if lemma in verb_class("planning") and lemma != "sorgen":
        weaker: Binding = "may" if lemma == "versuchen" else binding
        return Construct(f"{code}-plan", weaker, inner, why)
    return None


def _werden(clause: Clause) -> Construct | None:
    actions = bracket_actions(clause)
    if not actions or clause.low(clause.finite) in {"würde", "würden"}:
        return None
    commission = commission_of(clause, actions)
    if commission is not None:
        return commission
    passive = actions[0].passive or actions[0].form == "part"
    if has(clause, PLANNED) and passive:
        return planned_of(clause)
    code = "C-shall-passive" if passive else "C-shall-future"
    why = f'shall by "{clause.low(clause.finite)}" + {"participle" if passive else "infinitive"}'
    return _nested(clause, actions, code, "shall", why) or Construct(code, "shall", actions, why)


def _lexical(clause: Clause) -> Construct | None:
    verb = next(v for v in clause.verbs if v.form == "fin")
    inner = zu_actions(clause, clause.finite)
    if verb.lemma == "gehören":
        return (
            Construct("C-inherited", "shall", inner, '"dazu gehört"', "before") if inner else None
        )
    for reader in (
        _causing,
        _existing,
        _obliging,
        _tasking,
        _focusing,
        _receiving,
        _planning,
        _owning,
    ):
        construct = reader(clause, verb, inner)
        if construct is not None:
            return construct
    return Construct(
        "C-shall-present", "shall", [whole_action(clause, verb)], f'present "{verb.lemma}"'
    )


def _obliging(clause: Clause, verb: Verb, inner: list[Action]) -> Construct | None:
    """``verpflichtet sich, X zu tun`` · ``beauftragt den Vorstand, X zu tun``."""
    actions = inner or [whole_action(clause, verb)]
    reflexive = has(clause, frozenset({"sich", "uns"}))
    if verb.lemma == "verpflichten" and reflexive:
        return Construct("C-must-obliged", "must", actions, 'must by "verpflichtet sich"')
    if verb.lemma == "bitten" and not inner:
        return None
    if verb.lemma in _COMMISSIONING or verb.lemma == "verpflichten":
        binding = _COMMISSIONING.get(verb.lemma, "must")
        return Construct("C-commissioning", binding, actions, f'"{verb.lemma}"', "object")
    return None


def _causing(clause: Clause, verb: Verb, _inner: list[Action]) -> Construct | None:
    """``Wir lassen uns beraten``: having something done is an act as well."""
    done = [v for v in clause.verbs if v.form == "inf" and v.at > clause.finite]
    if verb.lemma != "lassen" or not done:
        return None
    action = whole_action(clause, Verb(verb.at, "fin", done[-1].lemma))
    return Construct("C-shall-present", "shall", [action], f'"lassen" with "{done[-1].lemma}"')


def _existing(clause: Clause, verb: Verb, _inner: list[Action]) -> Construct | None:
    """``Ab Mai gibt es einen Stammtisch``: an event that is to be held."""
    if verb.lemma != "geben" or "es" not in clause.lows():
        return None
    action = whole_action(clause, verb)
    named = [clause.tokens[i].low for i in clause.midfield() if clause.tokens[i].is_capital]
    events = any(has_head(low, "event_heads") for low in named)
    new = bool(has(clause, _FROM_NOW_ON)) and any(
        has_head(low, name) for low in named for name in ("internal_heads", "helps")
    )
    action.verbs = [Verb(verb.at, "fin", "stattfinden" if events else "einrichten")]
    action.passive = True
    events = events or new
    return Construct("C-shall-exists", "shall", [action], '"es gibt" an event') if events else None


def _tasking(clause: Clause, verb: Verb, inner: list[Action]) -> Construct | None:
    """``erhält den Auftrag, X zu tun`` · ``dem X kommt die Aufgabe zu, …``."""
    task = has(clause, TASKS)
    if task and inner and verb.lemma in _FALLING_TO:
        return Construct("A7-task", "must", inner, f'must by "{task}"', "dative")
    if task and inner and verb.lemma in _TASK_VERBS:
        return Construct("A7-task", "must", inner, f'must by "{task}"', "owner")
    return None


def _focusing(clause: Clause, verb: Verb, _inner: list[Action]) -> Construct | None:
    """``Unser Schwerpunkt liegt auf X``."""
    if verb.lemma != "liegen" or not has(clause, _FOCUS):
        return None
    action = whole_action(clause, noun_verb(clause))
    return Construct("A7-goal", "shall", [action], "shall by naming a focus", "owner")


def _receiving(clause: Clause, verb: Verb, _inner: list[Action]) -> Construct | None:
    """``Neue Mitglieder erhalten X``: someone of ours gives it."""
    if verb.lemma not in {"erhalten", "bekommen"}:
        return None
    action = whole_action(clause, verb)
    action.passive = True
    why = f'someone is to get: "{verb.lemma}"'
    return Construct("C-shall-receive", "shall", [action], why)


def _planning(_clause: Clause, verb: Verb, inner: list[Action]) -> Construct | None:
    """``planen, X zu tun`` (shall) · ``versuchen, X zu tun`` (may)."""
    if not inner or verb.lemma not in verb_class("planning"):
        return None
    binding: Binding = "may" if verb.lemma in {"versuchen", "bemühen"} else "shall"
    return Construct("C-shall-plan", binding, inner, f'{binding} by "{verb.lemma} … zu"')


def _owning(clause: Clause, verb: Verb, _inner: list[Action]) -> Construct | None:
    """``verbleibt beim X``, ``obliegt dem X``: a responsibility (A4)."""
    if verb.lemma not in _OWNING:
        return None
    action = whole_action(clause, verb)
    return Construct("A4-owning", "shall", [action], f'responsibility by "{verb.lemma}"', "dative")


_READERS: dict[str, _Reader] = {
    "sollen": _modal("C-shall-should", "shall", "sollen"),
    "mögen": _modal("C-shall-may-he", "shall", "möge"),
    "müssen": _modal("C-must-modal", "must", "müssen"),
    "können": _modal("C-may-can", "may", "können"),
    "dürfen": _modal("C-may-allowed", "may", "dürfen"),
    "wollen": _modal("C-shall-want", "shall", "wollen/möchten"),
    "werden": _werden,
    "sein": being,
    "haben": having,
}
