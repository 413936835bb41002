"""Deadlines that hang on feasts, terms of office and sittings, and spans before or after an event.

Each function looks at one place of the text and says what begins there, or ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from .deadline_words import Meaning, Word, low_at, month_end, numbers_of, words_of, year_at

_EASTER, _FIXED = numbers_of("easter_feasts"), numbers_of("fixed_feasts")
_FEAST_LEADS, _PARTS = words_of("feast_leads"), words_of("term_parts")
_TERMS, _SITTINGS = words_of("terms"), tuple(words_of("sittings"))
_WHICH, _SPANS = words_of("which_sitting"), words_of("spans")
_ARTICLES = frozenset(("der", "des", "dieser", "dieses", "seiner", "ihrer", "unserer", "einer"))
_STUDY_YEARS = ("wintersemester", "schuljahr", "winterhalbjahr")
_REACH = 4
_SHORT_YEAR, _LONG_YEAR, _CENTURY = 2, 4, 100
_SCHOOL_YEAR_ENDS, _WINTER_TERM_ENDS = 7, 3

TermMatcher = Callable[[Sequence[Word], int, "date | None"], "Meaning | None"]


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def feast(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``bis Ostern`` · ``in der Karwoche`` · ``vor Weihnachten 2026``: its last day is known."""
    low = low_at(words, at)
    if low not in _EASTER and low not in _FIXED:
        return None
    before = (low_at(words, at - 1), low_at(words, at - 2))
    if not _FEAST_LEADS & set(before):
        return None
    year = year_at(words, at + 1)
    stop = at + 1 + (year is not None)
    if year is None and today is not None:
        year = next(y for y in (today.year, today.year + 1) if _day_of(low, y) >= today)
    if year is None:
        return Meaning(stop, words[at].text, "period")
    return Meaning(stop, f"{words[at].text} {year}", "period", _day_of(low, year))


def _day_of(name: str, year: int) -> date:
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    month, day = divmod(_FIXED[name], 100)
    return date(year, month, day)


def double_year(words: Sequence[Word], at: int) -> tuple[str, int, int] | None:
    """``2026/27`` or ``2026/2027`` at ``at``: its wording, its second year, the word behind it."""
    first, second = year_at(words, at), low_at(words, at + 2)
    if first is None or low_at(words, at + 1) not in {"/", "-", "–"}:
        return None
    if not (second.isascii() and second.isdecimal() and len(second) in {_SHORT_YEAR, _LONG_YEAR}):
        return None
    if int(second) % _CENTURY != (first + 1) % _CENTURY:
        return None
    return f"{first}/{(first + 1) % _CENTURY:02}", first + 1, at + 3


def study_year(words: Sequence[Word], at: int, _today: date | None) -> Meaning | None:
    """``im Wintersemester 2026/27`` · ``im Schuljahr 2026/27``."""
    low = low_at(words, at)
    if low not in _TERMS and not low.startswith(_STUDY_YEARS):
        return None
    double = double_year(words, at + 1)
    if double is None:
        return None
    wording, second, stop = double
    ends = _WINTER_TERM_ENDS if low.startswith("winter") else _SCHOOL_YEAR_ENDS
    known = low.startswith(("winter", "schul"))
    day = month_end(second, ends) if known and second < date.max.year else None
    name = words[at].text
    name = name.removesuffix("es") if name.endswith("jahres") else name.removesuffix("s")
    return Meaning(stop, f"{name} {wording}", "period", day)


def term(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``am Ende der Amtszeit`` · ``im Laufe der Legislatur`` · ``bis zum Ende des Semesters``."""
    if low_at(words, at) not in _PARTS or low_at(words, at + 1) not in _ARTICLES:
        return None
    noun = at + 2
    while noun - at < _REACH and noun < len(words) and words[noun].text.islower():
        noun += 1
    if low_at(words, noun) not in _TERMS:
        return None
    part, inner = words[at].text.capitalize(), study_year(words, noun, today)
    if inner is not None:
        on = None if low_at(words, at) in {"beginn", "anfang"} else inner.on
        return Meaning(inner.stop, f"{part} {inner.norm}", "period", on)
    within = low_at(words, at) in {"laufe", "verlauf"}
    norm = words[noun].text if within else _wording(words, at, noun + 1)
    return Meaning(noun + 1, norm, "period")


def sitting(words: Sequence[Word], at: int, _today: date | None) -> Meaning | None:
    """``in der ersten Sitzung des Semesters`` · ``auf der nächsten Tagung``."""
    low = low_at(words, at)
    if not low.endswith(_SITTINGS) or low_at(words, at - 1) not in _WHICH:
        return None
    if low_at(words, at - 2) not in {"der", "dem", "den", "zur", "zum", "seiner", "ihrer"}:
        return None
    stop = at + 1
    if low_at(words, stop) in {"der", "des"} and low_at(words, stop + 1) in _TERMS:
        stop += 2
    which = low_at(words, at - 1).removesuffix("n")
    return Meaning(stop, f"{which} {_wording(words, at, stop)}", "event")


def span_around(words: Sequence[Word], at: int, _today: date | None) -> Meaning | None:
    """``drei Monate vor der Prüfung`` · ``zehn Tage vorher`` · ``vier Wochen nach der Sitzung``."""
    if low_at(words, at + 1) not in _SPANS or not low_at(words, at).isalnum():
        return None
    side = low_at(words, at + 2)
    noun = at + 3
    if side in {"vorher", "zuvor", "danach", "später"}:
        return Meaning(noun, _wording(words, at, noun), "relative")
    if side not in {"vor", "nach"}:
        return None
    while noun - at <= _REACH and noun < len(words) and words[noun].text.islower():
        noun += 1
    named = noun < len(words) and words[noun].text[0].isupper()
    return Meaning(noun + 1, _wording(words, at, noun + 1), "relative") if named else None


def _wording(words: Sequence[Word], first: int, stop: int) -> str:
    return " ".join(word.text for word in words[first:stop])


def every_time(words: Sequence[Word], at: int, _today: date | None) -> Meaning | None:
    """``vor jeder Wahl``: an event that comes again."""
    if low_at(words, at) != "vor" or low_at(words, at + 1) not in {"jeder", "jedem"}:
        return None
    named = at + 2 < len(words) and words[at + 2].text[0].isupper()
    return (
        Meaning(at + 3, f"vor {words[at + 1].low} {words[at + 2].text}", "event") if named else None
    )


TERM_MATCHERS: tuple[TermMatcher, ...] = (
    feast,
    study_year,
    term,
    span_around,
    every_time,
)
