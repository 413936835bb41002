"""What would lie on the table: the kind of a commitment (F) and what "done" can mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .clause import Action, Clause
from .model import Completion, Kind
from .regions import MAIN
from .subjects import is_person
from .verbs import verb_class
from .words import ADVERBS, DETERMINERS, PREPOSITIONS, PRONOUNS, has_head, word_list

_KINDS: tuple[Kind, ...] = ("review", "report", "event", "support", "position", "structure")
_REVIEW_NOUNS = tuple(sorted(word_list("review_nouns")))
_REPORT_NOUNS = tuple(sorted(word_list("report_nouns")))
_POSITION_NOUNS = tuple(sorted(word_list("position_nouns")))
_SUPPORT_NOUNS = tuple(sorted(word_list("support_nouns")))
_MAKING = word_list("making_verbs")
_EVENT_VERBS = word_list("event_making_verbs")
_PHRASES: tuple[tuple[str, str, Kind], ...] = (
    ("stellen", "verfügung", "support"),
    ("stellen", "online", "report"),
    ("stellen", "netz", "report"),
    ("übernehmen", "hälfte", "support"),
    ("tragen", "hälfte", "support"),
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
    ("stehen", "seite", "support"),
    ("stehen", "verfügung", "support"),
    ("stellen", "helfer", "support"),
    ("stellen", "frühdienst", "event"),
    ("bespielen", "kanal", "report"),
    ("bespielen", "kanäle", "report"),
    ("einladen", "sitzung", "event"),
    ("benennen", "öffentlich", "position"),
    ("schreiben", "brief", "position"),
    ("übernehmen", "organisation", "event"),
    ("sammeln", "unterschriften", "event"),
    ("übernehmen", "kosten", "support"),
    ("übernehmen", "patenschaft", "support"),
    ("tragen", "kosten", "support"),
    ("erlassen", "gebühr", "support"),
    ("berücksichtigen", "gremien", "structure"),
    ("machen", "kürzer", "structure"),
)
_CLOSED = DETERMINERS | PREPOSITIONS | PRONOUNS
_CARRYING = frozenset(("durchführen", "erfolgen", "vornehmen", "starten", "organisieren", "machen"))
_GATHERING = frozenset(("einholen", "sammeln", "erheben", "einsammeln", "zusammentragen"))
_FOUNDING = word_list("founding_verbs")
_FINDINGS, _HELPS = tuple(word_list("findings")), tuple(word_list("helps"))
_CONTINUOUS = word_list("continuous_words")
_LENDING = frozenset(("stellen", "schicken", "entsenden", "abstellen"))
_HANDS = (
    "leute",
    "helfer",
    "helferinnen",
    "kraft",
    "kräfte",
    "richter",
    "richterinnen",
    "betreuer",
)
_CARING = frozenset(("kümmern", "sorgen"))
_OFFICES = ("budget", "sitz", "stimmrecht")
_REQUEST = (("auf", "wunsch"), ("bei", "bedarf"), ("auf", "anfrage"), ("auf", "antrag"))


@cache
def kind_of_verb(lemma: str) -> Kind | None:
    """The kind a verb means by itself; ``None`` where the lexicon has no opinion."""
    return next((kind for kind in _KINDS if lemma in verb_class(kind)), None)


def kind_of(clause: Clause, action: Action, subject: str = "") -> tuple[Kind, str]:
    """The kind of an action and why: verb first, then the nouns of its own part of the clause.

    ``subject``: the words of the text that name who acts; where they stand behind the verb, the
    object stands before it.
    """
    lemma, nouns = action.lemma, _nouns_of(clause, action, frozenset(subject.lower().split()))
    if lemma in {"erhalten", "bekommen"} and action.passive:
        office = _ends(nouns, _OFFICES)
        got: Kind = "structure" if office else "support"
        return got, f'someone is to get "{office}"' if office else "someone is to get something"
    phrase = _by_phrase(clause, action)
    if phrase is not None:
        return phrase, f'fixed phrase with "{lemma}"'
    reading = (
        _by_finding(lemma, nouns),
        _by_making(lemma, nouns),
        _by_event(lemma, nouns),
        _by_help(lemma, nouns),
        _by_hands(lemma, nouns),
        _by_care(lemma, nouns),
    )
    for kind, reason in reading:
        if kind is not None:
            return kind, reason
    known = _in_use(clause, action) or kind_of_verb(lemma)
    if known is None or (known == "structure" and lemma in verb_class("handling")):
        return _by_noun(nouns)
    return known, f'verb "{lemma}"'


def _nouns_of(clause: Clause, action: Action, subject: frozenset[str]) -> list[str]:
    last = action.verbs[-1].at + 1
    if action.form in {"fin", "noun"} or last <= clause.finite:
        last = action.stop
    places = [
        i
        for i in range(action.start, max(last, action.start))
        if clause.roles[i] == MAIN
        and clause.tokens[i].is_capital
        and clause.tokens[i].low not in _CLOSED
        and (i != clause.start or clause.tokens[i].low not in ADVERBS)
    ]
    active = action.form == "fin" and not action.passive
    behind = [i for i in places if i > clause.finite] if active else []
    if subject & {clause.low(i) for i in range(clause.finite + 1, clause.finite + 4)}:
        behind = [i for i in places if clause.tokens[i].low not in subject]
    return [clause.tokens[i].low for i in behind or places]


def _in_use(clause: Clause, action: Action) -> Kind | None:
    """Verbs that mean another thing with "sich" or "über"."""
    lows = set(clause.lows())
    if action.lemma == "beteiligen" and not {"sich", "uns"} & lows:
        return "support"
    if action.lemma == "beraten" and not action.passive and "über" not in lows:
        return "support"
    if action.lemma == "entscheiden" and any(token.low == "ob" for token in clause.tokens):
        return "review"
    if action.lemma == "abstimmen" and not {"sich", "uns", "mit"} & lows:
        return "position"
    itself = action.lemma == "einsetzen" and {"sich", "uns"} & lows
    return "position" if itself else None


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


def _by_finding(lemma: str, nouns: Sequence[str]) -> tuple[Kind | None, str]:
    """Carrying out an inquiry, or gathering figures and answers, brings findings."""
    heads = _REVIEW_NOUNS if lemma in _CARRYING else _FINDINGS if lemma in _GATHERING else ()
    noun = _ends(nouns, heads) if heads else ""
    return ("review", f'"{lemma}" with "{noun}"') if noun else (None, "")


def _by_help(lemma: str, nouns: Sequence[str]) -> tuple[Kind | None, str]:
    """Running, widening or securing a help for someone is help; founding a body is structure."""
    if kind_of_verb(lemma) not in {"structure", "event"} or lemma in _FOUNDING:
        return None, ""
    noun = _ends(nouns[:2], _HELPS)
    return ("support", f'"{lemma}" with "{noun}"') if noun else (None, "")


def _by_hands(lemma: str, nouns: Sequence[str]) -> tuple[Kind | None, str]:
    """Lending people to what others run is help."""
    noun = _ends(nouns, _HANDS) if lemma in _LENDING else ""
    return ("support", f'"{lemma}" with "{noun}"') if noun else (None, "")


def _by_care(lemma: str, nouns: Sequence[str]) -> tuple[Kind | None, str]:
    """Seeing to things is order; seeing to people is help."""
    things = bool(nouns) and not any(is_person(noun) for noun in nouns)
    return ("structure", f'"{lemma}" about things') if lemma in _CARING and things else (None, "")


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
    acted = _kind_of_action_noun(first)
    if acted is not None and (acted != "structure" or not _holds_event(first, nouns)):
        return acted, f'noun of action "{first}"'
    noun = next((noun for noun in nouns if has_head(noun, "event_heads")), "")
    if noun:
        return "event", f'noun "{noun}"'
    if acted is not None:
        return acted, f'noun of action "{first}"'
    for kind, heads in rows:
        noun = _ends(nouns, heads)
        if noun:
            return kind, f'noun "{noun}"'
    return "structure", "nothing more special named"


def _holds_event(first: str, nouns: Sequence[str]) -> bool:
    """``Planung eines Festes``: an action noun whose object is an event."""
    stem = first.removesuffix("ung")
    holding = stem + "en" in _EVENT_VERBS or stem + "n" in _EVENT_VERBS
    return holding and any(has_head(noun, "event_heads") for noun in nouns[1:2])


def _kind_of_action_noun(noun: str) -> Kind | None:
    """``Überarbeitung`` is what ``überarbeiten`` does."""
    if not noun.endswith("ung"):
        return None
    stem = noun.removesuffix("ung")
    return kind_of_verb(stem + "en") or kind_of_verb(stem + "n")


def completion_of(clause: Clause, action: Action, kind: Kind) -> Completion:
    """What "done" can mean: a finding, lasting work, a principle, on request, or a delivery."""
    lows = [clause.tokens[i].low for i in range(action.start, action.stop)]
    if any(pair in _REQUEST for pair in pairwise(lows)):
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
