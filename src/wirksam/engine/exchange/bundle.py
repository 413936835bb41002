"""What goes from one motion system to another: motions, amendments, who moved them, what is said.

States and recommendations have the names that the house uses (``published``, ``adopted``,
``modify`` …); days and times are those of the source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from wirksam.engine.amend import Paragraph

STATES = (
    "draft", "collecting", "submitted", "returned", "published", "withdrawn", "refused",
    "adopted", "modified", "rejected", "referred", "settled",
)  # fmt: skip
RECOMMENDATIONS = ("adopt", "reject", "modify", "vote", "refer", "settled_by", "other")
UNSEEN = frozenset({"draft", "collecting", "submitted", "returned"})

MESSAGES = {
    "formatting": "Bold, italic and the like were left out; the words are kept.",
    "picture": "A picture was left out.",
    "link": "The address of a link was left out; its words are kept.",
    "table": "A table was read row by row.",
    "characters": "Invisible or special characters were taken out or replaced.",
    "left-out-section": "The part “{title}” ({kind}) holds no text and was left out.",
    "editorial-section": "The part “{title}” (named {kind} there) was read as an appendix.",
    "no-text": "There is no text, so this was left out.",
    "no-title": "There is no title.",
    "no-movers": "Nobody is named as a mover.",
    "dangling": "It refers to {what}, which the file does not hold.",
    "odd-value": "“{what}” holds something else than expected and was left out.",
    "amendment-without-motion": "The motion it wants to change is not in the file.",
    "amendment-unplaced": "Its change could not be placed in the text: “{text}”.",
    "amendment-empty": "It changes nothing.",
    "state-unknown": "The state “{state}” is not known here; it is taken as published.",
    "state-left-out": "It is {state} there and was left out.",
    "old-version": "There is a newer version of it.",
    "recommendation-unplaced": "A recommended change (lines {lines}) became an explanation.",
    "recommendation-internal": "Internal recommendations were left out.",
    "linked-only": "The file only links to {what}; its text is not in it.",
    "twice": "It is in the file twice; the first is read.",
    "circle": "It amends itself by a detour.",
}  # fmt: skip


class ExchangeError(Exception):
    """A file that cannot be read. ``code`` is stable; the message says what the person can do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class ExchangeNote:
    """Something a person should know about what was read; ``where`` names the thing."""

    where: str
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """The sentence in English; the interface translates by code."""
        return MESSAGES[self.code].format(**dict(self.values))


@dataclass(frozen=True, slots=True)
class Party:
    """Who moves or supports it: a body (with the day it resolved to), or a person."""

    name: str
    is_body: bool = False
    organisation: str = ""
    resolved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What those who prepare the assembly propose: ``wanted`` is the whole text, if another."""

    recommendation: str
    explanation: str = ""
    wanted: tuple[Paragraph, ...] | None = None


@dataclass(frozen=True, slots=True)
class MotionText:
    """A motion or resolution. ``key`` names it in its bundle; ``extras`` are further texts.

    ``reasons`` are paragraphs divided by an empty line.
    """

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    identifier: str = ""
    reasons: str = ""
    state: str = "published"
    is_resolution: bool = False
    resolved_on: date | None = None
    published_at: datetime | None = None
    agenda_item: str = ""
    movers: tuple[Party, ...] = ()
    supporters: tuple[Party, ...] = ()
    proposal: Proposal | None = None
    extras: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentText:
    """A wish to change motion ``motion``; ``wanted`` is its whole text as it would then read.

    ``parent`` is the key of the amendment it wants to change instead.
    """

    key: str
    motion: str
    wanted: tuple[Paragraph, ...]
    identifier: str = ""
    parent: str = ""
    reasons: str = ""
    state: str = "published"
    whole: bool = False
    editorial: bool = False
    published_at: datetime | None = None
    movers: tuple[Party, ...] = ()
    supporters: tuple[Party, ...] = ()
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything in one file, in its order, and what a person should know about it."""

    source: str
    title: str = ""
    motions: tuple[MotionText, ...] = ()
    amendments: tuple[AmendmentText, ...] = ()
    notes: tuple[ExchangeNote, ...] = ()


@dataclass(slots=True)
class Notebook:
    """Collects notes while a file is read; each sentence once for each thing."""

    notes: list[ExchangeNote] = field(default_factory=list)
    most: int = 2_000

    def add(self, where: str, code: str, **values: object) -> None:
        """Note ``code`` about ``where``; long values are cut."""
        told = tuple((name, _short(str(value))) for name, value in values.items())
        note = ExchangeNote(_short(where), code, told)
        if len(self.notes) < self.most and note not in self.notes[-50:]:
            self.notes.append(note)


def _short(text: str, longest: int = 120) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
