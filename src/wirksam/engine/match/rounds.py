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
from .load import load, usual
from .model import PLACES, Offer, Person, Place, Round, Task, Terms, unique
from .reasons import Told
from .wishes import please

EXPERIENCED = PLACES.index("experienced")


def offer_round(people: Collection[Person], tasks: Collection[Task], terms: Terms) -> Round:
    """Offers for open tasks to people who said yes to offers.

    The same input gives the same round, in whatever order it is told. Raises :class:`ValueError`
    for a key given twice. What a person fits but is not among ``tasks`` is passed over.
    """
    unique(people)
    unique(tasks)
    field = Field(people, tasks, terms)
    ready = _make_safe(field)
    _fill_places(field, ready)
    loads = _share_out(field)
    please(field)
    told = Told(field, loads, ready)
    offers = sorted(_offers(field, told, loads), key=lambda one: (one.task, one.person))
    by_key = sorted(range(len(field.tasks)), key=lambda at: field.tasks[at].key)
    gaps = tuple(gap for at in by_key for gap in told.gaps(at))
    return Round(tuple(offers), gaps, sum(task.places for task in field.tasks))


def _make_safe(field: Field) -> set[int]:
    """The tasks that miss no experienced person any more; their places are filled."""
    ready = set()
    for at in sorted(range(len(field.tasks)), key=lambda at: (-_opened(field, at), at)):
        task, place = field.tasks[at], field.place(at, "experienced")
        enough = task.experienced <= task.places
        if enough and all(field.net.fill(place) for _ in range(task.experienced)):
            ready.add(at)
        else:
            field.net.empty([place])
    return ready


def _opened(field: Field, at: int) -> Fraction:
    """What an experienced person in a task is worth: the places that she opens."""
    task = field.tasks[at]
    return field.terms.weight(task.unit) * Fraction(task.places, max(task.experienced, 1))


def _fill_places(field: Field, ready: set[int]) -> None:
    wanted = sorted(
        (tier, -rank, at, PLACES.index(kind))
        for at in range(len(field.tasks))
        for tier, rank, kind in _ranked(field.tasks[at], field.terms, safe=at in ready)
    )
    for _, _, at, kind in wanted:
        field.net.fill(field.place(at, PLACES[kind]))


def _ranked(task: Task, terms: Terms, *, safe: bool) -> Iterator[tuple[int, Fraction, Place]]:
    """The places of a task that are not filled yet, with their tier and their rank in it.

    First whatever a task needs to take place at all, then what it can use besides, last experienced
    people for a task that has too few. The second place of a task counts half as much as its
    first, the third a third: few people are spread over many tasks.
    """
    weight = terms.weight(task.unit)
    if not safe:
        for number in range(1, task.kept("experienced") + 1):
            yield 2, weight / number, "experienced"
        return
    number = task.kept("experienced")
    kinds: tuple[Place, Place] = ("first_timer", "open")
    for kind in kinds:
        for _ in range(task.kept(kind)):
            number += 1
            yield int(number > task.needed), weight / number, kind


def _share_out(field: Field) -> list[int]:
    """Fill the same places anew, by those who carry least; the load of each person before."""
    net = field.net
    net.limit = [len(holders) for holders in net.holders]
    net.empty(range(len(net.limit)))
    left = sum(net.limit)
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
        if net.use(person):
            left -= 1
        else:
            done.add(person)
    return loads


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
