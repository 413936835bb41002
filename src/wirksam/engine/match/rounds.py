"""One round of offers: who is asked for what, so that needs are met and nobody carries too much.

Costs stand on people and on places, never on pairs. So both sides can be settled one by one in
order of what matters (a matroid on each side, and some flow covers the best of both):

1. which tasks get the experienced people they miss; the others wait,
2. which places are filled: place by place in order of need, each with whoever can be found,
3. whose turn it is: turn by turn in order of load, each into the places of step 2,
4. who likes what: swaps of two that change nothing of steps 1 to 3.

Steps 2 and 3 are exact: no other round fills more places, or better ones, and no other shares the
same places more evenly, by whatever convex measure. Step 1 takes tasks in order of what they open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from .build import Field
from .filling import Filling
from .load import load, usual
from .model import PLACES, Offer, Person, Round, Task, Terms, unique
from .reasons import Told
from .sharing import Sharing
from .wishes import please


def offer_round(people: Collection[Person], tasks: Collection[Task], terms: Terms) -> Round:
    """Offers for open tasks to people who said yes to offers.

    The same input gives the same round, in whatever order it is told. Raises :class:`ValueError`
    for a key given twice. What a person fits but is not among ``tasks`` is passed over.
    """
    unique(people)
    unique(tasks)
    field = Field(people, tasks, terms)
    filling = Filling(field.net)
    ready = _make_safe(field, filling)
    _fill_places(field, filling, ready)
    loads = _share_out(field)
    please(field)
    _welcome(field)
    told = Told(field, loads, ready)
    offers = sorted(_offers(field, told, loads), key=lambda one: (one.task, one.person))
    by_key = sorted(range(len(field.tasks)), key=lambda at: field.tasks[at].key)
    gaps = tuple(gap for at in by_key for gap in told.gaps(at))
    return Round(tuple(offers), gaps, sum(task.places for task in field.tasks))


def _make_safe(field: Field, filling: Filling) -> set[int]:
    """The tasks that miss no experienced person any more; their places are filled."""
    ready = set()
    for at in sorted(range(len(field.tasks)), key=lambda at: (-_opened(field, at), at)):
        task, place = field.tasks[at], field.place(at, "experienced")
        enough = task.experienced <= task.places
        if enough and all(filling.fill(place) for _ in range(task.experienced)):
            ready.add(at)
        else:
            filling.empty(place)
    return ready


def _opened(field: Field, at: int) -> Fraction:
    """What an experienced person in a task is worth: the places that she opens."""
    task = field.tasks[at]
    return field.terms.weight(task.unit) * Fraction(task.places, max(task.experienced, 1))


def _fill_places(field: Field, filling: Filling, ready: set[int]) -> None:
    wanted = sorted(
        (tier, -rank, at)
        for at, task in enumerate(field.tasks)
        for tier, rank in _ranked(task, field.terms, safe=at in ready)
    )
    for _, _, at in wanted:
        filling.fill(field.place(at, "open" if at in ready else "experienced"))


def _ranked(task: Task, terms: Terms, *, safe: bool) -> Iterator[tuple[int, Fraction]]:
    """The places of a task that are not filled yet, with their tier and their rank in it.

    First whatever a task needs to take place at all, then what it can use besides, last experienced
    people for a task that has too few. The second place of a task counts half as much as its
    first, the third a third: few people are spread over many tasks.
    """
    weight, experienced = terms.weight(task.unit), task.kept("experienced")
    if not safe:
        yield from ((2, weight / number) for number in range(1, experienced + 1))
        return
    for number in range(experienced + 1, task.places + 1):
        yield int(number > task.needed), weight / number


def _share_out(field: Field) -> list[int]:
    """Fill the same places anew, by those who carry least; the load of each person before."""
    net = field.net
    net.limit = [net.filled(place) for place in range(len(net.holders))]
    left = sum(len(holders) for holders in net.holders)
    net.empty(range(len(net.holders)))
    sharing = Sharing(net)
    loads = [load(person, field.terms) for person in field.people]
    step = usual(field.tasks, field.terms)
    turns = [
        (loads[person] + turn * step, turn, person)
        for person, most in enumerate(net.turns)
        for turn in range(min(most, len(net.slots_of[person])))
    ]
    done: set[int] = set()
    for _, _, person in sorted(turns):
        if not left:
            break
        if person in done:
            continue
        if sharing.use(person):
            left -= 1
        else:
            done.add(person)
    return loads


def _welcome(field: Field) -> None:
    """Whoever is there for the first time gets a place kept for that, where one is left."""
    net = field.net
    for at in range(len(field.tasks)):
        kept = field.place(at, "first_timer")
        for slot in list(net.holders[field.place(at, "open")]):
            if net.has_room(kept) and field.people[net.person_of[slot]].first_time:
                net.leave(slot)
                net.take(slot, kept)


def _offers(field: Field, told: Told, loads: list[int]) -> Iterator[Offer]:
    for number, person in enumerate(field.people):
        for turn, slot in enumerate(sorted(field.net.held_by[number]), 1):
            at, kind = divmod(field.net.at[slot], len(PLACES))
            yield Offer(
                person.key,
                field.tasks[at].key,
                PLACES[kind],
                told.reasons(number, at, PLACES[kind]),
                loads[number] // field.terms.window_days,
                turn,
            )
