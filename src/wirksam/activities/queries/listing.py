"""Lists and calendars: constant queries and index ranges, however many rows there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar, cast

from django.db.models import Manager, Q, QuerySet
from django.utils import timezone

from wirksam.activities.access import of_bodies
from wirksam.activities.choices import State
from wirksam.activities.models import Activity, Contribution
from wirksam.activities.rules import slug_or_nothing
from wirksam.association.models import Body, Unit
from wirksam.foundation.access import Actor, visible

PER_PAGE = 30
MOST_IN_CALENDAR = 400
_RUNNING_AT_ONCE = 20
LONGEST = timedelta(days=371)
"""Nothing lasts longer than a year (see ``operations.planning``)."""

A = TypeVar("A", bound=Activity)


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows a list; empty fields narrow nothing. ``zusage`` is a commitment's code."""

    unit: str = ""
    kind: str = ""
    code: str = ""

    @classmethod
    def from_query(cls, values: Mapping[str, str]) -> Asked:
        """From the address of a page; nonsense finds nothing, and never fails."""
        return cls(*(slug_or_nothing(values.get(name, "")) for name in ("unit", "art", "zusage")))

    @property
    def is_active(self) -> bool:
        """Something is narrowed."""
        return bool(self.unit or self.kind or self.code)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. The whole is never counted: that would grow with it."""

    rows: list[Activity]
    number: int
    has_more: bool

    @property
    def last(self) -> int:
        """The number of the last page as far as it is known."""
        return self.number + self.has_more


def known_to(actor: Actor) -> QuerySet[Activity]:
    """Everything this person may see, with what a row of a list shows."""
    return visible(actor, Activity).select_related("host__unit")


def upcoming(actor: Actor, asked: Asked = Asked(), *, page: int = 1) -> Listing:
    """What begins today or later, the next first. Ideas without a date are not in it."""
    rows = _narrowed(known_to(actor), asked).filter(starts_at__gte=_midnight(timezone.localdate()))
    return _page(rows.exclude(state=State.IDEA).order_by("starts_at", "pk"), page)


def past(actor: Actor, asked: Asked = Asked(), *, page: int = 1) -> Listing:
    """What began before today, the latest first."""
    rows = _narrowed(known_to(actor), asked).filter(starts_at__lt=_midnight(timezone.localdate()))
    return _page(rows.exclude(state=State.IDEA).order_by("-starts_at", "-pk"), page)


def ideas(actor: Actor, asked: Asked = Asked(), *, page: int = 1) -> Listing:
    """Ideas this person may see, the newest first."""
    rows = _narrowed(known_to(actor), asked).filter(state=State.IDEA)
    return _page(rows.order_by("-pk"), page)


def running_now(actor: Actor, asked: Asked = Asked()) -> list[Activity]:
    """What began before today and lasts until today or longer, at most twenty."""
    today = _midnight(timezone.localdate())
    rows = _narrowed(known_to(actor), asked).filter(
        days__gt=0, ends_at__gte=today, starts_at__lt=today
    )
    return _in_order(rows.exclude(state__in=(State.IDEA, State.CANCELLED)))


def between(
    actor: Actor,
    first: date,
    last: date,
    unit: Unit | None = None,
    *,
    most: int = MOST_IN_CALENDAR,
) -> list[Activity]:
    """What happens on any day from ``first`` to ``last``, in order of time, at most ``most``.

    Two index ranges: what begins in these days, and what lasts into them.
    """
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    rows = known_to(actor).exclude(state=State.IDEA)
    if unit is not None:
        rows = rows.filter(of_unit(unit.slug))
    begins = rows.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")
    lasts = rows.filter(days__gt=0, ends_at__gte=start, starts_at__lt=start)
    return [*_in_order(lasts), *begins[:most]]


def _in_order(lasting: QuerySet[Activity]) -> list[Activity]:
    """What takes several days: what ends first is looked up first, as the index has it."""
    found = lasting.order_by("ends_at", "pk")[:_RUNNING_AT_ONCE]
    return sorted(found, key=lambda one: (one.first_day, one.pk))


def first_of(rows: QuerySet[A], count: int, *, begin: int = 0) -> list[A]:
    """``count`` of ``rows`` that are not over, by their beginning, from the number ``begin`` on.

    What lasts since before today comes first, then what begins: two index ranges that pass by all
    that is long over. Keys are looked up alone, or a database would begin with the hosts.
    """
    today = _midnight(timezone.localdate())
    lasts = rows.filter(
        days__gt=0, starts_at__lt=today, ends_at__gte=today, ends_at__lt=today + LONGEST
    )
    begun = list(_keys(lasts)[:MOST_IN_CALENDAR])
    page = begun[begin : begin + count]
    if len(page) < count:
        ahead = max(0, begin - len(begun))
        later = _keys(rows.filter(starts_at__gte=today))
        page += later[ahead : ahead + count - len(page)]
    manager = cast("Manager[A]", rows.model._default_manager)
    found = manager.select_related("host__unit").in_bulk(page)
    return [found[pk] for pk in page]


def _keys(rows: QuerySet[A]) -> QuerySet[A, int]:
    return rows.order_by("starts_at", "pk").values_list("pk", flat=True)


def of_unit(slug: str) -> Q:
    """Activities that a unit's bodies host, alone or with others."""
    return of_bodies(Body.objects.filter(unit__slug=slug))


def of_body(body: int) -> Q:
    """Activities that one body hosts, alone or with others."""
    return of_bodies([body])


def of_units(units: Iterable[int]) -> Q:
    """The same for several units, by their primary keys; no query of its own."""
    return of_bodies(Body.objects.filter(unit__in=list(units)))


def _narrowed(rows: QuerySet[Activity], asked: Asked) -> QuerySet[Activity]:
    if asked.unit:
        rows = rows.filter(of_unit(asked.unit))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.code:
        tied = Contribution.objects.filter(commitment__code=asked.code, ended_at=None)
        rows = rows.filter(pk__in=tied.values("activity"))
    return rows


def _page(rows: QuerySet[Activity], number: int) -> Listing:
    number = max(1, min(number, 500))
    begin = (number - 1) * PER_PAGE
    found = list(rows[begin : begin + PER_PAGE + 1])
    return Listing(found[:PER_PAGE], number, len(found) > PER_PAGE)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_default_timezone())
