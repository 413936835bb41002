"""Two people swap where both together like it better, and nothing else changes."""

from __future__ import annotations

from .build import Field
from .model import PLACES
from .network import FREE, Network

ROUNDS = 3
"""How often everybody is looked at; hardly anything is found after the second time."""


def please(field: Field) -> None:
    """Swap until nobody gains or everybody was looked at :data:`ROUNDS` times."""
    net = field.net
    slots = [
        {place: slot for slot in own for place in net.places_of[slot]} if held else {}
        for own, held in zip(net.slots_of, net.held_by, strict=True)
    ]
    wishing = [
        slot
        for own, person in zip(net.slots_of, field.people, strict=True)
        if person.likes
        for slot in own
    ]
    for _ in range(ROUNDS):
        swapped = [_better(field, slots, slot) for slot in wishing]
        if not any(swapped):
            return


def _better(field: Field, slots: list[dict[int, int]], slot: int) -> bool:
    """Find somebody to swap with for what this slot holds."""
    net = field.net
    mine = net.at[slot]
    if mine == FREE or _likes(field, slot, mine):
        return False
    own = slots[net.person_of[slot]]
    for wanted, to in own.items():
        if wanted // len(PLACES) == mine // len(PLACES) or not _likes(field, to, wanted):
            continue
        for other in list(net.holders[wanted]):
            back = slots[net.person_of[other]].get(mine)
            if back is None or (_likes(field, other, wanted) and not _likes(field, back, mine)):
                continue
            if _fits(net, slot, to) and _fits(net, other, back):
                net.leave(slot)
                net.leave(other)
                net.take(to, wanted)
                net.take(back, mine)
                return True
    return False


def _likes(field: Field, slot: int, place: int) -> bool:
    return field.task_of(place).key in field.people[field.net.person_of[slot]].likes


def _fits(net: Network, given: int, taken: int) -> bool:
    """Whether a person can give up one slot for another."""
    if given == taken:
        return True
    if net.at[taken] != FREE:
        return False
    same = net.week_of[given] == net.week_of[taken]
    return same or net.spare[net.week_of[taken]] > 0
