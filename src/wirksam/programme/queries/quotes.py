"""Finding quotes in frozen lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from wirksam.programme.models import Commitment, TextLine
from wirksam.programme.rules import ELLIPSIS, Span, folded, quote_stands_in

Parts = tuple[tuple[str, bool], ...]


def quoted_parts(quote: str, lines: Sequence[str]) -> list[Parts]:
    """Each line in parts, with whether they belong to ``quote``; empty where it is not there."""
    text, places = _flowing(lines)
    inside: list[list[tuple[int, int]]] = [[] for _ in lines]
    at = 0
    for wanted in (folded(part).replace("- ", "-") for part in quote.split(ELLIPSIS)):
        found = text.find(wanted, at)
        if found < 0:
            return []
        at = found + len(wanted)
        for row, group in groupby(places[found:at], key=itemgetter(0)):
            columns = [column for _, column in group]
            inside[row].append((columns[0], columns[-1] + 1))
    if not any(inside):
        return []
    return [_cut(line, spans) for line, spans in zip(lines, inside, strict=True)]


def _flowing(lines: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The lines as compared for quoting, and where each character comes from."""
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    for row, line in enumerate(lines):
        for column, char in enumerate(f"{line} "):
            blank = char.isspace()
            if blank and (not kept or kept[-1] in " -"):
                continue
            kept.append(" " if blank else char)
            places.append((row, column))
    return "".join(kept), places


def _cut(line: str, spans: Sequence[tuple[int, int]]) -> Parts:
    parts: list[tuple[str, bool]] = []
    at = 0
    for first, behind in spans:
        parts += [(line[at:first], False), (line[first:behind], True)]
        at = behind
    return tuple((words, quoted) for words, quoted in [*parts, (line[at:], False)] if words)


def lines_of_quote(commitment: Commitment, quote: str) -> Span | None:
    """The fewest lines of the commitment's span that hold ``quote``; None if it is not there."""
    lines = list(
        TextLine.objects.filter(
            version_id=commitment.version_id,
            number__range=(commitment.first_line, commitment.last_line),
        ).values_list("number", "text")
    )
    if not quote_stands_in(quote, [text for _, text in lines]):
        return None
    first, last = 0, len(lines)
    while first + 1 < last and quote_stands_in(
        quote, [text for _, text in lines[first + 1 : last]]
    ):
        first += 1
    while first + 1 < last and quote_stands_in(
        quote, [text for _, text in lines[first : last - 1]]
    ):
        last -= 1
    return Span(lines[first][0], lines[last - 1][0])
