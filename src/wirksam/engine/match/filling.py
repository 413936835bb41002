"""One more place filled, by whoever can come, with others moved from place to place for it."""

from __future__ import annotations

from collections.abc import Iterator

from .network import FREE, Network


class Filling:
    """Searches from places back to people.

    Where one fails, nothing that it looked at can ever lead to anybody again (all that could come
    was looked at too), so no search goes there a second time.
    """

    def __init__(self, network: Network) -> None:
        self.net = network
        self._dead: set[int] = set()

    def fill(self, place: int) -> bool:
        """Find somebody for one more of all that count together with a place.

        Whatever is filled stays filled.
        """
        net = self.net
        queue = [one for one in net.together[place] if net.has_room(one) and one not in self._dead]
        seen = set(queue)
        came: dict[int, tuple[int, int, int]] = {}
        for wanting in queue:
            free = self._free(wanting)
            if free is not None:
                self._settle(came, wanting, free)
                return True
            for slot in net.fans[wanting]:
                if net.at[slot] == wanting:
                    continue
                for giver in self._givers(slot):
                    new = [one for one in self._vacated(giver) if one not in seen]
                    queue += new
                    seen.update(new)
                    came.update((one, (wanting, giver, slot)) for one in new)
        self._dead |= seen
        return False

    def empty(self, place: int) -> None:
        """Give up a place; whoever leaves may be what others wanted."""
        self.net.empty([place])
        self._dead.clear()

    def _free(self, place: int) -> int | None:
        """The first slot that can take a place without anybody moving."""
        at, turns, person_of = self.net.at, self.net.turns, self.net.person_of
        for slot in self.net.fans[place]:
            if turns[person_of[slot]] <= 0 or at[slot] != FREE:
                continue
            if self.net.spare[self.net.week_of[slot]] > 0:
                return slot
        return None

    def _givers(self, slot: int) -> list[int]:
        """Which slots could give up their place so that this one, which is not free, takes one."""
        net = self.net
        if net.at[slot] != FREE:
            return [slot]
        week = net.week_of[slot]
        held = net.held_by[net.person_of[slot]]
        if net.spare[week] > 0:
            return list(held)
        return [one for one in held if net.week_of[one] == week]

    def _vacated(self, giver: int) -> Iterator[int]:
        """Where somebody is wanted once a slot gave up its place."""
        left = self.net.at[giver]
        for one in self.net.together[left]:
            if one not in self._dead and (one == left or self.net.has_room(one)):
                yield one

    def _settle(self, came: dict[int, tuple[int, int, int]], place: int, slot: int) -> None:
        """Walk back from the one who is free to the place that wanted somebody."""
        moves = [(slot, place)]
        while place in came:
            place, giver, slot = came[place]
            self.net.leave(giver)
            moves.append((slot, place))
        for one, to in moves:
            self.net.take(one, to)
