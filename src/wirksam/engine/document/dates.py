"""Dates as German documents write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
)  # fmt: skip
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_WORDS = re.compile(
    r"(?i)(?<!\d)(\d{1,2})\.?\s{0,3}(jan|feb|mär|maer|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
    r"[a-zäöü]{0,6}\.?\s{0,3}(\d{4})(?!\d)"
)
_ALIASES = {"mrz": "mär", "maer": "mär"}
_CENTURY = 2000


def find_date(text: str) -> date | None:
    """The first date in ``text``; of a span of days in one month, its last day.

    Knows ``05.11.2024``, ``5.11.24``, ``2024-11-05``, ``12. März 2024``, ``12./13. März 2024``.
    """
    text = text[:300]
    found = _ISO.search(text)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _FIGURES.search(text)
    if found:
        year = int(found[3])
        return _date(year if year > 99 else _CENTURY + year, int(found[2]), int(found[1]))  # noqa: PLR2004
    found = _WORDS.search(text)
    if found:
        name = found[2].lower()
        month = _MONTHS.index(_ALIASES.get(name, name)) + 1
        return _date(int(found[3]), month, int(found[1]))
    found = _SLASHES.search(text)
    if found:
        return _date(int(found[3]), int(found[2]), int(found[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
