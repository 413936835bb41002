"""*Was wir nicht geschafft haben*: said neutrally, with the reason and what would help."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.programme.choices import StatusCode
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.cards import Card
from wirksam.programme.queries.held import cards_of


@dataclass(frozen=True, slots=True)
class Unmet:
    """One commitment that was not met so far, as its last report tells it."""

    card: Card

    @property
    def reason(self) -> str:
        """What stood in the way; of what was ended, what was said about it."""
        last = self.card.last
        if last is None:
            return ""
        return last.obstacle or (last.said if self.card.standing.state in _ENDED else "")

    @property
    def helps(self) -> str:
        """What the last report says should come next."""
        return self.card.last.next_step if self.card.last else ""


@dataclass(frozen=True, slots=True)
class Account:
    """Commitments by why they are listed, and of how many; each stands once."""

    overdue: list[Unmet]
    silent: list[Unmet]
    deferred: list[Unmet]
    dropped: list[Unmet]
    total: int

    @property
    def count(self) -> int:
        """How many are listed."""
        return len(self.overdue) + len(self.silent) + len(self.deferred) + len(self.dropped)


_ENDED = frozenset({StatusCode.DEFERRED.value, StatusCode.DROPPED.value})


def unmet(version: ProgrammeVersion) -> Account:
    """What a programme promised and has not met by today; two queries."""
    found = cards_of(version)
    groups: dict[str, list[Unmet]] = {"overdue": [], "silent": [], "deferred": [], "dropped": []}
    for card in found:
        name = _group(card)
        if name:
            groups[name].append(Unmet(card))
    return Account(**groups, total=len(found))


def _group(card: Card) -> str:
    if card.standing.state in _ENDED:
        return card.standing.state
    flags = {flag.code for flag in card.standing.flags}
    return next((name for name in ("overdue", "silent") if name in flags), "")
