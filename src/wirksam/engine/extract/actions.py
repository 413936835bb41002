"""From the verbs at a clause's end to the actions that can be ticked off one by one (B1, B2)."""

from __future__ import annotations

from dataclasses import replace

from .cases import case_at
from .clause import Action, Clause, Verb
from .kinds import kind_of_verb
from .regions import MAIN
from .verbs import participle_of, verb_class
from .words import CLAUSE_COORDINATORS, PREPOSITIONS, SEQUENCING

_AUXILIARIES = frozenset(
    ("werden", "sein", "haben", "können", "müssen", "sollen", "wollen", "dürfen", "lassen")
)
SEQUENCE_MAY = frozenset(("gegebenenfalls", "ggf.", "ggf", "ggfs.", "eventuell"))
_SEPARATE_KINDS = frozenset(("review", "report"))
_PROSPECT = frozenset(("prüfen", "sondieren", "ausloten", "sichten", "durchsehen"))


def bracket_actions(clause: Clause) -> list[Action]:
    """Actions of a clause with modal or auxiliary, from its bare infinitives and participles."""
    return _slices(clause, _clusters(clause, [v for v in _joined(clause.verbs) if v.form != "zu"]))


def zu_actions(clause: Clause, after: int = -1) -> list[Action]:
    """Actions named by infinitives with "zu" behind token ``after``; nested ones stay inside."""
    verbs = [v for v in _joined(clause.verbs) if v.form == "zu" and v.at > after]
    clusters: list[tuple[list[Verb], int, bool]] = []
    for verb in verbs:
        if clusters and _controls(clause, clusters[-1]):
            break
        clusters.append(([verb], verb.at, False))
    actions = _slices(clause, clusters)
    if actions and len(clusters) < len(verbs):
        actions[-1].stop = clause.stop
    return actions


def whole_action(clause: Clause, verb: Verb) -> Action:
    """The clause as one action of ``verb``."""
    return Action(clause.start, clause.stop, [verb])


def _controls(clause: Clause, cluster: tuple[list[Verb], int, bool]) -> bool:
    """``… zu ermutigen, X zu tun``: what follows is what others do."""
    verbs, end, _passive = cluster
    return verbs[-1].lemma in verb_class("control") and clause.low(end + 1) == ","


def _joined(verbs: list[Verb]) -> list[Verb]:
    """``arbeiten zu können`` and ``geprüft zu werden`` as one infinitive with "zu"."""
    joined: list[Verb] = []
    for verb in verbs:
        stacked = verb.form == "zu" and verb.lemma in _AUXILIARIES and joined
        if stacked and joined[-1].at == verb.at - 2:
            joined[-1] = Verb(verb.at, "zu", joined[-1].lemma)
        else:
            joined.append(verb)
    return joined


def _clusters(clause: Clause, verbs: list[Verb]) -> list[tuple[list[Verb], int, bool]]:
    """Each verb with its auxiliaries: (verbs, index of the last token, passive)."""
    clusters: list[tuple[list[Verb], int, bool]] = []
    passive_finite = clause.lemma in {"werden", "sein"}
    for verb in verbs:
        if verb.lemma in _AUXILIARIES and clusters and clusters[-1][1] == verb.at - 1:
            if verb.lemma in {"werden", "sein"}:
                clusters = [_as_passive(c) if c[0][0].form == "part" else c for c in clusters]
            clusters[-1] = (clusters[-1][0], verb.at, clusters[-1][2])
            continue
        if verb.form == "part" and verb.at < clause.finite and clause.finite >= 0:
            clusters.append(([verb], verb.at, True))
            continue
        clusters.append(([verb], verb.at, passive_finite and verb.form == "part"))
    if any(passive for _, _, passive in clusters):
        clusters = [_ambiguous_passive(clause, c) for c in clusters]
    return [c for c in clusters if _is_action(clause, c)]


def _as_passive(cluster: tuple[list[Verb], int, bool]) -> tuple[list[Verb], int, bool]:
    return cluster[0], cluster[1], True


def _ambiguous_passive(
    clause: Clause, cluster: tuple[list[Verb], int, bool]
) -> tuple[list[Verb], int, bool]:
    """Beside a passive, a form that may be either is a participle: ``geprüft und beraten``."""
    verb = cluster[0][0]
    if verb.form == "inf" and participle_of(clause.low(verb.at)) is not None:
        return [replace(verb, form="part")], cluster[1], True
    return cluster


def _is_action(clause: Clause, cluster: tuple[list[Verb], int, bool]) -> bool:
    """A participle without "werden" beside a modal is an adverb or attribute."""
    verbs, _end, passive = cluster
    if verbs[0].form != "part" or passive:
        return True
    return clause.lemma not in {"sollen", "müssen", "können", "wollen", "dürfen", "mögen"}


def _slices(clause: Clause, clusters: list[tuple[list[Verb], int, bool]]) -> list[Action]:
    """Cut the clause behind each cluster; join verbs that share their object (B1)."""
    actions: list[Action] = []
    start = clause.start
    for verbs, end, passive in clusters:
        stop = end + 1
        while stop < clause.stop and clause.roles[stop] != MAIN:
            stop += 1
        action = Action(start, stop, list(verbs), passive)
        if actions and _same_object(clause, actions[-1], action):
            actions[-1].stop = stop
            actions[-1].verbs += action.verbs
        else:
            actions.append(action)
        start = stop
        while start < clause.stop and (
            clause.low(start) in CLAUSE_COORDINATORS or clause.low(start) in {",", "-", "–"}
        ):
            start += 1
    if actions:
        actions[-1].stop = clause.stop
    return actions


def _same_object(clause: Clause, before: Action, action: Action) -> bool:
    """Two verbs, one object: no noun of its own, no change of binding or kind (B1, B2)."""
    own = clause.main(action.start, action.stop)
    if any(clause.low(i) in SEQUENCING for i in own):
        return False
    last, kind = kind_of_verb(before.verbs[-1].lemma), kind_of_verb(action.lemma)
    if last != kind and _SEPARATE_KINDS & {last, kind} and before.verbs[-1].lemma not in _PROSPECT:
        return False
    nouns = [i for i in own if clause.tokens[i].is_capital]
    if action.passive and before.passive:
        nouns = [i for i in nouns if case_at(clause, i, "?")[0] in {"open", "nom"}]
    return not nouns


def split_governed(clause: Clause, action: Action) -> list[Action]:
    """``an X und an Y arbeiten``: a repeated preposition under one verb names two objects (B1)."""
    governed = {"arbeiten": "an", "mitwirken": "an", "sorgen": "für"}.get(action.lemma)
    if governed is None or governed not in PREPOSITIONS:
        return [action]
    for at in range(action.start + 1, action.stop - 1):
        if (
            clause.low(at) == "und"
            and clause.low(at + 1) == governed
            and any(clause.low(i) == governed for i in range(action.start, at))
        ):
            first = Action(action.start, at, list(action.verbs), action.passive)
            return [first, Action(at + 1, action.stop, list(action.verbs), action.passive)]
    return [action]
