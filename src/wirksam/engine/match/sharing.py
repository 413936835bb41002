"""One more turn used, with others moved from place to place so that nobody loses one."""

from __future__ import annotations

from .network import FREE, Network


class Sharing:
    """Searches from people to places with room, within ``network.limit``.

    As in :class:`~wirksam.engine.match.filling.Filling`, what a failed search saw is never searched
    again.
    """

    def __init__(self, network: Network) -> None:
        self.net = network
        self._used_up: set[int] = set()

    def use(self, person: int) -> bool:
        """Give a person one more place; whoever has places keeps as many."""
        search = _Search(self.net, self._used_up)
        if search.person(person, FREE):
            return True
        for place in search.queue:
            for slot in list(self.net.holders[place]):
                if search.slot(slot, slot) or search.around(slot):
                    return True
        self._used_up |= search.seen
        return False


class _Search:
    """One search from a person to a place with room. What was seen is marked by number and kind."""

    def __init__(self, network: Network, used_up: set[int]) -> None:
        self.net, self.used_up = network, used_up
        self.seen: set[int] = set()
        self.queue: list[int] = []
        self.came: dict[int, tuple[int, int, int]] = {}

    def person(self, person: int, giver: int) -> bool:
        """A turn of hers is to be used, in any week with room."""
        if not self._new(3 * person):
            return False
        weeks = (one for one in self.net.weeks_of[person] if self.net.spare[one] > 0)
        return any(self.week(one, giver) for one in weeks)

    def week(self, week: int, giver: int) -> bool:
        """... in this week, in any slot that is free."""
        if not self._new(3 * week + 1):
            return False
        free = (one for one in self.net.slots_in[week] if self.net.at[one] == FREE)
        return any(self.slot(one, giver) for one in free)

    def around(self, slot: int) -> bool:
        """... in place of what this slot holds."""
        if self.week(self.net.week_of[slot], slot):
            return True
        return self.person(self.net.person_of[slot], slot)

    def slot(self, slot: int, giver: int) -> bool:
        """... in this slot, in a place with room, or in a full task whose people then move."""
        for place in self.net.places_of[slot]:
            if not self.net.limit[place] or not self._new(3 * place + 2):
                continue
            self._reach(place, (giver, slot, place))
            if self.net.has_room(place):
                if self.net.filled(place) < self.net.limit[place]:
                    self._settle(place)
                    return True
                for other in self.net.together[place]:
                    if self._new(3 * other + 2):
                        self._reach(other, (giver, slot, place))
        return False

    def _reach(self, place: int, by: tuple[int, int, int]) -> None:
        self.came[place] = by
        self.queue.append(place)

    def _new(self, mark: int) -> bool:
        if mark in self.seen or mark in self.used_up:
            return False
        self.seen.add(mark)
        return True

    def _settle(self, place: int) -> None:
        """Walk back from the place with room to the person whose turn it is."""
        moves = []
        while True:
            giver, slot, to = self.came[place]
            moves.append((slot, to))
            if giver == FREE:
                break
            place = self.net.at[giver]
            self.net.leave(giver)
        for slot, to in moves:
            self.net.take(slot, to)
