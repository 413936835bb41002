"""How wide a text was printed, found from where its lines end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from .characters import visible_length

DEFAULT_WIDTH = 80
WIDEST = 200
_USUAL = (80, 85, 90, 95, 100, 72, 75, 60)
_INDENT = 6
ENOUGH_BREAKS = 5
_MANY_BREAKS = 20
_LIKELY, _UNLIKELY, _OVERLONG = 0.6, 0.9, 0.05


@dataclass(frozen=True, slots=True)
class Width:
    """``value`` characters a line; ``share`` (0 to 1) of ``breaks`` line ends agree with it.

    ``trusted``: enough breaks agree to tell a forced break from a full line.
    """

    value: int
    share: float
    breaks: int
    trusted: bool


def line_width(kind: str, level: int, width: int) -> int:
    """Characters on a line of a block of this kind: headings are narrower, lists indented."""
    if kind == "heading":
        return max(1, width * (60 if level <= 2 else 75) // 100)  # noqa: PLR2004
    if kind == "paragraph":
        return width
    return max(1, width - _INDENT * max(1, level))


def first_unit(text: str) -> int:
    """Length of what must stand together at the beginning of ``text``: up to blank or hyphen."""
    blank, hyphen = text.find(" "), text.find("-") + 1
    if blank >= 0 and (not hyphen or blank < hyphen):
        return visible_length(text[:blank])
    return visible_length(text[:hyphen] if hyphen else text)


def needed(before: str, joint: str, after: str) -> int:
    """Width at which the first unit of ``after`` would still have fitted behind ``before``."""
    return visible_length(before) + len(joint) + first_unit(after)


def find_width(breaks: Iterable[tuple[int, int]]) -> Width:
    """The width that explains most breaks, each given as (length of line, width needed for more).

    A break is explained by every width that holds the line but not one unit more. A width is
    trusted if hardly a line is longer, so that lines which end early were broken on purpose.
    """
    steps = [0] * (WIDEST + 2)
    lengths = [0] * (WIDEST + 2)
    total = 0
    for length, need in breaks:
        total += 1
        lengths[min(length, WIDEST + 1)] += 1
        if length <= WIDEST and need > length:
            steps[length] += 1
            steps[min(need, WIDEST + 1)] -= 1
    agreeing = list(accumulate(steps))
    best = max(agreeing)
    if not best:
        return Width(DEFAULT_WIDTH, 0.0, total, trusted=False)
    value = next((usual for usual in _USUAL if agreeing[usual] == best), agreeing.index(best))
    share = best / total
    fitting = sum(lengths[value + 1 :]) <= _OVERLONG * total
    likely = value == DEFAULT_WIDTH or total >= _MANY_BREAKS
    enough = likely or total >= ENOUGH_BREAKS
    clear = share >= (_LIKELY if likely else _UNLIKELY)
    trusted = fitting and enough and clear
    return Width(value, share, total, trusted=trusted)
