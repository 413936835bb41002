"""Comparing and merging texts, measured on the shared workload where it is present."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figure import Figure, growth, median_seconds
from bench.texts import ROOT, text_file
from wirksam.engine.amend import (
    Amendment,
    LineMap,
    Paragraph,
    compose,
    merge,
    rewrite,
    touched,
)
from wirksam.engine.diff import apply_edits, word_edits
from wirksam.engine.document import Block, Piece, read
from wirksam.engine.lines import number_lines

SEED = ROOT.parent / "shared" / "seed"
GROUP = "amendments"
Wanted = Sequence[tuple[str, int, str]]


def figures() -> Iterator[Figure]:
    """Every figure about amendments."""
    base = _base()
    shared = SEED / "merge-50.json"
    if shared.exists():
        told = json.loads(shared.read_text(encoding="utf-8"))
        texts = [row["text"] for row in told["base"]]
        rows = [(str(row["id"]), row["para"], row["new"]) for row in told["amendments"]]
        seconds = median_seconds(lambda: _all(texts, rows), rounds=9)
        yield Figure(
            GROUP, "merge-50.json, in all", f"{seconds * 1000:.0f} ms", "≤ 500 ms", seconds <= 0.5
        )
    many = _made(base, 200)
    seconds = median_seconds(lambda: _all(base, many), rounds=9)
    yield Figure(
        GROUP,
        f"200 amendments to {len(base)} paragraphs: diff, lines, collisions, merge",
        f"{seconds * 1000:.0f} ms",
        "≤ 1 s",
        seconds <= 1,
    )
    larger = _made(base * 10, 200)
    grown = growth(lambda: _all(base, many), lambda: _all(base * 10, larger), rounds=9)
    yield Figure(GROUP, "ten times the text, times the time", f"{grown:.1f}", "≤ 11", grown <= 11)
    yield from _structure(base)
    yield from _adversarial()


def _structure(base: Sequence[str]) -> Iterator[Figure]:
    """Whole paragraphs that come, go and move, and amendments to a text that was changed."""
    text = tuple(Paragraph("paragraph", 0, one) for one in base)
    chance = random.Random(3)  # noqa: S311 (the same workload each time)
    wishes = [Amendment.between(str(key), text, _rebuilt(text, chance)) for key in range(200)]
    seconds = median_seconds(lambda: merge(text, wishes), rounds=5)
    name = "200 amendments with paragraphs that come and go: collisions, merge"
    yield Figure(GROUP, name, f"{seconds * 1000:.0f} ms", "≤ 1 s", seconds <= 1)
    adopted = merge(text, wishes).amendment
    seconds = median_seconds(lambda: [rewrite(one, adopted, text) for one in wishes], rounds=5)
    name = "200 amendments rewritten after all that fits was adopted"
    yield Figure(GROUP, name, f"{seconds * 1000:.0f} ms", "≤ 1 s", seconds <= 1)


def _rebuilt(text: Sequence[Paragraph], chance: random.Random) -> tuple[Paragraph, ...]:
    made = list(text)
    at = chance.randrange(len(made))
    if chance.random() < 0.5:
        made.insert(at, Paragraph("item", 1, f"- Punkt {chance.randrange(1000)}."))
    else:
        del made[at]
    return tuple(made)


def _adversarial() -> Iterator[Figure]:
    repeated = ("a b " * 50_000, "b a " * 30_000 + "a b c " * 12_000)
    chance = random.Random(1)  # noqa: S311 (the same text each time)
    words = [f"wort{chance.randrange(500)}" for _ in range(25_000)]
    edited = [word if chance.random() > 0.1 else "neu" for word in words]
    cases = {"one word over and over": repeated, "every tenth word": (_join(words), _join(edited))}
    for name, (old, new) in cases.items():
        seconds = median_seconds(lambda old=old, new=new: word_edits(old, new), rounds=3)  # type: ignore[misc]
        exact = apply_edits(old, word_edits(old, new)) == new
        yield Figure(
            GROUP,
            f"a paragraph of {len(old):,} characters, {name}",
            f"{seconds:.2f} s",
            "≤ 2 s",
            exact and seconds <= 2,
        )
        one, other = (Paragraph("paragraph", 0, old),), (Paragraph("paragraph", 0, new),)
        seconds = median_seconds(lambda one=one, other=other: _there(one, other), rounds=3)  # type: ignore[misc]
        what = f"the same as an amendment, composed again: {name}"
        yield Figure(GROUP, what, f"{seconds:.2f} s", "≤ 2 s", seconds <= 2)


def _there(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> None:
    wish = Amendment.between("1", one, other)
    if [it.text for it in compose(one, wish)] != [it.text.strip() for it in other]:
        raise AssertionError("composing does not give what was wanted")


def _join(words: Sequence[str]) -> str:
    return " ".join(words)


def _base() -> list[str]:
    path: Path = text_file()
    return [block.text for block in read(path.read_bytes(), name=path.name).blocks]


def _made(base: Sequence[str], number: int) -> list[tuple[str, int, str]]:
    """Amendments to random paragraphs: words go, words come."""
    chance = random.Random(7)  # noqa: S311 (the same workload each time)
    made = []
    for key in range(number):
        at = chance.randrange(len(base))
        words = base[at].split(" ")
        first = chance.randrange(len(words))
        words[first : first + chance.randrange(4)] = chance.sample(["jährlich", "verbindlich"], 1)
        made.append((str(key), at, " ".join(words)))
    return made


def _all(base: Sequence[str], rows: Wanted) -> None:
    blocks = [Block("paragraph", (Piece(text, 0),)) for text in base]
    where = LineMap(number_lines(blocks))
    paragraphs = [Paragraph("paragraph", 0, text) for text in base]
    amendments = [Amendment.rewriting(key, paragraphs, {at: new}) for key, at, new in rows]
    for one in amendments:
        touched(one, paragraphs, where)
    merge(paragraphs, [one for one in amendments if not one.is_empty])
