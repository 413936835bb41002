"""Deadlines in German wording: where they stand, what they mean, the latest day where one is known.

Wording is kept; an event ("bis zur LMV im Frühjahr 2025") stays an event and gets no date. What is
frequency ("zweimal im Jahr"), condition ("bei Bedarf") or mere outlook ("künftig") is no deadline.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

DeadlineKind = Literal["date", "year", "period", "event", "relative"]

_WORD = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\d+\.?|[^\W\d_][^\W_]*(?:[-*:/][^\W_]+)*|[^\w\s]"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
        start=1,
    )
}
_SEASONS = {"frühjahr": 5, "frühling": 5, "sommer": 8, "herbst": 11, "winter": 2, "frühsommer": 6,
            "spätsommer": 9, "spätherbst": 11, "sommersemester": 9, "wintersemester": 3}  # fmt: skip
_PARTS = {"anfang": "Anfang", "mitte": "Mitte", "ende": "Ende"}
_NEXT = frozenset(
    ["kommenden", "nächsten", "folgenden", "kommende", "nächste", "laufenden", "diesem", "dieses", "kommendes", "nächstes", "neuen"]
)
_THIS = frozenset(("laufenden", "diesem", "dieses"))
_PAST = frozenset(["letzten", "vergangenen", "letzte", "vergangene", "vorigen", "vergangenes", "letztes"])
_YEARS = frozenset(["jahr", "jahres", "jahre", "jahren", "kalenderjahr", "geschäftsjahr", "kalenderjahres"])
_PERIODS = frozenset(
    ["halbjahr", "halbjahres", "quartal", "quartals", "semester", "semesters", "amtszeit", "amtsperiode", "wahlperiode", "legislatur", "legislaturperiode", "monat", "monate", "monaten", "wochen", "woche", "schuljahr", "schuljahres", "saison", "verbandsjahr", "verbandsjahres", "arbeitsjahr", "wahlkampfjahr", "programmjahr", "vereinsjahr", "arbeitsperiode"]
)
_UNITS = {"jahr": 12, "jahre": 12, "jahren": 12, "jahres": 12, "monat": 1, "monate": 1,
          "monaten": 1, "monats": 1, "halbjahr": 6, "halbjahres": 6}  # fmt: skip
_DAYS = {"woche": 7, "wochen": 7, "tag": 1, "tage": 1, "tagen": 1}
_COUNT = {"einem": 1, "eines": 1, "einer": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
          "sechs": 6, "acht": 8, "zehn": 10, "zwölf": 12, "anderthalb": 2}  # fmt: skip
_ORDINALS = {"ersten": 1, "erste": 1, "1.": 1, "zweiten": 2, "zweite": 2, "2.": 2,
             "dritten": 3, "3.": 3, "vierten": 4, "4.": 4}  # fmt: skip
_LEADS = frozenset(
    ["bis", "zum", "zur", "zu", "auf", "bei", "beim", "im", "in", "am", "an", "vor", "vorm", "ab", "für", "nach", "spätestens", "während", "rund", "um", "anlässlich", "innerhalb", "binnen", "des", "der", "dem", "den", "die", "das", "von"]
)
_EVENT_LEADS = frozenset(
    ["bis", "zum", "zur", "zu", "auf", "bei", "beim", "im", "in", "am", "vor", "vorm", "für", "nach", "anlässlich", "vom"]
)
_EVENT_HEADS = (
    "versammlung", "vollversammlung", "konferenz", "kongress", "kongresses", "parteitag", "parteitages",
    "parteitags", "verbandstag", "verbandstages", "verbandstags", "bundestreffen", "landestag",
    "delegiertentag", "wahlkampf", "wahlkampfes", "wahlkampfs", "jugendtag", "hauptausschuss",
    "sommerpause", "winterpause", "sommerferien", "osterferien", "herbstferien", "amtsantritt",
    "haushaltsberatungen", "jubiläum", "gewerkschaftstag", "kirchentag", "katholikentag",
)  # fmt: skip
_EVENTS = frozenset(["lmv", "ldk", "lvv", "jhv", "mv", "buko", "vv", "mgv", "lako", "dv"])
_ELECTIONS = (
    "bundestagswahl", "landtagswahl", "kommunalwahl", "europawahl", "bundestagswahlen",
    "landtagswahlen", "kommunalwahlen", "europawahlen", "sozialwahl", "betriebsratswahlen", "wahljahr",
)  # fmt: skip
_SHORT = {"landesmitgliederversammlung": "LMV", "landesdelegiertenkonferenz": "LDK"}
_OWN_EVENTS = frozenset(
    ["einsetzung", "wahl", "neuwahl", "abschluss", "beginn", "start", "ende", "sommer", "einrichtung", "gründung", "fertigstellung", "verabschiedung", "beschlussfassung"]
)
_BACK = frozenset(("übergang", "übergangszeit", "zwischenzeit", "übergangsphase", "zeitraum"))
_REACH = 6
BACK = "(as named before)"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as worded and as understood.

    ``text`` is verbatim; ``norm`` a canonical wording; ``on`` the latest day where the text fixes
    one, else ``None``; ``inherited``: it stands in an earlier sentence or an introduction.
    """

    text: str
    norm: str
    kind: DeadlineKind
    on: date | None = None
    inherited: bool = False

    def as_inherited(self) -> Deadline:
        """The same deadline, for a sentence that takes it over."""
        return replace(self, inherited=True)


class Found(NamedTuple):
    """A deadline and its place (offsets into the text searched)."""

    start: int
    end: int
    deadline: Deadline


class _Word(NamedTuple):
    text: str
    low: str
    start: int
    end: int


class _Meaning(NamedTuple):
    stop: int
    norm: str
    kind: DeadlineKind
    on: date | None = None


_Matcher = Callable[[Sequence[_Word], int, "date | None"], "_Meaning | None"]


def find_deadlines(text: str, resolved_on: date | None = None) -> list[Found]:
    """All deadlines in ``text``, in order. ``resolved_on``: the day relative wording counts from."""
    words = [
        _Word(m.group(), m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)
    ]
    found: list[Found] = []
    at = 0
    while at < len(words):
        meaning = _match(words, at, resolved_on)
        if meaning is None:
            at += 1
            continue
        first = _lead(words, at, found[-1].end if found else 0)
        start, end = words[first].start, words[meaning.stop - 1].end
        found.append(
            Found(start, end, Deadline(text[start:end], meaning.norm, meaning.kind, meaning.on))
        )
        at = meaning.stop
    return found


def _match(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    for matcher in _MATCHERS:
        meaning = matcher(words, at, today)
        if meaning is not None:
            return meaning
    return None


def _lead(words: Sequence[_Word], at: int, floor: int) -> int:
    """Take the preposition, article and "spätestens" in front of an anchor into the wording."""
    first = at
    while first > 0 and at - first < _REACH and words[first - 1].start >= floor:
        low = words[first - 1].low
        known = (_LEADS, _NEXT, _PARTS, _ORDINALS, {"jahr", "diesen", "dieser"})
        if not any(low in words_of for words_of in known):
            break
        first -= 1
    return first


def _low(words: Sequence[_Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _year_at(words: Sequence[_Word], at: int) -> int | None:
    low = _low(words, at).rstrip(".")
    return int(low) if len(low) == 4 and low.isdecimal() and "1900" < low < "2100" else None  # noqa: PLR2004


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _later(today: date, months: int) -> date:
    total = today.year * 12 + today.month - 1 + months
    return _month_end(total // 12, total % 12 + 1)


def _past(words: Sequence[_Word], at: int) -> bool:
    return (
        _low(words, at - 1) in _PAST
        or _low(words, at - 2) in _PAST
        or _low(words, at - 1) == "seit"
    )


def _coming(month: int, today: date | None) -> int | None:
    if today is None:
        return None
    return today.year + (month <= today.month)


def _day(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    """``31.03.2026`` · ``31. März 2026`` · ``31. März``."""
    low = _low(words, at)
    parts = low.split(".")
    stop = at + 1
    if len(parts) == 3:  # noqa: PLR2004 (day, month, year)
        day, month, year = int(parts[0]), int(parts[1]), parts[2]
        full = int(year) + (2000 if len(year) == 2 else 0) if year else _coming(month, today)  # noqa: PLR2004
    elif low.endswith(".") and _low(words, at + 1) in _MONTHS:
        day, month, stop = int(low[:-1][:3] or 0), _MONTHS[_low(words, at + 1)], at + 2
        full = _year_at(words, stop)
        stop += full is not None
        full = full or _coming(month, today)
    else:
        return None
    try:
        on = date(full or 2000, month, day)
    except ValueError:
        return None
    norm = on.isoformat() if full else f"{day:02}.{month:02}."
    return _Meaning(stop, norm, "date", on if full else None)


def _month(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    """``März 2026`` · ``Frühjahr 2025`` · ``im Herbst``."""
    low = _low(words, at)
    month = _MONTHS.get(low) or _SEASONS.get(low)
    if month is None or _past(words, at):
        return None
    year = _year_at(words, at + 1)
    stop = at + 1 + (year is not None)
    if year is None:
        if _low(words, at - 1) not in _LEADS | _NEXT | frozenset(_PARTS):
            return None
        year = _coming(month, today)
    norm = f"{words[at].text} {year}" if year else words[at].text
    winter = low in {"winter", "wintersemester"}
    on = _month_end(year + winter, month) if year else None
    return _Meaning(stop, norm, "period", on)


def _year(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    """``2026`` with "im Jahr", "bis", "Ende" or "in" · ``im kommenden Jahr`` · ``Jahresende``."""
    year = _year_at(words, at)
    before = _low(words, at - 1)
    if year is not None:
        if before not in {"jahr", "jahres", "bis", "in", "für", "ab", "jahre"} | set(_PARTS):
            return None
        return _Meaning(at + 1, str(year), "year", date(year, 12, 31))
    low = _low(words, at)
    if low == "jahresende" or (low in {"jahr", "jahres"} and _low(words, at - 2) in _PARTS):
        known = today.year + (today.month > 10) if today else None  # noqa: PLR2004 (late adoption)
        on = date(known, 12, 31) if known else None
        return _Meaning(at + 1, f"Ende {known}" if known else "Jahresende", "year", on)
    if low not in _YEARS or before not in _NEXT:
        return None
    if low in {"jahre", "jahren"}:
        return _Meaning(at + 1, "kommende Jahre", "period")
    stop = at + 1 + (_year_at(words, at + 1) is not None)
    known = _year_at(words, at + 1)
    if known is None and today is not None:
        known = today.year + (before not in _THIS)
    on = date(known, 12, 31) if known else None
    return _Meaning(stop, str(known) if known else "kommendes Jahr", "year", on)


def _period(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    """``im ersten Halbjahr 2026`` · ``im ersten halben Jahr seiner Arbeit`` · ``in dieser Amtszeit``."""
    low, number = _low(words, at), _ORDINALS.get(_low(words, at - 1))
    half = low in {"halbjahr", "halbjahres"}
    if low == "halben" and _low(words, at + 1) in {"jahr", "jahres"}:
        half, at, low = True, at + 1, "halbjahr"
    if half and number:
        return _half_year(words, at, number, today)
    if low == "quartal" and number:
        year = _year_at(words, at + 1) or (today.year + (today.month > 9) if today else None)  # noqa: PLR2004
        on = _month_end(year, 3 * number) if year else None
        return _Meaning(
            at + 1 + (_year_at(words, at + 1) is not None), f"{number}. Quartal {year or ''}".strip(),
            "period", on,
        )  # fmt: skip
    if low in _PERIODS and (
        _low(words, at - 1) in _NEXT | {"dieser", "kommender", "seiner", "ihrer"}
    ):
        return _Meaning(at + 1, f"{_low(words, at - 1)} {words[at].text}", "period")
    return None


def _half_year(words: Sequence[_Word], at: int, number: int, today: date | None) -> _Meaning:
    year = _year_at(words, at + 1)
    of_office = _low(words, at + 1) in {"seiner", "ihrer", "der", "unserer", "meiner"}
    if of_office and today:
        on = _later(today, 6 * number)
        norm = f"{number}. Halbjahr der Amtszeit ({today:%Y-%m}/{on:%Y-%m})"
        return _Meaning(min(at + 3, len(words)), norm, "period", on)
    known = year or (today.year + (today.month > 6 * number) if today else None)
    on_day = _month_end(known, 6 * number) if known and number <= 2 else None  # noqa: PLR2004
    return _Meaning(
        at + 1 + (year is not None), f"{number}. Halbjahr {known or ''}".strip(), "period", on_day
    )


def _span(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    """``in einem Jahr`` · ``innerhalb von drei Monaten`` · ``binnen sechs Wochen``."""
    low = _low(words, at)
    if low not in {"in", "binnen", "innerhalb"}:
        return None
    stop = at + 1
    while (
        _low(words, stop) in {"von", "der", "den", "nächsten", "kommenden", "ersten"}
        and stop - at < _REACH
    ):
        stop += 1
    number = _low(words, stop).rstrip(".")
    count = int(number[:3]) if number.isdecimal() else _COUNT.get(number)
    unit = _low(words, stop + 1)
    if count is None or (unit not in _UNITS and unit not in _DAYS):
        return None
    if today is None:
        return _Meaning(stop + 2, f"{count} {words[stop + 1].text}", "relative")
    if unit in _DAYS:
        on = date.fromordinal(today.toordinal() + count * _DAYS[unit])
        return _Meaning(stop + 2, on.isoformat(), "relative", on)
    on = _later(today, count * _UNITS[unit])
    name = next(name.capitalize() for name, month in _MONTHS.items() if month == on.month)
    return _Meaning(stop + 2, f"{name} {on.year}", "relative", on)


def _event(words: Sequence[_Word], at: int, today: date | None) -> _Meaning | None:
    """Assemblies, congresses, elections: with a preposition, or an election by its bare name."""
    low = _low(words, at)
    head = low in _EVENTS or low.endswith(_EVENT_HEADS)
    election = low.endswith(_ELECTIONS)
    if not words[at].text[0].isupper() or not (head or election) or _past(words, at):
        return None
    first = at
    while (
        first > 0
        and at - first < _REACH
        and words[first - 1].low in _NEXT | _LEADS | {"ordentlichen"}
    ):
        first -= 1
    leads = {word.low for word in words[first:at]}
    definite = leads & {"der", "die", "des", "dem", "den", "zur", "zum", "im", "beim", "vom", "am"}
    if "wahlkampf" in low or election:
        if not (leads & _EVENT_LEADS or definite):
            return None
    elif not leads & _EVENT_LEADS:
        return None
    if _low(words, first - 1) in {"jeder", "jede", "jedem", "allen"}:
        return None
    return _named_event(words, at, today)


def _named_event(words: Sequence[_Word], at: int, today: date | None) -> _Meaning:
    name, stop = _SHORT.get(words[at].low, words[at].text), at + 1
    year = _year_at(words, stop)
    if year is not None:
        return _Meaning(stop + 1, f"{name} {year}", "event")
    skip = stop + (_low(words, stop) in {"im", "in"})
    when = _month(words, skip, today) if skip > stop else None
    if when is not None:
        return _Meaning(when.stop, f"{name} {when.norm}", "event")
    return _Meaning(stop, name, "event")


def _anchor(words: Sequence[_Word], at: int, today: date | None) -> bool:
    """Whether a date, season, year or assembly stands here, which says more than a milestone."""
    if at >= len(words):
        return False
    low = words[at].low
    return low in _PARTS or any(match(words, at, today) for match in _MATCHERS[:-1])


def _back(words: Sequence[_Word], at: int, _today: date | None) -> _Meaning | None:
    """``in dieser Zeit``, ``für diesen Übergang``, ``bis dahin``: a date named before."""
    if _low(words, at) == "dahin" and _low(words, at - 1) == "bis":
        return _Meaning(at + 1, BACK, "event")
    if _low(words, at) in _BACK and _low(words, at - 1) in {"diesen", "diesem", "dieser", "diese"}:
        return _Meaning(at + 1, BACK, "event")
    return None


def _milestone(words: Sequence[_Word], at: int, _today: date | None) -> _Meaning | None:
    """``bis zur Einsetzung des Teams`` · ``nach Abschluss der Evaluation``: an event of one's own."""
    if _low(words, at) not in {"bis", "vor", "nach"} or at + 2 >= len(words):
        return None
    if any(_anchor(words, at + ahead, _today) for ahead in (1, 2, 3)):
        return None
    head = at + 1 + (_low(words, at + 1) in {"zur", "zum", "der", "dem"})
    if _low(words, head) not in _OWN_EVENTS and not (
        _low(words, at) == "bis" and head > at + 1 and words[head].text[0].isupper()
        if head < len(words)
        else False
    ):
        return None
    stop = head + 1
    if _low(words, stop) in {"der", "des", "eines", "einer"}:
        while stop < len(words) and stop - head < _REACH:
            stop += 1
            if words[stop - 1].text[0].isupper():
                break
    return _Meaning(stop, " ".join(word.text for word in words[head:stop]), "event")


_MATCHERS: tuple[_Matcher, ...] = (_day, _span, _period, _year, _event, _month, _back, _milestone)
