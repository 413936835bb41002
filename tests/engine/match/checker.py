"""Judges a round without knowing how it was made: every rule written down a second time."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from wirksam.engine.match import MESSAGES, Person, Round, Task, Terms, load


def faults(
    people: Sequence[Person], tasks: Sequence[Task], terms: Terms, found: Round
) -> list[str]:
    """Everything a round does that it must not do."""
    persons = {one.key: one for one in people}
    work = {one.key: one for one in tasks}
    strangers = [
        f"{one.person} or {one.task} is unknown"
        for one in found.offers
        if one.person not in persons or one.task not in work
    ]
    if strangers:
        return strangers
    return [
        *_of_each_offer(persons, work, found),
        *_of_each_person(persons, work, terms, found),
        *_of_each_task(work, found),
        *_of_the_welcome(persons, work, found),
        *_of_the_turns(persons, work, terms, found),
        *_of_the_reasons(persons, work, terms, found),
        *_of_the_gaps(work, found),
        *_of_the_words(found),
    ]


def _of_each_offer(persons, work, found) -> Iterator[str]:
    pairs = Counter((one.person, one.task) for one in found.offers)
    for (person, task), times in pairs.items():
        if times > 1:
            yield f"{person} is asked {times} times for {task}"
    for one in found.offers:
        person, task = persons[one.person], work[one.task]
        if task.key not in person.fits:
            yield f"{person.key} was conscripted for {task.key}"
        if task.on in person.busy:
            yield f"{person.key} is busy on the day of {task.key}"
        if one.place == "experienced" and task.key not in person.experienced:
            yield f"{person.key} has no experience for {task.key}"
        if one.place == "first_timer" and not person.first_time:
            yield f"{person.key} has a first-timer's place in {task.key}"


def _of_each_person(persons, work, terms, found) -> Iterator[str]:
    for key, person in persons.items():
        mine = [work[one.task] for one in found.offers if one.person == key]
        most = terms.per_week if person.per_week is None else min(person.per_week, terms.per_week)
        if len(mine) > max(terms.offers - person.offered, 0):
            yield f"{key} gets {len(mine)} offers"
        if len([task for task in mine if task.on is None]) > most:
            yield f"{key} is asked for more than {most} things without a day"
        days = [task.on for task in mine if task.on is not None]
        if len(days) != len(set(days)):
            yield f"{key} is asked twice on one day"
        for week in {day.isocalendar()[:2] for day in days}:
            has = {day for day in person.busy if day.isocalendar()[:2] == week}
            asked = {day for day in days if day.isocalendar()[:2] == week}
            if len(has | asked) > most:
                yield f"{key} has more than {most} days in week {week}"
        turns = sorted(one.turn for one in found.offers if one.person == key)
        if turns != list(range(1, len(mine) + 1)):
            yield f"{key} has the turns {turns}"


def _of_each_task(work, found) -> Iterator[str]:
    for key, task in work.items():
        places = Counter(one.place for one in found.offers if one.task == key)
        experienced = min(task.experienced, task.places)
        others = places["first_timer"] + places["open"]
        if sum(places.values()) > task.places:
            yield f"{key} asks more people than it has places"
        if places["experienced"] > experienced:
            yield f"{key} asks too many experienced people as such"
        if others and places["experienced"] < task.experienced:
            yield f"{key} asks others though it misses experienced people"
        first_timers = min(task.first_timers, task.places - experienced)
        if places["first_timer"] > first_timers:
            yield f"{key} keeps {first_timers} places for first-timers only"
        if places["open"] > task.places - experienced - first_timers:
            yield f"{key} gave a place away that is kept for first-timers"


def _of_the_welcome(persons, work, found) -> Iterator[str]:
    for gap in found.gaps:
        if gap.reason.code == "first-timers-missing":
            here = [one for one in found.offers if one.task == gap.task and one.place == "open"]
            if any(persons[one.person].first_time for one in here):
                yield f"{gap.task} keeps a place free though a first-timer is there"


def _of_the_turns(persons, work, terms, found) -> Iterator[str]:
    """Nobody is passed over: whoever is asked for nothing carries more, or could not come."""
    places = sum(one.places for one in work.values())
    minutes = sum(one.places * one.minutes for one in work.values())
    step = max(minutes // places, 1) * terms.window_days if places else 0
    had = Counter(one.person for one in found.offers)
    idle = [one for key, one in persons.items() if not had[key]]
    for one, other in itertools.product(found.offers, idle):
        carries = load(persons[one.person], terms) + (had[one.person] - 1) * step
        if load(other, terms) < carries and _could(other, work[one.task], one.place, terms):
            yield f"{other.key} is passed over for {one}"


def _could(person, task, place, terms) -> bool:
    most = terms.per_week if person.per_week is None else min(person.per_week, terms.per_week)
    if task.on:
        most -= sum(day.isocalendar()[:2] == task.on.isocalendar()[:2] for day in person.busy)
    kind = {
        "experienced": task.key in person.experienced,
        "first_timer": person.first_time,
        "open": True,
    }
    free = task.on not in person.busy and most > 0 and terms.offers > person.offered
    return task.key in person.fits and kind[place] and free


def _of_the_reasons(persons, work, terms, found) -> Iterator[str]:
    for offer in found.offers:
        own = load(persons[offer.person], terms)
        fits = [key for key, one in persons.items() if offer.task in one.fits]
        more = [key for key in fits if load(persons[key], terms) > own]
        weight = terms.support.get(work[offer.task].unit, 1)
        true = {
            "experienced-place": offer.place == "experienced",
            "first-time-place": offer.place == "first_timer",
            "few-fit": len(fits) <= work[offer.task].places,
            "liked": offer.task in persons[offer.person].likes,
            "support": weight > 1,
            "nothing-lately": own == 0,
            "less-lately": own > 0 and 2 * len(more) > len(fits) - 1,
            "others-asked": own > 0 and 2 * len(more) <= len(fits) - 1,
        }
        said = {one.code for one in offer.reasons}
        if said != {code for code, holds in true.items() if holds}:
            yield f"{offer} says {said}"


def _of_the_gaps(work, found) -> Iterator[str]:
    asked = Counter(one.task for one in found.offers)
    empty = Counter()
    for gap in found.gaps:
        empty[gap.task] += gap.missing
    for key, task in work.items():
        if task.experienced <= task.places and asked[key] + empty[key] != task.places:
            yield f"{key}: {asked[key]} asked and {empty[key]} empty of {task.places}"
    if found.places != sum(task.places for task in work.values()):
        yield "the places were counted wrongly"


def _of_the_words(found) -> Iterator[str]:
    for one in [reason for offer in found.offers for reason in offer.reasons]:
        if one.code not in MESSAGES or not one.message:
            yield f"no sentence for {one.code}"
    for offer in found.offers:
        if not offer.reasons:
            yield f"no reason for {offer}"
    for gap in found.gaps:
        if gap.missing < 0 or not gap.reason.message:
            yield f"no sentence for {gap}"
