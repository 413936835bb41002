"""What can anchor a deadline: days, months, years, parts of a year, spans, assemblies, milestones.

Each function looks at one place of the text and says what begins there, or ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from .deadline_terms import TERM_MATCHERS, sitting, span_around
from .deadline_words import (
    BACK,
    Meaning,
    Word,
    coming_year,
    low_at,
    month_end,
    months_later,
    numbers_of,
    words_of,
    year_at,
)

_MONTHS, _SEASONS = numbers_of("months"), numbers_of("seasons")
_UNITS, _DAYS = numbers_of("units"), numbers_of("days")
_COUNT, _ORDINALS = numbers_of("count"), numbers_of("ordinals")
_NEXT, _THIS, _PAST = words_of("next"), words_of("this"), words_of("past")
_YEARS, _PERIODS = words_of("years"), words_of("periods")
_LEADS, _EVENT_LEADS = words_of("leads"), words_of("event_leads")
_EVENTS, _OWN_EVENTS, _BACK = words_of("events"), words_of("own_events"), words_of("back")
_EVENT_HEADS, _ELECTIONS = tuple(words_of("event_heads")), tuple(words_of("elections"))
_PARTS = frozenset(("anfang", "mitte", "ende"))
_LEADING = (
    _LEADS | _NEXT | _PARTS | words_of("spans") | words_of("which_sitting") | frozenset(_ORDINALS)
) | {"jahr", "diesen", "dieser", "ordentlichen", "ordentliche", "außerordentlichen"}
_LEADING -= words_of("spans") - {"jahr"}
_YEAR_LEADS = _PARTS | {"jahr", "jahres", "bis", "in", "für", "ab", "jahre"}
_SHORT = {"landesmitgliederversammlung": "LMV", "landesdelegiertenkonferenz": "LDK"}
_REACH = 6
_DATE_PARTS, _SHORT_YEAR = 3, 2
_LATE_MONTH = 10

_Matcher = Callable[[Sequence[Word], int, "date | None"], "Meaning | None"]


def meaning_at(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """The anchor that begins at ``at``."""
    return next(filter(None, (match(words, at, today) for match in _MATCHERS)), None)


def lead(words: Sequence[Word], at: int, floor: int) -> int:
    """Take the preposition, article and "spätestens" in front of an anchor into the wording."""
    first = at
    while first > 0 and at - first < _REACH and words[first - 1].start >= floor:
        if words[first - 1].low not in _LEADING:
            break
        first -= 1
    return first


def _past(words: Sequence[Word], at: int) -> bool:
    before = low_at(words, at - 1)
    return before in _PAST or low_at(words, at - 2) in _PAST or before == "seit"


def _day(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``31.03.2026`` · ``31. März 2026`` · ``31. März``."""
    low = low_at(words, at)
    parts = low.split(".")
    if len(parts) == _DATE_PARTS and low.isascii():
        year = int(parts[2]) if parts[2] else None
        if year is not None and len(parts[2]) == _SHORT_YEAR:
            year += 2000
        return _on_day(int(parts[0]), int(parts[1]), year, at + 1, today)
    month = _MONTHS.get(low_at(words, at + 1))
    if month is None or not low.endswith(".") or not low[:-1].isdecimal():
        return None
    year = year_at(words, at + 2)
    return _on_day(int(low[:-1][:3]), month, year, at + 2 + (year is not None), today)


def _on_day(
    day: int, month: int, year: int | None, stop: int, today: date | None
) -> Meaning | None:
    full = year or coming_year(month, today)
    try:
        on = date(full or 2000, month, day)
    except ValueError:
        return None
    return Meaning(
        stop, on.isoformat() if full else f"{day:02}.{month:02}.", "date", on if full else None
    )


def _month(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``März 2026`` · ``Frühjahr 2025`` · ``im Herbst``."""
    low = low_at(words, at)
    month = _MONTHS.get(low) or _SEASONS.get(low)
    if month is None or _past(words, at):
        return None
    year = year_at(words, at + 1)
    stop = at + 1 + (year is not None)
    if year is None and low_at(words, at - 1) not in _LEADS | _NEXT | _PARTS:
        return None
    year = year or coming_year(month, today)
    on = month_end(year + low.startswith("winter"), month) if year else None
    return Meaning(stop, f"{words[at].text} {year}" if year else words[at].text, "period", on)


def _year(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``im Jahr 2026`` · ``bis 2030`` · ``im kommenden Jahr`` · ``Jahresende``."""
    year, before, low = year_at(words, at), low_at(words, at - 1), low_at(words, at)
    if year is not None:
        free = at > 0 and words[at - 1].text.islower() and before not in _UNITS
        gone = before == "seit" or (today is not None and year < today.year)
        spanned = before == "jahre" and low_at(words, at - 3) == "für"
        named = (free or before in _YEAR_LEADS) and not gone and not spanned
        return Meaning(at + 1, str(year), "year", date(year, 12, 31)) if named else None
    if low == "jahresende" or (low in {"jahr", "jahres"} and low_at(words, at - 2) in _PARTS):
        known = today.year + (today.month > _LATE_MONTH) if today else None
        on = date(known, 12, 31) if known else None
        return Meaning(at + 1, f"Ende {known}" if known else "Jahresende", "year", on)
    return _coming_year(words, at, today) if low in _YEARS and before in _NEXT else None


def _coming_year(words: Sequence[Word], at: int, today: date | None) -> Meaning:
    if low_at(words, at) in {"jahre", "jahren"}:
        return Meaning(at + 1, "kommende Jahre", "period")
    known = year_at(words, at + 1)
    stop = at + 1 + (known is not None)
    if known is None and today is not None:
        known = today.year + (low_at(words, at - 1) not in _THIS)
    on = date(known, 12, 31) if known else None
    return Meaning(stop, str(known) if known else "kommendes Jahr", "year", on)


def _period(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``im ersten Halbjahr 2026`` · ``im ersten halben Jahr seiner Arbeit``."""
    low, number = low_at(words, at), _ORDINALS.get(low_at(words, at - 1))
    if number and low == "halben" and low_at(words, at + 1) in {"jahr", "jahres"}:
        return _part_of_year(words, at + 1, number, 6, today)
    if number and low in {"halbjahr", "halbjahres", "jahreshälfte"}:
        return _part_of_year(words, at, number, 6, today)
    if number and low in {"quartal", "vierteljahr"}:
        return _part_of_year(words, at, number, 3, today)
    before = low_at(words, at - 1)
    if low in _PERIODS and before in _NEXT | {"dieser", "kommender", "seiner", "ihrer"}:
        return Meaning(at + 1, f"{before} {words[at].text}", "period")
    return None


def _part_of_year(
    words: Sequence[Word], at: int, number: int, months: int, today: date | None
) -> Meaning:
    name = "Halbjahr" if months == 6 else "Quartal"  # noqa: PLR2004 (months of a half year)
    of_office = low_at(words, at + 1) in {"seiner", "ihrer", "der", "unserer", "meiner"}
    if of_office and today:
        on = months_later(today, months * number)
        norm = f"{number}. {name} der Amtszeit ({today:%Y-%m}/{on:%Y-%m})"
        return Meaning(min(at + 3, len(words)), norm, "period", on)
    year = year_at(words, at + 1)
    known = year or (today.year + (today.month > months * number) if today else None)
    day = month_end(known, months * number) if known and months * number <= 12 else None  # noqa: PLR2004
    norm = f"{number}. {name} {known or ''}".strip()
    return Meaning(at + 1 + (year is not None), norm, "period", day)


def _span(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``in einem Jahr`` · ``innerhalb von drei Monaten`` · ``binnen sechs Wochen``."""
    if low_at(words, at) not in {"in", "binnen", "innerhalb"}:
        return None
    stop = at + 1
    while low_at(words, stop) in _NEXT | {"von", "der", "den", "ersten"} and stop - at < _REACH:
        stop += 1
    number, unit = low_at(words, stop).rstrip("."), low_at(words, stop + 1)
    count = int(number[:3]) if number.isascii() and number.isdecimal() else _COUNT.get(number)
    if count is None or (unit not in _UNITS and unit not in _DAYS):
        return None
    around = span_around(words, stop, today)
    if around is not None:
        return around
    if today is None:
        return Meaning(stop + 2, f"{count} {words[stop + 1].text}", "relative")
    if unit in _DAYS:
        on = today + timedelta(days=count * _DAYS[unit])
        return Meaning(stop + 2, on.isoformat(), "relative", on)
    on = months_later(today, count * _UNITS[unit])
    name = next(name.capitalize() for name, month in _MONTHS.items() if month == on.month)
    return Meaning(stop + 2, f"{name} {on.year}", "relative", on)


def _hours(words: Sequence[Word], at: int, _today: date | None) -> Meaning | None:
    """``binnen 24 Stunden`` · ``innerhalb von 48 Stunden``: from an occasion, never a day."""
    if low_at(words, at) not in {"binnen", "innerhalb"}:
        return None
    number = at + 1 + (low_at(words, at + 1) == "von")
    count, unit = low_at(words, number), low_at(words, number + 1)
    counted = count in _COUNT or (count.isascii() and count.isdecimal())
    if not counted or unit not in {"stunde", "stunden"}:
        return None
    return Meaning(number + 2, f"{words[number].text} {words[number + 1].text}", "relative")


def _event(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """Assemblies and congresses with a preposition; elections also by their bare name."""
    low = low_at(words, at)
    election = low.endswith(_ELECTIONS)
    named = low in _EVENTS or low.endswith(_EVENT_HEADS) or election
    if not named or not words[at].text[0].isupper() or _past(words, at):
        return None
    first = at
    while (
        first > 0
        and at - first < _REACH
        and (
            words[first - 1].low in _NEXT | _LEADS | {"ordentlichen"}
            or words[first - 1].low.endswith("jährigen")
        )
    ):
        first -= 1
    leads = {word.low for word in words[first:at]}
    definite = leads & {"der", "die", "des", "dem", "den", "zur", "zum", "im", "beim", "vom", "am"}
    loose = (low.startswith("wahlkampf") or election) and definite
    if not (leads & _EVENT_LEADS or loose) or low_at(words, first - 1) in {
        "jeder",
        "jede",
        "allen",
    }:
        return None
    return _named_event(words, at, today)


def _named_event(words: Sequence[Word], at: int, today: date | None) -> Meaning:
    name, stop = _SHORT.get(words[at].low, words[at].text), at + 1
    year = year_at(words, stop)
    if year is not None:
        return Meaning(stop + 1, f"{name} {year}", "event")
    skip = stop + (low_at(words, stop) in {"im", "in"})
    when = _month(words, skip, today) if skip > stop or year_at(words, stop + 1) else None
    if when is not None:
        return Meaning(when.stop, f"{name} {when.norm}", "event")
    return Meaning(stop, name, "event")


def _back(words: Sequence[Word], at: int, _today: date | None) -> Meaning | None:
    """``in dieser Zeit``, ``für diesen Übergang``, ``bis dahin``: a date named before."""
    low, before = low_at(words, at), low_at(words, at - 1)
    dahin = low == "dahin" and before == "bis"
    named = low in _BACK and before in {"diesen", "diesem", "dieser", "diese"}
    return Meaning(at + 1, BACK, "event") if dahin or named else None


def _milestone(words: Sequence[Word], at: int, today: date | None) -> Meaning | None:
    """``bis zur Einsetzung des Teams`` · ``nach Abschluss der Evaluation``: an own event."""
    low = low_at(words, at)
    if low not in {"bis", "vor", "nach"} or any(_anchors(words, at + i, today) for i in (1, 2, 3)):
        return None
    head = at + 1 + (low_at(words, at + 1) in {"zur", "zum", "der", "dem"})
    if head >= len(words):
        return None
    if low_at(words, head) in words_of("term_parts") and low_at(words, head + 2) == "jahres":
        return None
    until = low == "bis" and head > at + 1 and words[head].text[0].isupper()
    if low_at(words, head) not in _OWN_EVENTS and not until:
        return None
    stop = head + 1
    if low_at(words, stop) in {"der", "des", "eines", "einer"}:
        limit = min(len(words), head + _REACH)
        nouns = (i for i in range(stop + 1, limit) if words[i].text[0].isupper())
        stop = next(nouns, stop - 1) + 1
    return Meaning(stop, " ".join(word.text for word in words[head:stop]), "event")


def _anchors(words: Sequence[Word], at: int, today: date | None) -> bool:
    """Whether a date, season, year or assembly stands here, which says more than a milestone."""
    if at >= len(words):
        return False
    return words[at].low in _PARTS or any(match(words, at, today) for match in _MATCHERS[:-1])


_MATCHERS: tuple[_Matcher, ...] = (
    *TERM_MATCHERS,
    _day,
    _hours,
    _span,
    _period,
    _year,
    _event,
    sitting,
    _month,
    _back,
    _milestone,
)
