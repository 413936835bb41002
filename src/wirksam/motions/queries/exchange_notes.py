"""What was doubtful or impossible in a file from another system, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirksam.engine.exchange import ExchangeError, ExchangeNote
from wirksam.engine.exchange.bundle import MESSAGES
from wirksam.engine.exchange.loading import REFUSALS

_MOST = 12
"""Things named for one sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the motions and amendments it is about; ``more`` are not named."""

    text: str
    about: tuple[str, ...]
    more: int


def problem_words(problem: ExchangeError) -> str:
    """Why a file was refused, and what to do."""
    return _(REFUSALS[problem.code]) if problem.code in REFUSALS else problem.message


def note_words(note: ExchangeNote) -> str:
    """The sentence of a note."""
    return _(MESSAGES[note.code]).format(**dict(note.values))


def told_notes(notes: Iterable[ExchangeNote]) -> list[Told]:
    """The same sentence once, with all it is about; in the order of the file."""
    found: dict[str, list[str]] = {}
    for note in notes:
        about = found.setdefault(note_words(note), [])
        if note.where not in about:
            about.append(note.where)
    return [
        Told(text, tuple(about[:_MOST]), max(0, len(about) - _MOST))
        for text, about in found.items()
    ]
