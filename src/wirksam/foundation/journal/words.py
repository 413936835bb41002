"""What a deed is called where people read the journal; each app names its own.

An app has a module ``journal_words`` that calls :func:`name_deeds`; it is loaded when the apps are
ready. ``tests/foundation/test_journal_words.py`` fails for a verb that is recorded and has no word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Deeds:
    """Deeds of one subject: its name, and a word for each verb."""

    subject: StrOrPromise
    words: Mapping[str, StrOrPromise]


_known: dict[str, Deeds] = {}


def name_deeds(key: str, subject: StrOrPromise, words: Mapping[str, StrOrPromise]) -> None:
    """Say what the verbs of a subject are called, in the past tense: "gave an office".

    ``key`` is a plain word for the address of the filter; the same key twice replaces the first.
    """
    _known[key] = Deeds(subject, dict(words))


def named_deeds() -> dict[str, Deeds]:
    """All subjects with their deeds, by key."""
    return dict(_known)


def word_for(verb: str) -> StrOrPromise:
    """What a deed is called; the verb itself where nobody has named it."""
    return next((deeds.words[verb] for deeds in _known.values() if verb in deeds.words), verb)


def verbs_of(key: str) -> list[str]:
    """The verbs of one subject; none for an unknown one."""
    return list(_known[key].words) if key in _known else []
