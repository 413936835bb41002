"""A document to be printed, as display strings in the order of its pages.

The same paper gives the same PDF and the same ODT. Texts are set as they are: pass what people
typed through ``printable`` first.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Style = Literal["", "strong", "soft", "new", "gone"]
"""How words look. ``new`` and ``gone``: put in and taken out by a change."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; ``"\\n"`` is a line's end."""

    text: str
    style: Style = ""


Words = tuple[Run, ...]


def words(text: str, style: Style = "") -> Words:
    """``text`` in one style."""
    return (Run(text, style),)


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` from 2 (1 is the title); no level may be left out on the way down.

    ``line``: the number of the line it stands on, where it belongs to a numbered text (0: none).
    """

    level: int
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, indented."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what they say."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; ``shares`` say how wide its columns are beside each other."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line and its number (0: none). ``opens``: a paragraph begins; ``depth``: indentation."""

    number: int
    words: Words
    opens: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """A text line by line, each number beside its line.

    ``head`` names the two columns (none: where the lines above have named them already).
    """

    head: tuple[str, str] | None
    rows: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page, where there are pages."""


Part = Heading | Par | Quote | Bullets | Facts | Table | Lines | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole document.

    ``made_at`` (ISO 8601) stands in the file as its date; ``notice`` stands in a box above the
    title; ``page`` and ``of`` are the words of "page 3 of 7".
    """

    lang: str
    made_at: str
    title: str
    author: str
    overline: str
    body: tuple[Part, ...]
    footer: str
    page: str
    of: str
    notice: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def told(paper: Paper) -> dict[str, Any]:
    """The paper as plain values; each part says in ``what`` which one it is."""
    parts = [{"what": type(part).__name__.lower(), **asdict(part)} for part in paper.body]
    return {
        name: parts if name == "body" else getattr(paper, name)
        for name in Paper.__dataclass_fields__
    }
