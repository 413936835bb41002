"""The filterable list of commitments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from wirksam.programme.choices import Kind, Modality, StatusCode
from wirksam.programme.queries.cards import Card, cards, public_commitments, tally

PER_PAGE = 50
FLAGS = (
    ("overdue", _("overdue")),
    ("silent", _("silent for a long time")),
    ("nobody", _("no one responsible")),
    ("unproven", _("without evidence")),
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
        return any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Register:
    """What was asked and what was found."""

    q: str
    filters: Mapping[str, Filter]
    page: Page[Card]
    tally: list[tuple[str, int]]
    total: int

    @property
    def active(self) -> bool:
        """The list is narrowed."""
        return bool(self.q) or any(one.active for one in self.filters.values())


def register(asked: Mapping[str, str], *, page: str = "1") -> Register:
    """Confirmed commitments of published texts that fit what was ``asked``; four queries."""
    everything = cards(
        public_commitments().order_by("-version__programme__term_starts_on", "first_line")
    )
    found = [one for one in everything if fits(one, asked)]
    return Register(
        q=asked.get("q", ""),
        filters=_filters(everything, asked),
        page=Paginator(found, PER_PAGE).get_page(page),
        tally=tally(found),
        total=len(everything),
    )


def fits(one: Card, asked: Mapping[str, str]) -> bool:
    """Does a commitment fit every field that is filled?"""
    commitment = one.commitment
    status = asked.get("status", "")
    flags = {flag.code for flag in one.standing.flags}
    checks: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (asked.get("q", ""), lambda word: word.casefold() in _words(one)),
        (status, lambda wanted: wanted == one.standing.state or wanted in flags),
        (asked.get("body", ""), lambda key: one.lead is not None and one.lead.key == key),
        (asked.get("kind", ""), lambda kind: commitment.kind == kind),
        (asked.get("modality", ""), lambda modality: commitment.modality == modality),
        (asked.get("programme", ""), lambda slug: commitment.version.programme.slug == slug),
    )
    return all(check(value) for value, check in checks if value)


def _words(one: Card) -> str:
    lead = one.lead.name if one.lead else ""
    return f"{one.title} {one.commitment.quote} {one.commitment.code} {lead}".casefold()


def _filters(everything: Iterable[Card], asked: Mapping[str, str]) -> dict[str, Filter]:
    listed = list(everything)
    bodies = sorted(
        {(one.lead.key, one.lead.name) for one in listed if one.lead}, key=lambda b: b[1]
    )
    programmes = dict.fromkeys(
        (one.commitment.version.programme.slug, one.commitment.version.programme.title)
        for one in listed
    )
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
