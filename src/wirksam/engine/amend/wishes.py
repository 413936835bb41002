"""From two texts to the edits that lead from the one to the other, paragraphs included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wirksam.engine.diff import Edit, word_edits
from wirksam.engine.diff.align import rising
from wirksam.engine.diff.paragraphs import paired

from .composing import parts_of
from .texts import (
    BREAK,
    Paragraph,
    explicit_length,
    explicit_mark,
    read_paragraph,
    texts_of,
    write_paragraph,
)

_Pair = tuple[tuple[int, ...], tuple[int, ...]]


def edits_between(
    base: Sequence[Paragraph], wanted: Sequence[Paragraph]
) -> dict[int, tuple[Edit, ...]]:
    """Per paragraph of ``base`` the edits after which it reads as ``wanted``.

    Blanks at the ends of paragraphs do not count, nor do empty ones. What stands elsewhere in
    ``wanted`` goes and comes anew. New paragraphs stand behind the one before them, at the
    beginning of the text before the first.
    """
    new = [one.trimmed() for one in wanted if not one.is_empty]
    made: dict[int, list[Edit]] = defaultdict(list)
    first: list[str] = []
    anchor = -1
    for old_run, new_run in _runs(base, new):
        if old_run and new_run:
            kept = _main(base, old_run, new[new_run[0]])
            made[kept] += _rewriting(base[kept], [new[at] for at in new_run])
            for at in old_run:
                made[at] += [] if at == kept else _deletion(base[at])
            anchor = old_run[-1]
        elif old_run:
            made[old_run[0]] += _deletion(base[old_run[0]])
            anchor = old_run[0]
        elif anchor < 0:
            first.append(write_paragraph(new[new_run[0]]))
        else:
            end = len(base[anchor].text)
            written = BREAK + write_paragraph(new[new_run[0]])
            _append(made[anchor], Edit(end, end, written))
    if first:
        at_start = BREAK + BREAK.join(first) if not base else BREAK.join(first) + BREAK
        made[0].insert(0, Edit(0, 0, at_start))
    return {at: tuple(edits) for at, edits in sorted(made.items()) if edits}


def rewritten(old: Paragraph, text: str) -> tuple[Edit, ...]:
    """The edits that make ``text`` of ``old``; each :data:`BREAK` in it begins a new paragraph."""
    first, *further = text.split(BREAK)
    new = [Paragraph(old.kind, old.level, first), *map(read_paragraph, further)]
    new = [one.trimmed() for one in new if not one.is_empty]
    return tuple(_rewriting(old, new) if new else _deletion(old))


def _append(edits: list[Edit], edit: Edit) -> None:
    """Paragraphs behind one another at one place are one insertion."""
    last = edits[-1] if edits else None
    if last and last.is_insertion and last.start == edit.start and last.new.startswith(BREAK):
        edits[-1] = Edit(last.start, last.end, last.new + edit.new)
    else:
        edits.append(edit)


def _deletion(paragraph: Paragraph) -> list[Edit]:
    return [] if paragraph.is_empty else [Edit(0, len(paragraph.text), "")]


def _main(base: Sequence[Paragraph], run: Sequence[int], new: Paragraph) -> int:
    """Which of the joined paragraphs goes on: the first of the same kind."""
    alike = [at for at in run if (base[at].kind, base[at].level) == (new.kind, new.level)]
    return (alike or list(run))[0]


def _rewriting(old: Paragraph, new: Sequence[Paragraph]) -> list[Edit]:
    """Edits from ``old`` to ``new``: as few words as possible, and one of ``new`` goes on as it."""
    if [old.trimmed()] == list(new):
        return []
    edits = _going_on(old, new, 0)
    if _leads_to(old, edits, new):
        return edits
    own = next((at for at, part in enumerate(parts_of(old, edits)) if part.own), 0)
    if own < len(new):
        edits = _going_on(old, new, own)
        if _leads_to(old, edits, new):
            return edits
    written = BREAK.join(explicit_mark(one) + one.text for one in new)
    return [Edit(0, len(old.text), written)]


def _leads_to(old: Paragraph, edits: Sequence[Edit], new: Sequence[Paragraph]) -> bool:
    return [part.paragraph for part in parts_of(old, edits)] == list(new)


def _going_on(old: Paragraph, new: Sequence[Paragraph], own: int) -> list[Edit]:
    """The edits if ``old`` goes on as number ``own`` of ``new``."""
    goes_on = new[own]
    other_kind = (goes_on.kind, goes_on.level) != (old.kind, old.level)
    written = [write_paragraph(one) for one in new]
    written[own] = goes_on.text
    if own and other_kind:
        written[own] = explicit_mark(goes_on) + goes_on.text
    edits = list(word_edits(old.text, BREAK.join(written)))
    if not own and (other_kind or (edits and explicit_length(goes_on.text))):
        edits.insert(0, Edit(0, 0, explicit_mark(goes_on)))
    return edits


def _runs(
    base: Sequence[Paragraph], new: Sequence[Paragraph]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Pairs of positions in the order of both texts, one side empty for what goes or comes."""
    i = j = 0
    for old_run, new_run in [*_chain(base, new), ((len(base),), (len(new),))]:
        yield from _gap(base, new, (i, old_run[0]), (j, new_run[0]))
        if old_run[0] < len(base):
            yield old_run, new_run
        i, j = old_run[-1] + 1, new_run[-1] + 1


def _chain(base: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[_Pair]:
    """What stayed in its order."""
    pairs = paired([one.text.strip() for one in base], texts_of(new))
    starts = {(of[0], to[0]): (of, to) for of, to in pairs.items()}
    return [starts[found] for found in rising(sorted(starts))]


def _gap(
    base: Sequence[Paragraph], new: Sequence[Paragraph], old: tuple[int, int], came: tuple[int, int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Between two that stayed: one that goes is rewritten as one of its kind that comes."""
    i, j = old[0], came[0]
    while i < old[1] and j < came[1]:
        if (base[i].kind, base[i].level) == (new[j].kind, new[j].level):
            yield (i,), (j,)
            i, j = i + 1, j + 1
        elif old[1] - i > came[1] - j:
            yield (i,), ()
            i += 1
        else:
            yield (), (j,)
            j += 1
    yield from (((at,), ()) for at in range(i, old[1]))
    yield from (((), (at,)) for at in range(j, came[1]))
