"""The filterable list of commitments."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from wirksam.programme.choices import Kind, Modality, StatusCode
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.cards import Card, cards, public_commitments, tally
from wirksam.programme.queries.held import held_today, texts_of_today

PER_PAGE = 50
FLAGS = (
    ("overdue", _("overdue")),
    ("silent", _("silent for a long time")),
    ("nobody", _("no one responsible")),
    ("unproven", _("without evidence")),
)
ORDERS = (
    ("", _("in the order of the text")),
    ("frist", _("by deadline")),
    ("stand", _("by status")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One row of choices."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def active(self) -> bool:
        """Something is chosen."""
        return bool(self.value)

    @property
    def value(self) -> str:
        """What is chosen."""
        return next((choice.value for choice in self.choices if choice.chosen), "")

    @property
    def label(self) -> str:
        """What is chosen, as people read it."""
        return next((choice.label for choice in self.choices if choice.chosen), "")


@dataclass(frozen=True, slots=True)
class Register:
    """What was asked and what was found."""

    q: str
    filters: Mapping[str, Filter]
    page: Page[Card]
    tally: list[tuple[str, int]]
    total: int
    order: str = ""

    @property
    def active(self) -> bool:
        """The list is narrowed."""
        return bool(self.q) or any(one.active for one in self.filters.values())

    @property
    def orders(self) -> list[Choice]:
        """How the list can be sorted."""
        return [Choice(value, str(label), value == self.order) for value, label in ORDERS]

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What narrows the list now: its words, and the query without it."""
        asked = {name: one.value for name, one in self.filters.items()} | {"q": self.q}
        words = {name: one.label for name, one in self.filters.items()} | {"q": self.q}
        order = {"ordnung": self.order}
        return [
            (
                words[name],
                "?" + urlencode({k: v for k, v in (asked | order | {name: ""}).items() if v}),
            )
            for name, value in asked.items()
            if value
        ]


def register(asked: Mapping[str, str], *, page: str = "1") -> Register:
    """Confirmed commitments of published texts that fit what was ``asked``; six queries."""
    everything = cards(
        public_commitments().order_by(
            "-version__programme__term_starts_on", "first_line", "code", "pk"
        )
    )
    order, texts = asked.get("ordnung", ""), texts_of_today()
    held = held_today(asked.get("programme", ""), texts)
    found = _sorted([one for one in everything if fits(one, asked, held)], order)
    return Register(
        q=asked.get("q", ""),
        filters=_filters(everything, asked, texts),
        page=Paginator(found, PER_PAGE).get_page(page),
        tally=tally(found),
        total=len(everything),
        order=order,
    )


def _sorted(found: list[Card], order: str) -> list[Card]:
    if order == "frist":
        return sorted(found, key=lambda one: (one.deadline and one.deadline.due_on) or date.max)
    if order == "stand":
        places = {code.value: place for place, code in enumerate(StatusCode)}
        return sorted(found, key=lambda one: places[StatusCode(one.standing.state).value])
    return found


def fits(one: Card, asked: Mapping[str, str], held: Container[int]) -> bool:
    """Does a commitment fit every field that is filled? ``held`` are those of the programme."""
    commitment = one.commitment
    status = asked.get("status", "")
    flags = {flag.code for flag in one.standing.flags}
    checks: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (asked.get("q", ""), lambda word: word.casefold() in _words(one)),
        (status, lambda wanted: wanted == one.standing.state or wanted in flags),
        (asked.get("body", ""), lambda key: one.lead is not None and one.lead.key == key),
        (asked.get("kind", ""), lambda kind: commitment.kind == kind),
        (asked.get("modality", ""), lambda modality: commitment.modality == modality),
        (asked.get("programme", ""), lambda _slug: commitment.pk in held),
    )
    return all(check(value) for value, check in checks if value)


def _words(one: Card) -> str:
    lead = one.lead.name if one.lead else ""
    return f"{one.title} {one.commitment.quote} {one.commitment.code} {lead}".casefold()


def _filters(
    everything: Iterable[Card], asked: Mapping[str, str], texts: Mapping[str, ProgrammeVersion]
) -> dict[str, Filter]:
    listed = list(everything)
    bodies = sorted(
        {(one.lead.key, one.lead.name) for one in listed if one.lead}, key=lambda b: b[1]
    )
    programmes = [(slug, version.programme.title) for slug, version in texts.items()]
    options: dict[str, Iterable[tuple[str, str]]] = {
        "status": [
            *((code.value, str(code.label)) for code in StatusCode),
            *((code, str(label)) for code, label in FLAGS),
        ],
        "body": bodies,
        "kind": [(kind.value, str(kind.label)) for kind in Kind],
        "modality": [(modality.value, str(modality.label)) for modality in Modality],
        "programme": programmes,
    }
    return {
        name: Filter(
            name,
            tuple(Choice(value, label, asked.get(name) == value) for value, label in pairs),
        )
        for name, pairs in options.items()
    }
