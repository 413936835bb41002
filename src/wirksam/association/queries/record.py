"""What was done with a unit and its people, as its own people can read it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirksam.association.choices import Capability
from wirksam.association.models import Mandate, Person, Unit
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.journal.queries import entries_about
from wirksam.foundation.journal.words import verbs_of, word_for

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the record: when, who as far as this reader may know, what, and why."""

    entry: JournalEntry
    who: str
    office: str
    what: StrOrPromise
    about: str
    reason: str
    times: int = 1

    @property
    def count(self) -> int | None:
        """How many names were read or taken along, where that is told."""
        told = self.entry.detail.get("count")
        return told if isinstance(told, int) else None

    @property
    def right(self) -> StrOrPromise:
        """The right that was given or taken, where it was one."""
        told = self.entry.detail.get("capability")
        return Capability(told).label if told in Capability.values else ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the record to show: deeds of one subject, and a first and last day."""

    subject: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One page of the record."""

    page: Page[JournalEntry]
    deeds: list[Deed]


def record_of(actor: Actor, unit: Unit, chosen: Chosen, page: str = "1") -> Record:
    """The record of ``unit``, newest first; four queries, however long it is."""
    rows = entries_about(unit.slug)
    if chosen.subject:
        rows = rows.filter(verb__in=verbs_of(chosen.subject))
    if chosen.since:
        rows = rows.filter(recorded_at__date__gte=chosen.since)
    if chosen.until:
        rows = rows.filter(recorded_at__date__lte=chosen.until)
    shown = Paginator(rows.select_related("reason"), PER_PAGE).get_page(page)
    entries = list(shown)
    keys = {key for one in entries for key in (one.actor_key, _concerned(one)) if key}
    names = _names(actor, keys)
    offices = _offices({one.actor_key for one in entries})
    return Record(shown, _folded([_deed(one, names, offices) for one in entries]))


def _folded(deeds: list[Deed]) -> list[Deed]:
    """Lists read several times on end by one person on one day are one line with their number."""
    found: list[Deed] = []
    for deed in deeds:
        last = found[-1] if found else None
        if last and deed.entry.verb == "read_list" and _sign(last.entry) == _sign(deed.entry):
            found[-1] = replace(last, times=last.times + 1)
        else:
            found.append(deed)
    return found


def _sign(entry: JournalEntry) -> tuple[object, ...]:
    day = timezone.localdate(entry.recorded_at)
    return entry.verb, entry.actor_key, entry.object_key, day, entry.detail.get("count")


def _concerned(entry: JournalEntry) -> str:
    told = entry.detail.get("person", "")
    return told if isinstance(told, str) else ""


def _names(actor: Actor, keys: Iterable[str]) -> dict[str, str]:
    rows = visible(actor, Person.objects.filter(key__in=_real(keys)))
    return {str(key): name for key, name in rows.values_list("key", "name")}


def _offices(keys: Iterable[str]) -> dict[str, list[Mandate]]:
    """What the people behind these keys held or hold: an office is no secret, a name may be."""
    found: dict[str, list[Mandate]] = defaultdict(list)
    rows = Mandate.objects.filter(person__key__in=_real(keys)).select_related(
        "person", "office__body__unit", "acting_for"
    )
    for mandate in rows.order_by("starts_on", "pk"):
        found[str(mandate.person.key)].append(mandate)
    return found


def _real(keys: Iterable[str]) -> list[uuid.UUID]:
    found = []
    for key in keys:
        try:
            found.append(uuid.UUID(key))
        except ValueError:
            continue
    return found


def _deed(entry: JournalEntry, names: dict[str, str], offices: dict[str, list[Mandate]]) -> Deed:
    day = timezone.localdate(entry.recorded_at)
    held = [
        f"{one.office.name}, {one.body.name}"
        for one in offices.get(entry.actor_key, ())
        if one.runs_on(day)
    ]
    reason = getattr(entry, "reason", None)
    concerned = _concerned(entry)
    return Deed(
        entry=entry,
        who=_who(entry.actor_key, names, known=bool(offices.get(entry.actor_key))),
        office=held[0] if held else "",
        what=word_for(entry.verb),
        about=names.get(concerned, _("somebody who is not shown to you")) if concerned else "",
        reason=reason.text if reason else "",
    )


def _who(key: str, names: dict[str, str], *, known: bool) -> str:
    """The name if this reader may know it; else nothing where an office says enough, else a key."""
    if not key:
        return _("the platform itself")
    if key in names or known:
        return names.get(key, "")
    return _("somebody with the key %(key)s") % {"key": key[:8]}
