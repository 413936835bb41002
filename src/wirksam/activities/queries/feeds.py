"""Calendars for other programs (RFC 5545): public ones, one's own, a single date.

Each activity keeps its UID for good; what is called off stays, marked as such, so that it goes from
people's calendars too. Times carry the association's zone, so that summer time does them no harm.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from wirksam.activities.access import of_bodies
from wirksam.activities.choices import State, Visibility
from wirksam.activities.models import Activity, CalendarKey, Participation
from wirksam.activities.queries.listing import known_to, of_unit
from wirksam.association.models import Person
from wirksam.association.queries.actors import actor_for
from wirksam.foundation.access import NOBODY, Actor

BEHIND = timedelta(days=183)
MOST = 2000
_KEPT = "\n\u200c\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
_MAKER = "-//Wirksam//Wirksam//DE"
_STATUS = {State.PLANNED: "TENTATIVE", State.CANCELLED: "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Feed:
    """What goes into a calendar; ``base`` is the address of the site, without a slash.

    ``inside``: primary keys whose meeting link may be told, because the reader takes part or hosts.
    """

    name: str
    activities: Iterable[Activity]
    base: str
    inside: frozenset[int] = frozenset()


def public_activities(unit: str = "") -> QuerySet[Activity]:
    """What anyone may see: of the whole association, or of one unit."""
    rows = known_to(NOBODY)
    return _recent(rows.filter(of_unit(unit)) if unit else rows)


def owner_of(digest: str) -> Person | None:
    """Whose calendar has an address with this digest; nobody without an account in use."""
    held = CalendarKey.objects.filter(digest=digest, person__user__is_active=True)
    key = held.select_related("person").first()
    return key.person if key else None


def personal_feed(person: Person, base: str) -> Feed:
    """What she takes part in and what her boards and teams host, as far as she may see it today."""
    actor = actor_for(person)
    mine = Participation.objects.filter(person=person).values_list("activity", flat=True)
    joined = frozenset(mine)
    rows = known_to(actor).filter(_hosted_by_seats(actor) | Q(pk__in=joined))
    return Feed(_("My calendar"), _recent(rows), base, joined)


def single_feed(activity: Activity, base: str, *, inside: bool) -> Feed:
    """One activity as a calendar entry."""
    keys = frozenset([activity.pk]) if inside else frozenset[int]()
    return Feed(activity.title, [activity], base, keys)


def render(feed: Feed) -> bytes:
    """The calendar as it goes over the wire; the same rows give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", " ".join(plain(feed.name).split()))
    calendar.add_component(_zone())
    for activity in feed.activities:
        if activity.starts_at is not None:
            calendar.add_component(_event(activity, feed))
    return bytes(calendar.to_ical())


def plain(text: str) -> str:
    """Text without signs that could end a line, hide or turn something; line breaks stay.

    Signs that join letters stay too: scripts and pictures are made of them.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in lines if sign in _KEPT or unicodedata.category(sign) not in _HIDDEN
    )


def _hosted_by_seats(actor: Actor) -> Q:
    return of_bodies([seat.body_id for seat in actor.seats])


def _recent(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    since = timezone.now() - BEHIND
    found = rows.filter(starts_at__gte=since).exclude(state=State.IDEA)
    return found.order_by("starts_at", "pk")[:MOST]


def _event(activity: Activity, feed: Feed) -> Event:
    event = Event()
    cancelled = activity.state == State.CANCELLED
    title = plain(activity.title)
    event.add("uid", f"{activity.uid}@wirksam")
    event.add("sequence", activity.sequence)
    event.add("dtstamp", activity.changed_at)
    event.add("last-modified", activity.changed_at)
    event.add("status", _STATUS.get(State(activity.state), "CONFIRMED"))
    event.add("summary", _("Called off: %(title)s") % {"title": title} if cancelled else title)
    _add_times(event, activity)
    if activity.place:
        event.add("location", plain(activity.place))
    event.add("description", _description(activity, inside=activity.pk in feed.inside))
    event.add("categories", [str(activity.kind_label)])
    event.add("url", f"{feed.base}{activity.get_absolute_url()}")
    if activity.visibility != Visibility.PUBLIC:
        event.add("class", "PRIVATE")
    return event


def _add_times(event: Event, activity: Activity) -> None:
    if activity.all_day:
        event.add("dtstart", activity.first_day)
        event.add("dtend", activity.last_day + timedelta(days=1))
        return
    zone = timezone.get_default_timezone()
    if activity.starts_at is not None:
        event.add("dtstart", activity.starts_at.astimezone(zone))
    if activity.ends_at is not None:
        event.add("dtend", activity.ends_at.astimezone(zone))


def _description(activity: Activity, *, inside: bool) -> str:
    parts = [
        activity.cancelled_reason,
        activity.summary,
        activity.meeting_link if inside else "",
        _labelled(_("What you need"), activity.needs_text),
        _labelled(_("Access"), activity.access_info),
        _labelled(_("Hosted by"), activity.host.name),
    ]
    return plain("\n\n".join(part for part in parts if part))


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


@lru_cache(maxsize=1)
def _zone() -> Timezone:
    """Summer and winter time of the years that any entry can lie in."""
    first, last = date(2020, 1, 1), date(2050, 1, 1)
    return Timezone.from_tzid(settings.TIME_ZONE, first_date=first, last_date=last)
