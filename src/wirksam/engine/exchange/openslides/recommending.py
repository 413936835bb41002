"""Recommended changes by lines, and the whole text they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wirksam.engine.amend import Amendment, Paragraph, compose
from wirksam.engine.exchange.html_in import tidy
from wirksam.engine.exchange.loading import number, words
from wirksam.engine.exchange.markup import html_of, paragraphs_of, plain_of

from .units import Line, lines_of


@dataclass(slots=True)
class Placed:
    """The whole text (nothing where none is proposed), and what can only be told in words."""

    wanted: tuple[Paragraph, ...] | None = None
    words: list[str] = field(default_factory=list)
    notes: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def told(self) -> str:
        """What found no place, as paragraphs."""
        return "\n\n".join(self.words)

    def miss(self, lines: str, html: str) -> None:
        """These lines are not there, or somebody else changes them already."""
        self.notes.append(("recommendation-unplaced", {"lines": lines}))
        self.words.append(f"{lines}: {plain_of(html)}")


def recommended(
    base: Sequence[Paragraph], rows: Iterable[Mapping[str, Any]], *, width: int, first: int
) -> Placed:
    """``base`` with all that is recommended, by lines of ``width`` characters from ``first``."""
    lines = lines_of(base, width)
    placed = Placed()
    spans: list[tuple[int, int, str]] = []
    for row in rows:
        if row.get("internal"):
            placed.notes.append(("recommendation-internal", {}))
            continue
        if row.get("rejected"):
            continue
        start, end = number(row.get("line_from")), number(row.get("line_to"))
        html = words(row.get("text")) if row.get("type") != "deletion" else ""
        meant = row.get("type", "replacement") in {"replacement", "deletion"}
        if meant and start is not None and end is not None and (
            first <= start <= end < first + len(lines)
        ):  # fmt: skip
            spans.append((start - first, end - first, html))
        else:
            placed.miss(f"{start}-{end}", html)
    wanted, above = list(base), len(lines)
    for start, end, html in sorted(spans, reverse=True):
        if end >= above:
            placed.miss(f"{start + first}-{end + first}", html)
            continue
        _replace(wanted, base, lines[start], lines[end], html)
        above, placed.wanted = start, tuple(wanted)
    placed.wanted = tuple(wanted) if placed.wanted is not None else None
    return placed


def _replace(
    wanted: list[Paragraph],
    base: Sequence[Paragraph],
    start: Line,
    end: Line,
    html: str,
) -> None:
    """Put ``html`` in the place of some lines; what follows them has been dealt with already."""
    head = Paragraph(base[start.at].kind, base[start.at].level, base[start.at].text[: start.start])
    last = wanted[end.at]
    tail = Paragraph(last.kind, last.level, last.text[end.end :])
    new = list(paragraphs_of(html))
    if head.text.strip():
        text = f"{head.text} {new[0].text}" if new else head.text
        new[:1] = [Paragraph(head.kind, head.level, tidy(text))]
    if tail.text.strip():
        before = new.pop() if new else Paragraph(tail.kind, tail.level, "")
        new.append(Paragraph(before.kind, before.level, tidy(f"{before.text} {tail.text}")))
    wanted[start.at : end.at + 1] = new


def recommendations(
    base: Sequence[Paragraph], wanted: Sequence[Paragraph], *, width: int
) -> list[dict[str, Any]]:
    """What leads from ``base`` to ``wanted``, paragraph by paragraph, by lines from 1."""
    lines = lines_of(base, width)
    found = []
    for at, edits in Amendment.between("", base, wanted).edits.items():
        own = [number for number, line in enumerate(lines, 1) if line.at == at]
        html = html_of(compose([base[at]], {0: edits}))
        found.append({
            "type": "replacement" if html else "deletion",
            "rejected": False,
            "internal": False,
            "line_from": own[0],
            "line_to": own[-1],
            "text": html,
        })  # fmt: skip
    return found
