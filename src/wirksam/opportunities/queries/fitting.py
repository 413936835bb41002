"""Which tasks fit somebody's answers: few rows, weighed by :mod:`wirksam.engine.fit`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from wirksam.activities.choices import Visibility
from wirksam.activities.queries.inviting import Invitation, invitations
from wirksam.activities.queries.listing import first_of
from wirksam.activities.rules import slug_or_nothing
from wirksam.engine.fit import TODAY, Chance, Wishes, best, falls_on
from wirksam.foundation.access import Actor
from wirksam.opportunities.choices import Company, Known, When
from wirksam.opportunities.models import Engagement, HelperProfile, Opportunity
from wirksam.opportunities.queries.fitting_words import Choice, choice_of
from wirksam.opportunities.queries.listing import Asked, narrowed, open_tasks
from wirksam.opportunities.queries.rooms import rooms_of
from wirksam.opportunities.queries.talking import Talk, somebody_for
from wirksam.opportunities.rules import Joiner, Room

MOST = 3
LOOKED_AT = 60
MOST_TOPICS = 8
MINUTES = (15, 45, 120)
WHENS = (TODAY, *(code for code in When.values if code != When.ANY))
PARAMETERS = {
    "minutes": "minuten", "when": "wann", "where": "ort", "topics": "thema", "company": "wie",
    "known": "erfahrung",
}  # fmt: skip
"""What each answer is called in the address of the page."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; whatever is empty does not matter. Nothing of it is stored."""

    minutes: int | None = None
    when: str = ""
    where: str = ""
    topics: tuple[str, ...] = ()
    company: str = ""
    known: str = ""

    @classmethod
    def from_query(cls, asked: QueryDict) -> Answers:
        """From the address of a page; nonsense does not matter, and never fails."""

        def one_of(name: str, known: Iterable[str]) -> str:
            value = asked.get(PARAMETERS[name], "")
            return value if value in known else ""

        minutes = one_of("minutes", [str(one) for one in MINUTES])
        topics = asked.getlist(PARAMETERS["topics"])[:MOST_TOPICS]
        return cls(
            minutes=int(minutes) if minutes else None,
            when=one_of("when", WHENS),
            where=slug_or_nothing(asked.get(PARAMETERS["where"], "")).strip("-"),
            topics=tuple(filter(None, (_word(one) for one in topics))),
            company=one_of("company", Company.values),
            known=one_of("known", Known.values),
        )

    @property
    def wishes(self) -> Wishes:
        """The same as what is weighed."""
        return Wishes(
            minutes=self.minutes,
            when=self.when,
            where=self.where,
            company=self.company,
            topics=frozenset(one.casefold() for one in self.topics),
            known=self.known,
        )


@dataclass(frozen=True, slots=True)
class Fitting:
    """What is proposed: at most three tasks, one team, one person to talk to."""

    choices: list[Choice]
    team: Invitation | None
    talk: Talk | None

    @property
    def is_whole(self) -> bool:
        """At least one task is as she wished."""
        return any(not one.but for one in self.choices)


def answers_of(actor: Actor) -> Answers:
    """What she has said about helping before; one query, nothing for guests."""
    if not actor.person_id:
        return Answers()
    said = HelperProfile.objects.filter(person=actor.person_id).first()
    if said is None:
        return Answers()
    return Answers(
        minutes=said.minutes if said.minutes in MINUTES else None,
        when=said.when if said.when in WHENS else "",
        where="online" if said.online_only else "",
        topics=tuple(topics_of(said.topics))[:MOST_TOPICS],
    )


def fitting(actor: Actor, answers: Answers) -> Fitting:
    """Three tasks, a team and somebody to talk to; the number of queries is fixed."""
    return Fitting(
        chosen(actor, answers),
        team_for(invitations(actor), answers.topics),
        somebody_for(actor, answers.where),
    )


def chosen(actor: Actor, answers: Answers, *, but: int = 0, most: int = MOST) -> list[Choice]:
    """The tasks that fit best, without the one with the key ``but``; four queries at most."""
    found = _candidates(actor, answers, but)
    rooms = rooms_of(found.values())
    homes = {home.unit_id for home in actor.homes}
    fits = best(
        answers.wishes,
        (
            _chance(actor, one, rooms[pk], homes)
            for pk, one in found.items()
            if _takes(rooms[pk], answers.known)
        ),
        most=most,
    )
    return [choice_of(found[one.key], rooms[one.key], one, answers.wishes) for one in fits]


def team_for(found: Iterable[Invitation], topics: Iterable[str]) -> Invitation | None:
    """The team that fits best: one about her topics, else the one she can join soonest."""
    words = list(topics)
    ranked = sorted(found, key=lambda one: (not one.is_about(words), one.door))
    return ranked[0] if ranked else None


def topics_offered(actor: Actor, own: Iterable[str] = ()) -> list[str]:
    """Topics to choose from: her own, then those of most open tasks; few queries."""
    number: Counter[str] = Counter()
    for one in first_of(open_tasks(actor), LOOKED_AT * 3):
        number.update(topics_of(one.topics))
    common = sorted(number, key=lambda one: (-number[one], one))
    return list({one.casefold(): one for one in [*own, *common]}.values())[:MOST_TOPICS]


def topics_of(told: str) -> list[str]:
    """Words parted by commas."""
    return [word for one in told.split(",") if (word := _word(one))]


def _word(text: str) -> str:
    return text.replace("\0", "").strip()[:40]


def _candidates(actor: Actor, answers: Answers, but: int) -> dict[int, Opportunity]:
    """A few that fit by what the database knows, and the next ones whatever they are."""
    rows = open_tasks(actor).exclude(pk=but)
    if actor.person_id:
        mine = Engagement.objects.filter(person=actor.person_id)
        rows = rows.exclude(pk__in=mine.values("opportunity"))
    found: dict[int, Opportunity] = {}
    for some in (_narrowed(rows, answers), rows):
        found |= {one.pk: one for one in first_of(some, LOOKED_AT)}
    return found


def _narrowed(rows: QuerySet[Opportunity], answers: Answers) -> QuerySet[Opportunity]:
    online = answers.where == "online"
    return narrowed(
        rows,
        Asked(
            when="heute" if answers.when == TODAY else "",
            topic=answers.topics[0] if answers.topics else "",
            place="online" if online else "",
            unit="" if online else answers.where,
            kind="task" if answers.company == Company.ALONE else "",
            minutes=answers.minutes or 0,
        ),
    )


def _takes(room: Room, known: str) -> bool:
    """There is a place for her now, in one of its jobs if it has any."""
    her = Joiner(first_time=known == Known.FIRST, experienced=known == Known.BEFORE)
    jobs: Mapping[int, int] = room.jobs
    return any(room.fits(replace(her, position=job)) for job in jobs) if jobs else room.fits(her)


def _chance(actor: Actor, task: Opportunity, room: Room, homes: set[int]) -> Chance:
    now = timezone.now()
    starts = task.starts_at or now
    hour = None if task.all_day else timezone.localtime(starts).hour
    places = {"online"} if task.online_url else set()
    if task.place:
        places.add(task.host.unit.slug)
    at_home = task.host.unit_id in homes
    return Chance(
        key=task.pk,
        minutes=_minutes(task),
        when=falls_on(task.first_day, task.last_day, hour, timezone.localdate()),
        where=frozenset(places),
        company=frozenset({Company.ALONE if task.kind == "task" else Company.TOGETHER}),
        topics=frozenset(one.casefold() for one in topics_of(task.topics)),
        known=frozenset(_known(task, room)),
        direct=actor.is_known or (task.guests and task.visibility == Visibility.PUBLIC),
        missing=room.missing,
        far=0 if at_home else 1 if task.online_url else 2,
        begins=int(max(starts, now).timestamp() // 60),
    )


def _minutes(task: Opportunity) -> int | None:
    if task.effort_minutes is None and not task.all_day and task.starts_at and task.ends_at:
        return round((task.ends_at - task.starts_at).total_seconds() / 60)
    return task.effort_minutes


def _known(task: Opportunity, room: Room) -> Iterable[str]:
    if task.kind != "shift" or room.kept_first:
        yield Known.FIRST
    if room.missing_experienced or room.skilled:
        yield Known.BEFORE
    if task.learn_text:
        yield Known.LEARN
