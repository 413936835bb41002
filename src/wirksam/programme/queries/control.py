"""*Beschlusskontrolle*: what was decided and is still open, as every council office lists it.

What was confirmed as done or given up leaves the list once an assembly has seen it there: it stands
under "since the last assembly" until the next one, then in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import OccasionKind
from wirksam.association.models import Occasion
from wirksam.programme.choices import SETTLED, StatusCode
from wirksam.programme.models import ProgrammeVersion, ProgressEntry
from wirksam.programme.queries.cards import Card, cards, public_commitments
from wirksam.programme.queries.held import held_today, texts_of_today
from wirksam.programme.queries.register import FLAGS, Choice, Filter

LONGEST_SENTENCE = 180
COLUMNS = (
    ("zeile", _("Commitment")),
    ("wer", _("In charge")),
    ("frist", _("Deadline")),
    ("stand", _("Status")),
    ("meldung", _("Last report")),
    ("naechste", _("Next report")),
)
_END = re.compile(r"(?<=\w\w\w)[.!?](?= [A-ZÄÖÜ„»(]|$)")
_PLACES = {code.value: place for place, code in enumerate(StatusCode)}


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment with what was last said about it."""

    card: Card
    last: ProgressEntry | None

    @property
    def said(self) -> str:
        """The first sentence of the last report."""
        return first_sentence(self.last.said) if self.last else ""

    @property
    def obstacle(self) -> str:
        """What stood in the way when it was last reported on."""
        return self.last.obstacle if self.last else ""

    @property
    def next_due(self) -> date | None:
        """Until when the next report was promised, while something is still to come."""
        if self.last is None or self.card.standing.state in SETTLED:
            return None
        return self.last.next_due

    @property
    def status(self) -> str:
        """Where it stands, as a word."""
        return str(StatusCode(self.card.standing.state).label)

    @property
    def lacks(self) -> list[str]:
        """Its flags, as words."""
        words = dict(FLAGS)
        return [str(words[flag.code]) for flag in self.card.standing.flags]

    @property
    def due_on(self) -> date | None:
        """The deadline, where it has a day."""
        return self.card.deadline.due_on if self.card.deadline else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column to sort by: its address now, and ``ascending`` or ``descending`` where it leads."""

    key: str
    label: str
    href: str
    order: str


@dataclass(frozen=True, slots=True)
class Control:
    """The table: open ones, those done since ``last_assembly``, and the archive where asked for."""

    open: list[Row]
    done: list[Row]
    archive: list[Row]
    archived: int
    last_assembly: Occasion | None
    filters: Mapping[str, Filter]
    flags: list[tuple[Choice, int]]
    order: str
    shows_archive: bool

    @property
    def query(self) -> str:
        """What was asked, to be handed on in addresses."""
        return _query(self._asked | {"nach": self.order, "archiv": self._archive})

    @property
    def toggled(self) -> str:
        """The same with the archive opened or closed."""
        other = "" if self.shows_archive else "1"
        return _query(self._asked | {"nach": self.order, "archiv": other})

    @property
    def columns(self) -> list[Column]:
        """The columns with the address that sorts by them, the other way round the second time."""
        found = []
        for key, label in COLUMNS:
            there = f"-{key}" if self.order == key else key
            order = {key: "ascending", f"-{key}": "descending"}.get(self.order, "")
            query = _query(self._asked | {"nach": there, "archiv": self._archive})
            found.append(Column(key, str(label), query, order))
        return found

    @property
    def orders(self) -> list[Choice]:
        """The same as choices, for phones, where the table has no head."""
        words = {key: str(label) for key, label in COLUMNS}
        if self.order.startswith("-"):
            backwards = gettext("%(column)s, backwards") % {"column": words[self.order[1:]]}
            words[self.order] = backwards
        return [Choice(key, word, key == self.order) for key, word in words.items()]

    @property
    def _archive(self) -> str:
        return "1" if self.shows_archive else ""

    @property
    def _asked(self) -> dict[str, str]:
        return {name: one.value for name, one in self.filters.items()}


def control(asked: Mapping[str, str], *, today: date | None = None) -> Control:
    """The table as ``asked`` for; five queries, however many commitments."""
    now = today or timezone.localdate()
    last = _last_assembly(now)
    everything = [
        Row(card, card.last)
        for card in cards(
            public_commitments().order_by(
                "-version__programme__term_starts_on", "first_line", "code", "pk"
            ),
            today=now,
        )
    ]
    texts = texts_of_today()
    filters = _filters(everything, asked, texts)
    held = held_today(filters["programm"].value, texts)
    order = asked.get("nach", "")
    order = order if order.removeprefix("-") in dict(COLUMNS) else "zeile"
    chosen = _sorted([row for row in everything if _fits(row, filters, held, flag=True)], order)
    groups = {name: [row for row in chosen if _group(row, last) == name] for name in _GROUPS}
    shows_archive = bool(asked.get("archiv"))
    return Control(
        open=groups["open"],
        done=groups["done"],
        archive=groups["archive"] if shows_archive else [],
        archived=len(groups["archive"]),
        last_assembly=last,
        filters=filters,
        flags=_counted(everything, filters, held, last),
        order=order,
        shows_archive=shows_archive,
    )


def first_sentence(text: str) -> str:
    """The first sentence of ``text``, cut at a word where it is longer than a line or two."""
    folded = " ".join(text.split())
    found = _END.search(folded)
    sentence = folded[: found.end()] if found else folded
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    cut = sentence[:LONGEST_SENTENCE]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;") + " …"


_GROUPS = ("open", "done", "archive")


def _group(row: Row, last: Occasion | None) -> str:
    standing = row.card.standing
    if standing.state not in {*SETTLED, StatusCode.REPORTED_DONE}:
        return "open"
    if standing.state in SETTLED and standing.since and last and last.happens_on:
        return "archive" if standing.since < last.happens_on else "done"
    return "done"


def _last_assembly(today: date) -> Occasion | None:
    return (
        Occasion.objects.filter(kind=OccasionKind.ASSEMBLY, happened=True, happens_on__lte=today)
        .order_by("-happens_on", "-pk")
        .first()
    )


def _filters(
    rows: Iterable[Row], asked: Mapping[str, str], texts: Mapping[str, ProgrammeVersion]
) -> dict[str, Filter]:
    listed = list(rows)
    leads = {(row.card.lead.key, row.card.lead.name) for row in listed if row.card.lead}
    programmes = [(slug, version.programme.title) for slug, version in texts.items()]
    options: dict[str, Iterable[tuple[str, str]]] = {
        "programm": programmes,
        "wer": sorted(leads, key=lambda lead: lead[1]),
        "merkmal": [(code, str(label)) for code, label in FLAGS],
    }
    return {
        name: Filter(name, tuple(Choice(v, label, asked.get(name) == v) for v, label in pairs))
        for name, pairs in options.items()
    }


def _fits(row: Row, filters: Mapping[str, Filter], held: Container[int], *, flag: bool) -> bool:
    card = row.card
    checks: list[tuple[str, Callable[[str], bool]]] = [
        (filters["programm"].value, lambda _slug: card.commitment.pk in held),
        (filters["wer"].value, lambda key: card.lead is not None and card.lead.key == key),
    ]
    if flag:
        codes = {one.code for one in card.standing.flags}
        checks.append((filters["merkmal"].value, lambda code: code in codes))
    return all(check(value) for value, check in checks if value)


def _counted(
    rows: Iterable[Row], filters: Mapping[str, Filter], held: Container[int], last: Occasion | None
) -> list[tuple[Choice, int]]:
    shown = [row for row in rows if _fits(row, filters, held, flag=False)]
    current = [row for row in shown if _group(row, last) != "archive"]
    return [
        (choice, sum(choice.value in {f.code for f in row.card.standing.flags} for row in current))
        for choice in filters["merkmal"].choices
    ]


def _sorted(rows: list[Row], order: str) -> list[Row]:
    name = order.removeprefix("-")
    keys: dict[str, Callable[[Row], object]] = {
        "wer": lambda row: row.card.lead.name.casefold() if row.card.lead else None,
        "frist": lambda row: row.due_on,
        "stand": lambda row: _PLACES[row.card.standing.state],
        "meldung": lambda row: row.last.happened_on if row.last else None,
        "naechste": lambda row: row.next_due,
    }
    if name not in keys:
        return rows[::-1] if order.startswith("-") else rows
    key = keys[name]
    known = [row for row in rows if key(row) is not None]
    rest = [row for row in rows if key(row) is None]
    return sorted(known, key=key, reverse=order.startswith("-")) + rest  # type: ignore[arg-type]


def _query(asked: Mapping[str, str]) -> str:
    return "?" + urlencode({name: value for name, value in asked.items() if value})
