"""Sample pages of the gallery: invented content in the real layout."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

_WIDTH = 80
_FIRST = 143
_CITED = frozenset({153, 154})


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line."""

    number: int
    text: str
    marked: bool
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with what hangs on it."""

    text: str
    state: str = "plain"
    element: str = "p"
    entries: tuple[Mapping[str, Any], ...] = ()
    chips: tuple[tuple[str, str], ...] = ()
    reason: str | None = None
    note: str | None = None
    plain: str = ""
    lines: tuple[Line, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample page: its title and what its template needs."""

    title: str
    context: Callable[[], dict[str, Any]]


_TEXT = (
    Passage("Räume, die allen gehören", element="h2"),
    Passage(
        "Wer sich treffen will, braucht eine Tür, die aufgeht. In vielen Kreisen endet ein Abend "
        "dort, wo der Schlüssel fehlt. Das trifft zuerst die, die neu sind, wenig Geld haben oder "
        "nicht überall willkommen geheißen werden.",
        state="none",
        reason="Beschreibt die Lage. Hier haben wir bewusst nichts versprochen.",
    ),
    Passage(
        "Der Landesvorstand richtet bis zur Sommerversammlung eine Werkstatt aus, in der Gruppen "
        "aus allen Kreisen ihre Räume, Schlüssel und Erfahrungen zusammentragen. Er berichtet der "
        "Versammlung, welche Häuser danach offen stehen, und nennt auch die, bei denen es nicht "
        "gelungen ist.",
        state="bound",
        entries=(
            {
                "code": "4.2",
                "title": "Werkstatt für Räume und Schlüssel",
                "status": "in_progress",
                "meta": "Landesvorstand · bis zur Sommerversammlung",
            },
            {
                "code": "4.3",
                "title": "Bericht über offene Häuser",
                "status": "not_started",
                "meta": "Landesvorstand · bis Sa, 20. Juni",
                "flag": ("silent", 61),
            },
        ),
        chips=(("3 Aktionen", "people"), ("1 Beleg", "paper")),
    ),
    Passage("Barrieren abbauen", element="h3"),
    Passage(
        "Unsere Veranstaltungen sollen für alle erreichbar sein. Das Team Barrierefreiheit führt "
        "dazu eine öffentliche Liste der Hindernisse, die uns gemeldet werden, und aktualisiert "
        "sie mindestens viermal im Jahr. Im Rahmen der Möglichkeiten werden Gebärdensprache und "
        "Schriftdolmetschung auf jeder Landesversammlung",
        state="bound",
        note="Der Satz bricht im beschlossenen Text hier ab.",
        entries=(
            {
                "code": "4.4",
                "title": "Öffentliche Liste der Barrieren",
                "status": "running",
                "meta": "Team Barrierefreiheit · laufend",
            },
            {
                "code": "4.5",
                "title": "Dolmetschung auf Landesversammlungen",
                "status": "partly",
                "meta": "Geschäftsstelle · keine Frist",
                "flag": ("unproven", 0),
            },
        ),
        chips=(("7 Aktionen", "people"),),
    ),
    Passage(
        "Wir glauben nicht, dass eine Rampe allein schon Teilhabe ist. Aber ohne sie fängt nichts "
        "an.",
    ),
    Passage("Mitsprache zwischen den Versammlungen", element="h2"),
    Passage(
        "Jedes Mitglied kann dem Landesvorstand jederzeit eine Frage stellen. Der Landesvorstand "
        "antwortet innerhalb von vier Wochen und veröffentlicht Frage und Antwort, wenn die "
        "fragende Person das möchte. Die Rechnungsprüfung prüft bis zum Ende des ersten "
        "Halbjahres, ob die Kreisverbandsvernetzungstreffen aus dem Vorjahr weitergeführt werden "
        "können.",
        state="bound",
        plain="Du kannst den Vorstand jederzeit etwas fragen. Er muss in vier Wochen antworten.",
        entries=(
            {
                "code": "5.1",
                "title": "Antwort in vier Wochen",
                "status": "confirmed_done",
                "meta": "Landesvorstand · bestätigt am So, 9. November",
            },
            {
                "code": "5.2",
                "title": "Prüfung: Kreisverbandsvernetzungstreffen weiterführen",
                "status": "deferred",
                "meta": "Rechnungsprüfung · bis 30. Juni",
                "flag": ("overdue", 12),
            },
        ),
    ),
)


def _numbered() -> Iterator[Passage]:
    numbers = count(_FIRST)
    for passage in _TEXT:
        width = _WIDTH if passage.element == "p" else _WIDTH * 3 // 4
        lines = tuple(
            Line(number, text, number in _CITED)
            for text, number in zip(textwrap.wrap(passage.text, width), numbers, strict=False)
        )
        yield Passage(
            **{name: getattr(passage, name) for name in Passage.__slots__ if name != "lines"},
            lines=lines,
        )


def _lines() -> dict[str, Any]:
    return {
        "passages": list(_numbered()),
        "readings": [("Original", "?", True), ("Kurz & einfach", "?fassung=einfach", False)],
        "counts": [
            ("confirmed_done", 4),
            ("reported_done", 5),
            ("running", 9),
            ("in_progress", 12),
            ("partly", 3),
            ("deferred", 2),
            ("not_started", 6),
        ],
    }


SAMPLES: Mapping[str, Sample] = {"lines": Sample("Zeile für Zeile", _lines)}
