"""A waiting list, page by page: what would become of each row, errors first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

PER_PAGE = 100
KINDS: dict[str, StrOrPromise] = {
    "error": _("Error"),
    "new": _("New"),
    "changes": _("Changes"),
    "same": _("Same"),
}
TONES = {"error": "danger", "new": "ok", "changes": "info", "same": "muted"}
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview. ``changes`` are (field, before, after)."""

    number: int
    name: str
    kind: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def label(self) -> StrOrPromise:
        """The verdict as a word."""
        return KINDS[self.kind]

    @property
    def tone(self) -> str:
        """Its colour."""
        return TONES[self.kind]


@dataclass(frozen=True, slots=True)
class Preview:
    """One page of the rows, and how many there are of each kind."""

    page: Page[Any]
    lines: list[Line]
    counts: list[tuple[str, StrOrPromise, int]]
    errors: int
    fine: int
    notes: list[str]


def preview(  # noqa: PLR0913 (rows, their words, and which of them)
    entries: Sequence[Plain],
    verdicts: Sequence[Plain],
    *,
    line: Callable[[Plain, Plain], Line],
    notes: list[str],
    only: str = "",
    page: str = "1",
) -> Preview:
    """The preview; errors first unless one kind is asked for. ``line`` puts a row into words."""
    counts: Mapping[str, int] = Counter(verdict["kind"] for verdict in verdicts)
    pairs = zip(entries, verdicts, strict=True)
    if only in KINDS:
        rows = [pair for pair in pairs if pair[1]["kind"] == only]
    else:
        rows = sorted(pairs, key=lambda pair: pair[1]["kind"] != "error")
    shown = Paginator(rows, PER_PAGE).get_page(page)
    return Preview(
        page=shown,
        lines=[line(entry, verdict) for entry, verdict in shown],
        counts=[(kind, label, counts.get(kind, 0)) for kind, label in KINDS.items()],
        errors=counts.get("error", 0),
        fine=len(verdicts) - counts.get("error", 0),
        notes=notes,
    )
