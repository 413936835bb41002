"""What would lie on the table: the kind of a commitment (F) and what "done" can mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .clauses import Action, Clause
from .model import Completion, Kind
from .regions import MAIN
from .verbs import verb_class
from .words import has_head

_KINDS: tuple[Kind, ...] = ("review", "report", "event", "support", "position", "structure")
_REVIEW_NOUNS = ("auseinandersetzung", "überprüfung", "evaluation", "evaluierung", "auswertung",
                 "analyse", "bestandsaufnahme", "umfrage", "befragung", "reflexion", "machbarkeitsstudie",
                 "klärung", "prüfung", "bedarfsanalyse")  # fmt: skip
_REPORT_NOUNS = ("bericht", "rechenschaft", "protokoll", "protokolle", "newsletter", "dokumentation",
                 "handreichung", "leitfaden", "broschüre", "rundbrief", "vorschläge", "berichterstattung",
                 "veröffentlichung", "tätigkeitsbericht", "arbeitshilfe", "jahresbericht", "podcast",
                 "flyer", "mitgliederzeitung", "website", "factsheet", "toolbox", "finanzbericht",
                 "rechenschaftsbericht", "zwischenbericht", "abschlussbericht")  # fmt: skip
_POSITION_NOUNS = ("position", "positionen", "positionspapier", "positionspapiere", "stellungnahme",
                   "stellungnahmen", "stellung", "forderungen", "forderungskatalog", "grundsatzprogramm",
                   "inhalte", "leitantrag", "forderungspapier", "wahlprüfsteine", "resolution",
                   "pressemitteilung", "pressemitteilungen", "argumentationshilfe")  # fmt: skip
_SUPPORT_NOUNS = ("unterstützung", "förderung", "beteiligung", "stärkung", "empowerment",
                  "partizipation", "hilfestellung", "teilhabe", "entlastung", "begleitung",
                  "beratung", "betreuung", "patenschaft", "patenschaften", "mentoring")  # fmt: skip
_MAKING = frozenset(
    ["erstellen", "erarbeiten", "entwickeln", "ausarbeiten", "verfassen", "formulieren", "schreiben", "beschließen", "herausgeben", "anfertigen", "erstatten", "ableiten", "beinhalten", "vornehmen", "machen", "verabschieden", "leisten", "ablegen", "nehmen", "beziehen", "abgeben", "drucken", "schaffen", "aufbauen", "starten", "betreiben", "gestalten", "einbringen", "entwerfen"]
)
_EVENT_VERBS = frozenset(
    ["planen", "schaffen", "ausrichten", "anbieten", "setzen", "gestalten", "fortführen", "verstärken", "zeigen", "treten", "etablieren", "beibehalten", "einführen", "starten", "vorbereiten", "machen", "geben", "begehen", "sein", "konzipieren", "entwickeln", "arbeiten", "ausweiten", "finden", "stattfinden", "fortsetzen", "weiterführen", "legen", "intensivieren", "ermöglichen", "nutzen", "bieten", "einrichten", "ausbauen", "initiieren", "beginnen", "halten", "fahren", "stellen"]
)
_PHRASES: tuple[tuple[str, str, Kind], ...] = (
    ("stellen", "verfügung", "support"),
    ("treten", "erscheinung", "event"),
    ("nehmen", "stellung", "position"),
    ("tragen", "rechnung", "position"),
    ("halten", "laufenden", "report"),
    ("machen", "öffentlich", "report"),
    ("machen", "zugänglich", "report"),
    ("machen", "transparent", "report"),
    ("machen", "bekannt", "report"),
    ("geben", "bekannt", "report"),
    ("legen", "grundlage", "support"),
    ("leisten", "hilfe", "support"),
    ("leisten", "unterstützung", "support"),
    ("heißen", "willkommen", "support"),
    ("stellen", "vordergrund", "structure"),
)
_CONTINUOUS = frozenset(["weiterhin", "regelmäßig", "regelmäßige", "regelmäßigen", "regelmäßiger", "regelmäßiges", "kontinuierlich", "dauerhaft", "laufend", "fortlaufend", "stetig", "jährlich", "monatlich", "quartalsweise", "wöchentlich", "halbjährlich", "weiter", "ständig", "jährliche", "monatliche", "kontinuierliche"])  # fmt: skip
_REQUEST = (("auf", "wunsch"), ("bei", "bedarf"), ("auf", "anfrage"), ("auf", "antrag"))


@cache
def kind_of_verb(lemma: str) -> Kind | None:
    """The kind a verb means by itself; ``None`` where the lexicon has no opinion."""
    return next((kind for kind in _KINDS if lemma in verb_class(kind)), None)


def kind_of(clause: Clause, action: Action) -> tuple[Kind, str]:
    """The kind of an action and why: verb first, then the nouns of its own part of the clause."""
    last = action.verbs[-1].at + 1
    if action.form in {"fin", "noun"} or last <= clause.finite:
        last = action.stop
    nouns = [
        clause.tokens[i].low
        for i in range(action.start, max(last, action.start))
        if clause.roles[i] == MAIN and clause.tokens[i].is_capital
    ]
    lemma = action.lemma
    if lemma in {"erhalten", "bekommen"} and action.passive:
        return "support", "someone is to get something"
    phrase = _by_phrase(clause, action)
    if phrase is not None:
        return phrase, f'fixed phrase with "{lemma}"'
    for kind, reason in (_by_making(lemma, nouns), _by_event(lemma, nouns)):
        if kind is not None:
            return kind, reason
    known = kind_of_verb(lemma)
    if lemma == "beteiligen" and not {"sich", "uns"} & set(clause.lows()):
        known = "support"
    if lemma == "beraten" and not action.passive and "über" not in clause.lows():
        known = "support"
    if lemma == "einsetzen" and "sich" in clause.lows():
        known = "position"
    if known is not None:
        return known, f'verb "{lemma}"'
    return _by_noun(nouns)


def _by_phrase(clause: Clause, action: Action) -> Kind | None:
    lows = {clause.tokens[i].low for i in range(action.start, action.stop)}
    return next(
        (kind for verb, word, kind in _PHRASES if verb == action.lemma and word in lows), None
    )


def _ends(nouns: Sequence[str], heads: tuple[str, ...]) -> str:
    return next((noun for noun in nouns if noun.endswith(heads)), "")


def _by_making(lemma: str, nouns: Sequence[str]) -> tuple[Kind | None, str]:
    """Making something: the thing made decides."""
    if lemma not in _MAKING:
        return None, ""
    rows: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("review", _REVIEW_NOUNS),
        ("position", _POSITION_NOUNS),
        ("report", _REPORT_NOUNS),
    )
    for kind, heads in rows:
        noun = _ends(nouns, heads)
        if noun:
            return kind, f'"{lemma}" with "{noun}"'
    return None, ""


def _by_event(lemma: str, nouns: Sequence[str]) -> tuple[Kind | None, str]:
    """Holding something: an event noun decides for verbs that say little themselves."""
    if lemma not in _EVENT_VERBS:
        return None, ""
    noun = next((noun for noun in nouns if has_head(noun, "event_heads")), "")
    return ("event", f'"{lemma}" with "{noun}"') if noun else (None, "")


def _by_noun(nouns: Sequence[str]) -> tuple[Kind, str]:
    rows: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("review", _REVIEW_NOUNS),
        ("report", _REPORT_NOUNS),
        ("position", _POSITION_NOUNS),
        ("support", _SUPPORT_NOUNS),
    )
    first = next((noun for noun in nouns), "")
    for kind, heads in rows:
        if first.endswith(heads):
            return kind, f'noun "{first}"'
    noun = next((noun for noun in nouns if has_head(noun, "event_heads")), "")
    if noun:
        return "event", f'noun "{noun}"'
    for kind, heads in rows:
        noun = _ends(nouns, heads)
        if noun:
            return kind, f'noun "{noun}"'
    return "structure", "nothing more special named"


def completion_of(clause: Clause, action: Action, kind: Kind) -> Completion:
    """What "done" can mean: a finding, lasting work, a principle, on request, or a delivery."""
    lows = [clause.tokens[i].low for i in range(action.start, action.stop)]
    if any(pair == (a, b) for pair in _REQUEST for a, b in zip(lows, lows[1:], strict=False)):
        return "on_request"
    if kind == "review" and action.lemma in verb_class("examine"):
        return "examine"
    if _CONTINUOUS & set(lows) or action.lemma in verb_class("continuous"):
        return "continuous"
    if kind == "review":
        return "examine"
    if action.lemma in verb_class("principle"):
        return "principle"
    return "deliver"
