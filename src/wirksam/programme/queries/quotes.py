"""Finding quotes in frozen lines."""

from __future__ import annotations

from wirksam.programme.models import Commitment, TextLine
from wirksam.programme.rules import Span, quote_stands_in


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
