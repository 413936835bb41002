"""May it be said whether enough people declared something, without telling who did?

The answer depends on what has been said before and never on the truth itself, so that silence
tells nothing either (simulatable auditing: K. Kenthapadi, N. Mishra and K. Nissim, PODS 2005). Each
person concerned knows her own word; nobody else's may follow even from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

MOST_PEOPLE = 12
"""With more people nothing is said: all their words together are looked at one by one."""

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """In each group of people (opaque keys) at least so many declared."""

    groups: tuple[tuple[Words, int], ...]

    @property
    def people(self) -> Words:
        """Everybody it speaks of."""
        return frozenset().union(*(group for group, _least in self.groups))

    def holds(self, declared: Words) -> bool:
        """Whether it is true where these declared."""
        return all(len(group & declared) >= least for group, least in self.groups)

    @property
    def always(self) -> bool:
        """It is true whoever declared, so it tells nothing."""
        return all(least <= 0 for _group, least in self.groups)


def can_be_said(new: Statement, before: Sequence[tuple[Statement, bool]] = ()) -> bool:
    """Whether ``new`` may be called true or false, after others were called so ``before``.

    True only if, whatever turns out and whoever listens, nobody's word becomes certain by it.
    """
    if new.always:
        return True
    everybody = new.people.union(*(one.people for one, _said in before))
    if len(everybody) > MOST_PEOPLE:
        return False
    possible = [
        words
        for words in _subsets(everybody)
        if all(one.holds(words) == said for one, said in before)
    ]
    true = [words for words in possible if new.holds(words)]
    false = [words for words in possible if not new.holds(words)]
    return all(_stays_open(everybody, worlds) for worlds in (true, false) if worlds)


def _stays_open(everybody: Words, worlds: Sequence[Words]) -> bool:
    """Nobody's word is the same in all worlds, nor in those in which one listener's word is so."""
    if _settled(everybody, worlds):
        return False
    for listener in everybody:
        for declared in (True, False):
            known = [words for words in worlds if (listener in words) == declared]
            if known and _settled(everybody - {listener}, known):
                return False
    return True


def _settled(people: Iterable[str], worlds: Sequence[Words]) -> bool:
    return any(len({one in words for words in worlds}) == 1 for one in people)


def _subsets(people: Words) -> Iterator[Words]:
    ordered = sorted(people)
    for size in range(len(ordered) + 1):
        yield from (frozenset(chosen) for chosen in combinations(ordered, size))
