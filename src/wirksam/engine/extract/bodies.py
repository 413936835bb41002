"""The association's bodies and the words that name them: data, matched in any inflection."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from .tokens import Token
from .words import word_list

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_OTHER = re.compile(r"[\W_]+")
_ENDINGS = ("innen", "ern", "nen", "er", "es", "en", "in", "ne", "e", "s", "n", "")
_LONGEST_NAME = 4
_MIN_SUFFIX = 4
_LONGEST_WORD = 60
_CACHE = 20_000

Gender = Literal["m", "f", "n", "pl", "?"]
_HEADS: tuple[tuple[Gender, tuple[str, ...]], ...] = (
    ("m", tuple(word_list("gender_heads_m"))),
    ("n", tuple(word_list("gender_heads_n"))),
    ("f", tuple(word_list("gender_heads_f"))),
)


def fold(text: str) -> str:
    """Letters only, case and umlauts folded: ``Landesvorstände`` → ``landesvorstande``."""
    return _OTHER.sub("", text.casefold().translate(_FOLD))


def _gender_of(stem: str) -> Gender:
    """The gender of a German compound, by its head; "?" where the head is not known."""
    return next((gender for gender, heads in _HEADS if stem.endswith(heads)), "?")


@dataclass(frozen=True, slots=True)
class BodyName:
    """One way to name a body.

    ``whole``: only the word itself, not a compound ending in it; ``closing``: only such a compound.
    """

    stem: str
    gender: Gender
    whole: bool
    closing: bool = False

    @classmethod
    def parse(cls, row: str) -> BodyName | None:
        """Read plain words ("Landesvorstand": whole, gender by its head) or ``stem:gender[!]``."""
        stem, colon, gender = row.rpartition(":")
        plain = gender.rstrip("!")
        if colon and plain in {"m", "f", "n", "pl"} and fold(stem):
            return cls(fold(stem), plain, gender.endswith("!"))  # type: ignore[arg-type]
        if colon and gender in {"m+", "f+", "n+"} and fold(stem):
            return cls(fold(stem), gender[0], whole=False, closing=True)  # type: ignore[arg-type]
        whole = fold(row)
        return cls(whole, _gender_of(whole), whole=True) if whole else None


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body: its key, the words that name it, whether it is the association's own.

    A word is a name as people write it, or ``stem:gender`` (m, f, n, pl) for a head that may close
    a compound, or ``stem:gender!`` for a whole word. An activity ("Bildungsarbeit") stands for
    the body that owns it. ``stem:gender+``: only as the close of a compound.
    """

    key: str
    words: tuple[str, ...]
    own: bool = True
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named by the tokens ``first`` up to, not including, ``stop``."""

    first: int
    stop: int
    key: str
    own: bool
    gender: Gender
    activity: bool
    plural: bool
    genitive: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: BodyEntry
    name: BodyName
    activity: bool
    ending: str


@dataclass(frozen=True)
class BodyLexicon:
    """All bodies an association knows; immutable, made once per text."""

    entries: tuple[BodyEntry, ...]
    _names: dict[str, tuple[BodyEntry, BodyName, bool]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _known: dict[str, _Hit | None] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for entry in self.entries:
            for activity, words in ((False, entry.words), (True, entry.activities)):
                for name in filter(None, map(BodyName.parse, words)):
                    self._names.setdefault(name.stem, (entry, name, activity))

    @classmethod
    def default(cls) -> BodyLexicon:
        """Bodies of German associations in general, shipped with the engine."""
        return default_lexicon()

    def extended(self, entries: Iterable[BodyEntry]) -> BodyLexicon:
        """The same lexicon with ``entries`` before it: where words agree, theirs win."""
        return BodyLexicon((*entries, *self.entries))

    def knows(self, name: str) -> bool:
        """Whether ``name`` names a body of this lexicon."""
        return self._lookup(fold(name), joined=False) is not None

    def mention(self, word: str) -> Mention | None:
        """The body that ``word`` alone names."""
        hit = self._lookup(fold(word), joined=False)
        return None if hit is None else _mention(hit, 0, 1, word)

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """Every body named in ``tokens``, the longest name first, without overlap."""
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            mention = self._mention_at(tokens, at) if tokens[at].is_capital else None
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.stop
        return found

    def _mention_at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            words = tokens[at : at + size]
            if size > 1 and not all(word.is_word for word in words):
                continue
            hit = self._lookup(fold("".join(word.text for word in words)), joined=size > 1)
            if hit is None and size == 1 and "-" in words[0].text.strip("-"):
                hit = self._lookup(fold(words[0].text.rpartition("-")[2]), joined=False)
            if hit is not None:
                return _mention(hit, at, at + size, " ".join(word.text for word in words))
        return None

    def _lookup(self, word: str, *, joined: bool) -> _Hit | None:
        if word not in self._known:
            if len(self._known) > _CACHE:
                self._known.clear()
            self._known[word] = self._search(word)
        hit = self._known[word]
        if hit is not None and joined and len(hit.name.stem) + len(hit.ending) < len(word):
            return None
        return hit

    def _search(self, word: str) -> _Hit | None:
        if len(word) > _LONGEST_WORD:
            return None
        best: _Hit | None = None
        for ending in _ENDINGS:
            if not word.endswith(ending) or len(word) <= len(ending):
                continue
            stem = word[: len(word) - len(ending)]
            hit = self._by_head(stem, ending)
            if hit and (best is None or len(hit.name.stem) > len(best.name.stem)):
                best = hit
        return best

    def _by_head(self, stem: str, ending: str) -> _Hit | None:
        """The longest name in which ``stem`` ends; short and whole names need the whole word."""
        for cut in range(len(stem)):
            row = self._names.get(stem[cut:])
            if row is None:
                continue
            entry, name, activity = row
            if name.closing and cut == 0:
                continue
            if cut == 0 or not (name.whole or len(name.stem) < _MIN_SUFFIX):
                return _Hit(entry, name, activity, ending)
        return None


def _mention(hit: _Hit, first: int, stop: int, text: str) -> Mention:
    gender = "f" if hit.ending == "in" and hit.name.gender == "m" else hit.name.gender
    genitive = hit.ending in {"s", "es"} and gender in {"m", "n"} and not text[:2].isupper()
    plural = gender == "pl" or (
        hit.ending not in {"", "in"}
        and not genitive
        and not (hit.ending in {"n", "r"} and hit.name.stem.endswith("e"))
    )
    if hit.name.stem.endswith("e") and hit.ending == "n":
        plural = True
    if hit.ending == "s" and hit.name.stem == "team":
        genitive, plural = False, True
    return Mention(
        first, stop, hit.entry.key, hit.entry.own, gender, hit.activity, plural, genitive, text
    )


def lexicon_from(data: dict[str, Any]) -> BodyLexicon:
    """A lexicon from parsed data (form: ``bodies.json``); ``ValueError`` where it is malformed."""
    try:
        return BodyLexicon(
            tuple(
                BodyEntry(
                    str(entry["key"]),
                    tuple(str(name) for name in entry.get("words", ())),
                    bool(entry.get("own", True)),
                    tuple(str(name) for name in entry.get("activities", ())),
                )
                for entry in data["entries"]
            )
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a list of bodies: {error}") from error


def read_lexicon(path: Path) -> BodyLexicon:
    """The lexicon in a JSON file; ``OSError`` or ``ValueError`` where it cannot be read."""
    return lexicon_from(json.loads(path.read_text(encoding="utf-8")))


@cache
def default_lexicon() -> BodyLexicon:
    """Bodies of German associations in general, shipped with the engine."""
    text = (files(__package__) / "bodies.json").read_text(encoding="utf-8")
    return lexicon_from(json.loads(text))
