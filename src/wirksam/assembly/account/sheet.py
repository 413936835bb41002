"""What is set in type: display strings in the order of the pages, the same for PDF and ODT."""

from __future__ import annotations

from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A status or a chip: the name of its sign and its words."""

    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many stand where."""

    sign: str
    word: str
    count: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts, with heading, column heads and a sentence."""

    title: str
    head: tuple[str, str]
    rows: tuple[Count, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One entry: day and body, then labelled paragraphs (an empty label for the first)."""

    head: str
    parts: Pairs


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One commitment."""

    heading: str
    sign: str
    word: str
    flags: tuple[str, ...]
    facts: Pairs
    quote: str
    entries: tuple[SheetEntry, ...]
    statement: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetItems:
    """All commitments, with the words of their headings."""

    title: str
    entries: str
    statement: str
    none: str
    all: tuple[SheetItem, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A numbered line and what hangs on it; with ``opens`` a passage begins."""

    number: int
    text: str
    opens: bool = False
    chips: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A heading of the text (may be empty) and the lines below it."""

    heading: str
    rows: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetText:
    """The whole adopted text, line by line."""

    title: str
    note: str
    head: tuple[str, str, str]
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """How to find out that nothing was changed; ``digest`` is empty for a draft."""

    title: str
    texts: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole account as it is set. ``made_at`` (ISO 8601) stands in the file as its date."""

    lang: str
    made_at: str
    title: str
    author: str
    overline: str
    draft: str
    facts: Pairs
    foreword: tuple[str, ...]
    tally: Tally
    items: SheetItems
    text: SheetText
    check: Check
    footer: str
    page: str
    of: str
