"""Whom a round may ask: who said yes, belongs, sees the task, and whose own words fit it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from wirksam.association.models import Membership, Unit, running, today
from wirksam.engine.match import Person
from wirksam.foundation.access import Actor, Home, visible
from wirksam.opportunities.models import HelperProfile, Opportunity, Position
from wirksam.opportunities.queries.offer_past import SAID_YES, Past, past_of
from wirksam.opportunities.queries.offer_tasks import OpenTask, day_of, minutes_of
from wirksam.opportunities.rules import Asks, Wishes, mentions, suits, words_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who said yes, as a round sees her. ``topics`` are her words that a task is about."""

    person_id: int
    asked: Person
    topics: Mapping[str, str] = field(default_factory=dict)


_Homes = frozenset[tuple[int, str]]


def candidates(
    unit: Unit, tasks: Mapping[str, OpenTask], now: datetime, window_days: int
) -> dict[str, Candidate]:
    """Everybody in ``unit`` and below who said yes to offers, by key."""
    homes = _homes(unit)
    profiles = HelperProfile.objects.filter(wants_offers=True, person__in=list(homes))
    seen, past = _seen(homes.values(), tasks), past_of(tasks, now, window_days)
    texts, asks = _texts(tasks), {key: _asks(one.task) for key, one in tasks.items()}
    hosts = {key: one.task.host.unit_id for key, one in tasks.items()}
    about: dict[str, frozenset[str]] = {}
    found = {}
    for one in profiles.select_related("person"):
        home, wishes = homes[one.person_id], _wishes(one)
        free = seen[home] - past.taken[one.person_id]
        fits = frozenset(key for key in free if suits(wishes, asks[key]))
        topics = _about(words_of(one.topics), texts, about)
        able = _about(words_of(one.experience), texts, about)
        units = {at for at, _path in home}
        likes = {key for key in fits if key in topics or hosts[key] in units}
        asked = _person(one, fits, likes, fits.intersection(able), past)
        found[asked.key] = Candidate(one.person_id, asked, topics)
    return found


def _person(
    one: HelperProfile, fits: frozenset[str], likes: set[str], able: frozenset[str], past: Past
) -> Person:
    return Person(
        key=str(one.person.key),
        fits=fits,
        likes=frozenset(likes),
        experienced=able,
        first_time=one.person_id not in past.helped and not one.experience.strip(),
        done=tuple(past.done[one.person_id]),
        busy=frozenset(past.busy[one.person_id]),
        per_week=one.per_week,
        offered=past.offered[one.person_id],
    )


def _homes(unit: Unit) -> dict[int, _Homes]:
    """Where each person belongs today, in the unit or below it."""
    rows = Membership.objects.filter(
        running(today()), running(today(), "unit"), unit__path__startswith=unit.path
    )
    found: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for person, at, path in rows.filter(SAID_YES).values_list("person", "unit", "unit__path"):
        found[person].add((at, path))
    return {person: frozenset(places) for person, places in found.items()}


def _seen(homes: Iterable[_Homes], tasks: Collection[str]) -> dict[_Homes, set[str]]:
    """What people of the same units may see, by the very rule that their lists ask.

    What somebody sees besides by an office of hers is not offered to her: there she plans herself.
    """
    rows = Opportunity.objects.filter(pk__in=[int(key) for key in tasks])
    found = {}
    for places in set(homes):
        who = Actor(homes=tuple(Home(at, path) for at, path in sorted(places)))
        found[places] = {str(pk) for pk in visible(who, rows).values_list("pk", flat=True)}
    return found


def _wishes(one: HelperProfile) -> Wishes:
    return Wishes(one.minutes, one.when, one.online_only, frozenset(one.accepts))


def _asks(task: Opportunity) -> Asks:
    begins = None
    if task.starts_at and day_of(task) and not task.all_day:
        begins = timezone.localtime(task.starts_at, timezone.get_default_timezone())
    return Asks(minutes_of(task), begins, bool(task.meeting_link), frozenset(task.warnings))


def _texts(tasks: Mapping[str, OpenTask]) -> dict[str, str]:
    """What each task is about, in the hosts' words."""
    jobs: dict[int, list[str]] = defaultdict(list)
    rows = Position.objects.filter(opportunity__in=[one.task.pk for one in tasks.values()])
    for of, name in rows.values_list("opportunity", "name"):
        jobs[of].append(name)
    return {
        key: " ".join((one.task.topics, one.task.title, *jobs[one.task.pk]))
        for key, one in tasks.items()
    }


def _about(
    words: list[str], texts: Mapping[str, str], known: dict[str, frozenset[str]]
) -> dict[str, str]:
    """Which tasks are about which of these words; each word is looked for once in a round."""
    found: dict[str, str] = {}
    for word in words:
        plain = word.casefold()
        if plain not in known:
            known[plain] = frozenset(key for key, text in texts.items() if mentions(text, word))
        for key in known[plain]:
            found.setdefault(key, word)
    return found
