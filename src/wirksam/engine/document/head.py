"""The head of a motion: who brings it, what it is called, when it was adopted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .dates import find_date
from .model import Meta
from .notes import Notebook
from .rows import Row

_FIELD = re.compile(r"((?:[^:]|:(?=\w)){2,60}?)\s*:(?:\s+|$)(.*)")
_LABELS = (
    ("submitters", ("antragstell", "eingereicht", "einreich", "gremium", "initiator", "beantragt")),
    ("date", ("beschlussdatum", "beschlossen", "beschlussvom", "verabschiedet", "datum")),
    ("agenda", ("tagesordnungspunkt", "top")),
    ("identifier", ("antragsn", "antragskennung", "kennung", "nummer", "nr", "kürzel")),
    ("title", ("titel", "antragstitel", "title", "betreff", "gegenstand")),
    ("other", ("status", "stand", "version", "ort", "sitzung", "versammlung", "abstimmung",
               "ergebnis", "unterstütz", "sachgebiet", "antragsart", "veranstaltung", "seite",
               "zuständig", "email", "telefon", "kontakt", "adressat", "antragskommission")),
)  # fmt: skip
_WORDS = (
    r"(?:Leit|Dringlichkeits|Initiativ|Eil|Sach|Satzungs|Haupt|Programm)?[Aa]ntrag|Beschluss|"
    r"Resolution|Vorlage|Drucksache|Drs"
)
_IDENTIFIED = re.compile(
    rf"(?:(?P<word>{_WORDS})\b\.?\s*(?:Nr\.?\s*)?)?"
    r"(?P<id>[A-ZÖÜ]{1,5}-?\d{1,4}(?:[./-]\d{1,4})?[a-z]?|[A-Z] \d{1,3}"
    r"|(?<=\s)\d{1,4}(?:[/-]\d{1,4})?)"
    r"(?P<new>\s?neu)?(?:\s*[:–—]\s*|\s+-\s+|\.?\s+|$)(?P<title>.*)"
)
_NAMED = re.compile(rf"(?P<word>{_WORDS})\s*(?:[:–—]|-\s)\s*(?P<title>.+)")
_AGENDA = re.compile(r"(?:TOP|Tagesordnungspunkt)\s+\S.{0,200}")
_ADOPTED = "beschlossen|verabschiedet|angenommen"
_ADOPTION = re.compile(rf"\s{{0,3}}[-–—,(]\s{{0,3}}(?:\w{{1,15}}\s)?(?:{_ADOPTED})\b.{{0,120}}$")
_RESOLVED = re.compile(
    r"(?i)(?:(?:ein|mehr)(?:stimmig|heitlich)\s+)?"
    rf"(?:(?:beschluss|resolution)\b[^.]{{0,80}}\bvom|{_ADOPTED})\b"
)
_BY = re.compile(r"(?i)(?:eingereicht|vorgelegt|beantragt)\s+(?:von|durch)\s+(.{2,500})")
_ONLY_WORD = re.compile(rf"(?:{_WORDS})")
_COMMAS = re.compile(r"[,;](?![^(]{0,200}\))\s*")
_PERSON = re.compile(r"(?!(?:KV|OV|LV|AK|AG|GRÜNE|Grüne)\b)[A-ZÄÖÜ][\w.'-]*(?: [\w.'-]+){0,3}")
_LONGEST_LINE, _LONGEST_LIST = 160, 10_000
_YEAR = re.compile(r"(?:19|20)\d\d$")
_BULLET = re.compile(r"^[-*•–]\s+")


@dataclass(slots=True)
class Head:
    """What has been understood of a head so far."""

    identifier: str = ""
    title: str = ""
    submitters: dict[str, None] = field(default_factory=dict)
    resolved_on: date | None = None
    agenda_item: str = ""

    def meta(self) -> Meta:
        """The finished record."""
        return Meta(
            self.identifier, self.title, tuple(self.submitters), self.resolved_on, self.agenda_item
        )


def field_of(text: str) -> tuple[str, str] | None:
    """Name (``submitters``, ``date`` …) and value of a head's line such as ``Gremium: LaVo``."""
    found = _FIELD.match(text[:2000])
    if not found:
        return None
    label = "".join(char for char in found[1].lower() if char.isalpha())
    for name, beginnings in _LABELS:
        if label.startswith(beginnings):
            return name, text[found.start(2) :].strip()
    return None


def identified(text: str) -> tuple[str, str] | None:
    """Identifier and title of a line such as ``D-11 Arbeitsprogramm`` or ``Antrag A1: …``."""
    if len(text) > 300:  # noqa: PLR2004 (no title is that long)
        return None
    found = _IDENTIFIED.match(text)
    if found and (found["word"] or not _YEAR.search(found["id"])):
        title = found["title"].strip()
        if not title[:1].islower() and not title.endswith("."):
            return found["id"] + (found["new"] or ""), title
    named = _NAMED.match(text)
    if named and not find_date(named["title"]):
        return named["word"], named["title"].strip()
    return None


class HeadReader:
    """Reads a head row by row; ``take`` says whether a row belonged to it."""

    def __init__(self, notebook: Notebook) -> None:
        self.head = Head()
        self._notebook = notebook
        self._listing = False
        self._title_open = True

    def take(self, row: Row) -> bool:
        """Understand ``row`` if it is part of a head."""
        text = row.text
        entry = field_of(text)
        if entry:
            self._title_open = False
            self._listing = entry == ("submitters", "")
            self._enter(*entry, row)
            return True
        if self._listing and row.kind != "heading" and len(text) <= 120:  # noqa: PLR2004
            self.head.submitters |= dict.fromkeys(_names(_BULLET.sub("", text)))
            return True
        self._listing = False
        return self._line(row)

    def name(self, title: str) -> None:
        """Take ``title`` as the motion's; what it says about its adoption becomes the date."""
        adoption = _ADOPTION.search(title)
        when = find_date(adoption[0]) if adoption else None
        if adoption and when:
            title = title[: adoption.start()]
            self.head.resolved_on = self.head.resolved_on or when
        self.head.title = title

    def _enter(self, name: str, value: str, row: Row) -> None:
        head = self.head
        if name == "submitters":
            head.submitters |= dict.fromkeys(_names(value))
        elif name == "date":
            self._date(value, row)
        elif name == "agenda":
            head.agenda_item = head.agenda_item or value
        elif name == "identifier":
            head.identifier = value or head.identifier
        elif name == "title":
            head.title = value or head.title

    def _date(self, value: str, row: Row) -> None:
        when = find_date(value)
        if when is None:
            if value:
                self._notebook.add(row.source, "date-unclear", text=value)
        elif self.head.resolved_on is None:
            self.head.resolved_on = when

    def _line(self, row: Row) -> bool:
        text = row.text
        if _AGENDA.fullmatch(text):
            self.head.agenda_item = self.head.agenda_item or text
            return True
        by = _BY.match(text)
        if by:
            self.head.submitters |= dict.fromkeys(_names(by[1]))
            return True
        known = identified(text)
        if known and not self.head.identifier:
            self.head.identifier = known[0]
            self.name(known[1] or self.head.title)
            return True
        if _ONLY_WORD.fullmatch(text):
            return True
        if len(text) <= _LONGEST_LINE and _RESOLVED.match(text) and find_date(text):
            self._date(text, row)
            return True
        return bool(self.head.title) and text == self.head.title


def read_head(rows: Sequence[Row], notebook: Notebook) -> Meta:
    """The record of a head whose rows are known to be no text; what is not understood is noted."""
    reader = HeadReader(notebook)
    rest = [row for row in rows if not reader.take(row)]
    if not reader.head.title:
        _title_from(reader, rest)
    for row in rest:
        notebook.add(row.source, "head-line-unread", text=row.text)
    return reader.head.meta()


def _title_from(reader: HeadReader, rest: list[Row]) -> None:
    """A heading, or else the first line left over."""
    chosen = next((row for row in rest if row.kind == "heading"), rest[0] if rest else None)
    if chosen is not None and len(chosen.text) <= 300:  # noqa: PLR2004
        reader.name(chosen.text)
        rest.remove(chosen)


def _names(value: str) -> list[str]:
    """The submitters listed in ``value``; two persons joined by *und* are two."""
    names = [name.strip() for name in _COMMAS.split(value[:_LONGEST_LIST]) if name.strip()]
    if names and " und " in names[-1]:
        first, _, second = names[-1].partition(" und ")
        if _PERSON.fullmatch(first) and _PERSON.fullmatch(second) and " " in second:
            names[-1:] = [first, second]
    return names
