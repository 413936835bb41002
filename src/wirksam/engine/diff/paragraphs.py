"""From one text to another, paragraph by paragraph: kept, edited, moved, split, joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from rapidfuzz.distance import Indel

from .align import CELLS, changed_blocks, rising
from .edits import Edit, apply_edits
from .units import numbered, units
from .words import word_edits

ChangeKind = Literal[
    "same", "edited", "moved", "moved_edited", "split", "joined", "inserted", "deleted"
]
JOINT = " "
_ALIKE = 0.5
_CANDIDATES = 12
_COMMON = 50


@dataclass(frozen=True, slots=True)
class Change:
    """Paragraphs ``old`` (their positions) became paragraphs ``new``.

    ``edits`` lead from the old wording (several joined by :data:`JOINT`) to the new one, which is
    cut into paragraphs at ``cuts``: offsets of the joints in the new wording.
    """

    kind: ChangeKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    edits: tuple[Edit, ...] = ()
    cuts: tuple[int, ...] = ()


def rebuild(old: Sequence[str], changes: Iterable[Change]) -> list[str]:
    """The new text from the old one and its changes."""
    made: dict[int, str] = {}
    for change in changes:
        text = apply_edits(JOINT.join(old[at] for at in change.old), change.edits)
        bounds = [-1, *change.cuts, len(text)]
        for at, (start, end) in zip(change.new, pairwise(bounds), strict=False):
            made[at] = text[start + 1 : end]
    return [made[at] for at in sorted(made)]


def paired(old: Sequence[str], new: Sequence[str]) -> dict[tuple[int, ...], tuple[int, ...]]:
    """Positions in ``old`` and the positions in ``new`` that they became.

    There are several of the one where it was joined, of the other where it was split.
    """
    head = _alike(zip(old, new, strict=False))
    most = min(len(old), len(new)) - head
    tail = _alike(zip(reversed(old[-most:]), reversed(new[-most:]), strict=False)) if most else 0
    end, new_end = len(old) - tail, len(new) - tail
    pairs: dict[tuple[int, ...], tuple[int, ...]] = {(at,): (at,) for at in range(head)}
    for of, to in _Pairing(old[head:end], new[head:new_end]).pairs().items():
        pairs[tuple(at + head for at in of)] = tuple(at + head for at in to)
    return pairs | {(end + at,): (new_end + at,) for at in range(tail)}


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """How many there are before the first that differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def compare(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The changes from ``old`` to ``new``, in the order of the new text.

    What was deleted stands where it stood: behind what came before it.
    """
    pairs = paired(old, new)
    return sorted(_changes(old, new, pairs), key=_Order(pairs))


class _Pairing:
    """Finds for each old paragraph what became of it."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.words_old = [units(text).words for text in old]
        self.words_new = [units(text).words for text in new]
        ids = numbered(*self.words_old, *self.words_new)
        self.ids_old, self.ids_new = ids[: len(old)], ids[len(old) :]
        self.to: dict[int, int] = {}
        self.taken: set[int] = set()

    def pairs(self) -> dict[tuple[int, ...], tuple[int, ...]]:
        """Groups of old positions and the groups of new ones they became."""
        self._equal()
        self._alike()
        return self._with_neighbours()

    def _pair(self, i: int, j: int) -> None:
        self.to[i] = j
        self.taken.add(j)

    def _equal(self) -> None:
        """Those that stayed in their order first, then those that moved."""
        texts_old, texts_new = numbered(self.old, self.new)
        i = j = 0
        ends = (len(self.old), len(self.old), len(self.new), len(self.new))
        for block in [*changed_blocks(texts_old, texts_new), ends]:
            for offset in range(block[0] - i):
                self._pair(i + offset, j + offset)
            i, j = block[1], block[3]
        places = defaultdict(list)
        for j in self._open_new():
            places[self.new[j]].append(j)
        for i in self._open_old():
            if self.old[i] and places[self.old[i]]:
                self._pair(i, places[self.old[i]].pop(0))

    def _alike(self) -> None:
        """The most alike first; of equally alike ones, those nearest to their place."""
        index: dict[int, list[int]] = defaultdict(list)
        for j in self._open_new():
            for word in set(self.ids_new[j]):
                index[word].append(j)
        found = sorted(
            (-score, abs(i - j), i, j)
            for i in self._open_old()
            for score, j in self._candidates(i, index)
        )
        for _, _, i, j in found:
            if i not in self.to and j not in self.taken:
                self._pair(i, j)

    def _candidates(self, i: int, index: dict[int, list[int]]) -> Iterator[tuple[float, int]]:
        shared: Counter[int] = Counter()
        for word in set(self.ids_old[i]):
            if len(index.get(word, ())) <= _COMMON:
                shared.update(index.get(word, ()))
        for j, _ in shared.most_common(_CANDIDATES):
            score = self._score(self.ids_old[i], self.ids_new[j])
            if score:
                yield score, j

    def _score(self, a: Sequence[int], b: Sequence[int]) -> float:
        """From 0 to 1; high as well where one of the two holds nearly all of the other."""
        shorter = min(len(a), len(b))
        if not shorter:
            return 0.0
        common = (len(a) + len(b) - _distance(a, b)) / 2
        whole = 2 * common / (len(a) + len(b))
        part = common / shorter
        score = max(whole, 0.6 * part if part >= 0.8 and shorter >= 4 else 0.0)  # noqa: PLR2004 (most of a sentence)
        return score if score >= _ALIKE else 0.0

    def _with_neighbours(self) -> dict[tuple[int, ...], tuple[int, ...]]:
        """Paragraphs beside a pair that belong to it: it was split, or joined with them."""
        groups: dict[tuple[int, ...], tuple[int, ...]] = {}
        joined: dict[int, list[int]] = defaultdict(list)
        for i, j in sorted(self.to.items()):
            wide = self._widened(self.ids_old[i], self.ids_new, j, self.taken)
            self.taken.update(wide)
            if len(wide) > 1:
                groups[i,] = tuple(wide)
            else:
                joined[j].append(i)
        for j, (i,) in joined.items():
            wide = self._widened(self.ids_new[j], self.ids_old, i, set(self.to))
            for other in wide:
                self.to.setdefault(other, j)
            groups[tuple(wide)] = (j,)
        return groups

    def _widened(
        self, whole: Sequence[int], parts: Sequence[Sequence[int]], at: int, taken: set[int]
    ) -> list[int]:
        """``at`` and the free neighbours with which it is more like ``whole``."""
        found = [at]
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(parts)]
        if all(other in taken or not parts[other] for other in beside):
            return found
        best = _distance(whole, parts[at])
        for step in (1, -1):
            other = at + step
            while 0 <= other < len(parts) and other not in taken and parts[other]:
                wider = sorted([*found, other])
                cost = _distance(whole, [word for part in wider for word in parts[part]])
                if cost > best - len(parts[other]) // 2:
                    break
                found, best, other = wider, cost, other + step
        return found

    def _open_old(self) -> list[int]:
        return [i for i in range(len(self.old)) if i not in self.to]

    def _open_new(self) -> list[int]:
        return [j for j in range(len(self.new)) if j not in self.taken]


def _distance(a: Sequence[int], b: Sequence[int]) -> int:
    """Words that go and come; where both are very long, as if their order did not count."""
    if len(a) * len(b) <= CELLS:
        return Indel.distance(a, b)
    return len(a) + len(b) - 2 * (Counter(a) & Counter(b)).total()


def _changes(
    old: Sequence[str], new: Sequence[str], pairs: dict[tuple[int, ...], tuple[int, ...]]
) -> Iterator[Change]:
    stayed = set(rising(sorted((of[0], to[0]) for of, to in pairs.items())))
    for of, to in pairs.items():
        before = JOINT.join(old[i] for i in of)
        after = JOINT.join(new[j] for j in to)
        cuts, at = [], -1
        for j in to[:-1]:
            at += len(new[j]) + 1
            cuts.append(at)
        kind = _kind(of, to, moved=(of[0], to[0]) not in stayed, same=before == after)
        yield Change(kind, of, to, word_edits(before, after), tuple(cuts))
    used_old = {i for of in pairs for i in of}
    used_new = {j for to in pairs.values() for j in to}
    for i in range(len(old)):
        if i not in used_old:
            yield Change("deleted", (i,), (), word_edits(old[i], ""))
    for j in range(len(new)):
        if j not in used_new:
            yield Change("inserted", (), (j,), word_edits("", new[j]))


def _kind(of: tuple[int, ...], to: tuple[int, ...], *, moved: bool, same: bool) -> ChangeKind:
    if len(to) > 1:
        return "split"
    if len(of) > 1:
        return "joined"
    if moved:
        return "moved" if same else "moved_edited"
    return "same" if same else "edited"


class _Order:
    """Sorts changes by their place in the new text; deleted ones behind what stood before them."""

    def __init__(self, pairs: dict[tuple[int, ...], tuple[int, ...]]) -> None:
        self.kept = {i: to[-1] for of, to in pairs.items() for i in of}

    def __call__(self, change: Change) -> tuple[int, int, int]:
        if change.new:
            return (change.new[0], 0, 0)
        i = change.old[0]
        before = next((self.kept[k] for k in range(i - 1, -1, -1) if k in self.kept), -1)
        return (before, 1, i)
