"""Who could take what, and who has it now: a flow from people over weeks and days to places.

Everything is a number. A *slot* is one day of one person, or one task without a day; it takes one
place at most. A slot lies in a week of its person, which has room for so many; the person has so
many turns. A search finds how one more place can be filled or one more turn used, by moving
others from place to place, never by taking one away.

Places of several kinds can belong together: each kind has its own number, and what counts is how
many of all of them are filled.
"""

from __future__ import annotations

from collections.abc import Iterable

FREE = -1


class Network:
    """The flow and what bounds it. All lists are in the order in which they were added."""

    def __init__(self, numbers: list[int], together: list[list[int]]) -> None:
        """Kinds of places with how many there are of each, and those that count together."""
        self.number = numbers
        self.together = {place: group for group in together for place in group}
        self.limit = [0] * len(numbers)
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
        self.fans: list[list[int]] = [[] for _ in numbers]
        self.holders: list[dict[int, None]] = [{} for _ in numbers]

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

    def has_room(self, place: int) -> bool:
        """Whether one more of a kind of places can be filled."""
        return len(self.holders[place]) < self.number[place]

    def filled(self, place: int) -> int:
        """How many places are filled of all that count together with this kind."""
        return sum(len(self.holders[one]) for one in self.together[place])
