"""How a clause commits someone: modal, passive, task, duty, plan, plain present (C).

Every row says which binding its form carries and under which code the reviewer sees it. What the
clause is about, and whose it is, is judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .actions import bracket_actions, split_governed, whole_action, zu_actions
from .clauses import Action, Clause, Verb
from .model import Binding
from .verbs import verb_class
from .words import NEGATIONS, has_head, word_list

COMMISSIONS: dict[str, Binding] = {
    "beauftragt": "must", "verpflichtet": "must", "aufgefordert": "shall", "aufgerufen": "shall",
    "angehalten": "shall", "gebeten": "shall", "ersucht": "shall", "ermächtigt": "may",
    "berechtigt": "may", "befugt": "may", "gehalten": "shall", "angewiesen": "must",
}  # fmt: skip
_COMMISSIONING: dict[str, Binding] = {
    "beauftragen": "must", "auffordern": "shall", "bitten": "shall", "ermächtigen": "may",
    "ersuchen": "shall", "aufrufen": "shall", "anhalten": "shall", "anweisen": "must",
}  # fmt: skip
_PLANNED = word_list("planned_participles")
_FOCUS = frozenset(("schwerpunkt", "schwerpunkte", "fokus", "hauptaugenmerk"))
_ATTENDING = frozenset(("vertreten", "dabei", "präsent", "unterwegs", "beteiligt"))
_RESPONSIBLE = frozenset(
    [
        "zuständig",
        "verantwortlich",
        "federführend",
        "ansprechpartner",
        "ansprechpartnerin",
        "ansprechperson",
    ]
)
_OWNING = frozenset(["verbleiben", "obliegen", "liegen"])
_IDLE_ZU = word_list("idle_zu_verbs")
_EVALUATIONS = word_list("evaluations")
_TASKS, _GOALS = word_list("task_nouns"), word_list("goal_nouns")


@dataclass(slots=True)
class Construct:
    """A form of commitment: ``code`` (table C and form), binding, its actions, why.

    ``control``: whose act the actions are: the clause's subject, its object ("beauftragt X"), the
    owner of a task, or whoever acted in the sentence before.
    """

    code: str
    binding: Binding
    actions: list[Action]
    why: str
    control: str = "subject"


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
    return construct


def has(clause: Clause, words: frozenset[str]) -> str:
    """The first word of the clause's main line that is in ``words``."""
    return next((low for low in clause.lows() if low in words), "")


def negated(clause: Clause) -> bool:
    lows = clause.lows()
    return any(
        low in NEGATIONS and after not in {"mehr", "nur", "zuletzt"}
        for low, after in zip(lows, [*lows[1:], ""], strict=True)
    )


def is_condition(clause: Clause) -> bool:
    """``Sollte es nicht gelingen, …``: a verb at the very start opens a condition."""
    return clause.finite == 0 and clause.lemma in {"sollen", "sein", "haben", "werden"}


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
    """``soll versuchen, X zu tun`` · ``soll beauftragt werden, …``: the inner verbs are the acts."""
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
        word = has(clause, _TASKS) or has(clause, _GOALS) or (lemma == "gehören" and "gehören")
        return Construct(f"{code}-goal", binding, inner, why, control="owner") if word else None
    if lemma in verb_class("planning") and lemma != "sorgen":
        weaker: Binding = "may" if lemma == "versuchen" else binding
        return Construct(f"{code}-plan", weaker, inner, why)
    return None


def _werden(clause: Clause) -> Construct | None:
    actions = bracket_actions(clause)
    if not actions or clause.low(clause.finite) in {"würde", "würden"}:
        return None
    commission = _commission(clause, actions)
    if commission is not None:
        return commission
    passive = actions[0].passive or actions[0].form == "part"
    if has(clause, _PLANNED) and passive:
        return _planned(clause)
    code = "C-shall-passive" if passive else "C-shall-future"
    why = f'shall by "{clause.low(clause.finite)}" + {"participle" if passive else "infinitive"}'
    return _nested(clause, actions, code, "shall", why) or Construct(code, "shall", actions, why)


def _commission(clause: Clause, actions: list[Action]) -> Construct | None:
    form = next((clause.low(v.at) for v in clause.verbs if clause.low(v.at) in COMMISSIONS), "")
    if not form:
        return None
    inner = zu_actions(clause) or actions[:1]
    for action in inner[:1]:
        action.start = clause.start
    return Construct("C-commission", COMMISSIONS[form], inner, f'"{form}"')


def _planned(clause: Clause) -> Construct:
    inner = zu_actions(clause)
    if not inner:
        verbs = [v for v in clause.verbs if clause.low(v.at) in _PLANNED]
        inner = [whole_action(clause, verbs[0])] if verbs else bracket_actions(clause)
    return Construct("C-shall-planned", "shall", inner, f'"{has(clause, _PLANNED)}"')


def _sein(clause: Clause) -> Construct | None:
    commission = _commission(clause, bracket_actions(clause))
    if commission is not None and not negated(clause):
        return commission
    if has(clause, _PLANNED):
        return _planned(clause)
    for reader in (_owned_task, _wish, _to_do, _responsible, _present_at):
        construct = reader(clause)
        if construct is not None:
            return construct
    return None


def _owned_task(clause: Clause) -> Construct | None:
    """``Aufgabe des X ist es, zu`` (must) · ``Ziel ist es, zu`` (shall): A7."""
    task, goal = has(clause, _TASKS), has(clause, _GOALS)
    inner = zu_actions(clause, clause.finite)
    if not (task or goal) or has(
        clause, _EVALUATIONS - {"zentral", "zentrale", "wichtige", "grundlegend"}
    ):
        return None
    if not inner:
        if not any(clause.tokens[i].low in _TASKS | _GOALS for i in clause.prefield()):
            return None
        inner = [whole_action(clause, _noun_verb(clause))]
    if task:
        return Construct("A7-task", "must", inner, f'must by "{task}"', control="owner")
    return Construct("A7-goal", "shall", inner, f'shall by "{goal}"', control="owner")


def _noun_verb(clause: Clause) -> Verb:
    return Verb(clause.finite, "noun", "")


def _wish(clause: Clause) -> Construct | None:
    word = next((low for low in clause.lows() if low.startswith("wünschenswert")), "")
    if not word:
        return None
    inner = zu_actions(clause) or [whole_action(clause, _noun_verb(clause))]
    return Construct("C-may-wish", "may", inner, f'may by "{word}"')


def _to_do(clause: Clause) -> Construct | None:
    """``ist vorzulegen`` · ``hat zu berichten``: "zu" inside the same bracket, no comma before it."""
    verbs = [v for v in clause.verbs if v.form == "zu" and v.at > clause.finite]
    if (
        not verbs
        or negated(clause)
        or (verbs[0].lemma in _IDLE_ZU and not _owned(clause, verbs[0]))
    ):
        return None
    if has(clause, _EVALUATIONS):
        return None
    between = clause.main(clause.finite, verbs[0].at)
    if any(clause.low(i) == "," and not _enumerates(clause, i) for i in between):
        return None
    code = "C-must-to-do" if clause.lemma == "sein" else "C-must-have-to"
    why = f'must by "{clause.low(clause.finite)} … zu"'
    actions = zu_actions(clause, clause.finite)
    for action in actions:
        action.passive = clause.lemma == "sein"
    return Construct(code, "must", actions, why)


def _owned(clause: Clause, verb: Verb) -> bool:
    """``Neue Mitglieder sind zu begrüßen``: work, where the object is the association's own."""
    return verb.lemma in {"begrüßen", "gewinnen", "nennen", "finden", "danken"} and any(
        clause.tokens[i].is_capital and has_head(clause.tokens[i].low, "internal_heads")
        for i in clause.main(clause.start, verb.at)
    )


def _enumerates(clause: Clause, comma: int) -> bool:
    """``Einladung, Protokoll und Bericht sind …``: the comma only parts nouns."""
    following = comma + 1
    return (
        following < clause.stop
        and clause.tokens[following].is_capital
        and clause.low(comma - 1) != "es"
    )


def _responsible(clause: Clause) -> Construct | None:
    word = has(clause, _RESPONSIBLE)
    if not word or negated(clause):
        return None
    action = whole_action(clause, _noun_verb(clause))
    return Construct("A4-responsible", "shall", [action], f'responsibility by "{word}"')


def _present_at(clause: Clause) -> Construct | None:
    """``Beim Stadtfest sind wir mit einem Stand vertreten``: taking part in an event."""
    event = any(
        clause.tokens[i].is_capital and has_head(clause.tokens[i].low, "event_heads")
        for i in clause.main()
    )
    if not event or not has(clause, _ATTENDING):
        return None
    action = whole_action(clause, Verb(clause.finite, "fin", "teilnehmen"))
    return Construct("C-shall-present", "shall", [action], "taking part in an event")


def _haben(clause: Clause) -> Construct | None:
    if any(v.form == "part" for v in clause.verbs) or negated(clause):
        return None
    task = has(clause, _TASKS)
    inner = zu_actions(clause, clause.finite)
    if task and inner:
        return Construct("A7-task", "must", inner, f'must by "hat … {task}"')
    return _to_do(clause)


def _lexical(clause: Clause) -> Construct | None:
    verb = next(v for v in clause.verbs if v.form == "fin")
    lemma, inner = verb.lemma, zu_actions(clause, clause.finite)
    reflexive = has(clause, frozenset({"sich", "uns"}))
    if lemma == "verpflichten" and reflexive:
        actions = inner or [whole_action(clause, verb)]
        return Construct("C-must-obliged", "must", actions, 'must by "verpflichtet sich"')
    if lemma in _COMMISSIONING or (lemma == "verpflichten" and not reflexive):
        binding = _COMMISSIONING.get(lemma, "must")
        actions = inner or [whole_action(clause, verb)]
        return Construct("C-commissioning", binding, actions, f'"{lemma}"', control="object")
    task = has(clause, _TASKS)
    if (
        task
        and inner
        and lemma in {"erhalten", "bekommen", "tragen", "bestehen", "übernehmen", "liegen"}
    ):
        return Construct("A7-task", "must", inner, f'must by "{task}"', control="owner")
    if lemma == "gehören":
        return (
            Construct("C-inherited", "shall", inner, '"dazu gehört"', "before") if inner else None
        )
    if lemma == "liegen" and has(clause, _FOCUS):
        action = whole_action(clause, _noun_verb(clause))
        return Construct("A7-goal", "shall", [action], "shall by naming a focus", control="owner")
    if lemma in {"erhalten", "bekommen"}:
        action = whole_action(clause, verb)
        action.passive = True
        return Construct("C-shall-receive", "shall", [action], f'someone is to get: "{lemma}"')
    if lemma in verb_class("planning") and inner:
        binding = "may" if lemma in {"versuchen", "bemühen"} else "shall"
        return Construct("C-shall-plan", binding, inner, f'{binding} by "{lemma} … zu"')
    if lemma in _OWNING:
        action = whole_action(clause, verb)
        return Construct("A4-owning", "shall", [action], f'responsibility by "{lemma}"', "dative")
    return Construct("C-shall-present", "shall", [whole_action(clause, verb)], f'present "{lemma}"')


_READERS: dict[str, _Reader] = {
    "sollen": _modal("C-shall-should", "shall", "sollen"),
    "mögen": _modal("C-shall-may-he", "shall", "möge"),
    "müssen": _modal("C-must-modal", "must", "müssen"),
    "können": _modal("C-may-can", "may", "können"),
    "dürfen": _modal("C-may-allowed", "may", "dürfen"),
    "wollen": _modal("C-shall-want", "shall", "wollen/möchten"),
    "werden": _werden,
    "sein": _sein,
    "haben": _haben,
}
