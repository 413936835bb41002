"""Whose data it is, seen from below: a key, an account, and the words by which rows name her."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A person as privacy sees her. ``marks`` are addresses that name her in rows without a key."""

    key: str
    account_id: int | None = None
    marks: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What the list of erasures remembers of her; the key is random, so it leads nowhere."""
        return hashlib.sha256(f"wirksam-erasure:{self.key}".encode()).hexdigest()


Find = Callable[[str], Subject | None]
_find: Find | None = None
_everyone: Callable[[], Iterator[Subject]] | None = None


def know_people_with(find: Find, everyone: Callable[[], Iterator[Subject]]) -> None:
    """Let a higher floor say who stands behind a key, and who there is."""
    global _find, _everyone
    _find, _everyone = find, everyone


def subject_of(key: str) -> Subject:
    """The person with this key; one whose row is gone has nothing but the key."""
    return (_find(key) if _find else None) or Subject(key)


def everyone() -> Iterator[Subject]:
    """All people there are."""
    return _everyone() if _everyone else iter(())
