"""Why a task fits, in one plain sentence; and what is not as wished, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from wirksam.activities.queries.words import effort
from wirksam.engine.fit import EVENINGS, MORNINGS, TODAY, WEEKEND, Fit, Wishes
from wirksam.opportunities.choices import Company, Known
from wirksam.opportunities.models import Opportunity
from wirksam.opportunities.queries.listing import Row, unit_name
from wirksam.opportunities.rules import Room

MOST_REASONS = 3
_TELLING = ("minutes", "topics", "where", "when", "company", "known")
_WISHED: dict[str, StrOrPromise] = {
    "minutes": gettext_lazy("how long"),
    "when": gettext_lazy("when"),
    "where": gettext_lazy("where"),
    "company": gettext_lazy("with whom"),
    "topics": gettext_lazy("on what"),
    "known": gettext_lazy("experience"),
}
_ON: dict[str, StrOrPromise] = {
    TODAY: gettext_lazy("it is today"),
    MORNINGS: gettext_lazy("it begins in the morning"),
    EVENINGS: gettext_lazy("it is in the evening"),
    WEEKEND: gettext_lazy("it is at the weekend"),
}
_BY: dict[str, StrOrPromise] = {
    Company.ALONE: gettext_lazy("you can do it alone"),
    Company.TOGETHER: gettext_lazy("others help with you"),
    Known.FIRST: gettext_lazy("you need no experience"),
    Known.BEFORE: gettext_lazy("somebody is needed who has done it before"),
    Known.LEARN: gettext_lazy("you learn something new"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A task that is proposed: why it fits, and what is not as wished (empty: nothing)."""

    row: Row
    why: str
    but: str = ""


def choice_of(task: Opportunity, room: Room, found: Fit, wishes: Wishes) -> Choice:
    """The task with its sentence."""
    reasons = list(dict.fromkeys(_reasons(task, room, found, wishes)))[:MOST_REASONS]
    why = f"{capfirst(get_text_list(reasons, _('and')))}."
    missed = [str(_WISHED[name]) for name in found.missed]
    but = _("Not as you wished: %(what)s.") % {"what": ", ".join(missed)} if missed else ""
    return Choice(Row(task, room), why, but)


def _reasons(task: Opportunity, room: Room, found: Fit, wishes: Wishes) -> Iterator[str]:
    for name in sorted(found.met, key=_TELLING.index):
        yield _met(task, name, wishes)
    if room.missing:
        told = ngettext("%(n)s person is missing", "%(n)s people are missing", room.missing)
        yield told % {"n": room.missing}
    if long := effort(task):
        yield _("it takes %(effort)s") % {"effort": long}
    yield _("there is a place for you")


def _met(task: Opportunity, name: str, wishes: Wishes) -> str:
    if name == "minutes":
        return _("it takes %(effort)s") % {"effort": effort(task)}
    if name == "when":
        return _("you choose the hour yourself") if task.all_day else str(_ON[wishes.when])
    if name == "where":
        online = wishes.where == "online"
        near = _("it is where you are looking (%(unit)s)") % {"unit": unit_name(task)}
        return _("you can do it online") if online else near
    if name == "topics":
        about = [one.strip() for one in task.topics.split(",")]
        mine = [one for one in about if one.casefold() in wishes.topics]
        return _("it is about %(topics)s") % {"topics": get_text_list(mine, _("and"))}
    return str(_BY[getattr(wishes, name)])
