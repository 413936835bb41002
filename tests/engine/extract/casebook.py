"""Reads the case files: small invented texts, each with the commitments a person sees in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wirksam.engine.document.model import Block, Document, Meta, Piece
from wirksam.engine.extract import BodyLexicon, Proposal, extract
from wirksam.engine.lines import document_lines

CASES = Path(__file__).parent / "cases"
RESOLVED_ON = date(2025, 11, 8)
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Expected:
    """One commitment: "*" in a field means that any value will do."""

    body: str
    binding: str
    kind: str
    dated: bool | None
    words: frozenset[str]
    quote: str


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: tuple[Expected, ...]


def cases(name: str) -> list[Case]:
    """All cases of the file ``name``."""
    found = []
    chunks = (CASES / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    for chunk in chunks:
        rows = [row for row in chunk.splitlines() if row and not row.startswith("%")]
        text = [row for row in rows if not row.startswith("= ")]
        wanted = [row[2:] for row in rows if row.startswith("= ") and row != "= none"]
        if text:
            found.append(Case(text[0][:70], "\n".join(text), tuple(map(_expected, wanted))))
    return found


def _expected(row: str) -> Expected:
    facts, _, quote = row.partition(" | ")
    body, binding, kind, *date_mark = facts.split()
    dated = {"@": True, "*": None}.get(date_mark[0]) if date_mark else False
    return Expected(body, binding, kind, dated, words(quote), quote)


def words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(re.sub(r"[\\*:_]", "", text).casefold()))


def document(text: str) -> Document:
    """Blocks from lines: "## " heading, "- " item, anything else a paragraph."""
    blocks = []
    for number, row in enumerate(text.split("\n"), start=1):
        if row.startswith("## "):
            blocks.append(Block("heading", (Piece(row[3:], number),), 2))
        elif row.startswith("- "):
            blocks.append(Block("item", (Piece(row[2:], number),), 1))
        elif row.strip():
            blocks.append(Block("paragraph", (Piece(row, number),)))
    return Document(Meta(resolved_on=RESOLVED_ON), tuple(blocks))


def proposals(text: str) -> list[Proposal]:
    read = document(text)
    return extract(read, document_lines(read), BodyLexicon.default())


def problems(case: Case) -> list[str]:
    """What is missing, surplus or wrong; empty where the case is met."""
    found = proposals(case.text)
    wrong = []
    for want in case.expected:
        best = max(found, key=lambda p: len(want.words & words(p.quote)), default=None)
        if best is None or len(want.words & words(best.quote)) < 0.6 * len(want.words):
            wrong.append(f"missing: {want.quote}")
            continue
        found.remove(best)
        for name in ("body", "binding", "kind"):
            asked, got = getattr(want, name), getattr(best, name)
            if asked not in {"*", got}:
                wrong.append(f"{name} {got}, not {asked}: {want.quote}")
        if want.dated is not None and want.dated != (best.deadline is not None):
            wrong.append(f"deadline {best.deadline}: {want.quote}")
    return wrong + [f"surplus: {p.quote} [{p.confidence}]" for p in found]
