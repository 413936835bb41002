"""Tasks to join in: what is still to come, narrowed, paged, in a fixed number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.choices import JOINABLE
from wirksam.activities.queries.listing import PER_PAGE, first_of, of_unit
from wirksam.activities.queries.words import effort, when
from wirksam.activities.rules import slug_or_nothing
from wirksam.foundation.access import Actor, visible
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.queries.rooms import rooms_of
from wirksam.opportunities.rules import Room

_SATURDAY = 5
_LONGEST_WORD = 40
_MOST_MINUTES = 10_000
WHENS = ("heute", "woche", "wochenende")
PLACES = ("online", "ort")


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the list; empty fields narrow nothing."""

    when: str = ""
    topic: str = ""
    place: str = ""
    unit: str = ""
    kind: str = ""
    minutes: int = 0

    @classmethod
    def from_query(cls, values: Mapping[str, str]) -> Asked:
        """From the address of a page; nonsense narrows or finds nothing, and never fails."""
        minutes = values.get("minuten", "")
        known = {"when": values.get("wann", ""), "place": values.get("ort", "")}
        return cls(
            when=known["when"] if known["when"] in WHENS else "",
            topic=values.get("thema", "").replace("\0", "").strip()[:_LONGEST_WORD],
            place=known["place"] if known["place"] in PLACES else "",
            unit=slug_or_nothing(values.get("unit", "")),
            kind=slug_or_nothing(values.get("art", "")),
            minutes=int(minutes) if re.fullmatch(r"[0-9]{1,5}", minutes) else 0,
        )

    @property
    def is_active(self) -> bool:
        """Something is narrowed."""
        return self != Asked()


@dataclass(frozen=True, slots=True)
class Row:
    """One task in a list, for one reader."""

    task: Opportunity
    room: Room
    state: str = ""

    @property
    def meta(self) -> str:
        """When, how long, where."""
        one = self.task
        where = one.place or (_("online") if one.online_url else "")
        return " \N{MIDDLE DOT} ".join(
            part for part in (when(one), effort(one), where, unit_name(one)) if part
        )

    @property
    def need(self) -> str:
        """How many are missing, or how many places are left, in words."""
        return need_of(self.room)

    @property
    def bring(self) -> str:
        """What one brings along."""
        needs = self.task.needs_text
        return _("Bring along: %(what)s") % {"what": needs} if needs else _("Bring nothing along")

    @property
    def meets(self) -> str:
        """Whom one meets, or asks where one does it alone."""
        told = {"who": self.task.host.name}
        alone = self.task.kind == "task"
        return _("Questions: %(who)s") % told if alone else _("You meet: %(who)s") % told

    @property
    def is_full(self) -> bool:
        """Nobody else fits."""
        return self.room.left == 0


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; the whole is never counted."""

    rows: list[Row]
    number: int
    has_more: bool

    @property
    def last(self) -> int:
        """The number of the last page as far as it is known."""
        return self.number + self.has_more


def need_of(room: Room) -> str:
    """How many are missing, or how many places are left, in words."""
    if room.missing:
        return ngettext("%(n)s person is missing", "%(n)s people are missing", room.missing) % {
            "n": room.missing
        }
    if room.left is None:
        return _("everybody is welcome")
    if room.left == 0:
        return _("full")
    return ngettext("%(n)s place is left", "%(n)s places are left", room.left) % {"n": room.left}


def unit_name(task: Opportunity) -> str:
    """The short name of the chapter whose body hosts it."""
    return task.host.unit.short_name or task.host.unit.name


def known_to(actor: Actor) -> QuerySet[Opportunity]:
    """Every task this person may see, with what a row shows."""
    return visible(actor, Opportunity).select_related("host__unit")


def not_over(now: datetime | None = None, at: str = "") -> Q:
    """What has not ended yet (at the lookup path ``at``); days count until their midnight."""
    moment = now or timezone.now()
    today = _midnight(moment)
    hours = Q(**{f"{at}all_day": False, f"{at}ends_at__gte": moment})
    days = Q(**{f"{at}all_day": True, f"{at}ends_at__gte": today})
    return hours | days | Q(**{f"{at}ends_at": None, f"{at}starts_at__gte": today})


def over_at(task: Opportunity) -> datetime | None:
    """The moment :func:`not_over` ends: its end, or the midnight after its last day."""
    last = task.ends_at or task.starts_at
    if last is None or (task.ends_at and not task.all_day):
        return last
    zone = timezone.get_default_timezone()
    return datetime.combine(timezone.localdate(last, zone) + timedelta(days=1), time(), zone)


def open_tasks(actor: Actor) -> QuerySet[Opportunity]:
    """What this person sees, is open to join and not over; the next first.

    Of many, :func:`~wirksam.activities.queries.listing.first_of` finds the first.
    """
    rows = known_to(actor).filter(not_over(), state__in=JOINABLE)
    return rows.order_by("starts_at", "pk")


def tasks(actor: Actor, asked: Asked = Asked(), *, page: int = 1) -> Listing:
    """One page of what one can join."""
    number = max(1, min(page, 500))
    begin = (number - 1) * PER_PAGE
    found = first_of(narrowed(open_tasks(actor), asked), PER_PAGE + 1, begin=begin)
    return Listing(rows_of(actor, found[:PER_PAGE]), number, len(found) > PER_PAGE)


def rows_of(actor: Actor, found: Iterable[Opportunity]) -> list[Row]:
    """Rows with what is left and how this person stands in them; three queries at most."""
    listed = list(found)
    if not listed:
        return []
    rooms, mine = rooms_of(listed), {}
    if actor.person_id:
        own = Engagement.objects.filter(person=actor.person_id, opportunity__in=listed)
        mine = {
            of: EngagementState(state).label
            for of, state in own.values_list("opportunity", "state")
        }
    return [Row(one, rooms[one.pk], str(mine.get(one.pk, ""))) for one in listed]


def narrowed(rows: QuerySet[Opportunity], asked: Asked) -> QuerySet[Opportunity]:
    """Only what was asked for."""
    if asked.when:
        rows = rows.filter(_within(asked.when))
    if asked.topic:
        word = asked.topic
        rows = rows.filter(Q(topics__icontains=word) | Q(title__icontains=word))
    if asked.place == "online":
        rows = rows.exclude(online_url="")
    elif asked.place:
        rows = rows.exclude(place="")
    if asked.unit:
        rows = rows.filter(of_unit(asked.unit))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.minutes:
        rows = rows.filter(effort_minutes__lte=min(asked.minutes, _MOST_MINUTES))
    return rows


def _within(when_asked: str) -> Q:
    today = _midnight(timezone.now())
    weekday = timezone.localdate(today).weekday()
    if when_asked == "wochenende":
        saturday = today + timedelta(days=max(0, _SATURDAY - weekday))
        begin, end = saturday, today + timedelta(days=7 - weekday)
    else:
        begin, end = today, today + timedelta(days=1 if when_asked == "heute" else 7)
    lasts = Q(ends_at__gte=begin) | Q(ends_at=None, starts_at__gte=begin)
    return lasts & Q(starts_at__lt=end)


def _midnight(moment: datetime) -> datetime:
    zone = timezone.get_default_timezone()
    return datetime.combine(timezone.localdate(moment, zone), time(), zone)
