"""Closed word classes and noun fields of German, read once from ``words.json``.

The file holds each list as lines of blank-separated words, so that a person can read and edit it.
In noun fields, "=" marks a word that closes no compound.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

_MIN_HEAD = 4


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = json.loads((files(__package__) / "words.json").read_text(encoding="utf-8"))
    return {name: frozenset(" ".join(lines).split()) for name, lines in raw.items()}


@cache
def _whole(name: str) -> frozenset[str]:
    return frozenset(plain_gender(word.removeprefix("=")) for word in _lists()[name])


def word_list(name: str) -> frozenset[str]:
    """The list called ``name``; raises ``KeyError`` where there is none."""
    return _lists()[name]


SUBORDINATORS = word_list("subordinators")
WEAK_SUBORDINATORS = word_list("weak_subordinators")
RELATIVE_PRONOUNS = word_list("relative_pronouns")
PREPOSITIONS = word_list("prepositions")
COORDINATORS = word_list("coordinators")
CLAUSE_COORDINATORS = word_list("clause_coordinators")
DETERMINERS = word_list("determiners")
PRONOUNS = word_list("pronouns")
ADVERBS = word_list("adverbs")
SENTENCE_STARTERS = word_list("sentence_starters")
NEGATIONS = word_list("negations")
SEQUENCING = word_list("sequencing")
CONNECTIVES = word_list("frame_connectives")

MODALS: dict[str, str] = {
    form: lemma
    for lemma, name in (
        ("sollen", "finite_sollen"),
        ("müssen", "finite_muessen"),
        ("können", "finite_koennen"),
        ("dürfen", "finite_duerfen"),
        ("wollen", "finite_wollen"),
        ("mögen", "finite_moegen"),
        ("werden", "finite_werden"),
        ("sein", "finite_sein"),
        ("haben", "finite_haben"),
        ("past", "finite_past"),
    )
    for form in word_list(name)
}
"""Finite forms of modals and auxiliaries, with their lemma (``past`` for any past tense)."""

INFINITIVE_AUXILIARIES = word_list("infinitive_auxiliaries")


@cache
def _suffixes(name: str) -> tuple[str, ...]:
    return tuple(
        plain_gender(word)
        for word in sorted(word_list(name))
        if len(word) >= _MIN_HEAD and not word.startswith("=")
    )


def has_head(word: str, name: str) -> bool:
    """Whether ``word`` (case folded) is in the noun field ``name`` or a compound ending in it."""
    plain = plain_gender(word)
    if name == "event_heads" and plain in _whole("not_events"):
        return False
    forms = (plain, plain[:-1], plain[:-2]) if plain.endswith("s") else (plain,)
    return any(form in _whole(name) or form.endswith(_suffixes(name)) for form in forms)


def plain_gender(word: str) -> str:
    """``vertreter*innen``, ``vertreter:innen`` and ``vertreter(innen)`` as ``vertreterinnen``."""
    if word.isalpha():
        return word
    for sign in ("*", ":", "_", "/", "·", "(", ")"):
        word = word.replace(sign, "")
    return word.replace("-innen", "innen")
