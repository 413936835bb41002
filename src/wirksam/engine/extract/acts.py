"""What the act says for a commitment: its verb and what it is done to (A2, A3, A4, A6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .cases import case_at
from .clause import Action, Clause
from .construct import Construct
from .kinds import kind_of_verb
from .regions import MAIN
from .subjects import Actor
from .verbs import verb_class
from .words import has_head

WILLING = frozenset(("C-shall-want", "C-shall-future", "C-shall-plan", "A7-goal"))


_ASSURING = frozenset(("sicherstellen", "gewährleisten", "sorgen"))


_STATES = verb_class("state") | {"werden"}
_SHARES = frozenset(("hälfte", "drittel", "viertel", "prozent", "%"))
_IDLE = _STATES | verb_class("stance")
_HOLDING = frozenset(("machen", "geben", "halten", "haben", "setzen", "gestalten", "legen"))
_MOVING = frozenset(("gehen", "fahren", "ziehen", "reisen", "laufen"))


_STANCE_FORMS = WILLING | {"C-shall-present", "C-may-can", "C-must-modal"}


_IDIOMS = {
    "stellen": frozenset(
        ["vordergrund", "mittelpunkt", "verfügung", "wahl", "sicher", "abstimmung", "diskussion"]
    ),
    "legen": frozenset(
        ["fokus", "schwerpunkt", "schwerpunkte", "grundlage", "augenmerk", "wert", "grundstein"]
    ),
    "setzen": frozenset(["schwerpunkt", "schwerpunkte", "themen", "fokus", "zeichen"]),
    "treten": frozenset(["erscheinung", "dialog", "austausch", "kontakt", "verbindung"]),
    "nehmen": frozenset(["blick", "betrieb", "stellung", "angriff"]),
    "bringen": frozenset(["weg"]),
    "leisten": frozenset(["hilfe", "unterstützung", "beitrag"]),
    "führen": frozenset(["gespräche", "gespräch", "dialog"]),
    "halten": frozenset(["stand", "laufenden", "vorträge", "stabil", "kontakt", "frei", "niedrig"]),
    "stehen": frozenset(["verfügung", "bereit"]),
    "richten": frozenset(["augenmerk", "blick", "fokus", "aufmerksamkeit"]),
    "machen": frozenset(
        ["barrierefrei", "sichtbar", "öffentlich", "bekannt", "zugänglich", "transparent"]
    ),
    "bieten": frozenset(["seminare", "workshops", "schulungen", "beratung", "unterstützung"]),
    "tragen": frozenset(["rechnung", "sorge"]),
    "abgeben": frozenset(["stellungnahme", "erklärung", "bericht"]),
    "heißen": frozenset(["willkommen"]),
    "geben": frozenset(["newsletter", "rückmeldung"]),
}


class Sign(NamedTuple):
    """One reason: stable code, weight in hundredths, short English explanation."""

    code: str
    weight: int
    text: str


def verb_signs(
    clause: Clause, construct: Construct, action: Action, actor: Actor, *, dated: bool
) -> Iterator[Sign]:
    lemma = action.lemma
    if action.form == "noun" or construct.code == "A4-owning":
        return
    if _is_idiom(clause, action):
        yield Sign("A3", 15, f'"{lemma}" in a fixed phrase of work')
        return
    stateful = lemma in _STATES and not (lemma == "bieten" and _own_nouns(clause, action))
    if stateful:
        yield _state_sign(clause, construct, action, actor, dated=dated)
    if (
        lemma in verb_class("stance")
        and construct.code in _STANCE_FORMS
        and _speaks(actor)
        and not (action.passive and actor.kind == "none")
    ):
        weight = -8 if construct.code == "C-shall-future" else -30
        yield Sign("A6", weight, f'"{lemma}" states a position')
    if lemma in verb_class("concrete"):
        yield Sign("A2", 15, f'action verb "{lemma}"')
    elif kind_of_verb(lemma) and not stateful:
        yield Sign("A2", 8, f'verb "{lemma}"')
    if lemma in verb_class("light") and not _objects(clause, action, actor):
        named = actor.kind == "body" and actor.key not in {"verband", "mitglieder"}
        weight = -8 if named or action.passive or (dated and lemma in _MOVING) else -18
        yield Sign("A2", weight, f'light verb "{lemma}" without an object of the association')
    speaks = actor.kind == "we" or (actor.kind == "body" and actor.key == "verband")
    if construct.code == "C-shall-present" and speaks:
        yield _present_sign(clause, action)


def _speaks(actor: Actor) -> bool:
    """The whole association speaking of itself: it states positions as often as it acts."""
    return actor.kind not in {"body", "activity"} or actor.key == "verband"


def _present_sign(clause: Clause, action: Action) -> Sign:
    """Speaking as "wir" in the present: only a concrete act inside the association counts (A4)."""
    lemma = action.lemma
    if lemma == "einsetzen" and "uns" in clause.lows():
        return Sign("A6", -40, "states a position")
    if _idle_present(clause, action):
        return Sign("A4", -28, f'"{lemma}" about the world or what is there')
    if lemma in verb_class("present"):
        return Sign("A4", 18, "present tense with work")
    if lemma in _MOVING:
        return Sign("A4", 0, "present tense, going somewhere")
    if _event_object(clause, action) and (lemma in _HOLDING or lemma not in _IDLE):
        return Sign("A4", 20 if lemma in _HOLDING else 10, "present tense with an event")
    return _other_present(clause, action)


def _other_present(clause: Clause, action: Action) -> Sign:
    lemma = action.lemma
    if lemma in verb_class("concrete") and _own_nouns(clause, action):
        return Sign("A4", -5, "present tense with work on own matters")
    if lemma in _IDLE:
        return Sign("A4", -25, "present tense without work")
    return Sign("A4", -8, f'present tense, "{lemma}" not known as work')


def _event_object(clause: Clause, action: Action) -> bool:
    """An event that no preposition governs: ``Wir machen einen Filmabend``."""
    return any(
        clause.roles[i] == MAIN
        and clause.tokens[i].is_capital
        and has_head(clause.tokens[i].low, "event_heads")
        and case_at(clause, i, "?")[0] != "prep"
        for i in range(max(action.start, clause.finite + 1), action.stop)
    )


def _idle_present(clause: Clause, action: Action) -> bool:
    """Building *on* something; assuring something that is not the association's own matter."""
    if action.lemma == "aufbauen":
        return "auf" in clause.lows()[:-1]
    return action.lemma in _ASSURING and not _own_nouns(clause, action, everywhere=True)


def _state_sign(
    clause: Clause, construct: Construct, action: Action, actor: Actor, *, dated: bool
) -> Sign:
    """A state is no action (A2), but teams may be told what to be (A2b), and a dated aim counts."""
    lemma = action.lemma
    own = actor.kind in {"body", "activity"} and actor.key != "mitglieder"
    own = own and clause.low(clause.start) not in {"ein", "eine"}
    if construct.code == "C-shall-should" and own:
        return Sign("A2b", -22, f'state "{lemma}" asked of an own body')
    if construct.code == "C-shall-should" and is_quota(clause):
        return Sign("A2b", -15, f'state "{lemma}" with a share of the own members')
    whole = actor.kind == "we" and lemma == "sein"
    if construct.code == "C-shall-want" and dated and (whole or _own_nouns(clause, action)):
        return Sign("A3", -8, f'state "{lemma}", but with a date')
    if action.lemma == "beinhalten":
        return Sign("A2", -5, "content asked of a body")
    return Sign("A2", -60, f'"{lemma}" is a state')


def is_quota(clause: Clause) -> bool:
    """``Die Hälfte der Mitglieder soll … sein``: a share of an own body, in front (A2b)."""
    front = [clause.tokens[i].low for i in clause.prefield()]
    return bool(_SHARES & set(front)) and any(has_head(low, "internal_heads") for low in front)


def _is_idiom(clause: Clause, action: Action) -> bool:
    if action.lemma in {"tragen", "übernehmen"} and any(
        low.endswith("kosten") for low in clause.lows()
    ):
        return True
    if action.lemma == "stehen" and {"zur", "seite"} <= set(clause.lows()):
        return True
    nouns = _IDIOMS.get(action.lemma, frozenset())
    return any(clause.low(i) in nouns for i in range(action.start, action.stop))


def _own_nouns(clause: Clause, action: Action, *, everywhere: bool = False) -> list[str]:
    return [
        clause.tokens[i].low
        for i in range(action.start, action.stop)
        if (everywhere or clause.roles[i] == MAIN)
        and clause.tokens[i].is_capital
        and (
            has_head(clause.tokens[i].low, "internal_heads")
            or has_head(clause.tokens[i].low, "event_heads")
        )
    ]


def _objects(clause: Clause, action: Action, actor: Actor) -> list[str]:
    """The association's own matters in the clause, without the acting body itself."""
    subject = actor.text.lower().split()
    return [noun for noun in _own_nouns(clause, action) if noun not in subject]


def noun_signs(clause: Clause, action: Action, actor: Actor) -> Iterator[Sign]:
    own = _objects(clause, action, actor)
    if own:
        yield Sign("A3", 8 if len(own) == 1 else 12, f'internal: "{own[0]}"')
    others = [
        clause.tokens[i].low
        for i in range(action.start, action.stop)
        if clause.roles[i] == MAIN
        and clause.tokens[i].is_capital
        and clause.tokens[i].low not in own
        and has_head(clause.tokens[i].low, "external_nouns")
    ]
    if others:
        named = actor.kind == "body" and actor.key != "verband"
        weight = -10 if own or named else -12 * min(len(others), 2) - 4
        yield Sign("A1", weight, f'about the world: "{others[0]}"')
