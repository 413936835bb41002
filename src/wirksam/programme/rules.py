"""Pure rules of the register, and how it says no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

DEFAULT_RHYTHM_DAYS = 90
MOST_LINES = 1_000_000
LONGEST_PREFIX = 30
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
OVER = frozenset({"confirmed_done", "dropped"})
"""States of a commitment in which there is nothing to carry on."""


LONGEST_SAID = 5000
LONGEST_REST = 2000
LONGEST_ANSWER = 4000
ANSWER_DAYS = 14
MOST_OPEN = 5
DUE_SOON_DAYS = 14
ANSWER_SOON_DAYS = 3
FURTHEST_PROMISE_DAYS = 366
LONGEST_TITLE_TOLD = 120


class Span(NamedTuple):
    """Lines from ``first`` to ``last``, both included."""

    first: int
    last: int


class Saying(NamedTuple):
    """What decides whether an entry counts: which one it corrects, and whether it was withdrawn."""

    pk: int
    corrects: int | None = None
    withdrawn: bool = False


def counted(sayings: Iterable[Saying]) -> dict[int, int]:
    """The entries that count, each with its place: the key of the entry it goes back to.

    A correction takes the place of the entry it corrects, also of one that was itself a correction.
    Taking it back brings back what it had corrected. Of several corrections of one entry at most
    one was not taken back; if there were more, the newest would count.
    """
    by_key = {one.pk: one for one in sayings}
    standing: dict[int, int] = {}
    for pk in sorted(by_key, reverse=True):
        one = by_key[pk]
        if not one.withdrawn:
            standing.setdefault(pk, pk)
        if pk in standing and one.corrects in by_key:
            standing.setdefault(one.corrects, standing[pk])
    return {
        standing[pk]: pk
        for pk, one in by_key.items()
        if one.corrects not in by_key and pk in standing
    }


def folded(text: str) -> str:
    """Text as compared for quoting: white space is one blank."""
    return re.sub(r"\s+", " ", text).strip()


def quote_stands_in(quote: str, lines: Sequence[str]) -> bool:
    """Is ``quote`` word for word in ``lines``? Parts left out are marked by an ellipsis."""
    text = folded(" ".join(lines)).replace("- ", "-")
    at = 0
    for part in quote.split(ELLIPSIS):
        wanted = folded(part).replace("- ", "-")
        found = text.find(wanted, at)
        if found < 0:
            return False
        at = found + len(wanted)
    return bool(folded(quote.replace(ELLIPSIS, "")))


def glued(text: str, lines: Sequence[str]) -> list[bool]:
    """For each line of a passage: does the next one go on without a blank?"""
    result, at = [], 0
    for line in lines:
        end = text.find(line, at) + len(line)
        result.append(end < len(text) and not text[end].isspace())
        at = end
    return result


def next_code(prefix: str, taken: Iterable[str]) -> str:
    """The next permanent name, such as ``AP26-07``; numbers are never used again."""
    numbers = [int(code.rsplit("-", 1)[1]) for code in taken]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"


def code_prefix(slug: str) -> str:
    """``AP26`` for the programme at ``2026``; else the address itself, as far as it fits."""
    return f"AP{slug[2:]}" if re.fullmatch(r"20\d\d", slug) else slug.upper()[:LONGEST_PREFIX]


ALREADY_DECIDED = _("Somebody else has just changed this. Look at it as it is now, then decide.")
