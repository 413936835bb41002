"""All that a new text takes over from the one it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirksam.engine.extract import Proposal
from wirksam.engine.whereabouts import Stretch
from wirksam.programme.choices import Fate, RegisterState
from wirksam.programme.models import Commitment
from wirksam.programme.operations.besides import carry_marks, carry_remarks
from wirksam.programme.operations.placing import Placement, Way, placements, store_places
from wirksam.programme.operations.succeeding import (
    Findings,
    Sorted,
    move_open_proposals,
    propose_successors,
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the commitments before, and what is left to be proposed."""

    placements: tuple[Placement, ...]
    left: Sorted

    @property
    def numbers(self) -> dict[str, int]:
        """How many had which fate."""
        fates = [one.fate for one in self.placements]
        return {fate.value: fates.count(fate) for fate in Fate}


def carry_over(way: Way, proposals: Sequence[Proposal]) -> Carried:
    """Place commitments, propose successors, move what is being checked, keep remarks and marks.

    Called within the adopting transaction, before the new text is frozen.
    """
    found = placements(way)
    findings = Findings(proposals)
    replaced = move_open_proposals(way, findings)
    store_places(way, found)
    propose_successors(way, (one for one in found if one.commitment.pk not in replaced), findings)
    findings.drop_covered(_standing(found))
    carry_remarks(way)
    carry_marks(way)
    return Carried(tuple(found), findings.sorted(_rejected(way)))


def _standing(found: Sequence[Placement]) -> list[Stretch]:
    """Words that belong to commitments which go on as they are."""
    fates = {Fate.SAME, Fate.MOVED}
    return [stretch for one in found if one.fate in fates for stretch in one.stretches]


def _rejected(way: Way) -> list[str]:
    return list(
        Commitment.objects.filter(version=way.follows, state=RegisterState.REJECTED).values_list(
            "quote", flat=True
        )
    )
