"""Activities as plain text to pass on in messengers: short lines, an address, no markup.

Nothing about people, no link to a meeting: only what the page shows to whoever may open it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.choices import State, Visibility
from wirksam.activities.kinds import Fact, Facts, kind_of
from wirksam.activities.models import Activity
from wirksam.activities.queries.feeds import plain
from wirksam.activities.queries.words import hours, when
from wirksam.foundation.i18n.days import day

MOST = 40
"""So many activities fit into one message; who wants more follows the address."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text to pass on. ``inside``: it tells what not everyone may see."""

    title: str
    text: str
    inside: bool

    @property
    def mail(self) -> str:
        """An address that opens a letter with it."""
        return f"mailto:?subject={quote(self.title)}&body={quote(self.text)}"

    @property
    def rows(self) -> int:
        """How many lines a field for it shows."""
        return min(24, max(6, self.text.count("\n") + 3))


def message_of(activity: Activity, base: str) -> Message:
    """One activity. ``base``: the address of the site, without a slash at its end."""
    lines = [
        when(activity),
        _labelled(_("Where"), _where(activity)),
        _labelled(_("Access"), activity.access_info),
        _labelled(_("Please bring"), activity.needs_text),
        activity.host.unit.name,
        *(f"{fact.label}: {fact.text}" for fact in facts_of([activity])[activity.pk]),
        f"{base}{activity.get_absolute_url()}",
    ]
    text = "\n".join(" ".join(line.split()) for line in map(plain, lines) if line)
    title = plain(activity.title)
    if activity.state == State.CANCELLED:
        title = _("Called off: %(title)s") % {"title": title}
    return Message(title, f"{title}\n{text}", activity.visibility != Visibility.PUBLIC)


def message_of_many(title: str, activities: Sequence[Activity], url: str, base: str) -> Message:
    """Several, day by day; ``url`` is the page that lists them all."""
    shown = [one for one in activities if one.starts_at is not None][:MOST]
    facts = facts_of(shown)
    title = plain(title)
    blocks = [title]
    for on, rows in _by_day(shown).items():
        told = [_row(one, facts[one.pk], base) for one in rows]
        blocks.append("\n".join((day(on), *told)))
    left = len(activities) - len(shown)
    if left > 0:
        blocks.append(ngettext("And %(n)s more.", "And %(n)s more.", left) % {"n": left})
    if not shown:
        blocks.append(_("Nothing is planned yet."))
    blocks.append(f"{base}{url}")
    inside = any(one.visibility != Visibility.PUBLIC for one in shown)
    return Message(title, "\n\n".join(blocks), inside)


def facts_of(activities: Iterable[Activity]) -> dict[int, list[Fact]]:
    """What kinds tell beside what every activity has, such as free places; few queries."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    found: dict[int, list[Fact]] = defaultdict(list)
    for one in activities:
        by_kind[one.kind].append(one.pk)
    asked: dict[Callable[[Iterable[int]], Facts], list[int]] = defaultdict(list)
    for kind, pks in by_kind.items():
        known = kind_of(kind)
        if known and known.facts:
            asked[known.facts] += pks
    for tell, pks in asked.items():
        found.update(tell(pks))
    return found


def _by_day(activities: Iterable[Activity]) -> dict[date, list[Activity]]:
    found: dict[date, list[Activity]] = defaultdict(list)
    for one in activities:
        found[one.first_day].append(one)
    return found


def _row(one: Activity, facts: list[Fact], base: str) -> str:
    title = plain(one.title)
    if one.state == State.CANCELLED:
        title = _("Called off: %(title)s") % {"title": title}
    time = when(one) if one.days else hours(one)
    beside = [_where(one), *(str(fact.text) for fact in facts if not fact.url)]
    said = f"• {time}: {title}" if time else f"• {title}"
    tail = ", ".join(part for part in beside if part)
    first = " ".join(plain(f"{said} ({tail})" if tail else said).split())
    return f"{first}\n  {base}{one.get_absolute_url()}"


def _where(activity: Activity) -> str:
    parts = (activity.place, _("online") if activity.online_url else "")
    return ", ".join(part for part in parts if part)


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""
