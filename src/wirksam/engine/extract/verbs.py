"""German verb forms: a lexicon with generated forms, and suffix rules for words it lacks."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from .words import ADVERBS, DETERMINERS, INFINITIVE_AUXILIARIES, MODALS, PREPOSITIONS, PRONOUNS

_INSEPARABLE = ("be", "ge", "er", "ver", "zer", "ent", "emp", "miss")
_WEAK_PREFIXES = ("über", "unter", "wider", "hinter", "voll", "revi")
_PARTICLES = (
    "auseinander|zusammen|entgegen|zurück|wieder|weiter|heraus|hinaus|hinein|herein|voran|nieder|"
    "bereit|sicher|durch|fort|fest|teil|statt|offen|bekannt|nach|über|unter|auf|aus|ein|bei|mit|"
    "vor|weg|los|hin|her|neu|dar|ab|an|um|zu"
)
_ADVERBIAL = frozenset(("da", "her", "hin", "neu", "dar", "über", "unter", "um", "in"))
_SEPARABLE_ZU = re.compile(rf"(?:{_PARTICLES})zu([^\W\d_]{{2,}}(?:en|rn|ln|un))$")
_PARTICIPLE = re.compile(
    rf"(?:{_PARTICLES})?(?:ge[^\W\d_]{{2,}}(?:t|en)|(?:be|er|ver|zer|ent|emp|miss|über|unter)"
    rf"[^\W\d_]{{2,}}t|[^\W\d_]+iert)$"
)
_STRONG_PARTICIPLE = re.compile(rf"(?:{_PARTICLES})ge[^\W\d_]{{2,}}en$")
_INFINITIVE = re.compile(
    rf"(?:[^\W\d_]+ieren|(?:{_PARTICLES}|be|er|ver|zer|ent|emp)[^\W\d_]{{3,}}(?:en|ern|eln))$"
)
_FINITE = re.compile(
    r"(?:[^\W\d_]{2,}(?:iert|ieren)|(?:be|ver|er|ent|zer|über|unter)[^\W\d_]{3,}(?:t|en))$"
)
_UNVERBAL = ("haft", "seit", "schaft", "igt", "weit", "hundert", "isiert", "ßen", "rseits")
_SHORTEST = 4
_NO_VERBS = (
    ADVERBS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | frozenset(
        ("zusammen", "vergangenen", "angemessen", "entschlossen", "geeignet", "bestimmt", "beliebt")
    )
)


@cache
def _data() -> dict[str, tuple[str, ...]]:
    raw = json.loads((files(__package__) / "verbs.json").read_text(encoding="utf-8"))
    return {name: tuple(" ".join(lines).split()) for name, lines in raw.items()}


@cache
def verb_class(name: str) -> frozenset[str]:
    """Infinitives (written together) of the class ``name`` in ``verbs.json``."""
    return frozenset(verb.replace("|", "") for verb in _data()[name])


@cache
def _strong() -> dict[str, tuple[str, str]]:
    rows = (row.split(":") for row in _data()["strong"])
    return {base: (third, participle) for base, third, participle in rows}


class Forms:
    """Which verb a word form can belong to; one instance holds the whole lexicon."""

    def __init__(self) -> None:
        self.infinitive: dict[str, str] = {}
        self.participle: dict[str, str] = {}
        self.zu_infinitive: dict[str, str] = {}
        self.finite: dict[str, str] = {}
        self.separable: dict[tuple[str, str], str] = {}
        self.particles: set[str] = set()
        for name, verbs in _data().items():
            if name != "strong":
                for verb in verbs:
                    self._add(verb)
        for base in _strong():
            self._add(base)

    def _add(self, verb: str) -> None:
        particle, _, base = verb.rpartition("|")
        lemma = particle + base
        third, participle = _conjugate(base)
        self.infinitive[lemma] = lemma
        for form in participle.split("/"):
            self.participle[particle + form] = lemma
        if not particle:
            self.finite[third] = lemma
            self.finite[base] = lemma
            return
        self.particles.add(particle)
        self.zu_infinitive[f"{particle}zu{base}"] = lemma
        for form in (third, base):
            self.separable[form, particle] = lemma
            self.finite.setdefault(form, base)


def _conjugate(base: str) -> tuple[str, str]:
    """Third person singular and participle of a verb without separable particle."""
    if base in _strong():
        return _strong()[base]
    prefix = next((p for p in (*_INSEPARABLE, *_WEAK_PREFIXES) if base.startswith(p)), "")
    if prefix and base[len(prefix) :] in _strong():
        third, participles = _strong()[base[len(prefix) :]]
        bare = (p if p.startswith(_INSEPARABLE[3:]) else p[2:] for p in participles.split("/"))
        return prefix + third, "/".join(prefix + form for form in bare)
    stem = base[:-2] if base.endswith("en") else base[:-1]
    third = stem + ("et" if stem.endswith(("d", "t", "gn", "dn", "ffn", "chn", "tm")) else "t")
    plain = bool(prefix) or base.endswith("ieren")
    return third, third if plain else f"ge{third}"


@cache
def forms() -> Forms:
    """The lexicon's forms, generated once."""
    return Forms()


def infinitive_of(word: str) -> str | None:
    """The lemma where ``word`` can be a bare infinitive."""
    known = forms().infinitive.get(word)
    if known or word in INFINITIVE_AUXILIARIES:
        return known or word
    if word in _NO_VERBS or not _INFINITIVE.match(word) or zu_infinitive_of(word):
        return None
    return None if word in forms().participle or _STRONG_PARTICIPLE.match(word) else word


def participle_of(word: str) -> str | None:
    """The lemma where ``word`` can be a past participle (the word itself where it is unknown)."""
    known = forms().participle.get(word)
    if known:
        return known
    if word in _NO_VERBS or word in forms().infinitive or not _PARTICIPLE.match(word):
        return None
    return word


def zu_infinitive_of(word: str) -> str | None:
    """The lemma where ``word`` holds its "zu" inside: ``einzubeziehen``."""
    known = forms().zu_infinitive.get(word)
    if known:
        return known
    match = _SEPARABLE_ZU.match(word)
    if match is None or word in forms().infinitive:
        return None
    return word[: match.start(1) - 2] + match.group(1)


def finite_of(word: str) -> str | None:
    """The lemma (of the base, without particle) where ``word`` is a finite form of a known verb."""
    if word in MODALS or word in _NO_VERBS:
        return None
    return forms().finite.get(word)


def unknown_finite(word: str) -> str | None:
    """A guess at a finite form the lexicon lacks: "-iert", "-ieren", "be-…-t", "ver-…-en"."""
    if word in MODALS or word in _NO_VERBS or zu_infinitive_of(word):
        return None
    return _infinitive_from(word) if _FINITE.match(word) else None


def finite_by_place(word: str) -> str | None:
    """The lemma of any word that ends like a finite verb, for a place where only a verb can be."""
    if word in MODALS or word in _NO_VERBS or zu_infinitive_of(word) or not word.isalpha():
        return None
    if word.endswith(_UNVERBAL) or len(word) < _SHORTEST or word in forms().participle:
        return None
    return _infinitive_from(word) if word.endswith(("t", "en", "ern", "eln")) else None


def _infinitive_from(word: str) -> str:
    """``schlichtet`` → ``schlichten``, ``feiert`` → ``feiern``."""
    if not word.endswith("t"):
        return word
    stem = word.removesuffix("t")
    if stem.endswith(("er", "el")):
        return stem + "n"
    return (stem.removesuffix("e") if stem.endswith(("te", "de", "ne", "me")) else stem) + "en"


def with_particle(form: str, particle: str) -> str | None:
    """The separable verb of a finite form and the particle at the clause's end."""
    known = forms().separable.get((form, particle))
    if known is not None:
        return known
    base = forms().finite.get(form)
    joins = base is not None and not base.startswith(_INSEPARABLE) and particle not in _ADVERBIAL
    return particle + base if base is not None and joins else None


def is_particle(word: str) -> bool:
    """Whether ``word`` can close a clause as the particle of its finite verb."""
    return word in forms().particles
