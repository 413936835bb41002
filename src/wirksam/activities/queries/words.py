"""When and how long, in the words people use."""

from __future__ import annotations

from datetime import UTC

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wirksam.activities.models import Activity
from wirksam.foundation.i18n.days import day

_HOUR = 60


def when(activity: Activity) -> str:
    """``Sa, 21. November, 18:00 bis 20:00 Uhr``; days only where it lasts all day."""
    if activity.starts_at is None:
        return _("no date yet")
    if activity.all_day or activity.days:
        first, last = day(activity.first_day), day(activity.last_day)
        if not activity.days:
            return first
        told = {"first": first, "last": last, "from": _clock(activity.starts_at)}
        if activity.all_day or activity.ends_at is None:
            return pgettext("days", "%(first)s to %(last)s") % told
        told["to"] = _clock(activity.ends_at)
        return _("%(first)s, %(from)s, to %(last)s, %(to)s") % told
    return ", ".join(filter(None, (day(activity.first_day), hours(activity))))


def hours(activity: Activity) -> str:
    """``18:00 bis 20:00 Uhr``; all day where it has no hours; empty for what was only noted."""
    if activity.starts_at is None or activity.all_day:
        return _("all day")
    if activity.starts_at == activity.ends_at:
        return ""
    told = {"from": _clock(activity.starts_at)}
    if activity.ends_at is None or activity.days:
        return pgettext("clock", "%(from)s") % told
    return pgettext("clock", "%(from)s to %(to)s") % (told | {"to": _clock(activity.ends_at)})


def duration(minutes: int | None) -> str:
    """``40 Minuten``, ``2 Stunden``, ``2 Stunden, 30 Minuten``; empty for none."""
    if not minutes:
        return ""
    whole, rest = divmod(minutes, _HOUR)
    parts = []
    if whole:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": whole})
    if rest:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest})
    return ", ".join(parts)


def effort(activity: Activity) -> str:
    """How long it takes somebody who joins: as the hosts said, else from start to end."""
    minutes = activity.effort_minutes
    if minutes is None and not activity.all_day and activity.starts_at and activity.ends_at:
        lasts = activity.ends_at.astimezone(UTC) - activity.starts_at.astimezone(UTC)
        minutes = round(lasts.total_seconds() / 60)
    return duration(minutes)


def _clock(moment: object) -> str:
    local = timezone.localtime(moment, timezone.get_default_timezone())  # type: ignore[arg-type]
    return formats.time_format(local, "H:i")
