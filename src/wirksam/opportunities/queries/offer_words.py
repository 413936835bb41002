"""Why somebody is asked and why a place stays open, each in one plain sentence.

A round keeps codes and values; what they say is found here, in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from wirksam.association.models import Unit

_WEEK = 7
TIMES = (
    (2, pgettext_lazy("support", "once")),
    (3, pgettext_lazy("support", "one and a half times")),
    (4, pgettext_lazy("support", "twice")),
    (6, pgettext_lazy("support", "three times")),
)
"""How many times tasks of a chapter can count; kept in halves."""
Told = Mapping[str, Any]
"""A reason as it is kept: its ``code`` and its ``values``."""


def unit_names(told: Iterable[Told]) -> dict[str, str]:
    """The names of the units in reasons, by primary key as text; at most one query."""
    keys = {str(one["values"]["unit"]) for one in told if "unit" in one["values"]}
    return names_of(keys)


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Short names of units by primary key as text."""
    pks = {int(key) for key in keys}
    rows = Unit.objects.filter(pk__in=pks) if pks else ()
    return {str(one.pk): one.short_name or one.name for one in rows}


def sentence(told: Told, names: Mapping[str, str]) -> str:
    """Why somebody is asked, said to her."""
    values = dict(told["values"])
    unit = names.get(str(values.get("unit", "")), _("A chapter"))
    write = _REASONS.get(told["code"])
    return write(values | {"unit": unit}) if write else _("It fits what you said about helping.")


def times(halves: int) -> str:
    """How many times tasks of a chapter count, kept in halves."""
    return str(dict(TIMES).get(halves, halves / 2))


def gap_sentence(told: Told) -> str:
    """Why places stay open."""
    values = dict(told["values"])
    write = _GAPS.get(told["code"])
    return write(values) if write else ""


def _first_time(values: Told) -> str:
    return ngettext(
        "A place is kept here for somebody who does this for the first time, as you would.",
        "%(places)s places are kept here for people who do this for the first time, as you would.",
        values["places"],
    ) % dict(values)


def _experienced(_values: Told) -> str:
    return _("People are needed here who have done this before, as you have.")


def _few_fit(values: Told) -> str:
    return ngettext(
        "Of all who want to be asked, this fits only you.",
        "Of all who want to be asked, this fits only %(fitting)s people.",
        values["fitting"],
    ) % dict(values)


def _liked(values: Told) -> str:
    if not values.get("topic"):
        return _("It is one of the things you like to do.")
    return _("You said you like “%(topic)s”, and this is about it.") % values


def _near(values: Told) -> str:
    return _("%(unit)s needs somebody, and that is where you belong.") % values


def _support(values: Told) -> str:
    times = {
        "3/2": _("%(unit)s has little support now, so tasks there count one and a half times."),
        "2": _("%(unit)s has little support now, so tasks there count twice."),
        "3": _("%(unit)s has little support now, so tasks there count three times."),
    }
    words = times.get(str(values["weight"]))
    return (words or _("%(unit)s has little support now, so tasks there count more.")) % values


def _nothing_lately(values: Told) -> str:
    weeks = max(1, int(values["days"]) // _WEEK)
    return ngettext(
        "You want to be asked, and in the last week there was nothing for you.",
        "You want to be asked, and in the last %(n)s weeks there was nothing for you.",
        weeks,
    ) % {"n": weeks}


def _less_lately(_values: Told) -> str:
    return _("Lately it was your turn less often than that of most whom this fits.")


def _others_asked(_values: Told) -> str:
    return _("Those whose turn came less often are asked for something else, or cannot do this.")


_REASONS = {
    "first-time-place": _first_time,
    "experienced-place": _experienced,
    "few-fit": _few_fit,
    "liked": _liked,
    "near": _near,
    "support": _support,
    "nothing-lately": _nothing_lately,
    "less-lately": _less_lately,
    "others-asked": _others_asked,
}


def _no_experienced(values: Told) -> str:
    told = ngettext(
        "%(n)s experienced person was not found.",
        "%(n)s experienced people were not found.",
        values["missing"],
    ) % {"n": values["missing"]}
    if not values.get("held"):
        return told
    held = ngettext(
        "%(n)s other place waits for that.", "%(n)s other places wait for that.", values["held"]
    ) % {"n": values["held"]}
    return f"{told} {held}"


def _no_first_timers(values: Told) -> str:
    return ngettext(
        "%(n)s place stays free for people who do this for the first time.",
        "%(n)s places stay free for people who do this for the first time.",
        values["missing"],
    ) % {"n": values["missing"]}


def _nobody(values: Told) -> str:
    return ngettext(
        "For %(n)s place nobody was found whom it fits, who has time and whose turn it is.",
        "For %(n)s places nobody was found whom it fits, who has time and whose turn it is.",
        values["missing"],
    ) % {"n": values["missing"]}


_GAPS = {
    "experienced-missing": _no_experienced,
    "first-timers-missing": _no_first_timers,
    "people-missing": _nobody,
}
