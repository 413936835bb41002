"""Being and having to: commissions, tasks, wishes, duties, responsibilities (A4, A7)."""

from __future__ import annotations

from .actions import bracket_actions, whole_action, zu_actions
from .clause import Action, Clause, Verb
from .construct import (
    COMMISSIONS,
    GOALS,
    TASKS,
    Construct,
    has,
    negated,
    noun_verb,
)
from .regions import MAIN
from .verbs import finite_of, infinitive_of, zu_infinitive_of
from .words import has_head, word_list

PLANNED = word_list("planned_participles")


_ATTENDING = frozenset(("vertreten", "dabei", "präsent", "unterwegs", "beteiligt"))


_RESPONSIBLE = frozenset(
    [
        "zuständig",
        "ansprechbar",
        "verantwortlich",
        "federführend",
        "ansprechpartner",
        "ansprechpartnerin",
        "ansprechperson",
    ]
)


_IDLE_ZU = word_list("idle_zu_verbs")


_EVALUATIONS = word_list("evaluations")
_WITH_ZU = 2


def commission_of(clause: Clause, actions: list[Action]) -> Construct | None:
    form = next((clause.low(v.at) for v in clause.verbs if clause.low(v.at) in COMMISSIONS), "")
    if not form:
        return None
    inner = zu_actions(clause) or actions[:1]
    for action in inner[:1]:
        action.start = clause.start
    return Construct("C-commission", COMMISSIONS[form], inner, f'"{form}"')


def planned_of(clause: Clause) -> Construct:
    inner = zu_actions(clause)
    if not inner:
        verbs = [v for v in clause.verbs if clause.low(v.at) in PLANNED]
        inner = [whole_action(clause, verbs[0])] if verbs else bracket_actions(clause)
    return Construct("C-shall-planned", "shall", inner, f'"{has(clause, PLANNED)}"')


def being(clause: Clause) -> Construct | None:
    commission = commission_of(clause, bracket_actions(clause))
    if commission is not None and not negated(clause):
        return commission
    if has(clause, PLANNED):
        return planned_of(clause)
    for reader in (_owned_task, _wish, _to_do, _responsible, _present_at):
        construct = reader(clause)
        if construct is not None:
            return construct
    return None


def _owned_task(clause: Clause) -> Construct | None:
    """``Aufgabe des X ist es, zu`` (must) · ``Ziel ist es, zu`` (shall): A7."""
    task, goal = has(clause, TASKS), has(clause, GOALS)
    inner = zu_actions(clause, clause.finite)
    if not (task or goal) or has(
        clause, _EVALUATIONS - {"zentral", "zentrale", "wichtige", "grundlegend"}
    ):
        return None
    if not inner:
        if not any(clause.tokens[i].low in TASKS | GOALS for i in clause.prefield()):
            return None
        inner = [whole_action(clause, noun_verb(clause))]
    if task:
        return Construct("A7-task", "must", inner, f'must by "{task}"', control="owner")
    return Construct("A7-goal", "shall", inner, f'shall by "{goal}"', control="owner")


def _wish(clause: Clause) -> Construct | None:
    word = next((low for low in clause.lows() if low.startswith("wünschenswert")), "")
    if not word:
        return None
    wished = _wished(clause)
    if wished is not None:
        action = whole_action(clause, wished)
        return Construct("C-may-wish", "may", [action], f'may by "{word}"', "wish")
    inner = zu_actions(clause) or [whole_action(clause, noun_verb(clause))]
    return Construct("C-may-wish", "may", inner, f'may by "{word}"')


def _wished(clause: Clause) -> Verb | None:
    """``…, dass jede Gruppe eine Schule besucht``: what is wished for is read as the main line."""
    opens = next((i for i in range(clause.start, clause.stop) if clause.low(i) == "dass"), -1)
    lemma = finite_of(clause.low(clause.stop - 1)) if opens >= 0 else None
    if lemma is None:
        return None
    clause.roles = [MAIN if i > opens else role for i, role in enumerate(clause.roles)]
    return Verb(clause.stop - 1, "fin", lemma)


def _to_do(clause: Clause) -> Construct | None:
    """``ist vorzulegen`` · ``hat zu berichten``: "zu" inside the bracket, no comma before it."""
    verbs = [v for v in clause.verbs if v.form == "zu" and v.at > clause.finite]
    fronted = _fronted_to_do(clause)
    if fronted is not None and not verbs and not negated(clause):
        action = Action(clause.start, clause.stop, [fronted], passive=True)
        return Construct(
            "C-must-to-do", "must", [action], f'must by "zu … {clause.low(clause.finite)}"'
        )
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


def _fronted_to_do(clause: Clause) -> Verb | None:
    """``Zu klären ist, …``: nothing but the infinitive stands before "ist"."""
    front = clause.prefield()
    if clause.lemma != "sein" or not front or clause.low(clause.finite) in {"sein", "war"}:
        return None
    low = clause.low(front[-1])
    if len(front) == _WITH_ZU and clause.low(front[0]) == "zu":
        lemma = infinitive_of(low)
    else:
        lemma = zu_infinitive_of(low) if len(front) == 1 else None
    return Verb(front[-1], "zu", lemma) if lemma and lemma not in _IDLE_ZU else None


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
    action = whole_action(clause, noun_verb(clause))
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


def having(clause: Clause) -> Construct | None:
    resolved = any(clause.low(verb.at) == "vorgenommen" for verb in clause.verbs)
    if resolved and zu_actions(clause, clause.finite):
        actions = zu_actions(clause, clause.finite)
        return Construct("C-shall-plan", "shall", actions, 'shall by "vorgenommen, … zu"')
    if any(v.form == "part" for v in clause.verbs) or negated(clause):
        return None
    task = has(clause, TASKS)
    inner = zu_actions(clause, clause.finite)
    if task and inner:
        return Construct("A7-task", "must", inner, f'must by "hat … {task}"')
    return _to_do(clause)
