"""Who could take what, and who has it now: a flow from people over weeks and days to places.

Everything is a number. A *slot* is one day of one person, or one task without a day; it takes one
place at most. A slot lies in a week of its person, which has room for so many; the person has so
many turns. A search finds how one more place can be filled or one more turn used, by moving
others from place to place, never by taking one away.
"""

from __future__ import annotations

from collections.abc import Iterable

FREE = -1


class Network:
    """The flow and what bounds it. All lists are in the order in which they were added."""

    def __init__(self, places: int) -> None:
        self.turns: list[int] = []
        self.slots_of: list[list[int]] = []
        self.held_by: list[dict[int, None]] = []
        self.spare: list[int] = []
        self.slots_in: list[list[int]] = []
        self.person_of: list[int] = []
        self.week_of: list[int] = []
        self.places_of: list[list[int]] = []
        self.at: list[int] = []
        self.weeks_of: list[list[int]] = []
        self.fans: list[list[int]] = [[] for _ in range(places)]
        self.limit = [0] * places
        self.holders: list[dict[int, None]] = [{} for _ in range(places)]
        self._dead: set[int] = set()
        self._used_up: set[int] = set()

    def add_person(self, turns: int) -> int:
        """A person with so many turns; her number."""
        self.turns.append(turns)
        self.slots_of.append([])
        self.held_by.append({})
        self.weeks_of.append([])
        return len(self.turns) - 1

    def add_week(self, person: int, most: int) -> int:
        """A week in which she takes so many at most; its number."""
        self.spare.append(most)
        self.slots_in.append([])
        self.weeks_of[person].append(len(self.spare) - 1)
        return len(self.spare) - 1

    def add_slot(self, person: int, week: int, places: list[int]) -> None:
        """A slot that can take one of ``places``, the best for her first."""
        slot = len(self.at)
        self.at.append(FREE)
        self.person_of.append(person)
        self.week_of.append(week)
        self.places_of.append(places)
        self.slots_of[person].append(slot)
        self.slots_in[week].append(slot)
        for place in places:
            self.fans[place].append(slot)

    def leave(self, slot: int) -> None:
        """Give up what a slot holds."""
        person = self.person_of[slot]
        del self.holders[self.at[slot]][slot], self.held_by[person][slot]
        self.at[slot] = FREE
        self.turns[person] += 1
        self.spare[self.week_of[slot]] += 1

    def take(self, slot: int, place: int) -> None:
        """Put a slot into a place."""
        person = self.person_of[slot]
        self.holders[place][slot] = self.held_by[person][slot] = None
        self.at[slot] = place
        self.turns[person] -= 1
        self.spare[self.week_of[slot]] -= 1

    def empty(self, places: Iterable[int]) -> None:
        """Take everybody out of places."""
        for place in places:
            for slot in list(self.holders[place]):
                self.leave(slot)
        self._dead.clear()
        self._used_up.clear()

    def fill(self, place: int) -> bool:
        """Find somebody for one more of ``place``; whatever is filled stays filled.

        Where it fails, nothing that was looked at can ever lead to anybody again: the search never
        comes back to it.
        """
        if place in self._dead:
            return False
        came: dict[int, tuple[int, int, int]] = {}
        seen: set[int] = {place}
        queue = [place]
        for wanting in queue:
            for slot in self.fans[wanting]:
                if self.at[slot] == wanting:
                    continue
                givers = self._givers(slot)
                if givers is None:
                    self._refill(came, wanting, slot)
                    return True
                for giver in givers:
                    other = self.at[giver]
                    if other not in seen and other not in self._dead:
                        seen.add(other)
                        came[other] = (wanting, giver, slot)
                        queue.append(other)
        self._dead |= seen
        return False

    def _givers(self, slot: int) -> list[int] | None:
        """Which slots could give up their place for this one; nothing where none need to."""
        if self.at[slot] != FREE:
            return [slot]
        week, person = self.week_of[slot], self.person_of[slot]
        if self.spare[week] > 0 and self.turns[person] > 0:
            return None
        any_week = self.spare[week] > 0
        return [one for one in self.held_by[person] if any_week or self.week_of[one] == week]

    def _refill(self, came: dict[int, tuple[int, int, int]], place: int, slot: int) -> None:
        """Walk back from the one who is free to the place that wanted somebody."""
        moves = [(slot, place)]
        while place in came:
            place, giver, slot = came[place]
            self.leave(giver)
            moves.append((slot, place))
        for one, to in moves:
            self.take(one, to)

    def use(self, person: int) -> bool:
        """Give a person one more place that has room; whoever has places keeps as many.

        Where it fails, the same holds as for :meth:`fill`.
        """
        search = _Onward(self, self._used_up)
        if search.person(person, FREE):
            return True
        for place in search.queue:
            for slot in list(self.holders[place]):
                if search.slot(slot, slot) or search.around(slot):
                    return True
        self._used_up |= search.seen
        return False


class _Onward:
    """One search from a person to a place with room. What was seen is marked by number and kind."""

    def __init__(self, network: Network, used_up: set[int]) -> None:
        self.net, self.used_up = network, used_up
        self.seen: set[int] = set()
        self.queue: list[int] = []
        self.came: dict[int, tuple[int, int]] = {}

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
        """... in this slot, in a place with room, or in a full one whose holders then move."""
        for place in self.net.places_of[slot]:
            if not self.net.limit[place] or not self._new(3 * place + 2):
                continue
            self.came[place] = (giver, slot)
            if len(self.net.holders[place]) < self.net.limit[place]:
                self._settle(place)
                return True
            self.queue.append(place)
        return False

    def _new(self, mark: int) -> bool:
        if mark in self.seen or mark in self.used_up:
            return False
        self.seen.add(mark)
        return True

    def _settle(self, place: int) -> None:
        """Walk back from the place with room to the person whose turn it is."""
        moves = []
        while True:
            giver, slot = self.came[place]
            moves.append((slot, place))
            if giver == FREE:
                break
            place = self.net.at[giver]
            self.net.leave(giver)
        for slot, to in moves:
            self.net.take(slot, to)
